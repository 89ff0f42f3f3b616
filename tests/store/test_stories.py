"""One story in several outlets: found as such, told once, and nothing that only one of them has is lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from asean_cli.models import Article, Statement, Variant
from asean_cli.progress import Silent
from asean_cli.store.interface import Result
from asean_cli.store.local import LocalStore
from asean_cli.store.stories import ALIKE, COMPARED, bands, likeness, signature

Make = Callable[..., Statement]
Ask = Callable[..., Result]

WORDS = [f"word{number}" for number in range(400)]
SAID = "the code of conduct in the sea should be concluded by the end of the year"


def text(seed: int, words: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


class TestSignatures:
    def test_tell_how_much_two_texts_have_in_common(self) -> None:
        whole = text(1, 400)
        start = " ".join(whole.split()[:320])
        assert likeness(signature(whole), signature(whole)) == 1
        assert abs(likeness(signature(whole), signature(start)) - 0.8) < 0.12
        assert likeness(signature(whole), signature(text(2))) < 0.1

    def test_do_not_mind_case_punctuation_and_lines(self) -> None:
        whole = text(1)
        assert signature(whole) == signature(whole.upper().replace(" ", ",\n"))

    def test_alike_texts_meet_in_a_band(self) -> None:
        whole = text(1, 400)
        assert set(bands(signature(whole))) & set(bands(signature(f"{whole} {text(2, 60)}")))
        assert not set(bands(signature(whole))) & set(bands(signature(text(2))))

    def test_a_text_of_a_few_words_has_none(self) -> None:
        assert signature("It rained.") == b""
        assert bands(b"") == []

    def test_of_a_book_is_that_of_its_start(self) -> None:
        book = text(1, 30_000)
        assert len(book) > 2 * COMPARED
        assert signature(book) == signature(book[:COMPARED])


@pytest.fixture
def carry(store: LocalStore, make_statement: Make) -> Callable[..., None]:
    """Return a function that keeps an article of an outlet with a statement for each content given."""

    def kept(name: str, *contents: str, body: str = text(1), published: str | None = "2021-08-03", **more: Any) -> None:
        article = Article(name, f"{body} {name}", outlet=f"{name} Times", published=published)
        statements = [
            make_statement(number, content=content, article=article.ref, **more)
            for number, content in enumerate(contents)
        ]
        with store.writer(1) as writer:
            writer.put(article, statements, "1")

    return kept


def shown(result: Result) -> list[str]:
    return sorted(statement.article.id for statement in result.statements)


class TestOneStory:
    def test_what_several_outlets_carry_is_told_once(
        self, store: LocalStore, carry: Callable[..., None], ask: Ask
    ) -> None:
        for name in ("b", "a", "c"):
            carry(name, SAID)
        result = ask(store, "conduct", facets=("outlet",))
        assert (result.total, result.repeats, shown(result)) == (1, 2, ["b"])
        assert [each.value for each in result.facets["outlet"]] == ["b Times"]
        assert [each.article for each in result.statements[0].variants] == ["a", "c"]
        everything = ask(store, "conduct", duplicates=True)
        assert (everything.total, everything.repeats, shown(everything)) == (3, 0, ["a", "b", "c"])

    def test_a_variant_says_where_it_is(self, store: LocalStore, carry: Callable[..., None], ask: Ask) -> None:
        carry("a", SAID)
        carry("b", SAID)
        (statement,) = ask(store).statements
        (variant,) = statement.variants
        other = store.statement(variant.id)
        assert variant == Variant(other.id, "b", "b Times", None, "2021-08-03")
        assert [each.id for each in other.variants] == [statement.id]

    def test_the_earliest_leads_whenever_it_was_indexed(
        self, store: LocalStore, carry: Callable[..., None], ask: Ask
    ) -> None:
        carry("undated", SAID, published=None)
        carry("late", SAID, published="2021-08-04")
        assert shown(ask(store)) == ["late"]
        carry("early", SAID, published="2021-08-03")
        assert shown(ask(store)) == ["early"]

    def test_a_filter_that_the_leading_one_does_not_pass_shows_another(
        self, store: LocalStore, carry: Callable[..., None], ask: Ask
    ) -> None:
        for name in "abc":
            carry(name, SAID)
        assert shown(ask(store, "outlet:c")) == ["c"]
        assert shown(ask(store, "outlet:c OR outlet:b")) == ["b"]

    def test_speakers_count_it_once(self, store: LocalStore, carry: Callable[..., None]) -> None:
        from asean_cli.query.build import build
        from asean_cli.query.interface import Filters

        for name in "abc":
            carry(name, SAID)
        once = store.speakers(build(None, Filters()), 5)
        assert (once.speakers[0].count, once.repeats) == (1, 2)
        assert len(once.speakers[0].statements[0].variants) == 2
        assert store.speakers(build(None, Filters(), duplicates=True), 5).speakers[0].count == 3

    def test_what_is_added_is_kept(self, store: LocalStore, carry: Callable[..., None], ask: Ask) -> None:
        carry("a", SAID)
        carry("b", SAID, "trade between the two countries had grown by ten percent")
        assert shown(ask(store)) == ["a", "b"]

    @pytest.mark.parametrize(
        "content",
        [
            SAID.replace("should", "should not"),
            f"{SAID} and that the fishing grounds be opened to boats of all its neighbours at once",
            SAID.replace("the year", "2022"),
            "something else entirely",
        ],
    )
    def test_what_says_something_else_is_kept(
        self, content: str, store: LocalStore, carry: Callable[..., None], ask: Ask
    ) -> None:
        carry("a", SAID)
        carry("b", content)
        assert shown(ask(store)) == ["a", "b"]

    @pytest.mark.parametrize("content", [SAID.replace("should", "must"), SAID.removeprefix("the "), SAID.upper()])
    def test_small_changes_do_not_matter(
        self, content: str, store: LocalStore, carry: Callable[..., None], ask: Ask
    ) -> None:
        carry("a", SAID)
        carry("b", content)
        assert shown(ask(store)) == ["a"]

    def test_another_speaker_a_denial_and_the_same_article_are_kept(
        self, store: LocalStore, carry: Callable[..., None], ask: Ask
    ) -> None:
        carry("a", SAID, SAID)
        carry("b", SAID, speaker="Retno Marsudi")
        carry("c", SAID, negated=True)
        assert ask(store).total == 4

    def test_a_story_that_ends_lets_its_statements_go(
        self, store: LocalStore, carry: Callable[..., None], ask: Ask
    ) -> None:
        for name in "abc":
            carry(name, SAID)
        with store.writer(1) as writer:
            writer.remove("a")
        assert shown(ask(store)) == ["b"]
        carry("b", SAID, body=text(9))
        assert shown(ask(store)) == ["b", "c"]
        assert [each.variants for each in ask(store).statements] == [(), ()]

    def test_a_rebuilt_index_tells_the_same(self, store: LocalStore, carry: Callable[..., None], ask: Ask) -> None:
        for name in "abc":
            carry(name, SAID)
        before = ask(store, "conduct")
        with store.writer(1) as writer:
            writer.rebuild(Silent())
        assert ask(store, "conduct") == before


class TestOtherStories:
    def test_other_articles(self, store: LocalStore, carry: Callable[..., None], ask: Ask) -> None:
        carry("a", SAID)
        carry("b", SAID, body=text(2))
        assert ask(store).total == 2

    def test_the_same_form_another_month(self, store: LocalStore, carry: Callable[..., None], ask: Ask) -> None:
        carry("a", SAID, published="2021-08-03")
        carry("b", SAID, published="2021-09-03")
        assert ask(store).total == 2

    def test_a_cut_of_half_is_still_the_story_and_less_is_not(
        self, store: LocalStore, carry: Callable[..., None], ask: Ask
    ) -> None:
        whole = text(1, 600).split()
        carry("a", SAID, body=" ".join(whole))
        carry("b", SAID, body=" ".join(whole[: int(600 * (ALIKE + 0.25))]))
        carry("c", SAID, body=" ".join(whole[: int(600 * (ALIKE - 0.25))]))
        assert shown(ask(store)) == ["a", "c"]


def test_how_many_repeat_is_counted(store: LocalStore, make_article: Callable[..., Article]) -> None:
    with store.writer(1) as writer:
        for name in "abc":
            writer.put(make_article(name, text=text(1) if name != "c" else text(2)), [], "1")
        assert writer.repeated == 1
