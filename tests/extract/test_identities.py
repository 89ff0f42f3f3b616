"""One person in every article: recognised by the table of people, and kept apart from others of the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from asean_cli.errors import TableError
from asean_cli.extract.pipeline import Extractor
from asean_cli.knowledge import load
from asean_cli.models import Article, Speaker

TABLE = """
[sok-veasna]
name = "Sok Veasna"
names = ["Veasna Sok", "Sok Véasna"]
country = "KH"
gender = "she"
offices = ["foreign-minister 2019-03-01..2023-08-21", "prime-minister 2023-08-22.."]
sources = ["https://example.org/sok"]

[tan-wei]
name = "Tan Wei"
country = "SG"
offices = ["foreign-minister 2018-05-01.."]
sources = ["https://example.org/tan"]
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "people.toml").write_text(TABLE, encoding="utf-8")
    return Extractor.load((folder,))


def speakers(extractor: Extractor, text: str, day: str | None = "2021-06-01") -> list[Speaker]:
    return [each.speaker for each in extractor.extract(Article("a", text, title="Talks", published=day))]


@pytest.mark.parametrize("name", ["Sok Veasna", "Veasna Sok", "Sok Véasna"])
def test_every_spelling_has_one_id(name: str, known: Extractor) -> None:
    (speaker,) = speakers(known, f"{name} said on Tuesday that the talks would go on.")
    assert (speaker.id, speaker.name, speaker.country) == ("person:sok-veasna", "Sok Veasna", "KH")


@pytest.mark.parametrize(
    ("day", "role", "role_from"),
    [
        ("2021-06-01", "Foreign Minister", "table"),
        ("2023-08-21", "Foreign Minister", "table"),
        ("2024-01-01T09:00:00", "Prime Minister", "table"),
        ("2018-01-01", None, None),
        (None, None, None),
    ],
)
def test_the_table_tells_the_office_of_the_day(
    day: str | None, role: str | None, role_from: str | None, known: Extractor
) -> None:
    (speaker,) = speakers(known, "Sok Veasna said on Tuesday that the talks would go on.", day)
    assert (speaker.role, speaker.role_from) == (role, role_from)


def test_the_article_has_the_first_word(known: Extractor) -> None:
    (speaker,) = speakers(known, "Cambodian Trade Minister Sok Veasna said on Tuesday that the talks would go on.")
    assert (speaker.id, speaker.role, speaker.role_from) == ("person:sok-veasna", "Trade Minister", "article")


def test_a_part_of_the_name_will_do_with_the_office(known: Extractor) -> None:
    (speaker,) = speakers(known, "Foreign Minister Veasna said on Tuesday that the talks would go on.")
    assert (speaker.id, speaker.country) == ("person:sok-veasna", "KH")
    (other,) = speakers(known, "Health Minister Veasna said on Tuesday that the talks would go on.")
    assert (other.id, other.country) == ("person:veasna", None)


def test_who_is_of_another_country_is_another_person(known: Extractor) -> None:
    (speaker,) = speakers(known, "Malaysian Health Minister Tan Wei said on Tuesday that the talks would go on.")
    assert (speaker.country, speaker.role) == ("MY", "Health Minister")
    assert speaker.id == "person:tan-wei-my"


def test_her_gender_is_known(known: Extractor) -> None:
    text = (
        "Thai Prime Minister Mr Anutin Suwan said the bridge was open. Sok Veasna thanked Thailand for it. "
        "He said the road would follow."
    )
    assert [each.name for each in speakers(known, text)] == ["Anutin Suwan", "Sok Veasna", "Anutin Suwan"]


@pytest.mark.parametrize(
    "entry",
    [
        'name = "X Y"\noffices = ["moon-minister 2019..2020"]',
        'name = "X Y"\noffices = ["foreign-minister 2019 to 2020"]',
        'name = "X Y"\ngender = "they"',
        'name = "X Y"\ncountry = "XX"',
    ],
)
def test_a_broken_entry_is_named(entry: str, tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text(f"[x-y]\n{entry}\n", encoding="utf-8")
    with pytest.raises(TableError, match="x-y"):
        load((tmp_path,)).people  # noqa: B018


def test_every_entry_names_its_sources() -> None:
    for each in load(()).people.values():
        assert each.sources, each.key
        assert all(source.startswith("https://") or source.startswith("http://") for source in each.sources)
        spans = [(t.since or "", t.until or "9") for t in each.tenures]
        assert spans == sorted(spans), each.key
