"""CSV for spreadsheets: a row for each statement, or for each speaker of `who-said`.

Cells are text that no spreadsheet runs: one that begins like a formula gets an apostrophe in front (OWASP,
"CSV Injection"), and what cannot be seen is replaced as on a terminal. Several values are joined by "; ".
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from asean_cli.output.fields import SPEAKER_FIELDS, STATEMENT_FIELDS, check, value_at
from asean_cli.output.interface import Answer
from asean_cli.output.json import dumps, group_data
from asean_cli.text import visible

STATEMENT_COLUMNS = (
    *("id", "date", "speaker.id", "speaker.name", "speaker.role", "speaker.organisation", "speaker.country"),
    *("act", "kind", "negated", "cue", "content", "addressees.name", "topics", "event.name", "via"),
    *("article.id", "article.title", "article.outlet", "article.published", "article.url", "article.path"),
    *("sentence", "confidence"),
)
SPEAKER_COLUMNS = (
    *("speaker.id", "speaker.name", "speaker.type", "speaker.organisation", "speaker.country"),
    *("count", "first", "last", "roles", "topics.value"),
)
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_INVISIBLE_START = ("\t", "\r", "\n")


def write(answer: Answer, stream: TextIO, fields: Sequence[str] = ()) -> None:
    """Write a header and a row for each statement or speaker. Raises UsageError for an unknown field."""
    if answer.speakers is not None:
        check(fields, SPEAKER_FIELDS)
        _write(map(group_data, answer.speakers), stream, fields or SPEAKER_COLUMNS)
    else:
        check(fields, STATEMENT_FIELDS)
        _write((each.to_dict() for each in answer.statements), stream, fields or STATEMENT_COLUMNS)


def _write(rows: Iterable[dict[str, Any]], stream: TextIO, columns: Sequence[str]) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value_at(row, name)) for name in columns])


def cell(value: Any) -> str:
    """Return a value of the contract as the text of a harmless cell."""
    if isinstance(value, str):
        shown = visible(value, lines=True)
        risky = value.startswith(_INVISIBLE_START) or shown.lstrip().startswith(_FORMULA)
        return f"'{shown}" if risky else shown
    if value is None:
        return ""
    if isinstance(value, list | tuple) and all(each is None or isinstance(each, str) for each in value):
        return cell("; ".join(each for each in value if each))
    return dumps(value)
