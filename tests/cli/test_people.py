"""Who is known, and a user's corrections: kept in his own table, shown at once, and there after indexing anew."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
FIRST = (
    "Indonesian Foreign Minister Sari Wulandari said on Monday that ASEAN would act. Wulandari said the door was open.\n\n"
    "Tan Wei said on Monday that the port was full.\n"
)
SECOND = (
    "Foreign Minister Sari A.B. Wulandari said on Friday that the talks were over.\n\n"
    "Malaysian Health Minister Tan Wei said on Friday that the clinics were open.\n"
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def own(asean: Run, files: list[Path], tmp_path: Path) -> Run:
    """Return a function that runs a command on an index of the two articles, with a configuration of its own."""

    def own(*args: object) -> Any:
        return asean(*args, "--index", "news", env={"XDG_CONFIG_HOME": str(tmp_path / "config")})

    assert own("index", *files).returncode == 0
    return own


def known(own: Run, *args: str) -> dict[str, dict[str, Any]]:
    found = json.loads(own("people", *args, "--json").stdout)
    assert found["total"] == len(found["people"])
    return {each["id"]: each for each in found["people"]}


def test_everybody_is_listed_with_offices_and_spellings(own: Run) -> None:
    people = known(own)
    assert set(people) == {"person:sari-wulandari", "person:sari-a-b-wulandari", "person:tan-wei"}
    sari = people["person:sari-wulandari"]
    assert (sari["name"], sari["country"], sari["count"]) == ("Sari Wulandari", "ID", 2)
    assert [(office["role"], office["role_from"]) for office in sari["offices"]] == [("Foreign Minister", "article")]
    assert set(sari["spellings"]) == {"Indonesian Foreign Minister Sari Wulandari", "Wulandari"}
    assert [Path(article).name for article in sari["articles"]] == ["first.txt"]


def test_a_name_shows_each_it_could_mean_in_full(own: Run) -> None:
    shown = own("people", "wulandari").stdout
    assert shown.startswith("2 people\n")
    assert "Foreign Minister, ID" in shown
    assert "first.txt: 2 statements" in shown
    assert own("people", "--country", "ID").stdout.startswith("1 person\n")


def test_nobody_is_no_error(own: Run) -> None:
    done = own("people", "zarathustra")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "note: nobody of the name zarathustra\n")


def test_two_are_made_one_and_stay_one(own: Run, files: list[Path], tmp_path: Path) -> None:
    done = own("people", "Sari Wulandari", "--merge", "Sari A.B. Wulandari")
    assert done.returncode == 0
    assert "2 articles read again" in done.stdout
    assert known(own, "sari").keys() == {"person:sari-wulandari"}
    assert own("search", "--speaker", "sari", "--count").stdout == "3\n"
    table = tomllib.loads((tmp_path / "config" / "asean-cli" / "knowledge" / "people.toml").read_text(encoding="utf-8"))
    assert table == {"sari-wulandari": {"name": "Sari Wulandari", "names": ["Sari A.B. Wulandari"], "country": "ID"}}
    assert own("index", *files, "--force").returncode == 0
    assert known(own, "sari").keys() == {"person:sari-wulandari"}


def test_a_further_spelling_holds_for_what_comes_later(own: Run, tmp_path: Path) -> None:
    assert own("people", "Sari Wulandari", "--alias", "Sàri Lestari").returncode == 0
    later = tmp_path / "later.txt"
    later.write_text("Sari Lestari said on Sunday that nothing had changed.\n", encoding="utf-8")
    own("index", later)
    assert known(own, "Sari Wulandari")["person:sari-wulandari"]["count"] == 3


def test_one_is_made_two(own: Run) -> None:
    assert own("people", "Tan Wei", "--split", "Malaysia").returncode == 0
    people = known(own, "tan")
    assert {id: each["country"] for id, each in people.items()} == {"person:tan-wei": None, "person:tan-wei-my": "MY"}


def test_what_the_user_wrote_himself_stays(own: Run, tmp_path: Path) -> None:
    path = tmp_path / "config" / "asean-cli" / "knowledge" / "people.toml"
    path.parent.mkdir(parents=True)
    path.write_text('# mine\n[tan-wei]\nname = "Tan Wei"  # of the port\n', encoding="utf-8")
    own("people", "Tan Wei", "--alias", "T. Wei")
    text = path.read_text(encoding="utf-8")
    assert text.startswith('# mine\n[tan-wei]\nname = "Tan Wei"  # of the port\n')
    assert tomllib.loads(text)["tan-wei"]["names"] == ["T. Wei"]


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (["wulandari", "--alias", "X Y"], "wulandari could mean"),
        (["zarathustra", "--alias", "X Y"], "nobody in the index has the name zarathustra"),
        (["Tan Wei", "--split", "Atlantis"], "Atlantis is no country"),
        (["Tan Wei", "--merge", "Tan Wei"], "Tan Wei is Tan Wei already"),
        (["--merge", "Tan Wei"], "give one NAME"),
        (["Tan Wei", "--alias", " "], "there is no word in it"),
        (["Tan Wei", "--merge", "Sari Wulandari", "--alias", "X"], "give one NAME"),
    ],
)
def test_what_cannot_be_mended_is_said(args: list[str], problem: str, own: Run) -> None:
    done = own("people", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert problem in done.stderr


@pytest.mark.parametrize(
    "content", [b"[tan-wei\n", b"# caf\xe9\n", b"tan-wei = 1\n"], ids=["no TOML", "no UTF-8", "no table"]
)
def test_a_broken_table_is_named_and_stays(content: bytes, own: Run, tmp_path: Path) -> None:
    path = tmp_path / "config" / "asean-cli" / "knowledge" / "people.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    done = own("people", "Tan Wei", "--alias", "T. Wei")
    assert (done.returncode, "people.toml" in done.stderr, "Traceback" in done.stderr) == (2, True, False)
    assert path.read_bytes() == content
