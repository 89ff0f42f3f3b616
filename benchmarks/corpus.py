"""Makes up news articles of our genre, the same ones for the same seed: for benchmarks and tests of faults.

    python benchmarks/corpus.py 300 --seed 1 > articles.jsonl

Nobody named here exists, and nothing here was said: names, offices and sentences are put together by chance.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict


class Row(TypedDict):
    """One article as a line of JSON."""

    id: str
    title: str
    text: str
    url: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country as news names it, and parts of names to make its people of."""

    name: str
    people: str
    capital: str
    first: Sequence[str]
    last: Sequence[str]
    family_first: bool = False
    called_by: int = -1
    """Which part of the full name the person is called by."""


COUNTRIES = (
    Country("Vietnam", "Vietnamese", "HANOI", ("Hoang Minh", "Dinh Thu", "Phan Quoc"), ("Lam", "Khue", "Bach")),
    Country("Indonesia", "Indonesian", "JAKARTA", ("Wulan", "Bayu", "Ratri"), ("Prasetya", "Kusnadi", "Larasati")),
    Country(
        "Malaysia",
        "Malaysian",
        "KUALA LUMPUR",
        ("Zulhilmi", "Norashikin", "Farouq"),
        ("Hamdan", "Jalil"),
        called_by=0,
    ),
    Country("Thailand", "Thai", "BANGKOK", ("Anuwat", "Kanlaya", "Thanom"), ("Srisuk", "Wongrat"), called_by=0),
    Country("the Philippines", "Philippine", "MANILA", ("Ramon", "Corina", "Benigno"), ("Villareal", "Macaraeg")),
    Country("Singapore", "Singaporean", "SINGAPORE", ("Ho", "Yeo"), ("Wei Ling", "Jun Kai"), True, 0),
    Country("Cambodia", "Cambodian", "PHNOM PENH", ("Chhim", "Ouk"), ("Sovanna", "Vireak"), True),
    Country("Laos", "Lao", "VIENTIANE", ("Bounmy", "Khamla"), ("Vongsay", "Phetdara"), called_by=0),
    Country(
        "Brunei",
        "Bruneian",
        "BANDAR SERI BEGAWAN",
        ("Hazwan", "Siti Nurul"),
        ("Mahmud", "Rashidi"),
        called_by=0,
    ),
    Country("Japan", "Japanese", "TOKYO", ("Haruto", "Misaki"), ("Kuramochi", "Aragaki")),
    Country("South Korea", "South Korean", "SEOUL", ("Gwak", "Noh"), ("Dae-ho", "Su-min"), True, 0),
    Country("China", "Chinese", "BEIJING", ("Qiu", "Tong"), ("Yifan", "Meilin"), True, 0),
    Country("Australia", "Australian", "CANBERRA", ("Harriet", "Callum"), ("Whitcombe", "Drummond")),
)
ROLES = (
    "Foreign Minister", "Deputy Foreign Minister", "Trade Minister", "Health Minister", "Defence Minister",
    "Prime Minister",
)  # fmt: skip
OUTLETS = ("Mekong Desk", "Straits Gazette", "Archipelago Post", "Gulf of Tonkin Review")
AGENCIES = ("VNA", "Bernama", "Antara", "Kyodo")
MEETINGS = (
    "the ASEAN Foreign Ministers’ Meeting", "the East Asia Summit", "the ASEAN Regional Forum",
    "a meeting of senior officials", "the ASEAN Economic Ministers’ Meeting",
)  # fmt: skip
THAT = (
    "vaccines must reach every province before the end of the year",
    "the code of conduct in the South China Sea should be concluded soon",
    "trade between the two countries had grown by {n} percent",
    "the river states would share the readings of their gauges",
    "{n} scholarships would be offered to students of the region",
    "dialogue was the only way out of the crisis in Myanmar",
    "a new air link would open in {month}",
    "the free trade agreement served small firms best",
    "haze from forest fires remained a danger to health",
    "the Mekong sub-region needed better roads and ports",
)
TO = (
    "supply {n} million doses of vaccine to the region",
    "exercise restraint and settle disputes by peaceful means",
    "open their markets to farm products",
    "resume direct flights by {month}",
    "support the recovery from the Covid-19 pandemic",
    "cooperate in the search for missing seafarers",
    "conclude the talks on the digital economy",
    "join in the fight against cross-border crime",
)
SPOKEN = (
    "We have no time to lose, and we have {n} villages to reach",
    "Nobody gains from a quarrel at sea",
    "This is a good day for our two peoples",
    "Our door stays open, and so does our market",
    "Without trust, no agreement is worth its paper",
    "The pandemic has taught us to act together",
)
SAID = ("said", "stressed", "affirmed", "noted", "added", "warned", "told reporters")
ASKED = ("urged", "called on", "asked", "encouraged")
HEADINGS = ("Vaccines for the provinces", "Talks on trade go on", "Calm at sea", "What comes next")
MATTERS = ("peace", "trade", "vaccines", "the sea")
MONTHS = ("January", "March", "May", "July", "September", "November")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up."""

    country: Country
    role: str
    name: str
    short: str
    pronoun: str

    @property
    def full(self) -> str:
        """The words of a first mention."""
        return f"{self.country.people} {self.role} {self.name}"


def articles(count: int, seed: int = 1, speakers: int = 3) -> Iterator[Row]:
    """Yield `count` articles with up to four speakers, each good for some seventy words.

    The first articles are the same whatever the count.
    """
    for number in range(count):
        yield _article(random.Random(seed * 1_000_003 + number), number, speakers)


def _article(dice: random.Random, number: int, voices: int) -> Row:
    day = date(2019, 1, 1) + timedelta(days=dice.randrange(1800))
    speakers = [_person(dice, country) for country in dice.sample(COUNTRIES, voices)]
    lead = speakers[0]
    title = f"{lead.country.people} minister speaks of {dice.choice(MATTERS)}"
    dateline = f"{lead.country.capital}, {day:%B} {day.day} ({dice.choice(AGENCIES)}) – "
    told = f"{dice.choice(SAID[:3])} that {_fill(dice, THAT)}"
    opening = f"{lead.full} on {day:%A} {told} at {dice.choice(MEETINGS)}."
    lines = [title, f"{speakers[-1].full}. (Photo: {dice.choice(OUTLETS)}) |", dateline + opening]
    for heading, person in zip(dice.sample(HEADINGS, voices), speakers, strict=True):
        lines += [heading, *_speech(dice, person)]
    lines += [_together(dice, lead), "The ministers are to gather again in the capital to speak of ... |"]
    return Row(
        id=f"made-up-{number:05}",
        title=title,
        text="\n".join(lines) + "\n",
        url=f"https://news.example.org/{day.year}/{number}",
        outlet=dice.choice(OUTLETS),
        published=day.isoformat(),
    )


def _speech(dice: random.Random, person: Person) -> list[str]:
    """Two or three paragraphs of one speaker: named, then short, then by pronoun."""
    other = dice.choice(COUNTRIES).name
    he, short = person.pronoun, person.short
    choices = (
        f"“{_fill(dice, SPOKEN)},” {short} said. {he} {dice.choice(ASKED)} {other} to {_fill(dice, TO)}.",
        f"{short} thanked {other} for its support and pledged to {_fill(dice, TO)}.",
        f"{he} {dice.choice(SAID)} that {_fill(dice, THAT)}, adding that {_fill(dice, THAT)}.",
        f"According to {short}, {_fill(dice, THAT)}. The minister did not give a date.",
        f"“{_fill(dice, SPOKEN)},” {he.lower()} said, “and {_fill(dice, THAT)}.”",
    )
    opening = f"{person.full} {dice.choice(SAID)} that {_fill(dice, THAT)} and proposed to {_fill(dice, TO)}."
    return [opening, *dice.sample(choices, dice.choice((1, 2)))]


def _together(dice: random.Random, lead: Person) -> str:
    other = dice.choice([country.name for country in COUNTRIES if country != lead.country])
    pair = f"{lead.country.name[0].upper()}{lead.country.name[1:]} and {other}"
    return f"{pair} agreed to {_fill(dice, TO)}. Both sides welcomed the outcome of {dice.choice(MEETINGS)}."


def _person(dice: random.Random, country: Country) -> Person:
    parts = (dice.choice(country.first), dice.choice(country.last))
    name = " ".join(parts)
    short = parts[country.called_by] if country.family_first or country.called_by == 0 else parts[-1]
    return Person(country, dice.choice(ROLES), name, short, dice.choice(("He", "She")))


def _fill(dice: random.Random, templates: Sequence[str]) -> str:
    return dice.choice(templates).format(n=dice.randrange(2, 90), month=dice.choice(MONTHS))


def main() -> None:
    """Print articles as JSON Lines."""
    parser = argparse.ArgumentParser(description="Print made-up articles as JSON Lines.")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--speakers", type=int, default=3, choices=(1, 2, 3, 4))
    options = parser.parse_args()
    for article in articles(options.count, options.seed, options.speakers):
        print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main()
