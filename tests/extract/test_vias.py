"""Media credited with what others said."""

from __future__ import annotations

import pytest

from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.interface import Layout
from asean_cli.extract.layout import lay_out
from asean_cli.extract.vias import ViaFinder
from asean_cli.knowledge import load

FINDER = ViaFinder(Gazetteer(load()))


def via(text: str, speaker_type: str = "person") -> tuple[str, ...]:
    return FINDER.via_of(text, (0, len(text)), speaker_type)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The minister said talks went on, according to VNA.", ("VNA",)),
        ("The minister said talks went on, according to the Vietnam News Agency (VNA).", ("VNA",)),
        ("The minister said talks went on, VOV reported.", ("VOV",)),
        ("The minister said talks went on, the Yonhap news agency reported.", ("Yonhap",)),
        ("The envoy was quoted by state news agency Antara as saying so.", ("Antara",)),
        ("Xinhua quoted the premier as saying so.", ("Xinhua",)),
        ("The army denied it, citing Kyodo.", ("Kyodo News",)),
        ("The army denied it, local broadcaster NHK said.", ("NHK",)),
        ("The army denied it, according to reports by Reuters and AFP.", ("Reuters", "AFP")),
        ("The army denied it, according to Malaysia's national news agency Bernama.", ("Bernama",)),
    ],
)
def test_credited(text: str, names: tuple[str, ...]) -> None:
    assert via(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Reuters that talks went on.",
        "The minister said in an interview with Bernama that talks went on.",
        "The minister said he reads the Bangkok Post.",
        "A BBC crew was there, the minister said.",
        "The minister said so.",
        "According to the ministry, talks went on.",
        "",
    ],
)
def test_not_credited(text: str) -> None:
    assert via(text) == ()


def test_a_medium_that_speaks_credits_nobody() -> None:
    assert via("Talks went on, according to VNA.", "media") == ()


def test_the_agency_of_the_dateline_stands_behind_every_statement() -> None:
    text = "HANOI, Aug 3 (VNA) – The minister said so. The envoy agreed, VOV reported."
    credits = FINDER.credits(Layout(text, (), dateline=(0, 20)))
    assert FINDER.via_of(text, (21, 42), "person", credits) == ("VNA",)
    assert FINDER.via_of(text, (43, len(text)), "person", credits) == ("VOV", "VNA")


BODY = "The minister said on Friday that the talks would go on until the ferry had been found."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            f"Ferry lost at sea off Kampot province\n\nAKP Phnom Penh, February 20, 2019 --\n\n{BODY}\n",
            ("Agence Kampuchea Presse",),
        ),
        (f"Ferry lost\n\n(KPL) {BODY}\n", ("Lao News Agency",)),
        (f"Ferry lost\n\nLABUAN BAJO (Indonesia), Aug 21 (Bernama) -- {BODY}\n", ("Bernama",)),
        (f"Ferry lost\n\n{BODY}\n\n-- BERNAMA\n", ("Bernama",)),
        (f"Ferry lost\n\n{BODY} (PNA)\n", ("Philippine News Agency",)),
        (f"Ferry lost\n\n{BODY}\n\nPhoto: VNA\n", ()),
        (f"Ferry lost\n\n{BODY}\n\nVNA photographers win prize at regional festival in Manila this year\n", ()),
        ("", ()),
    ],
)
def test_an_agency_signs_a_whole_article(text: str, names: tuple[str, ...]) -> None:
    assert FINDER.credits(lay_out(text, None)) == names


def test_only_the_statements_own_sentence_counts() -> None:
    text = "The minister said so. The envoy agreed, VOV reported."
    assert FINDER.via_of(text, (0, 21), "person") == ()
