"""asean matrix: two facets against each other, for people, as JSON and as CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_who_asks_whom(run: Run) -> None:
    shown = run("matrix", "--rows", "country", "--columns", "to", "--act", "request")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == (
        "1 statement by country and addressee\n\n"
        "country    all  South Korea\n"
        "Indonesia    1            1\n"
        "all          1            1\n"
    )


def test_json_has_every_pair_and_what_each_value_counts(run: Run) -> None:
    body = json.loads(run("matrix", "--columns", "act", "--json").out)
    assert body["total"] == 4
    assert (body["rows"]["facet"], body["columns"]["facet"]) == ("country", "act")
    assert (body["rows"]["without"], body["columns"]["without"]) == (0, 0)
    acts = [each["value"] for each in body["columns"]["values"]]
    for row in body["rows"]["values"]:
        assert list(row["cells"]) == acts
        assert sum(row["cells"].values()) == row["count"]
        for act, count in row["cells"].items():
            found = run("search", "--country", row["value"], "--act", act, "--count").out
            assert found == f"{count}\n", (row["value"], act)


def test_statements_without_a_value_are_told(run: Run) -> None:
    shown = run("matrix", "--rows", "event", "--columns", "to").out
    assert shown.endswith("4 without an event\n2 without an addressee\n")
    body = json.loads(run("matrix", "--rows", "event", "--columns", "to", "--json").out)
    assert (body["rows"]["without"], body["columns"]["without"]) == (4, 2)


def test_csv_is_the_table(run: Run, tmp_path: Path) -> None:
    assert run("matrix", "--rows", "speaker", "--columns", "year", "-o", "m.csv").code == 0
    rows = [*csv.reader(StringIO((tmp_path / "m.csv").read_text(encoding="utf-8")))]
    assert rows[0] == ["speaker", "all", "2021"]
    assert rows[1] == ["Bui Thanh Son", "2", "2"]
    assert rows[-1] == ["all", "4", "3"]


def test_the_size_is_that_of_both_sides_and_the_rest_is_told(run: Run) -> None:
    text = run("matrix", "--rows", "speaker", "--columns", "act", "--size", "1").out
    assert "2 more rows, 2 more columns; --size 0 for all" in text
    assert "more" not in run("matrix", "--rows", "speaker", "--columns", "act", "--size", "0").out
    body = json.loads(run("matrix", "--rows", "speaker", "--columns", "act", "--size", "1", "--json").out)
    assert (body["rows"]["hidden"], body["columns"]["hidden"]) == (2, 2)


def test_a_narrow_screen_holds_fewer_columns_and_says_so(run: Run) -> None:
    shown = run("matrix", "--columns", "act", "--width", "30")
    assert "1 more column on a wider  screen" in shown.out.replace("\n", " ")
    assert max(map(len, shown.out.splitlines())) <= 30


def test_nothing_found(run: Run) -> None:
    nothing = run("matrix", "zeppelin")
    assert (nothing.code, nothing.out) == (1, "")
    assert "nothing matched" in nothing.err
    body = json.loads(run("matrix", "zeppelin", "--json").out)
    assert (body["total"], body["rows"]["values"]) == (0, [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--rows", "contry"], "--rows: unknown facet 'contry'\n  did you mean country"),
        (["--columns", "day"], "--columns: unknown facet 'day'"),
        (["("], "("),
        (["--json", "--format", "csv"], "--format csv and --json exclude each other"),
        (["-o", "m.svg"], "--output m.svg: no format has the ending .svg"),
        (["-o", "missing/m.csv"], "there is no folder"),
    ],
)
def test_mistakes(run: Run, words: list[str], told: str) -> None:
    shown = run("matrix", *words)
    assert (shown.code, shown.out) == (2, "")
    assert told in shown.err


def test_too_large_a_table_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asean_cli.cli.counting.MOST", 5)
    shown = run("matrix", "--rows", "speaker", "--columns", "act", "--json")
    assert shown.code == 2
    assert "--size" in json.loads(shown.err)["error"]["hint"]
