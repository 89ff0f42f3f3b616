"""Whom a statement addresses, and who is meant by "her guest", "the Embassy" and "both ministers"."""

from __future__ import annotations

import pytest

from asean_cli.extract.pipeline import Extractor
from asean_cli.extract.short_names import ShortNames
from asean_cli.models import Article, Statement

EXTRACTOR = Extractor.load()
HOST = "Thai Foreign Minister Somsak Wongchai received Lao Foreign Minister Bounthavy Keo in Bangkok."


def last(text: str) -> Statement:
    return EXTRACTOR.extract(Article("a", text + "\n"))[-1]


def addressed(text: str) -> list[str]:
    return [each.name for each in last(text).addressees]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{HOST} Somsak thanked him for the visit.", ["Bounthavy Keo"]),
        (f"{HOST} Bounthavy thanked his host for the dinner.", ["Somsak Wongchai"]),
        (f"{HOST} Bounthavy congratulated his Thai counterpart on the bridge.", ["Somsak Wongchai"]),
        ("Malaysia urged Cambodia and the Philippines to share the data.", ["Cambodia", "Philippines"]),
        ("Norway expressed gratitude to Singapore for the training.", ["Singapore"]),
        ("Norway conveyed condolences to Indonesia over the storm.", ["Indonesia"]),
        ("Beijing warned Manila against sending more ships.", ["Philippines"]),
        ("Cambodia demanded that Thailand accept observers.", ["Thailand"]),
        ("Norway thanked Japan for its help and asked the country to send more engineers.", ["Japan"]),
        ("The EU thanked Jakarta for its help and called on its partner to declare a moratorium.", ["Indonesia"]),
        ("Norway warned that a strong storm could come.", []),
        ("Norway proposed that the ASEAN envoy be appointed for three years.", []),
        ("Norway suggested they meet again in May.", []),
        ("Norway called for a binding code of conduct.", []),
    ],
)
def test_who_is_addressed(text: str, names: list[str]) -> None:
    assert addressed(text) == names


def test_of_two_others_nobody_is_meant() -> None:
    text = f"{HOST} With them was Vietnamese Foreign Minister Pham Duc Long. Somsak thanked him for the visit."
    assert addressed(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{HOST} Somsak poured the tea. His guest said the dam was late.", "Bounthavy Keo"),
        ("The Secretary of Foreign Affairs of the Philippines, Ma. Corazon Reyes, met the Minister of Foreign Affairs of Canada, Anne Roy. Both Ministers said talks would go on.", "Corazon Reyes and Anne Roy"),
        ("Norway’s ambassador Kari Dahl opened the session. The Norwegian co-chair said the sea was warm.", "Kari Dahl"),
        ("The EU side said the rules were clear.", "European Union"),
        ("An article about the Royal Thai Embassy in Kuala Lumpur came out. The Embassy said it was false.", "Royal Thai Embassy in Kuala Lumpur"),
    ],
)  # fmt: skip
def test_who_speaks(text: str, speaker: str) -> None:
    assert last(text).speaker.name == speaker


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Vietnam's ambassador to Indonesia, Ly Van An, said the sea was warm.", "VN"),
        ("The ambassador to Indonesia, Ly Van An, said the sea was warm.", None),
        ("Oslo-based researcher Kari Dahl said the sea was warm.", None),
        ("Thai and Cambodian officials said the sea was warm.", None),
    ],
)
def test_where_somebody_serves_is_not_whose_he_is(text: str, country: str | None) -> None:
    assert last(text).speaker.country == country


class TestShortNames:
    def test_a_body_in_full(self) -> None:
        text = "At the 10th Meeting of the ASEAN-Norway Joint Committee on Fisheries it rained. The Committee agreed."
        assert ShortNames(text).in_full("Committee", len(text)) == "ASEAN-Norway Joint Committee on Fisheries"

    def test_several_bodies_are_none(self) -> None:
        text = "The Thai Embassy and then the Lao Embassy wrote. The Embassy was shut."
        assert ShortNames(text).in_full("Embassy", len(text)) is None

    def test_what_comes_later_does_not_count(self) -> None:
        assert ShortNames("The Embassy wrote. The Lao Embassy was shut.").in_full("Embassy", 4) is None

    def test_a_long_line_of_capitals_is_read_in_time(self) -> None:
        text = "Joint " * 50_000 + "Committee. The Committee agreed."
        assert ShortNames(text).in_full("Committee", len(text)) is not None
