"""Lines into chunks: what one paragraph, heading or caption fills, whether it was wrapped by hand or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_LINE = re.compile("[^\n\r\v\f\x85\u2028\u2029]+")
_MARKED = re.compile(r"(?:--+|[*•–—>#-]|\d{1,2}[.)])\s")
_ENDS = re.compile(r"""[.!?:;|…]["'”’)\]]*\s*\Z""")

_OPEN = frozenset("a an the of in on at to for by with from and or between than that its their his her as".split())
"""Words that no line ends with unless it goes on."""
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

    @property
    def size(self) -> int:
        return self.end - self.start


def chunks(text: str) -> list[Chunk]:
    """Return the chunks of `text` in order: each line by itself, lines of a wrapped paragraph together."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    found: list[Chunk] = []
    previous: _Line | None = None
    for line in lines:
        if previous and (_is_torn(text, previous, line) or (width and _continues(text, previous, line, width))):
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
        blank = gap.count("\n") > 1 or gap.replace("\r\n", "\n").count("\r") > 1 or "\u2029" in gap or "\f" in gap
        found.append(_Line(start, start + len(bare), start - match.start(), blank or not found))
        last_end = match.end()
    return found


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """Return the length of the longest wrapped line; 0 where the text is not wrapped by hand."""
    low, high = _WRAP_WIDTH
    followed = [a for a, b in pairwise(lines) if not b.after_blank]
    if len(followed) < 2 or sum(line.size > high for line in lines) * 10 > len(lines):
        return 0
    broken = sum(not _ends(text, line) for line in followed)
    if not low <= median(line.size for line in followed) <= high or broken * 2 <= len(followed):
        return 0
    return max(line.size for line in followed if line.size <= high)


def _continues(text: str, previous: _Line, line: _Line, width: int) -> bool:
    if line.after_blank or line.indent > previous.indent or previous.size > 2 * width:
        return False
    if _MARKED.match(text, line.start, line.end):
        return False
    first_word = text[line.start : line.end].split(None, 1)[0]
    full = previous.size + 1 + len(first_word) > width or previous.size >= width * _FULL
    return full or (text[line.start].islower() and not _ends(text, previous))


def _is_torn(text: str, previous: _Line, line: _Line) -> bool:
    """Say whether a sentence was torn where a page had a link: "between", then "China", then "and ASEAN"."""
    if line.after_blank or _ends(text, previous) or _MARKED.match(text, line.start, line.end):
        return False
    last = text[previous.start : previous.end].rsplit(None, 1)[-1]
    return text[line.start].islower() or text[line.start] in ",.;)’”" or last in _OPEN or last.endswith(",")


def _ends(text: str, line: _Line) -> bool:
    return bool(_ENDS.search(text, max(line.start, line.end - 6), line.end))
