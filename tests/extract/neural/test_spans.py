"""Ragged contents made whole."""

from __future__ import annotations

import pytest

from asean_cli.extract.neural.spans import whole, words
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
