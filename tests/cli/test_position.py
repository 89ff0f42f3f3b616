"""asean who-said --position: what each said on a topic, in the order of time, with the office held then."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.cli import app, who_said
from asean_cli.query.interface import Filters

Run = Callable[..., Any]
ARTICLES = {
    "2022-05-09": "Vietnamese Prime Minister Bach Minh Quan said vaccines should be sold at a price.",
    "2020-02-01": "Vietnamese Health Minister Bach Minh Quan said vaccines should be free for all. He thanked Japan.",
    "2021-03-04": "Vietnamese Health Minister Bach Minh Quan urged Japan to send vaccines.",
    "": "Vietnamese Health Minister Bach Minh Quan said vaccines had arrived.",
    "2021-07-01": "Indonesian Foreign Minister Sari Lestari said vaccines were scarce.",
}


@pytest.fixture(scope="module")
def turning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an index in which a minister changes line and office."""
    folder = tmp_path_factory.mktemp("turning")
    rows = [{"id": f"a{day}", "text": text, "published": day or None} for day, text in ARTICLES.items()]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert app.run(["index", str(folder / "a.jsonl"), "--index", str(folder / "index"), "--quiet"]) == 0
    return folder / "index"


def test_all_statements_the_oldest_first_with_the_office_then(run: Run, turning: Path) -> None:
    shown = run("who-said", "--position", "vaccines", "--country", "VN", "--index", turning)
    assert (shown.code, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert lines[2:5] == [
        "Bach Minh Quan: 4 statements, 2020-02-01 – 2022-05-09",
        "  Health Minister; Prime Minister, VN",
        "  topics: vaccines 4",
    ]
    assert [line for line in lines if line.startswith("  - ")] == [
        "  - 2020-02-01 Health Minister said: vaccines should be free for all",
        "  - 2021-03-04 Health Minister urged → Japan: Japan to send vaccines",
        "  - 2022-05-09 Prime Minister said: vaccines should be sold at a price",
        "  - Health Minister said: vaccines had arrived",
    ]
    assert "--latest" not in shown.out


def test_the_latest_of_them_are_flagged(run: Run, turning: Path) -> None:
    shown = run("who-said", "--position", "vaccines", "--country", "VN", "--latest", "2", "--index", turning).out
    dates = [line[4:14] for line in shown.splitlines() if line.startswith("  - ")]
    assert dates == ["2021-03-04", "2022-05-09"]
    assert "  2 more; --latest 0 for all" in shown


def test_json_has_the_same_order(run: Run, turning: Path) -> None:
    body = json.loads(run("who-said", "--position", "health", "--json", "--index", turning).out)
    assert body["query"]["filters"] == {"topic": ["health"]}
    assert body["query"]["sort"] == "oldest"
    first, second = body["speakers"]
    assert [each["date"] for each in first["statements"]] == ["2020-02-01", "2021-03-04", "2022-05-09", None]
    assert (first["first"], first["last"]) == ("2020-02-01", "2022-05-09")
    assert second["speaker"]["name"] == "Sari Lestari"
    lines = run("who-said", "--position", "health", "--jsonl", "--index", turning).out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [
        each["id"] for group in body["speakers"] for each in group["statements"]
    ]


def test_a_single_office_is_told_as_well(run: Run, turning: Path) -> None:
    words = ("who-said", "--speaker", "Sari Lestari", "--index", turning)
    assert "  - 2021-07-01 Foreign Minister said: " in run(*words, "--position", "vaccines").out
    assert "  - 2021-07-01 said: " in run(*words).out


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("markdown", "2022-05-09, Prime Minister, said:"),
        ("html", "Prime Minister, 2022-05-09, said:"),
        ("table", "2022-05-09  Prime Minister said:"),
    ],
)
def test_every_format_for_people_tells_the_office(run: Run, turning: Path, form: str, told: str) -> None:
    words = ("--format", form, *(("--width", "100") if form == "table" else ()))
    shown = run("who-said", "--country", "VN", "--latest", "0", *words, "--index", turning).out
    assert told in shown
    assert told.replace("2022-05-09", "2021-03-04").replace("Prime", "Health").replace("said", "urged → Japan") in shown


def test_it_is_a_function_too(turning: Path) -> None:
    answer = who_said.run(position="vaccines", filters=Filters(country=("VN",)), latest=1, index=turning)
    assert [each.date for each in answer.statements] == ["2022-05-09"]


def test_mistakes(run: Run) -> None:
    both = run("who-said", "--position", "vaccines", "--topic", "trade")
    assert (both.code, both.out) == (2, "")
    assert "--position and --topic exclude each other" in both.err
    nothing = run("who-said", "--position", "vacines")
    assert nothing.code == 1
    assert "did you mean vaccines" in nothing.err
