"""Order, pages, facets, speakers and highlighting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from asean_cli.models import Entity, Statement
from asean_cli.query.build import build
from asean_cli.query.interface import FACETS, Filters
from asean_cli.store.interface import Result, SpeakersResult
from asean_cli.store.local import LocalStore

Make = Callable[..., Statement]
Keep = Callable[..., None]
Ask = Callable[..., Result]


def contents(result: Result) -> list[str]:
    return [statement.content for statement in result.statements]


class TestOrder:
    @pytest.fixture(autouse=True)
    def filled(self, store: LocalStore, make_statement: Make, keep: Keep) -> None:
        given: list[dict[str, Any]] = [
            {"content": "vaccine one", "date": "2021-01-01", "speaker": "Wang Yi"},
            {"content": "vaccine vaccine two", "date": "2021-03-01", "speaker": "Đặng Minh"},
            {"content": "vaccine three", "date": None, "article": {"published": None}, "speaker": "bui son"},
            {"content": "vaccine four", "date": "2021-02-01", "speaker": "Wang Yi"},
            {"content": "nothing", "date": "2022-01-01"},
        ]
        keep(store, [make_statement(i, **each) for i, each in enumerate(given)])

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            ("relevance", "two four one three"),
            ("newest", "two four one three"),
            ("oldest", "one four two three"),
            ("speaker", "three two four one"),
        ],
    )
    def test_each_sort(self, sort: str, expected: str, store: LocalStore, ask: Ask) -> None:
        result = ask(store, "vaccine", sort=sort)
        assert [content.split()[-1] for content in contents(result)] == expected.split()
        pages = [ask(store, "vaccine", sort=sort, limit=1, offset=at).statements for at in range(5)]
        assert tuple(statement for page in pages for statement in page) == result.statements

    def test_a_page_knows_the_total(self, store: LocalStore, ask: Ask) -> None:
        assert ask(store, "vaccine", limit=2).total == 4
        assert len(ask(store, "vaccine", limit=2).statements) == 2
        assert ask(store, "vaccine", limit=0).total == 4
        assert ask(store, "vaccine", offset=9).statements == ()

    def test_the_executed_query_is_told(self, store: LocalStore, ask: Ask) -> None:
        assert ask(store, "vaccine  AND (mid-year)").executed == "vaccine mid-year"


def test_more_occurrences_in_less_text_come_first(
    store: LocalStore, make_statement: Make, keep: Keep, ask: Ask
) -> None:
    texts = ["sea " + "word " * 30, "sea sea trade", "sea trade", "word " * 10]
    keep(store, [make_statement(i, content=text) for i, text in enumerate(texts)])
    assert contents(ask(store, "sea")) == ["sea sea trade", "sea trade", texts[0]]


def test_statements_of_one_day_keep_the_order_of_their_article(
    store: LocalStore, make_statement: Make, keep: Keep, ask: Ask
) -> None:
    keep(store, [make_statement(i, content=f"number {i}") for i in range(12)])
    for sort in ("newest", "oldest", "relevance"):
        assert contents(ask(store, sort=sort)) == [f"number {i}" for i in range(12)]


class TestFacets:
    @pytest.fixture
    def facets(self, store: LocalStore, make_statement: Make, keep: Keep, ask: Ask) -> dict[str, list[tuple[Any, ...]]]:
        group = {
            "id": "group:both-sides",
            "name": "both sides",
            "type": "group",
            "role": None,
            "country": "VN",
            "members": ("country:KR", "country:VN", "organisation:asean"),
        }
        statements = [
            make_statement(1, addressees={"KR": "South Korea"}, mentions={"JP": "Japan"}, topics=("trade", "vaccines")),
            make_statement(2, speaker={"name": "Bùi Thanh Sơn", "id": "person:bui-thanh-son"}, date="2020-12-31"),
            make_statement(3, speaker={"organisation": "ASEAN"}, event=None, date="2020-11-01", act="thank"),
            make_statement(4, speaker=group, via=(), kind="direct", date=None, article={"published": None}),
            make_statement(5, content="left out", mentions=(Entity("x", "X", "place"),)),
        ]
        keep(store, statements)
        result = ask(store, "vaccines", facets=FACETS)
        return {name: [(c.value, c.label, c.count) for c in counts] for name, counts in result.facets.items()}

    def test_each_facet(self, facets: dict[str, list[tuple[Any, ...]]]) -> None:
        assert set(facets) == set(FACETS)
        assert facets["speaker"] == [
            ("person:bui-thanh-son", "Bui Thanh Son", 3),
            ("group:both-sides", "both sides", 1),
        ]
        assert [(code, count) for code, _, count in facets["country"]] == [("VN", 4), ("KR", 1)]
        assert facets["country"][1][1] == "South Korea"
        assert facets["organisation"] == [("organisation:asean", "ASEAN", 2)]
        assert facets["type"] == [("person", "person", 3), ("group", "group", 1)]
        assert facets["role"] == [("Foreign Minister", "Foreign Minister", 3)]
        assert facets["topic"] == [("vaccines", "vaccines", 4), ("trade", "trade", 1)]
        assert facets["act"] == [("state", "state", 3), ("thank", "thank", 1)]
        assert facets["kind"] == [("indirect", "indirect", 3), ("direct", "direct", 1)]
        assert facets["to"] == [("country:KR", "South Korea", 1)]
        assert facets["mentions"] == [("country:JP", "Japan", 1)]
        assert facets["event"] == [("event:asean-rok-2021", "ASEAN-ROK Foreign Ministers' Meeting", 3)]
        assert facets["outlet"] == [("The Example", "The Example", 4)]
        assert facets["via"] == [("VNA", "VNA", 3)]
        assert facets["year"] == [("2020", "2020", 2), ("2021", "2021", 1)]
        assert facets["month"] == [
            ("2020-11", "2020-11", 1),
            ("2020-12", "2020-12", 1),
            ("2021-08", "2021-08", 1),
        ]

    @pytest.mark.parametrize(
        "facet", ["speaker", "organisation", "type", "topic", "act", "kind", "to", "event", "mentions"]
    )
    def test_a_value_is_found_by_the_field_of_its_name(
        self, facet: str, facets: dict[str, list[tuple[Any, ...]]], store: LocalStore, ask: Ask
    ) -> None:
        for value, _, count in facets[facet]:
            assert ask(store, f"vaccines {facet}:{value}").total == count, value


class TestSpeakers:
    @pytest.fixture(autouse=True)
    def filled(self, store: LocalStore, make_statement: Make, keep: Keep) -> None:
        def by_son(number: int, role: str | None, date: str | None, **more: Any) -> Statement:
            return make_statement(
                number,
                content=f"sea {number}",
                speaker={"role": role},
                date=date,
                article={"published": None},
                **more,
            )

        keep(
            store,
            [
                by_son(1, "Deputy Minister", "2019-05-01", topics=("trade",)),
                by_son(2, "Foreign Minister", "2021-08-03"),
                by_son(3, "Foreign Minister", "2021-08-03", topics=("trade", "vaccines")),
                by_son(4, None, None, topics=()),
                make_statement(5, content="sea 5", speaker="Wang Yi"),
                make_statement(6, content="sea 6", speaker={"name": "Abe", "role": None}),
                make_statement(7, content="other", speaker="Wang Yi"),
            ],
        )

    def said(self, store: LocalStore, each: int = 2, **options: Any) -> SpeakersResult:
        return store.speakers(build("sea", Filters(), **options), each)

    def test_all_that_a_speaker_said_is_summed_up(self, store: LocalStore) -> None:
        result = self.said(store, facets=("year",))
        assert result.total == 3
        assert [(each.speaker.name, each.count) for each in result.speakers] == [
            ("Bui Thanh Son", 4),
            ("Abe", 1),
            ("Wang Yi", 1),
        ]
        son = result.speakers[0]
        assert (son.first, son.last) == ("2019-05-01", "2021-08-03")
        assert son.roles == ("Deputy Minister", "Foreign Minister")
        assert son.speaker.role == "Foreign Minister"
        assert [(topic.value, topic.count) for topic in son.topics] == [("trade", 2), ("vaccines", 2)]
        assert [statement.content for statement in son.statements] == ["sea 2", "sea 3"]
        assert [(year.value, year.count) for year in result.facets["year"]] == [("2019", 1), ("2021", 4)]
        assert result.executed == "sea"

    def test_pages_are_of_speakers(self, store: LocalStore) -> None:
        result = self.said(store, each=0, limit=1, offset=1)
        assert (result.total, [each.speaker.name for each in result.speakers]) == (3, ["Abe"])
        assert result.speakers[0].statements == ()

    def test_unknown_dates_come_last(self, store: LocalStore) -> None:
        son = self.said(store, each=9).speakers[0]
        assert [statement.content for statement in son.statements] == ["sea 2", "sea 3", "sea 1", "sea 4"]

    def test_nobody_said_it(self, store: LocalStore) -> None:
        result = store.speakers(build("nothing", Filters()), 1)
        assert (result.total, result.speakers) == (0, ())


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("vaccines", ("vaccin",)),
        ('"code of conduct" OR trade', ("coc", "code", "conduct", "of", "trade")),
        ("vacc* NOT sea", ("vaccin",)),
        ("speaker:son title:meeting", ()),
        ("content:sea speaker:son", ("sea",)),
        ("nowhere*", ()),
        ("vacines~", ("vaccin",)),
        ('"sea vaccine"~3', ("sea", "vaccin")),
        ("*", ()),
    ],
)
def test_terms_are_what_to_highlight(
    text: str, terms: tuple[str, ...], store: LocalStore, make_statement: Make, keep: Keep, ask: Ask
) -> None:
    keep(store, [make_statement(1, content="vaccination vaccines at sea")])
    assert ask(store, text).terms == terms


def test_of_spellings_as_near_those_that_begin_alike_come_first(
    store: LocalStore, make_statement: Callable[..., Statement], keep: Callable[..., None]
) -> None:
    facing = [make_statement(number, content="facing it") for number in range(1, 4)]
    keep(store, [*facing, make_statement(9, content="vaccines came")])
    assert store.spellings("vacine", "content")[:2] == ("vaccines", "facing")
