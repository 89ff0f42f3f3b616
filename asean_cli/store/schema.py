"""What the search index holds of a statement: terms by field, and columns for order and counts.

Terms are made by the query language's own analyzer before Whoosh sees them. A text field `f` holds stems with
their positions, and `f_x` beside it whole words for wildcards; a name field holds words and, of a name of
several words, all of it (with blanks between). A sign that no word contains sets exact values apart: `=vn`.
"""

from __future__ import annotations

from typing import Any

from asean_cli.models import Statement
from asean_cli.query.fields import FIELDS, Field, day
from asean_cli.store.backend import columns, fields, formats
from asean_cli.store.columns import ValueColumn
from asean_cli.store.database import Entry, plain
from asean_cli.store.facets import TAKEN, packed
from asean_cli.store.postings import Places

VERSION = "5"
"""Changes with what is held, so that an older search index is rebuilt from the database."""

EXACT = "="
"""Starts an exact value; alone it says that there is any value, or keeps two values apart."""
ARTICLE = "article"
ROW, LEAD, DAY, LENGTH, FACET = "c_row", "c_lead", "c_day", "c_length", "c_"
"""The columns: the database row, that of the statement it repeats (`b""` for none), the ISO day, the words of the
content, and the facets (`c_speaker`)."""


def schema() -> Any:
    """Return the Whoosh schema."""
    made = {ARTICLE: _terms(formats.Existence())}
    made |= {name: fields.COLUMN(ValueColumn()) for name in (LEAD, DAY, LENGTH, *(FACET + facet for facet in TAKEN))}
    made[ROW] = fields.COLUMN(columns.NumericColumn("q"))
    for field in FIELDS.values():
        made[words_in(field)] = _terms(formats.Existence())
        if field.kind == "text":
            made[field.name] = _terms(Places(), scorable=field.name == "content")
    return fields.Schema(**made)


def _terms(form: Any, *, scorable: bool = False) -> Any:
    # No analyzer: the index is given lists of terms, and queries are made of terms.
    return fields.FieldType(form, None, scorable=scorable)


def words_in(field: Field) -> str:
    """Return the name of the index field that holds whole words and exact values of a field."""
    return f"{field.name}_x" if field.kind == "text" else field.name


def document(entry: Entry) -> dict[str, Any]:
    """Return the Whoosh document of a statement; `entry.lead` is the row of the one that it repeats."""
    row, article, statement, lead = entry
    held: dict[str, Any] = {
        ARTICLE: [article],
        ROW: row,
        LEAD: b"%d" % lead if lead else b"",
        DAY: (day(statement) or "").encode("ascii"),
    }
    for field in FIELDS.values():
        exact = _exact_terms(field, statement)
        if exact:
            held[words_in(field)] = exact
        if field.kind == "text" and (flow := _flow(field.values(statement))):
            held[field.name] = flow
    held[LENGTH] = b"%d" % len(held.get("content", ()))
    for facet in TAKEN:
        held[FACET + facet] = packed(facet, statement)
    return held


def _flow(values: list[tuple[str, ...]]) -> list[str]:
    flow: list[str] = []
    for value in values:
        flow += [EXACT, *value] if flow else value
    return flow


def _exact_terms(field: Field, statement: Statement) -> list[str]:
    found = {EXACT + key for key in field.keys(statement)}
    found |= field.plain_words(statement)
    if field.kind == "name":
        found |= {" ".join(value) for value in field.values(statement) if len(value) > 1}
    return sorted(found | {EXACT}) if found else []


def article_term(article_id: str) -> str:
    """Return the term by which all documents of an article are found."""
    return plain(article_id)
