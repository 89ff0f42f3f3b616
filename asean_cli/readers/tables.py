"""Tables (.csv, .tsv, .parquet): an article a row, the first line of a CSV file naming the columns.

Columns are those of `records`. Both are read row by row. A CSV file may use commas, semicolons, tabs or bars; which
one is seen from its first line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, BinaryIO

from asean_cli.models import Article
from asean_cli.readers.content import NO_TEXT, losses, not_text, too_large
from asean_cli.readers.encoding import Decoded, decode, storable
from asean_cli.readers.interface import Skipped, Source
from asean_cli.readers.limits import MEBIBYTE
from asean_cli.readers.records import COLUMNS, article_of, without_text
from asean_cli.readers.spool import seekable

FIELD_LIMIT = 16 * MEBIBYTE
"""Characters of one field, and bytes of one line."""
_SEPARATORS = ",;\t|"
_SAMPLE = 1 << 16
_NOT_ASCII = bytes(range(128, 256))
_OURS = {*COLUMNS, "date"}
_ROWS = 16
"""Rows of a Parquet file that are unfolded at once."""


def read_csv(source: Source) -> Iterator[Article | Skipped]:
    """Yield the article of each row; a row that holds none is skipped with the line on which it ends."""
    sample = source.head(_SAMPLE)
    decoded = decode(sample[: sample.rfind(b"\n") + 1] or sample.rstrip(_NOT_ASCII))
    if decoded is None or not sample:
        yield source.skipped(not_text(sample) if sample else NO_TEXT)
        return
    csv.field_size_limit(FIELD_LIMIT)
    lines = _Lines(source.stream, decoded.encoding)
    try:
        yield from _rows(lines, source)
        yield from losses(Decoded("", decoded.encoding or "UTF-8", lines.lost), source)
    except _LineTooLong:
        yield source.skipped(too_large(FIELD_LIMIT, "one line of a table is not as long; is it CSV?"))
    finally:
        lines.close()


def _rows(lines: _Lines, source: Source) -> Iterator[Article | Skipped]:
    first = next(lines, "")
    reader = csv.reader(lines, delimiter=_separator(first))
    names = _names(first)
    if reason := without_text(names, source.options.columns):
        yield source.skipped(reason)
        return
    number, empty = 1, True
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield source.skipped(f"not valid CSV: {error}; is a quotation mark left open?", number + 1)
            return
        if row is None:
            break
        number = reader.line_num + 1
        if not any(row):
            continue
        empty = False
        article = article_of(dict(zip_longest(names, row[: len(names)], fillvalue="")), source, lines.encoding)
        yield article if isinstance(article, Article) else source.skipped(article, number)
    if empty:
        yield source.skipped("there is no row in it but names of columns; fill the file or leave it out")


def _names(first: str) -> list[str]:
    """Return the names of the columns; ours may be written in capitals."""
    names = [name.strip() for name in next(csv.reader([first], delimiter=_separator(first)), [])]
    return [name.lower() if name.lower() in _OURS else name for name in names]


class _LineTooLong(Exception):
    """A line that no table has."""


class _Lines:
    """The lines of a stream, decoded as they come, with U+FFFD for what cannot be."""

    def __init__(self, stream: BinaryIO, encoding: str | None) -> None:
        self.encoding = encoding
        self.lost = 0
        """Characters that could not be decoded."""
        self._text = io.TextIOWrapper(stream, encoding or "utf-8-sig", "replace", newline="")
        self._first = True

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        """Return the next line; raise _LineTooLong."""
        line = storable(self._text.readline(FIELD_LIMIT + 1))
        if not line:
            raise StopIteration
        if len(line) > FIELD_LIMIT:
            raise _LineTooLong
        self.lost += line.count("\ufffd")
        line, self._first = line.removeprefix("\ufeff") if self._first else line, False
        return line

    def close(self) -> None:
        """Let go of the stream, which stays open."""
        self._text.detach()


def _separator(line: str) -> str:
    """Return the separator that cuts a line into most columns."""
    return max(_SEPARATORS, key=lambda each: len(next(csv.reader([line], delimiter=each), [])))


def read_parquet(source: Source) -> Iterator[Article | Skipped]:
    """Yield the article of each row, a few rows in memory at a time; columns of lists and objects are left out."""
    from pyarrow import parquet, types

    with seekable(source) as stream:
        table = parquet.ParquetFile(stream)
        wanted = set(source.options.columns.values())
        names = [field.name for field in table.schema_arrow if field.name in wanted or not types.is_nested(field.type)]
        if reason := without_text(names, source.options.columns):
            yield source.skipped(reason)
            return
        rows = (row for batch in table.iter_batches(_ROWS, columns=names) for row in batch.to_pylist())
        number = 0
        for number, row in enumerate(rows, 1):
            article = article_of(_textual(row), source)
            yield article if isinstance(article, Article) else source.skipped(article, number)
        if not number:
            yield source.skipped("there is no row in it; fill the file or leave it out")


def _textual(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with nothing for what is not there, and with bytes as text where they are text."""
    decoded = {name: decode(value) for name, value in row.items() if isinstance(value, bytes)}
    texts = {name: each.text if each else "" for name, each in decoded.items()}
    return {name: "" if value is None else value for name, value in row.items()} | texts
