"""Content spans made whole: what the network's tags leave ragged, and marks of quotation settle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from asean_cli.models import Span

_WORD = re.compile(r"\w")
_OPENING = 2
"""Characters from a quotation's mark within which a content counts as opening with it."""
_LONGEST = 1500
"""Characters that a content may be lengthened by; what lies further was hardly one quotation."""


_STOPPED = re.compile(r"[^\W\d_]{4}\.\Z")
"""A sentence's full stop, and not that of "Jr." or "U.S."."""
_MARKS = ' \t\r\n"“”„«»,;:–—'


def words(text: str, span: Span) -> Span:
    """Return the span with the words that it cuts made whole, and without marks around them."""
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end - 1 and text[start] in _MARKS:
        start += 1
    while end > start + 1 and text[end - 1] in _MARKS:
        end -= 1
    if _STOPPED.search(text, start, end):
        end -= 1
    return start, end


def whole(text: str, content: Sequence[Span], quoted: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """Return the content with its quotations closed, its pieces without words dropped and touching pieces joined.

    A content that opens with a quotation ends no sooner than that does, and one that ends with it begins no later: the
    network sees only so far.
    The content takes in nothing of `others`: the source, the cue, and what lies between paragraphs.
    """

    def free(start: int, end: int) -> bool:
        return not any(s < end and start < e for s, e in others)

    marked = [quote for quote in quoted if quote[1] - quote[0] > len("“Yes, we can.”")]
    found: list[Span] = []
    for start, end in (part for span in content for part in _without(text, _uncut(text, span), others)):
        if not _WORD.search(text, start, end):
            continue
        opened = [q[0] for q in marked if q[0] < start < q[1] <= end + _OPENING and start < q[0] + _LONGEST]
        start = min([start, *(at for at in opened if free(at, start))])
        closed = [q[1] for q in marked if q[0] <= start <= q[0] + _OPENING and end < q[1] < end + _LONGEST]
        end = max([end, *(to for to in closed if free(end, to))])
        if found and not _WORD.search(text, found[-1][1], start) and free(found[-1][1], start):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _uncut(text: str, span: Span) -> Span:
    start, end = span
    return min(start, words(text, (start, start + 1))[0]), max(end, words(text, (end - 1, end))[1])


def _without(text: str, span: Span, others: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a span when `others` are cut out of it, without white space at the edges."""
    start, end = span
    for low, high in [*sorted(o for o in others if o[0] < end and start < o[1]), (end, end)]:
        part = text[start:low]
        if part.strip():
            yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())
        start = max(start, high)
