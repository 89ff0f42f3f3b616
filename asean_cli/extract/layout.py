"""An article cut into title, headings, paragraphs and noise, by general signs of how news is set.

A chunk of the text (see `lines`) is noise where it shows a sign of it (see `noise`), a bare line where it
lacks a final stop and reads like a headline, and else a paragraph. What a bare line is depends on where it
stands: the title before the text, a heading alone before a paragraph, noise in a row of its kind or after
the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from asean_cli.extract import dateline, noise, sentences
from asean_cli.extract.interface import Block, Layout
from asean_cli.extract.lines import Chunk, chunks
from asean_cli.text import fold

_FINAL = re.compile(r"""[.!?…:;,]["'“”’»)\]]*\Z""")
_REPORTS = re.compile(r"\b(?:said|told|added|stressed|noted|affirmed|claimed|according to)\b")
_MARKER = re.compile(r"(?:[-–—*#>=•]+\s+)+")
_LABEL = re.compile(r"[^\W\d_a-z][^\Wa-z]*(?:[ .'’-]+[^\Wa-z]+){0,5}:\s")
"""Who speaks, in a transcript: "MINISTER: Thank you"."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL_WORDS = """
a an and as at but by for from in into nor of off on onto or over per so than that the to up via vs with is
be not amid after before
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that headlines leave in lower case even where they capitalise the rest."""

_BARE_WORDS = 25
_TITLE_WORDS = 35
_HEADER_CHUNKS = 12
"""How far down a given title may stand."""
_DATED_PARAGRAPHS = 2
"""How many paragraphs a dateline may open: a title with a final stop, or a summary, may stand before it."""
_CAPITAL_SHARE = 0.75
"""The share of capitals among a line's longer words from which it is set as a headline, final stop or not."""


