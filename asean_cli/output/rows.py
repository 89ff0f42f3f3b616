"""Rows for spreadsheets, shared by CSV, TSV and XLSX: one for each statement, or each speaker of `who-said`.

Cells are text that no spreadsheet runs: one that begins like a formula gets an apostrophe in front (OWASP,
"CSV Injection"), and what cannot be seen is replaced as on a terminal. Several values are joined by "; ".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

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


class Rows(NamedTuple):
    """The names of the columns, and the values of each row in their order."""

    columns: tuple[str, ...]
    values: Iterator[list[Any]]


def rows(answer: Answer, fields: Sequence[str] = ()) -> Rows:
    """Return an answer as rows; `fields` are the columns. Raises UsageError for an unknown field."""
    if answer.speakers is not None:
        check(fields, SPEAKER_FIELDS)
        return _rows(fields or SPEAKER_COLUMNS, map(group_data, answer.speakers))
    check(fields, STATEMENT_FIELDS)
    return _rows(fields or STATEMENT_COLUMNS, (each.to_dict() for each in answer.statements))


def _rows(columns: Sequence[str], data: Iterable[dict[str, Any]]) -> Rows:
    return Rows(tuple(columns), ([value_at(each, name) for name in columns] for each in data))


def cell(value: Any, *, lines: bool = True) -> str:
    """Return a value of the contract as the text of a harmless cell; without `lines`, on one line."""
    if isinstance(value, str):
        shown = visible(value, lines=lines)
        risky = value.startswith(_INVISIBLE_START) or shown.lstrip().startswith(_FORMULA)
        return f"'{shown}" if risky else shown
    if value is None:
        return ""
    if isinstance(value, list | tuple) and all(each is None or isinstance(each, str) for each in value):
        return cell("; ".join(each for each in value if each), lines=lines)
    return dumps(value)
