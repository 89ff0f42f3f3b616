"""A paragraph as tokens, in which each quotation that reads like speech is one token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from asean_cli.models import Span

Sort = Literal["word", "number", "mark", "quote"]

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|[^\W\d_][\w]*(?:[-'’&/][\w]+)*(?:(?<=s)['’](?!\w))?"  # words, Covid-19, ministers'
    r"|[$€£¥]?\d(?:[\w.,]*\w)?(?:-[^\W\d_]\w*)*"  # 2021, $4.9, 27-member
    r"|--+|\.\.\.|[^\w\s]|_+"
)
_DOUBLE = re.compile(r"[“”\"„‟«»]|``|''")
_SINGLE_OPEN = re.compile(r"(?<![^\W_])[‘'](?=[^\W_])(?!s\b)")
_CLOSERS = {"“": '”"', "„": '“”"', "‟": '”"', '"': '"”', "«": "»", "``": "''", "''": "''"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, mark or whole quotation, with its place in the article."""

    text: str
    low: str
    start: int
    end: int
    sort: Sort

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.sort == "word" and self.text[0].isupper()


def quotations(text: str, start: int, end: int) -> list[Span]:
    """Return the quotations in `text[start:end]`, marks included; one that is never closed runs to `end`."""
    found = _double_quoted(text, start, end)
    position = start
    for taken in [*found, (end, end)]:
        found = found + _single_quoted(text, position, taken[0])
        position = taken[1]
    return sorted(found)


def _double_quoted(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    for match in _DOUBLE.finditer(text, start, end):
        mark = match.group()
        if opened is None:
            if mark in _CLOSERS and not (mark == "''" and _after_letter(text, match.start())):
                opened = (match.start(), _CLOSERS[mark])
        elif mark in opened[1]:
            found.append((opened[0], match.end()))
            opened = None
    if opened is not None:
        found.append((opened[0], end))
    return found


def _after_letter(text: str, position: int) -> bool:
    return position > 0 and text[position - 1].isalnum()


def _single_quoted(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    position = start
    while match := _SINGLE_OPEN.search(text, position, end):
        close = _single_close(text, match.end(), end)
        if close is None:
            position = match.end()
        else:
            found.append((match.start(), close))
            position = close
    return found


def _single_close(text: str, start: int, end: int) -> int | None:
    """Find the mark that ends a single-quoted stretch; one after an s is a plural possessive if a better one comes."""
    doubtful: int | None = None
    for match in re.finditer(r"[’'](?!\w)", text[start:end]):
        before = text[start + match.start() - 1]
        if before.isspace():
            continue
        if before != "s":
            return start + match.end()
        doubtful = doubtful or start + match.end()
    return doubtful


def is_speech(text: str, span: Span) -> bool:
    """Say whether a quotation reads like speech rather than like a name or a borrowed word."""
    inner = text[span[0] : span[1]].strip("“”\"„‟«»‘’'` \n")
    words = len(_WORD.findall(inner))
    if words >= 8:
        return True
    ends = inner[-1:] in set(".,?!…;")
    return (words >= 3 and (ends or (inner[:1].isupper() and not _all_titled(inner)))) or (words >= 1 and ends)


def _all_titled(inner: str) -> bool:
    words = [w for w in _WORD.findall(inner) if len(w) > 3]
    return all(w[0].isupper() for w in words)


def tokenise(text: str, start: int, end: int, quotes: Iterable[Span] = ()) -> list[Token]:
    """Return the tokens of `text[start:end]`; each of `quotes` becomes one token of sort "quote"."""
    tokens: list[Token] = []
    position = start
    for opening, closing in [q for q in quotes if start <= q[0] < end] + [(end, end)]:
        tokens += [_token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, position, opening)]
        if opening < end:
            tokens.append(Token(text[opening:closing], "“”", opening, closing, "quote"))
        position = closing
    return tokens


def _token(word: str, start: int, end: int) -> Token:
    first = word[0]
    sort: Sort = "word" if first.isalpha() else "number" if first.isdigit() or first in "$€£¥" else "mark"
    return Token(word, word.casefold().replace("’", "'"), start, end, sort)


def span_of(tokens: Sequence[Token], start: int, end: int) -> Span:
    """Return the characters that `tokens[start:end]` cover."""
    return tokens[start].start, tokens[end - 1].end
