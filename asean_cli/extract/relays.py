"""Nested attribution: what a medium quotes somebody as saying is the statement of the one who is quoted.

"VNA quoted the minister as saying that the deal was close": the minister says it, VNA is credited (`vias`). Taggers
give such words to the medium or leave them out; here the quoted one takes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from asean_cli.extract.interface import Attribution, Block, Layout
from asean_cli.extract.rules.contents import kind_of
from asean_cli.extract.tokens import quotations
from asean_cli.models import Span

IsMedium = Callable[[str], bool]
"""Says whether words name or describe a medium."""

_QUOTES = re.compile(
    r"\b(?P<verb>quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+"
    r"(?P<who>[^.;:“”\"\n]{2,110}?)\s+as\s+(?:also\s+|further\s+)?(?P<cue>(?:say|tell|stat|writ|add|warn|announc|confirm)ing)\b"
)
_TOLD = re.compile(r"\s+(?:reporters|journalists|the press|the media)\b")
_THAT = re.compile(r"(?:\s*[,:])?(?:\s+that\b)?\s*")
_WHEN = re.compile(r"\s*(?:(?:on|late|earlier|last|yesterday|today|in|at)\b[^“\"]{0,40})?[.,]?\s*$", re.IGNORECASE)
_CONFIDENCE = 0.9
"""As sure as the network usually is of a cue of speech; too few of these stand in the corpus to measure it."""
_LEMMAS = {
    "saying": "say", "telling": "tell", "stating": "state", "writing": "write", "adding": "add", "warning": "warn",
    "announcing": "announce", "confirming": "confirm",
}  # fmt: skip


def relayed(layout: Layout, found: Sequence[Attribution], is_medium: IsMedium) -> list[Attribution]:
    """Return the attributions, those that a medium relays given to the one it quotes, in the order of their cues."""
    made = [each for block in layout.paragraphs for s in block.sentences for each in _in(layout, block, s, is_medium)]
    taken = [(each.source[0][0] - 1, each.cue[0][1]) for each in made]
    kept = [each for each in found if not any(_belongs(layout.text, each, span) for span in taken)]
    quoted = {(each.source, each.content) for each in kept if layout.text.startswith("quoted", each.cue[0][0])}
    kept = [each for each in kept if not (_says(layout.text, each) and (each.source, each.content) in quoted)]
    return sorted([*kept, *made], key=lambda each: each.cue)


def _says(text: str, found: Attribution) -> bool:
    """Say whether a cue is the second half of "was quoted by VNA as saying"."""
    return text[slice(*found.cue[0])] in {"as saying", "saying"}


def _in(layout: Layout, block: Block, sentence: Span, is_medium: IsMedium) -> Iterator[Attribution]:
    text = layout.text
    quoted = [q for q in quotations(text, *sentence) if text[q[0]] != "'"]
    for match in _QUOTES.finditer(text, *sentence):
        medium = _subject(text, sentence, match.start())
        if any(s <= match.start() < e for s, e in quoted) or not (medium and is_medium(text[slice(*medium)])):
            continue
        content = _after(text, match.end(), sentence[1]) or _trimmed(text, sentence[0], medium[0])
        if content:
            yield Attribution(
                source=(match.span("who"),),
                cue=(match.span("cue"),),
                content=(content,),
                lemma=_LEMMAS[match["cue"]],
                kind=kind_of(text, [content]),
                sentence=sentence,
                paragraph=block.number,
                confidence=_CONFIDENCE,
            )


def _subject(text: str, sentence: Span, verb: int) -> Span | None:
    """Return the words right before a verb that may name a medium: back to a comma, a quotation or the beginning."""
    before = text[sentence[0] : verb].rstrip()
    start = max(before.rfind(mark) for mark in ',“”"—–;') + 1
    start += len(before[start:]) - len(before[start:].lstrip())
    return (sentence[0] + start, sentence[0] + len(before)) if start < len(before) else None


def _after(text: str, start: int, end: int) -> Span | None:
    """Return what follows the inner cue, but for the listeners and "that"; None where only the day follows."""
    told = _TOLD.match(text, start, end)
    start = told.end() if told else start
    if _WHEN.fullmatch(text, start, end):
        return None
    start = min(_THAT.match(text, start, end).end(), end)  # type: ignore[union-attr]
    quotes = quotations(text, start, end)
    if quotes and quotes[0][0] == start:
        return quotes[0]
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ".,;:—–"):
        end -= 1
    return (start, end) if end - start > 1 else None


def _belongs(text: str, found: Attribution, taken: Span) -> bool:
    """Say whether an attribution is the medium's quoting, or the inner one that now stands anew."""
    start, end = found.cue[0]
    quoting = text[start:end].lower().startswith(("quot", "cit")) and 0 <= taken[0] - end < 3
    return quoting or (start < taken[1] and taken[0] <= start)