_Kind = Literal["noise", "bare", "text", "title", "heading"]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A chunk and what it is by itself."""

    start: int
    end: int
    kind: _Kind


def lay_out(text: str, title: str | None = None) -> Layout:
    """Cut an article's text into blocks. `title` is the title where it is known, so that its line is found.

    Any text is accepted; blocks are ordered and disjoint, and only white space lies outside them.
    """
    pieces = _in_place(text, _with_title(text, _pieces(text), title))
    blocks, found = _numbered(text, pieces)
    return Layout(text, tuple(blocks), found)


def _pieces(text: str) -> list[_Piece]:
    found = chunks(text)
    barred = [noise.has_bars(text[max(c.start, c.end - 20) : c.end]) for c in found]
    in_bars = sum(c.end - c.start for c, bar in zip(found, barred, strict=True) if bar)
    bars_count = in_bars * 2 <= sum(c.end - c.start for c in found)
    return [piece for chunk in found for piece in _judge(text, chunk, bars_count)]


def _judge(text: str, chunk: Chunk, bars_count: bool) -> Iterator[_Piece]:
    words = text[chunk.start : chunk.end]
    if noise.is_noise(words, bars_count=bars_count):
        yield _Piece(chunk.start, chunk.end, "noise")
        return
    credit = noise.credit_start(text, chunk.start, chunk.end)
    yield _Piece(chunk.start, credit, "bare" if _is_bare(words) else "text")
    if credit < chunk.end:
        start = credit + len(text[credit : chunk.end]) - len(text[credit : chunk.end].lstrip())
        yield _Piece(start, chunk.end, "noise")


def _is_bare(words: str) -> bool:
    """Say whether a chunk reads like a headline: short, one sentence, no final stop, nothing reported."""
    if len(words) > 250 or len(words.split()) > _BARE_WORDS or _FINAL.search(words):
        return False
    unmarked = _MARKER.sub("", words, count=1)
    if not unmarked or unmarked[0].islower() or len(sentences.split(words, 0, len(words))) > 1:
        return False
    reported = len(unmarked.split()) > 4 and (_REPORTS.search(unmarked) or unmarked[0] in '“"')
    return not reported or _capitalised(unmarked)


def _capitalised(words: str) -> bool:
    """Say whether the words are set as a headline: most of the longer ones with a capital."""
    counted = [word for word in _WORD.findall(words) if word.lower() not in _SMALL]
    return len(counted) >= 4 and sum(word[0].isupper() for word in counted) >= _CAPITAL_SHARE * len(counted)


def _with_title(text: str, pieces: Sequence[_Piece], title: str | None) -> list[_Piece]:
    at = _title_given(text, pieces, title)
    if at is None:
        at = _title_shown(text, pieces)
    found = list(pieces)
    if at is not None:
        piece = found[at]
        marker = _MARKER.match(text, piece.start, piece.end)
        start = marker.end() if marker and marker.end() < piece.end else piece.start
        found[at] = _Piece(start, piece.end, "title")
        if start > piece.start:
            _mark_header(text, found, at + 1)
            found.insert(at, _Piece(piece.start, piece.start + len(text[piece.start : start].rstrip()), "noise"))
    return found


def _mark_header(text: str, pieces: list[_Piece], at: int) -> None:
    """Lines marked like a marked title ("-- By …") belong to the header."""
    while at < len(pieces) and _MARKER.match(text, pieces[at].start, pieces[at].end):
        pieces[at] = replace(pieces[at], kind="noise")
        at += 1


def _title_given(text: str, pieces: Sequence[_Piece], title: str | None) -> int | None:
    wanted = _letters(title or "")
    if not wanted:
        return None
    for at, piece in enumerate(pieces[:_HEADER_CHUNKS]):
        if piece.end - piece.start <= 2 * len(title or "") + 20 and _letters(text[piece.start : piece.end]) == wanted:
            return at
    return None


def _letters(words: str) -> str:
    return "".join(char for char in fold(words[:1000]) if char.isalnum())


def _title_shown(text: str, pieces: Sequence[_Piece]) -> int | None:
    """Return the first line that reads like a headline, above the text."""
    for at, piece in enumerate(pieces[:_HEADER_CHUNKS]):
        words = text[piece.start : piece.end] if piece.end - piece.start <= 300 else ""
        if dateline.find(text, piece.start, piece.end):
            return None
        if piece.kind == "bare" and len(words.split()) >= 3:
            return at if at + 1 < len(pieces) else None
        if piece.kind == "text":
            headline = 0 < len(words.split()) <= _TITLE_WORDS and at == 0 and len(pieces) > 1
            set_so = _capitalised(words) or words.isupper() or words.rstrip().endswith(";")
            return at if headline and set_so and words[0] not in '“"' and not words.endswith(":") else None
    return None


def _in_place(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Settle what each bare line is by where it stands; from the end, since what follows decides."""
    found = list(pieces)
    following = "noise"
    end = len(found)
    while end:
        start = end - 1
        if found[start].kind == "bare":
            while start and found[start - 1].kind == "bare":
                start -= 1
            alone = end - start == 1 and following == "text"
            kind: _Kind = "text" if _is_listed(text, found, start) else "heading" if alone else "noise"
            found[start:end] = [replace(piece, kind=kind) for piece in found[start:end]]
        if found[start].kind != "noise":
            following = found[start].kind
        end = start
    return found


def _is_listed(text: str, pieces: Sequence[_Piece], start: int) -> bool:
    """Say whether a colon before `start` introduces the lines from there, or nothing else is there."""
    if start == 0:
        return len(pieces) == 1
    before = pieces[start - 1]
    return before.kind == "text" and text[before.end - 1] == ":"


def _numbered(text: str, pieces: Sequence[_Piece]) -> tuple[list[Block], tuple[int, int] | None]:
    blocks: list[Block] = []
    labels = sum(piece.kind == "text" and bool(_LABEL.match(text, piece.start)) for piece in pieces)
    found: tuple[int, int] | None = None
    section: str | None = None
    number = 0
    for piece in pieces:
        if piece.kind == "heading":
            section = text[piece.start : piece.end]
        if piece.kind != "text":
            blocks.append(Block("noise" if piece.kind == "bare" else piece.kind, piece.start, piece.end))
            continue
        number += 1
        start = piece.start
        if not found and number <= _DATED_PARAGRAPHS:
            found = dateline.find(text, piece.start, piece.end, colons=labels < 2)
            start = found[1] if found else start
        spans = tuple(sentences.split(text, start, piece.end))
        blocks.append(Block("paragraph", piece.start, piece.end, section, number, spans))
    return blocks, found
