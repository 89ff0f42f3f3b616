"""Errors and notes on stderr: for people a line and a way out, for scripts a line of JSON."""

from __future__ import annotations

import json

import pytest

from asean_cli.cli import faults
from asean_cli.errors import NoIndex, QueryError
from asean_cli.readers.interface import Skipped


@pytest.mark.parametrize(
    ("argv", "asked"),
    [
        (["search", "--json"], True),
        (["search", "--jsonl"], True),
        (["search", "--format", "json"], True),
        (["search", "--format=jsonl"], True),
        (["search", "--format", "csv"], False),
        (["search", "json"], False),
        (["search", "--", "--json"], False),
        ([], False),
    ],
)
def test_who_asks_for_json(argv: list[str], asked: bool) -> None:
    assert faults.wants_json(argv) is asked


def test_an_error_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    faults.report(NoIndex("x\x1b[31m: there is none", "make one"), ["stats"])
    assert capsys.readouterr() == ("", "asean: x\ufffd[31m: there is none\n  make one\n")


def test_an_error_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    faults.report(NoIndex("x\x1b", None), ["stats", "--json"])
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert json.loads(err) == {"error": {"code": "no-index", "message": "x\x1b", "hint": None, "position": None}}


@pytest.mark.parametrize(("query", "position", "column"), [("a (b", 2, 2), ("日本 (", 3, 5), ("e\u0301 (", 3, 2)])
def test_the_caret_counts_columns(query: str, position: int, column: int, capsys: pytest.CaptureFixture[str]) -> None:
    faults.report(faults.point_at(QueryError("bad", None, position), query), ["search"])
    assert capsys.readouterr().err.splitlines()[2] == f"  {' ' * column}^"


def test_no_caret_without_a_position(capsys: pytest.CaptureFixture[str]) -> None:
    faults.report(faults.point_at(QueryError("bad"), "query"), ["search"])
    assert capsys.readouterr().err == "asean: bad\n"


def test_what_was_skipped(capsys: pytest.CaptureFixture[str]) -> None:
    problems = [Skipped("a.jsonl", "broken", line=3), Skipped("b.png", "no article", failed=False)]
    faults.skipped(problems, as_json=False)
    assert capsys.readouterr().err == "note: b.png: no article\nasean: a.jsonl:3: broken\n"
    faults.skipped(problems, as_json=False, quiet=True)
    assert capsys.readouterr().err == "asean: a.jsonl:3: broken\n"
    faults.skipped(problems, as_json=True, quiet=True)
    assert json.loads(capsys.readouterr().err)["error"]["message"] == "a.jsonl:3: broken"


def test_many_other_files_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    faults.skipped([Skipped(f"{n}.png", "no article", failed=False) for n in range(1500)], as_json=False)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 11
    assert lines[-1] == "note: 1,490 other files are no articles either"
