"""CSV: a row each, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.errors import UsageError
from asean_cli.output import csv as output
from asean_cli.output.interface import Answer

Written = Callable[..., str]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_a_row_for_each_statement(answer: Answer, written: Written) -> None:
    first, second = rows(written(output.write, answer))
    assert tuple(first) == output.STATEMENT_COLUMNS
    assert first["speaker.name"] == "Bui Thanh Son"
    assert first["addressees.name"] == "South Korea"
    assert first["negated"] == "false"
    assert (second["date"], second["event.name"], second["addressees.name"]) == ("", "", "")


def test_a_row_for_each_speaker(by_speaker: Answer, written: Written) -> None:
    (row,) = rows(written(output.write, by_speaker))
    assert tuple(row) == output.SPEAKER_COLUMNS
    assert (row["speaker.name"], row["count"], row["roles"]) == ("Bui Thanh Son", "5", "Foreign Minister")


def test_fields_are_columns_in_their_order(answer: Answer, written: Written) -> None:
    text = written(output.write, answer, ["cue", "id", "location.content"])
    assert text.splitlines()[0] == "cue,id,location.content"
    assert rows(text)[0]["location.content"] == "[[19, 40]]"
    with pytest.raises(UsageError):
        written(output.write, answer, ["nothing"])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1"])
def test_formulas_are_harmless(text: str) -> None:
    assert output.cell(text).startswith("'")


def test_ordinary_text_stays() -> None:
    assert output.cell("a = b, “said” – yes") == "a = b, “said” – yes"
    assert output.cell(["a", None, "=b"]) == "a; =b"
    assert output.cell(["=a"]) == "'=a"
    assert (output.cell(None), output.cell(True), output.cell(0.5)) == ("", "true", "0.5")


@given(st.text())
def test_no_cell_begins_like_a_formula_or_hides_controls(text: str) -> None:
    shown = output.cell(text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not set(shown) & {"\x00", "\x1b", "\u202e", "\x9b"}
