"""TSV for cut, awk and spreadsheets: no quoting at all, so no cell holds a tab or a line end (they become blanks).

The form is text/tab-separated-values as registered with IANA.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from asean_cli.output.interface import Answer
from asean_cli.output.rows import cell, rows


def write(answer: Answer, stream: TextIO, fields: Sequence[str] = ()) -> None:
    """Write a header and a row for each statement or speaker. Raises UsageError for an unknown field."""
    table = rows(answer, fields)
    stream.write("\t".join(table.columns) + "\n")
    for row in table.values:
        stream.write("\t".join(cell(value, lines=False) for value in row) + "\n")
