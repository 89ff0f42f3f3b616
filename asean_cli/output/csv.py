"""CSV for spreadsheets (RFC 4180, lines ended by LF): a header and a row for each statement or speaker."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TextIO

from asean_cli.output.interface import Answer
from asean_cli.output.rows import cell, rows


def write(answer: Answer, stream: TextIO, fields: Sequence[str] = ()) -> None:
    """Write a header and a row for each statement or speaker. Raises UsageError for an unknown field."""
    table = rows(answer, fields)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(map(cell, row) for row in table.values)
