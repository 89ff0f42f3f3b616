"""Sentences: the cases that news text is full of, and the laws that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.extract.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


ENDS = {
    "two plain ones": ["The minister left.", "The talks go on."],
    "question and exclamation": ["Will they meet?", "They will!", "Officials are unsure."],
    "closing marks belong to the sentence": ["“We are ready.”", "“We wait.”", "The hall was quiet."],
    "straight marks": ['"We are ready."', "He then left."],
    "brackets": ["(He did not elaborate.)", "The vote is on Friday."],
    "a digit opens": ["They met in Bandung.", "29 delegations came."],
    "an abbreviation ends": [
        "He flew to the U.S. on Monday.",
        "The visit lasts until 5 p.m.",
        "The talks resume later.",
    ],
    "an abbreviation before an opener": ["The firm is Angkor Rice Co.", "It exports to Laos."],
    "ellipsis and a capital": ["He paused…", "Then he spoke."],
    "an ordinary word, not its abbreviation": ["Two delegates fell ill.", "Vietnam sent doctors."],
    "no as an answer": ["“No.”", "That was the whole reply."],
    "an initial before an opener": ["They chose plan B.", "The ministers agreed."],
    "ideographic blank": ["One is here.", "Two is there."],
}


@pytest.mark.parametrize("expected", ENDS.values(), ids=ENDS.keys())
def test_each_is_a_sentence(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


WHOLE = {
    "titles": "Mr. Tan, Dr. Lim, Gen. Prayut and Sen. Risa met Gov. Sato at St. John's.",
    "initials": "The late J. B. Jeyaretnam and Lee K. Y. Chan sat beside George W. Tan.",
    "countries": "U.S. Secretary Blake and U.N. envoy Noor met U.K. officials.",
    "numbers": "Trade grew by 3.5 percent to No. 4 in the list, worth $1.25 billion.",
    "months": "The meeting of Jan. 4 was moved to Sept. 12 and then to Dec. 1.",
    "times": "The session opens at 9 a.m. Hanoi time and closes at 5 p.m. Thursday.",
    "Latin": "Big economies, e.g. Indonesia, i.e. the largest, voted vs. the smaller ones.",
    "companies": "Mekong Power Co. Ltd. and Borneo Timber Sdn. Bhd. of Ng Jr. signed.",
    "lower case goes on": "“Will it hold?” she asked the envoys.",
    "a name after the question": "“Will it hold?” Ambassador Siti Rahman asked the envoys.",
    "comma before the closing mark": "“We met. We agreed. We signed,” the minister said.",
    "straight marks, interrupted": '"We met. We agreed," he said, "and it is good."',
    "ellipsis in the middle": "He spoke of peace … and of trade... and of rice.",
    "web and mail": "The text is at www.example.org and comes from desk@example.org today.",
    "a wrapped line": "The ministers of the ten\ncountries met in\nJakarta on Monday.",
    "decimal time": "It began at 7.35 a.m. local time.",
    "states": "He lives in Honolulu, Hawaii, near St. Louis, Mo. and works there.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_is_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_a_speech_introduced_by_a_colon_is_cut_at_its_stops() -> None:
    assert sentences("He said: “We met. We agreed.” The others left.") == [
        "He said: “We met.",
        "We agreed.”",
        "The others left.",
    ]


def test_a_mark_that_is_never_closed_holds_nothing_together() -> None:
    assert sentences("“We met. We agreed. We signed.") == ["“We met.", "We agreed.", "We signed."]


def test_only_the_range_is_read() -> None:
    text = "Out. In one. In two. Out."
    assert [text[a:b] for a, b in split(text, 4, 20)] == ["In one.", "In two."]


def test_white_space_of_every_kind_is_trimmed() -> None:
    assert sentences("\u3000 First here.\u00a0 \r\n Second there. \t") == ["First here.", "Second there."]


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", ".", "...", "”", '"', "?!", "a.", "“.” “.”"])
def test_odd_texts_are_no_trouble(text: str) -> None:
    assert "".join(sentences(text)).split() == text.split() or len(sentences(text)) > 0


NEWS = st.lists(
    st.sampled_from(
        ["He", "said", "Mr.", "U.S.", "A.", "ok.", "Go!", "so?", "“Yes.”", '"No,"', "he", "…", "\n", "5", "("]
    ),
    max_size=40,
).map(" ".join)


@given(st.text() | NEWS, st.data())
def test_sentences_are_ordered_trimmed_and_leave_out_only_white_space(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for begin, stop in split(text, start, end):
        assert start <= at <= begin < stop <= end
        assert not text[at:begin].strip()
        assert text[begin:stop] == text[begin:stop].strip()
        at = stop
    assert not text[at:end].strip()


@pytest.mark.parametrize("unit", ["He said so. ", "a", "“Open. ", '"x, ', "Mr. ", "... ", ".", " ", "A.B.", "”", "\n"])
def test_a_line_of_half_a_million_characters_is_split(unit: str) -> None:
    """Work that grows with the square of the text would take many minutes here."""
    text = unit * (500_000 // len(unit))
    spans = split(text, 0, len(text))
    assert sum(len(text[start:end]) for start, end in spans) <= len(text)
