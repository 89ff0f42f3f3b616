"""CSV: a row each."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO

import pytest

from asean_cli.errors import UsageError
from asean_cli.output import csv as output
from asean_cli.output.interface import Answer
from asean_cli.output.rows import SPEAKER_COLUMNS, STATEMENT_COLUMNS

Written = Callable[..., str]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_a_row_for_each_statement(answer: Answer, written: Written) -> None:
    first, second = rows(written(output.write, answer))
    assert tuple(first) == STATEMENT_COLUMNS
    assert first["speaker.name"] == "Bui Thanh Son"
    assert first["addressees.name"] == "South Korea"
    assert first["negated"] == "false"
    assert (second["date"], second["event.name"], second["addressees.name"]) == ("", "", "")


def test_a_row_for_each_speaker(by_speaker: Answer, written: Written) -> None:
    (row,) = rows(written(output.write, by_speaker))
    assert tuple(row) == SPEAKER_COLUMNS
    assert (row["speaker.name"], row["count"], row["roles"]) == ("Bui Thanh Son", "5", "Foreign Minister")


def test_fields_are_columns_in_their_order(answer: Answer, written: Written) -> None:
    text = written(output.write, answer, ["cue", "id", "location.content"])
    assert text.splitlines()[0] == "cue,id,location.content"
    assert rows(text)[0]["location.content"] == "[[19, 40]]"
    with pytest.raises(UsageError):
        written(output.write, answer, ["nothing"])
