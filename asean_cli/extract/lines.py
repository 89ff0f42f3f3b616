"""Lines into chunks: what one paragraph, heading or caption fills, whether it was wrapped by hand or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

_LINE = re.compile("[^\n\r\v\f\x85\u2028\u2029]+")
_ENDS = re.compile(r"""[.!?:;|…]["'”’)\]]*\s*\Z""")

_WRAP_WIDTH = (40, 100)
"""Characters: the least and the greatest typical length of lines that were wrapped by hand."""
_FULL = 0.8
"""The share of the widest line from which a wrapped line counts as full, so that the next continues it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of text, trimmed of white space."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    after_blank: bool


def chunks(text: str) -> list[Chunk]:
    """Return the chunks of `text` in order: each line by itself, lines of a wrapped paragraph together."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    found: list[Chunk] = []
    previous: _Line | None = None
    for line in lines:
        if previous and width and _continues(text, previous, line, width):
            found[-1] = Chunk(found[-1].start, line.end)
        else:
            found.append(Chunk(line.start, line.end))
        previous = line
    return found


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        bare = match[0].strip()
        if not bare:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        gap = text[last_end : match.start()]
        blank = (
            gap.count("\n") > 1 or gap.replace("\r\n", "\n").count("\r") > 1 or "\u2029" in gap or "\f" in gap
        )
        found.append(_Line(start, start + len(bare), start - match.start(), blank or not found))
        last_end = match.end()
    return found


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """Return the length of the longest wrapped line; 0 where the text is not wrapped by hand."""
    followed = [a for a, b in zip(lines, lines[1:], strict=False) if not b.after_blank]
    if len(followed) < 2:
        return 0
    sizes = [line.end - line.start for line in followed]
    broken = sum(not _ENDS.search(text, max(line.start, line.end - 6), line.end) for line in followed)
    low, high = _WRAP_WIDTH
    if not low <= median(sizes) <= high or broken * 2 <= len(followed):
        return 0
    widest = max(size for size in sizes if size <= high)
    return widest


def _continues(text: str, previous: _Line, line: _Line, width: int) -> bool:
    if line.after_blank or line.indent > previous.indent:
        return False
    size = previous.end - previous.start
    if size > _WRAP_WIDTH[1] * 2:
        return False
    first_word = text[line.start : line.end].split(None, 1)[0]
    full = size + 1 + len(first_word) > width or size >= width * _FULL
    unfinished = text[line.start].islower() and not _ENDS.search(
        text, max(previous.start, previous.end - 6), previous.end
    )
    return full or unfinished
