"""Laws that hold for the statements of any text, and what the whole of extraction promises."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asean_cli.errors import AseanError
from asean_cli.extract.layout import lay_out
from asean_cli.extract.pipeline import Extractor
from asean_cli.models import ACTS, Article, Span, Statement, statement_id

SPEAKERS = [
    "Vietnamese Foreign Minister Bui Thanh Son", "Penny Wong", "the Lao minister", "Both sides", "Participants", "Hanoi",
    "He", "she", "The bloc", "ASEAN member states", "the ministry", "His Japanese counterpart", "Wong", "Laos and Japan",
    "Bùi Thanh Sơn", "Dato’ Seri Hasan bin Ali", "Enrique Manalo, the secretary,", "A diplomat who resigned", "Son",
]  # fmt: skip
CUES = [
    " said ", " said that ", " told reporters ", " thanked Japan for ", " expressed deep concern over ", " agreed to ",
    " did not say ", " called on ", " urged ", ", he said, ", " spoke highly of ", ": ", " said: “", " said on Monday, “",
]  # fmt: skip
CONTENTS = [
    "the river belongs to all", "the talks would resume in May", "calm", "open seas", "“we will stay”", "“nobody owns it.”",
    "ASEAN to act", "Indonesia’s flood data", "“The road is long,” which he walked", "‘no date’ yet",
]  # fmt: skip
ENDS = [
    ". ", ".\n\n", "\n", ", he said. ", ", adding that more would follow. ", " and proposed a fund. ", "” ", ".” ", ", ",
    ", according to VNA.\n", ",” the Thai envoy said, “and it lasts.” ", "; ", " while ", " | ", ".\r\n\r\n“",
]  # fmt: skip
DAMAGE = [
    "“", "”", "\"", "‘", "’", "'", "«", "»", "``", "''", "(", ")", "[", "]", " — ", "? ", "...", "\t", "\u00a0", "\u200b", "\x00",
    "\x1b[31m", "\u202e", "\ufeff", "\ud800", "é", "🙂", "(Photo: VNA) |", "HANOI, Aug 3 (VNA) – ", "Read more: ", "* ", "U.S. ",
    "According to ", "$4.9 billion", "COVID-19", "A", "s", "’s ", "'t ", " who ", " which ", "By Maria Santos\n",
]  # fmt: skip

_PARTS = [st.sampled_from(part) for part in (SPEAKERS, CUES, CONTENTS, ENDS)]
SENTENCES = st.tuples(*_PARTS).map("".join)
PIECES = st.one_of(SENTENCES, SENTENCES, *_PARTS, st.sampled_from(DAMAGE), st.text(max_size=8))
TEXTS = st.one_of(
    st.lists(SENTENCES, min_size=1, max_size=8).map("".join),
    st.lists(PIECES, max_size=25).map("".join),
    st.text(max_size=400),
)
"""News, news with damage in it, and anything."""

AT_LENGTH = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

STORY = (
    "HANOI, Aug 3 (VNA) – Vietnamese Foreign Minister Bui Thanh Son thanked Japan for its vaccines and proposed a "
    "joint fund. “We are neighbours,” he said, adding that the fund would help both sides.\n\n"
    "Kamikawa Yoko, his Japanese counterpart, welcomed the idea. According to her, talks could begin in May.\n\n"
    "“The river belongs to all,” the Lao minister said. “It must not be sold.\n\n“Nobody may own it.”"
)


@AT_LENGTH
@given(text=TEXTS)
def test_spans_cut_the_words_that_they_claim(extractor: Extractor, text: str) -> None:
    for found in extractor.extract(Article("a", text)):
        place = found.location
        assert found.content == _joined(text, place.content)
        assert found.cue == _joined(text, place.cue)
        assert found.speaker.as_written == _joined(text, place.source)
        assert place.cue
        assert place.source
        assert found.sentence in text


@AT_LENGTH
@given(text=TEXTS)
def test_spans_are_in_order_and_inside_paragraphs(extractor: Extractor, text: str) -> None:
    blocks = {block.number: (block.start, block.end) for block in lay_out(text, None).paragraphs}
    for found in extractor.extract(Article("a", text)):
        place = found.location
        home = blocks[place.paragraph]
        for spans in (place.source, place.cue, place.content):
            assert all(start < end for start, end in spans)
            assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
        assert all(_inside(span, home) for span in place.cue + place.source)
        assert all(any(_inside(span, block) for block in blocks.values()) for span in place.content)
        assert all(text[start:end].strip() for start, end in place.source + place.cue + place.content)
        assert not any(_overlap(one, two) for one in place.cue for two in place.content + place.source)


@AT_LENGTH
@given(text=TEXTS)
def test_the_contract_holds_for_any_text(extractor: Extractor, text: str) -> None:
    found = extractor.extract(Article("a", text))
    assert len({each.id for each in found}) == len(found)
    assert [each.location.cue[0] for each in found] == sorted(each.location.cue[0] for each in found)
    for each in found:
        assert each.id == statement_id("a", each.location.cue[0][0])
        assert each.act in ACTS
        assert 0 < each.confidence <= 1
        assert each.kind in {"direct", "indirect", "mixed"}
        assert each.speaker.resolved_by in {"name", "short-name", "pronoun", "description", "group", "none"}
        assert (each.speaker.type == "unknown") <= (each.speaker.resolved_by == "none")


@AT_LENGTH
@given(text=TEXTS)
def test_extraction_repeats_itself(extractor: Extractor, text: str) -> None:
    article = Article("a", text)
    assert extractor.extract(article) == extractor.extract(article)


@AT_LENGTH
@given(text=TEXTS)
def test_statements_survive_their_json(extractor: Extractor, text: str) -> None:
    for each in extractor.extract(Article("a", text)):
        assert Statement.from_dict(each.to_dict()) == each
        assert Statement.from_dict(json.loads(json.dumps(each.to_dict()))) == each


@settings(max_examples=60, deadline=None)
@given(before=st.sampled_from(["", "\n", "The market opened late.\n\n", "Prices fell. Rain came.\n\n"]))
def test_offsets_follow_the_text(extractor: Extractor, before: str) -> None:
    """What stands before a story moves its statements, and does not change them."""
    alone = extractor.extract(Article("a", STORY, title="T"))
    moved = extractor.extract(Article("a", before + STORY, title="T"))
    shift = len(before)
    assert [(s.cue, s.content) for s in moved] == [(s.cue, s.content) for s in alone]
    assert [s.location.cue[0][0] for s in moved] == [s.location.cue[0][0] + shift for s in alone]


def test_two_extractors_agree(extractor: Extractor) -> None:
    other = Extractor.load()
    assert other.version == extractor.version
    assert other.extract(Article("a", STORY)) == extractor.extract(Article("a", STORY))


def test_the_story_is_told_whole(extractor: Extractor) -> None:
    found = extractor.extract(Article("a", STORY, title="Talks on the river"))
    assert [(s.speaker.name, s.cue) for s in found] == [
        ("Bui Thanh Son", "thanked"),
        ("Bui Thanh Son", "proposed"),
        ("Bui Thanh Son", "said"),
        ("Bui Thanh Son", "adding"),
        ("Yoko Kamikawa", "welcomed"),
        ("Yoko Kamikawa", "According to"),
        ("Lao minister", "said"),
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "\ufeff", "\x00", "said", "said.", "“”", "He said", "According to", ", he said."]
)
def test_almost_nothing_says_nothing(text: str, extractor: Extractor) -> None:
    assert extractor.extract(Article("a", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "“" * 3000,
        "he said " * 1500,
        "He said that " * 800,
        "and, " * 3000,
        "(" * 3000 + ")" * 3000,
        "Hun Sen " * 1500 + "said no.",
        "thanked Japan and " * 800,
        "A said B, C said D. " * 400,
        ", who said that he" * 800,
        "‘a’ " * 2000,
    ],
    ids=lambda text: str(text)[:12],
)
def test_odd_repetitions_end(text: str, extractor: Extractor) -> None:
    for each in extractor.extract(Article("a", text)):
        assert each.content == _joined(text, each.location.content)


def test_ids_tell_articles_apart(extractor: Extractor) -> None:
    one, two = (extractor.extract(Article(name, STORY)) for name in ("one", "two"))
    assert {each.id for each in one}.isdisjoint(each.id for each in two)
    assert [each.content for each in one] == [each.content for each in two]


def test_a_statement_repeats_its_article(extractor: Extractor) -> None:
    article = Article("a", STORY, "Talks", "The Daily", "https://example.org/1", "2024-08-04", "news/a.txt")
    for each in extractor.extract(article):
        assert each.article == article.ref


def test_the_title_of_the_text_is_the_articles(extractor: Extractor) -> None:
    found = extractor.extract(Article("a", "Ministers Meet on the River\n\n" + STORY))
    assert {each.article.title for each in found} == {"Ministers Meet on the River"}


def test_a_users_table_adds_cues(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(
        '[[verbs]]\nact = "propose"\nstrength = "speech"\ntakes = ["clause", "object"]\nverbs = ["plink"]\n',
        encoding="utf-8",
    )
    text = "Thailand’s energy minister plinked a shared grid. Thailand’s energy minister said that it would be cheap."
    plain, mine = Extractor.load(), Extractor.load((tmp_path,))
    assert [s.cue for s in plain.extract(Article("a", text, title="T"))] == ["said"]
    found = [(s.cue, s.act, s.content) for s in mine.extract(Article("a", text, title="T"))]
    assert found == [("plinked", "propose", "a shared grid"), ("said", "state", "it would be cheap")]
    assert mine.version != plain.version


def test_a_broken_table_of_the_user_is_named(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text("[[verbs]\n", encoding="utf-8")
    with pytest.raises(AseanError, match=r"cues\.toml"):
        Extractor.load((tmp_path,))


def _joined(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _inside(span: Span, block: Span) -> bool:
    return block[0] <= span[0] and span[1] <= block[1]


def _overlap(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]
