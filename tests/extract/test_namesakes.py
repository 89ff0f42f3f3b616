"""Two people of one short name and one office word in an article: never confused."""

from __future__ import annotations

from asean_cli.extract.pipeline import Extractor
from asean_cli.models import Article

PORTS = """Ports and borders

Vietnamese Minister of Transport Nguyen Van Thang said on Monday that the port of Lach Huyen would open in June. The minister
thanked Japan for the loan. Deputy Minister of Foreign Affairs Nguyen Manh Thang told reporters that the border talks with Laos
had made progress. He said a treaty was near.

Asked about the loan, Minister Thang said it would be repaid in twenty years. Deputy Minister Thang said the two sides would
meet again in May.
"""
FISH = """Two Lims on fish

Malaysian Agriculture Minister Lim Kok Beng said fish prices would fall. Singaporean Trade Minister Lim Swee Hua said they
would not.

“We have enough fish,” the Malaysian minister said. “You have enough for today,” the Singaporean minister replied.

Lim said he was sorry.
"""


def spoke(text: str) -> list[tuple[str, str, str]]:
    found = Extractor.load(()).extract(Article("a", text, published="2024-03-04"))
    return [(s.speaker.as_written, s.speaker.name, s.speaker.type) for s in found]


def test_the_office_tells_two_vietnamese_apart() -> None:
    assert [name for _, name, _ in spoke(PORTS)] == [
        *["Nguyen Van Thang"] * 2, *["Nguyen Manh Thang"] * 2, "Nguyen Van Thang", "Nguyen Manh Thang",
    ]  # fmt: skip


def test_the_country_tells_two_of_one_family_name_apart() -> None:
    found = spoke(FISH)
    assert [name for _, name, _ in found[:4]] == ["Lim Kok Beng", "Lim Swee Hua", "Lim Kok Beng", "Lim Swee Hua"]
    assert found[4] == ("Lim", "Lim", "unknown")  # nothing tells which
