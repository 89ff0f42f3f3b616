"""JSON Lines (.jsonl, .ndjson) and JSON (.json): one article an object, each with at least a `text`.

Keys are those of `records`. JSON Lines are read line by line, so the file may be of any size; a .json file is one
object or a list of them.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from asean_cli.models import Article
from asean_cli.readers.content import losses, not_text, text_of, too_large
from asean_cli.readers.encoding import Decoded, decode
from asean_cli.readers.interface import Skipped, Source
from asean_cli.readers.limits import SIZE_LIMIT
from asean_cli.readers.records import article_of

LINE_LIMIT = SIZE_LIMIT
"""Bytes of one line."""

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)  # UTF-32-LE begins as UTF-16-LE


@dataclass(frozen=True, slots=True)
class _Broken:
    """What is wrong with a piece of JSON, and on which of its lines."""

    reason: str
    line: int | None = None


def read_jsonl(source: Source) -> Iterator[Article | Skipped]:
    """Yield the article of each line; a line that holds none is skipped with its number."""
    yield from _each_line(_lines(source.stream), source)


def read_json(source: Source) -> Iterator[Article | Skipped]:
    """Yield the article of the one object, or of each object of the list."""
    content = text_of(source)
    if isinstance(content, Skipped):
        yield content
        return
    value = _parsed(content.text)
    if isinstance(value, _Broken) and value.reason.startswith("Extra data"):  # JSON Lines under another name
        yield from _each_line(_cut(content), source)
    elif isinstance(value, _Broken):
        yield source.skipped(f"not valid JSON: {value.reason}", value.line)
    elif value == []:
        yield source.skipped("an empty list; fill the file or leave it out")
    else:
        yield from _each_object(value, content, source)
        yield from losses(content, source)


def _each_line(lines: Iterator[tuple[int, Decoded | str]], source: Source) -> Iterator[Article | Skipped]:
    empty = True
    for number, line in lines:
        if isinstance(line, str):
            yield source.skipped(line, number)
        elif line.text.strip():
            yield from _one_line(line, source, number)
        else:
            continue
        empty = False
    if empty:
        yield source.skipped("there is no line in it; fill the file or leave it out")


def _each_object(value: Any, content: Decoded, source: Source) -> Iterator[Article | Skipped]:
    listed = isinstance(value, list)
    for number, record in enumerate(value if listed else [value], 1):
        article = _article(record, source, content.encoding)
        where = f"object {number}: " if listed else ""
        yield source.skipped(where + article) if isinstance(article, str) else article


def _lines(stream: BinaryIO) -> Iterator[tuple[int, Decoded | str]]:
    """Yield each line with its number, from 1, or the reason why it cannot be read."""
    first = stream.readline(LINE_LIMIT + 1)
    if first.startswith(_WIDE_MARKS):
        yield from _wide_lines(first + stream.read(LINE_LIMIT + 1))
        return
    number, line = 1, first
    while line:
        if len(line) > LINE_LIMIT and not line.endswith(b"\n"):
            _finish_line(stream)
            yield number, too_large(LINE_LIMIT, "one line holds one article, and none is as long")
        elif decoded := decode(line):
            yield number, decoded
        else:
            yield number, not_text(line)
            if number == 1:  # not JSON Lines at all, so each of its lines would say the same
                return
        number, line = number + 1, stream.readline(LINE_LIMIT + 1)


def _wide_lines(data: bytes) -> Iterator[tuple[int, Decoded | str]]:
    """Yield the lines of UTF-16 or UTF-32, where the byte of a line end does not end a line."""
    decoded = decode(data)
    if decoded is None or len(data) > LINE_LIMIT:
        yield 1, f"not UTF-8, and {too_large(LINE_LIMIT)}"
    else:
        yield from _cut(decoded)


def _cut(whole: Decoded) -> Iterator[tuple[int, Decoded]]:
    for number, line in enumerate(whole.text.split("\n"), 1):
        yield number, Decoded(line, whole.encoding, line.count("\ufffd") if whole.lost else 0)


def _finish_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass


def _one_line(line: Decoded, source: Source, number: int) -> Iterator[Article | Skipped]:
    value = _parsed(line.text)
    if isinstance(value, _Broken):
        yield source.skipped(f"not valid JSON: {value.reason}; each line must be one JSON object", number)
        return
    article = _article(value, source, line.encoding)
    if isinstance(article, str):
        yield source.skipped(article, number)
        return
    yield article
    yield from losses(line, source, number)


def _parsed(text: str) -> Any:
    """Return the value, or what is wrong with it."""
    try:
        # Missing values of data frames are written as NaN, which is no JSON but means none.
        return json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        return _Broken(f"{error.msg} at column {error.colno}", error.lineno)
    except RecursionError:
        return _Broken("nested too deeply")
    except ValueError:  # an integer of thousands of digits
        return _Broken("a number is too long")


def _article(record: Any, source: Source, encoding: str | None) -> Article | str:
    if not isinstance(record, dict):
        return 'not a JSON object; an article is {"text": "…"}'
    return article_of(record, source, encoding)
