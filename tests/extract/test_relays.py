"""What a medium quotes somebody as saying."""

from __future__ import annotations

import pytest

from asean_cli.extract.pipeline import Extractor
from asean_cli.models import Article, Statement

LEAD = "Talks on the dam\n\nThai Foreign Minister Somsak Wongchai arrived in Vientiane on Monday.\n\n"
EXTRACTOR = Extractor.load()


def statements(sentence: str) -> list[Statement]:
    return EXTRACTOR.extract(Article("a", f"{LEAD}{sentence}\n"))


@pytest.mark.parametrize(
    ("sentence", "speaker", "cue", "content", "via"),
    [
        ('"It is close," VNA quoted the minister as saying.', "Somsak Wongchai", "saying", '"It is close,"', "VNA"),
        ("The deal was close, Xinhua quoted Somsak as saying on Tuesday.", "Somsak Wongchai", "saying", "The deal was close", "Xinhua"),
        ("VNA quoted Somsak as saying that the deal was close.", "Somsak Wongchai", "saying", "the deal was close", "VNA"),
        ("Kyodo News cited a senior official as telling reporters that talks would resume.", "senior official", "telling", "talks would resume", "Kyodo News"),
        ("Local newspaper Vientiane Times quoted him as saying the dam was safe.", "Somsak Wongchai", "saying", "the dam was safe", "Vientiane Times"),
        ("The state news agency KPL quoted Energy Minister Khamla Phommachanh as saying: “We will wait.”", "Khamla Phommachanh", "saying", "“We will wait.”", "Lao News Agency"),
    ],
)  # fmt: skip
def test_the_one_who_is_quoted_says_it(sentence: str, speaker: str, cue: str, content: str, via: str) -> None:
    (found,) = statements(sentence)
    assert (found.speaker.name, found.cue, found.content, found.via) == (speaker, cue, content, (via,))
    assert found.sentence == sentence


def test_an_unnamed_medium_credits_nobody() -> None:
    (found,) = statements('State media quoted the Lao energy minister as saying: "We will wait."')
    assert (found.speaker.name, found.via) == ("Lao energy minister", ())


def test_whom_a_person_quotes_is_his_matter() -> None:
    (found,) = statements("Somsak quoted the poet as saying that rivers forget.")
    assert found.speaker.name == "Somsak Wongchai"


def test_a_passive_makes_one_statement() -> None:
    (found,) = statements("“The dam is safe,” he was quoted by the Vientiane Times as saying.")
    assert (found.speaker.name, found.via) == ("Somsak Wongchai", ("Vientiane Times",))


def test_quoting_inside_a_quotation_is_left_alone() -> None:
    found = statements("“VNA quoted the minister as saying it,” Somsak said.")
    assert [each.speaker.name for each in found] == ["Somsak Wongchai"]
