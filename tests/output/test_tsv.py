"""TSV: as many cells in every line as there are columns, whatever the text holds."""

from __future__ import annotations

from collections.abc import Callable

from asean_cli.models import Statement
from asean_cli.output import tsv
from asean_cli.output.interface import Answer
from asean_cli.output.rows import STATEMENT_COLUMNS

Written = Callable[..., str]


def test_a_line_for_each_statement(answer: Answer, written: Written) -> None:
    head, first, _ = [line.split("\t") for line in written(tsv.write, answer).splitlines()]
    assert tuple(head) == STATEMENT_COLUMNS
    assert dict(zip(head, first, strict=True))["speaker.name"] == "Bui Thanh Son"


def test_a_line_for_each_speaker(by_speaker: Answer, written: Written) -> None:
    text = written(tsv.write, by_speaker, ["speaker.name", "count"])
    assert text == "speaker.name\tcount\nBui Thanh Son\t5\n"


def test_nothing_breaks_the_grid(make_statement: Callable[..., Statement], written: Written) -> None:
    content = 'one\ttwo\nthree "four"\r\n=1'
    said = make_statement(content=content)
    _, row = written(tsv.write, Answer(1, (said,)), ["content", "cue"]).splitlines()
    assert row == 'one two three "four"  =1\tsaid'
