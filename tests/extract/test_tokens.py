"""Words, numbers, marks and quotations."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.extract.tokens import is_speech, quotations, span_of, tokenise

MARKED = st.text(alphabet="ab sS.,’'‘“”\"«»„`\n", max_size=80)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Laos agreed.", ["Laos", "agreed", "."]),
        ("U.S. trade at 9 a.m.", ["U.S.", "trade", "at", "9", "a.m."]),
        ("$4.9 billion, up 3.5 per cent", ["$4.9", "billion", ",", "up", "3.5", "per", "cent"]),
        ("the ministers’ meeting", ["the", "ministers’", "meeting"]),
        ("Indonesia’s Covid-19 plan", ["Indonesia’s", "Covid-19", "plan"]),
        ("a 27-member bloc", ["a", "27-member", "bloc"]),
        ("Cho Tae-yul didn't go", ["Cho", "Tae-yul", "didn't", "go"]),
        ("calm -- at last", ["calm", "--", "at", "last"]),
        ("Thủ tướng Phạm Minh Chính", ["Thủ", "tướng", "Phạm", "Minh", "Chính"]),
        ("", []),
    ],
)
def test_cuts_text_into_tokens(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenise(text, 0, len(text))] == words


def test_tells_words_numbers_and_marks() -> None:
    text = "Japan gave $3 million."
    assert [token.sort for token in tokenise(text, 0, len(text))] == ["word", "word", "number", "word", "mark"]


def test_a_quotation_is_one_token() -> None:
    text = "Then “we go”, he said."
    tokens = tokenise(text, 0, len(text), quotations(text, 0, len(text)))
    assert [token.text for token in tokens] == ["Then", "“we go”", ",", "he", "said", "."]
    assert tokens[1].sort == "quote"
    assert not tokens[1].capital


def test_a_stretch_of_tokens_has_a_span() -> None:
    text = "the Thai army said"
    start, end = span_of(tokenise(text, 0, len(text)), 1, 3)
    assert text[start:end] == "Thai army"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“one” and “two”", ["“one”", "“two”"]),
        ('"one" and "two"', ['"one"', '"two"']),
        ("«one» and „two“", ["«one»", "„two“"]),
        ("``one'' and two", ["``one''"]),
        ("‘one’ and “two”", ["‘one’", "“two”"]),
        ("don't 'stop now' please", ["'stop now'"]),
        ("the ministers’ plan ‘to go’ on", ["‘to go’"]),
        ("the ministers’ plan and the states’ wish", []),
        ("Indonesia’s plan isn’t ready", []),
        ("he said: “never closed", ["“never closed"]),
        ("“an ‘inner’ one” here", ["“an ‘inner’ one”"]),
        ("the class of '98 met", []),
    ],
)
def test_finds_quotations(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text, 0, len(text))] == found


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("“We will stay.”", True),
        ("“yes,”", True),
        ("“Nobody owns the river”", True),
        ("“the harvest was poor and the price was high”", True),
        ("“nine-dash line”", False),
        ("“One China”", False),
        ("“Resilience and Innovation”", False),
        ("‘zero tariff’", False),
    ],
)
def test_tells_speech_from_borrowed_words(quoted: str, expected: bool) -> None:
    assert is_speech(quoted, (0, len(quoted))) is expected


@given(text=MARKED)
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = quotations(text, 0, len(text))
    assert all(start < end <= len(text) for start, end in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))


@given(text=st.one_of(MARKED, st.text(max_size=80)))
def test_tokens_cut_the_text_and_lose_only_blanks(text: str) -> None:
    tokens = tokenise(text, 0, len(text), quotations(text, 0, len(text)))
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join("".join(token.text for token in tokens).split()) == "".join(text.split())


@given(text=MARKED, cut=st.tuples(st.integers(0, 40), st.integers(0, 80)))
def test_tokens_stay_in_their_stretch(text: str, cut: tuple[int, int]) -> None:
    start, end = min(cut), min(max(cut), len(text))
    assert all(start <= token.start < token.end <= end for token in tokenise(text, start, end))
