"""asean timeline: counts over time without gaps, for people, scripts and as a picture."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from asean_cli.cli import app, periods

Run = Callable[..., Any]
DAYS = {"a": "2021-08-03", "b": "2021-11-20", "c": "2021-11-02"}
TEXT = "Vietnamese Foreign Minister Bui Thanh Son said the region needs more vaccines.\n"


@pytest.fixture(scope="module")
def spread(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an index of statements on three days, and one without a day."""
    folder = tmp_path_factory.mktemp("spread")
    rows = [{"id": name, "text": TEXT, "published": day} for name, day in DAYS.items()]
    rows.append({"id": "d", "text": TEXT.replace("Vietnamese", "Indonesian").replace("Bui Thanh Son", "Sari Lestari")})
    source = folder / "a.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert app.run(["index", str(source), "--index", str(folder / "index"), "--quiet"]) == 0
    return folder / "index"


def test_gaps_are_zero_and_what_has_no_day_is_told(run: Run, spread: Path) -> None:
    shown = run("timeline", "--index", spread)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == (
        "4 statements by month\n\n"
        "month    all\n"
        "2021-08    1\n"
        "2021-09    0\n"
        "2021-10    0\n"
        "2021-11    2\n"
        "1 without a date\n"
    )


def test_split(run: Run, spread: Path) -> None:
    text = run("timeline", "vaccine", "--split", "country", "--by", "year", "--index", spread).out
    assert text.splitlines()[2:] == [
        "year  all  Vietnam  Indonesia",
        "2021    3        3          0",
        "1 without a date",
    ]
    cut = run("timeline", "--split", "country", "--size", "1", "--index", spread).out
    assert "Indonesia" not in cut
    assert "1 more column; --size 0 for all" in cut


def test_json(run: Run, spread: Path) -> None:
    body = json.loads(run("timeline", "--split", "country", "--json", "--index", spread).out)
    assert (body["total"], body["rows"]["without"], body["rows"]["facet"]) == (4, 1, "month")
    assert [(each["value"], each["count"], each["cells"]["VN"]) for each in body["rows"]["values"]] == [
        ("2021-08", 1, 1),
        ("2021-09", 0, 0),
        ("2021-10", 0, 0),
        ("2021-11", 2, 2),
    ]
    plain = json.loads(run("timeline", "--by", "day", "--since", "2021-11", "--json", "--index", spread).out)
    assert len(plain["rows"]["values"]) == 19
    assert plain["columns"] == {"facet": None, "hidden": 0, "without": 0, "values": []}


def test_csv(run: Run, spread: Path) -> None:
    rows = [*csv.reader(StringIO(run("timeline", "--split", "act", "--format", "csv", "--index", spread).out))]
    assert rows == [
        ["month", "all", "state"],
        ["2021-08", "1", "1"],
        ["2021-09", "0", "0"],
        ["2021-10", "0", "0"],
        ["2021-11", "2", "2"],
    ]


def test_bars_are_in_proportion(run: Run, spread: Path) -> None:
    lines = {
        line.split()[0]: line.count("█")
        for line in run("timeline", "--width", "60", "--index", spread).out.splitlines()[2:]
    }
    assert (lines["2021-08"] * 2, lines["2021-09"]) == (pytest.approx(lines["2021-11"], abs=1), 0)
    assert lines["2021-11"] == 60 - len("2021-11") - len("2") - 2 * 2


def test_nothing_found_and_nothing_dated(run: Run, spread: Path) -> None:
    nothing = run("timeline", "zeppelin", "--index", spread)
    assert (nothing.code, nothing.out) == (1, "")
    assert "nothing matched" in nothing.err
    undated = run("timeline", "--country", "ID", "--index", spread)
    assert (undated.code, undated.out) == (0, "1 statement by month\n\nmonth  all\n1 without a date\n")


def test_mistakes(run: Run) -> None:
    for words, told in (
        (["--split", "colour"], "unknown facet"),
        (["--by", "week"], "week"),
        (["-o", "a.gif"], ".gif"),
    ):
        shown = run("timeline", *words)
        assert (shown.code, shown.out) == (2, "")
        assert told in shown.err


@pytest.mark.parametrize(("name", "start"), [("a.svg", b"<?xml"), ("a.PNG", b"\x89PNG")])
@pytest.mark.parametrize("words", [[], ["--split", "country"], ["--by", "day"], ["zeppelin"], ["--country", "ID"]])
def test_a_chart(run: Run, spread: Path, tmp_path: Path, name: str, start: bytes, words: list[str]) -> None:
    shown = run("timeline", *words, "-o", name, "--index", spread)
    assert (shown.code, shown.out) == (int("zeppelin" in words), "")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_without_the_library_a_chart_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    shown = run("timeline", "-o", "a.svg")
    assert (shown.code, shown.out) == (2, "")
    assert 'pip install "asean-cli[chart]"' in shown.err
    assert not (tmp_path / "a.svg").exists()


@pytest.mark.parametrize(
    ("first", "last", "by"),
    [
        ("2021-08-03", "2021-08-03", "day"),
        ("2021-08-01", "2021-08-31", "day"),
        ("2021-08-01", "2021-09-01", "month"),
        ("2019-01-31", "2021-12-01", "month"),
        ("2019-01-31", "2022-01-01", "year"),
        ("0001-01-01", "9999-12-31", "year"),
    ],
)
def test_the_period_that_suits(first: str, last: str, by: periods.By) -> None:
    assert periods.fitting(first, last) == by


def test_periods_follow_each_other() -> None:
    assert periods.between("2020-12-30", "2021-01-01", "day") == ["2020-12-30", "2020-12-31", "2021-01-01"]
    assert periods.between("2020-11-30", "2021-02-01", "month") == ["2020-11", "2020-12", "2021-01", "2021-02"]
    assert periods.between("0999-01-01", "1001-01-01", "year") == ["0999", "1000", "1001"]


def test_a_wrong_date_makes_no_endless_timeline(run: Run, tmp_path: Path) -> None:
    rows = [{"id": day, "text": TEXT, "published": day} for day in ("0001-01-01", "2021-08-03")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("index", "a.jsonl", "--index", "i").code == 0
    shown = run("timeline", "--by", "day", "--index", "i")
    assert (shown.code, shown.out) == (2, "")
    assert "--since" in shown.err
    assert len(json.loads(run("timeline", "--json", "--index", "i").out)["rows"]["values"]) == 2021
