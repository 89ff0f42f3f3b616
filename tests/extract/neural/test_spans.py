"""Ragged contents made whole."""

from __future__ import annotations

import pytest

from asean_cli.extract.layout import lay_out
from asean_cli.extract.neural.spans import running, shared_out, whole, words
from asean_cli.extract.tokens import quotations

QUOTED = "“We shall not go, and nobody will make us go,” he said. “Never.”"


def joined(text: str, *parts: str) -> list[str]:
    spans = [(text.index(part), text.index(part) + len(part)) for part in parts]
    return [text[start:end] for start, end in whole(text, spans, quotations(text, 0, len(text)), [])]


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        (QUOTED, ("“We shall not go",), ["“We shall not go, and nobody will make us go,”"]),
        (QUOTED, ("We shall not go",), ["We shall not go, and nobody will make us go,”"]),
        (QUOTED, ("nobody will make",), ["nobody will make"]),
        (QUOTED, ("nobody will make us go,”",), ["“We shall not go, and nobody will make us go,”"]),
        (QUOTED, ("make us go,",), ["“We shall not go, and nobody will make us go,”"]),
        ("They agreed to talk, and soon.", ("to talk", "and soon"), ["to talk, and soon"]),
        ("Talks, he said, go on.", ("Talks", "go on"), ["Talks", "go on"]),
        ("Talks go on, — he said.", ("Talks go on", "—"), ["Talks go on"]),
        ("The “plan” was, he said, good.", ("“plan", "good"), ["“plan", "good"]),
    ],
)
def test_contents_are_whole(text: str, parts: tuple[str, ...], expected: list[str]) -> None:
    assert joined(text, *parts) == expected


def test_a_quotation_that_is_never_closed_does_not_swallow_the_article() -> None:
    text = "“We go. " + "Nobody knows why. " * 200
    assert joined(text, "“We go.") == ["“We go."]


def test_nothing_stays_nothing() -> None:
    assert whole("a - b", [(1, 4)], [], []) == ()


def test_a_content_takes_in_no_other_part() -> None:
    text = "Talks, he said, go on. ¶ “They go on until May,” he said."
    others = [(text.index(part), text.index(part) + len(part)) for part in ("he", "said", " ¶ ")]
    found = whole(text, [(0, text.index(",” he"))], quotations(text, 0, len(text)), others)
    assert [text[start:end] for start, end in found] == ["Talks,", ", go on.", "“They go on until May,”"]


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        ("eaffirm", "Reaffirming"),
        ("Re", "Reaffirming"),
        ("Wong “", "Wong"),
        ("“no", "no"),
        (":", ":"),
        ("Jr.", "Jr."),
        ("’s K", "’s Ko"),
    ],
)
def test_words_are_not_cut(cut: str, expected: str) -> None:
    text = "Reaffirming it, Wong “no Jr. said: China’s Ko"
    start, end = words(text, (text.index(cut), text.index(cut) + len(cut)))
    assert text[start:end] == expected


RUNNING = """The road is long, the envoy said in Vientiane on Monday, and nobody had walked it.

"It goes over the hills.

"It goes over the river, too.

"It ends in May," she said. "We shall see."

The minister did not agree with a word of it.
"""


def test_a_quotation_over_paragraphs_is_one() -> None:
    chains = running(RUNNING, lay_out(RUNNING).paragraphs)
    assert [[RUNNING[start:end] for start, end in chain] for chain in chains] == [
        ['"It goes over the hills.', '"It goes over the river, too.', '"It ends in May,"']
    ]


def test_its_paragraphs_belong_to_whom_one_of_them_does() -> None:
    chains = running(RUNNING, lay_out(RUNNING).paragraphs)
    at = RUNNING.index("over the river")
    first, second = (0, 16), (RUNNING.index("did"), RUNNING.index("word"))
    cue = (RUNNING.index("she said") + 4, RUNNING.index("she said") + 8)
    ends = [(at, at + 8), (RUNNING.index('"It ends'), cue[0] - 5)]
    shared = shared_out(chains, [[first], ends, [second]], [cue])
    assert shared[0] == (first,)
    assert shared[2] == (second,)
    assert [RUNNING[s:e][:9] for s, e in shared[1]] == ['"It goes ', '"It goes ', '"It ends ']


def test_what_two_reach_into_stays_as_it_was() -> None:
    chains = running(RUNNING, lay_out(RUNNING).paragraphs)
    at = RUNNING.index("over the hills")
    contents = [[(at, at + 4)], [(at + 5, at + 8)]]
    assert shared_out(chains, contents, []) == [tuple(each) for each in contents]
