"""JSON Lines: one statement a line, as it comes; the form in which statements travel between people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from asean_cli.models import Statement
from asean_cli.output.fields import STATEMENT_FIELDS, check, pick
from asean_cli.output.json import dumps


def write(statements: Iterable[Statement], stream: TextIO, fields: Sequence[str] = ()) -> None:
    """Write each statement as soon as it is there. Raises UsageError for an unknown field, before all."""
    check(fields, STATEMENT_FIELDS)
    for statement in statements:
        stream.write(dumps(pick(statement.to_dict(), fields)) + "\n")
