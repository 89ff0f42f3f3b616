"""English news text into sentences, by rules of punctuation; one pass, linear in the text.

Our own, because the usual rule-based splitter (pysbd) has seen no release since 2021, and it rewrites the
text that it reads, which loses the offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from asean_cli.models import Span

_STOP = re.compile(r"""(?<![.!?…])[.!?…]++["'”’»)\]]*+(?=\s)""")
_WORD_BEFORE = re.compile(r"[\w.&’'-]+\Z")
_SPACE = re.compile(r"\s*")
_NEXT_WORD = re.compile(r"""["'“‘«(\[]*([\w’'-]*)""")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]\Z")
_MARK = re.compile('["“”„«»]')

_WORD_LIMIT = 40
"""Characters looked at on either side of a stop; longer "words" are no abbreviations."""
_QUOTATION_LIMIT = 2000
"""Characters; a longer stretch between quotation marks is more likely a mark that was never closed."""

_TITLES = """
mr mrs ms messrs mx ma dr prof rev hon st ste mt ft pres gov govs sen sens rep reps del amb sec min maj col lt
capt cmdr cdr cpl sgt gen adm brig insp supt det atty fr msgr dato datuk vs v cf viz approx e.g i.e eg ie
fig figs art arts para ch vol pp ed eds
"""
_NEVER_LAST = frozenset(_TITLES.split())
"""Abbreviations that a name, a number or an example follows."""

_ENDINGS = """
jr sr co corp inc ltd plc bros assn dept univ est etc al jan feb mar apr jun jul aug sep sept oct nov dec
mon tue tues wed thu thur thurs fri sat sun a.m p.m u.s u.k u.n e.u d.c ph.d m.p b.a m.a b.sc m.sc bhd
sdn pte tbk pty ave blvd rd mass calif ariz fla ky pa ill mich va md conn minn wis tenn ala ga la
"""
_SELDOM_LAST = frozenset(_ENDINGS.split())
"""Abbreviations that also end sentences: there the next word decides."""

_LOWER_CASE = frozenset({"vs", "v", "cf", "viz", "approx", "e.g", "i.e", "eg", "ie", "etc", "al", "a.m", "p.m", "fig"})
"""Those of both that are written small; the others are ordinary words then ("he fell ill.")."""

_BEFORE_NUMBER = frozenset({"no", "nos", "p", "par", "res"})

_FIRST_WORDS = """
the a an this that these those he she it they we i you his her its their our my there here in on at by for
from with as if when while after before since during under despite although though but and or so yet however
meanwhile also earlier later last both what who why how where some many most all no not now then thus asked
according speaking addressing regarding besides moreover furthermore additionally
"""
_OPENERS = frozenset(_FIRST_WORDS.split())
"""Words whose capital can only come from opening a sentence."""

_ATTRIBUTES = re.compile(
    r"""\s*(?:[^\W\d_a-z][\w.’'-]*\s+){0,5}?(?:said|says|asked|asks|added|told|wrote|replied|noted|stressed)\b"""
)
"""What follows a quotation inside a sentence: at most five capitalised words and a verb of saying."""


def split(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of `text[start:end]`, in order, as half-open ranges trimmed of white space.

    Closing quotation marks and brackets belong to the sentence that they close; a stop inside a quotation
    ends nothing where the sentence goes on after the quotation (“We agreed. We signed,” he said).
    """
    spans: list[Span] = []
    begin = start
    held = _held_together(text, start, end)
    hold = next(held, None)
    for stop in _STOP.finditer(text, start, end):
        while hold and hold[1] <= stop.start():
            hold = next(held, None)
        if hold and hold[0] <= stop.start():
            continue
        if _ends_sentence(text, stop, begin, end):
            _append(spans, text, begin, stop.end())
            begin = stop.end()
    _append(spans, text, begin, end)
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, stop: re.Match[str], begin: int, end: int) -> bool:
    follow = _follow(text, stop.end(), end)
    if follow is None:
        return True
    first, word = follow
    if first.islower() or (stop[0].startswith(("...", "…")) and first.islower()):
        return False
    if stop[0][-1] in "\"'”’»)]" and _ATTRIBUTES.match(text, stop.end(), min(end, stop.end() + 120)):
        return stop[0].startswith(".") and not stop[0].startswith("..")
    return stop[0] != "." or not _abbreviates(text, stop.start(), begin, first, word)


def _follow(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Return the first letter or digit after `start` and its word in lower case; None at the end."""
    space = _SPACE.match(text, start, end)
    begin = space.end() if space else start
    if begin >= end:
        return None
    word = _NEXT_WORD.match(text, begin, min(end, begin + _WORD_LIMIT))
    found = word[1] if word else ""
    return (found[:1] or text[begin], found.casefold())


def _abbreviates(text: str, stop: int, begin: int, first: str, word: str) -> bool:
    """Say whether the full stop at `stop` belongs to the word before it, the sentence going on."""
    before = _WORD_BEFORE.search(text, max(begin, stop - _WORD_LIMIT), stop)
    if not before:
        return False
    short = before[0].casefold().lstrip("'’-")
    if short in _BEFORE_NUMBER and first.isdigit():
        return True
    if not before[0][0].isupper() and short not in _LOWER_CASE:
        return False
    if short in _NEVER_LAST:
        return True
    return word not in _OPENERS and (short in _SELDOM_LAST or bool(_INITIAL.match(before[0])))


def _held_together(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the quotations whose sentence goes on after the closing mark; no sentence ends inside."""
    for opened, closed in _quotations(text, start, end):
        if closed - opened <= _QUOTATION_LIMIT and _goes_on(text, closed, end):
            yield opened, closed - 1


def _quotations(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield double quotations that are closed within the range, marks included."""
    opened = -1
    for mark in re.compile('["“”„«»]').finditer(text, start, end):
        at = mark.start()
        straight_opens = mark[0] == '"' and (at == start or text[at - 1].isspace() or text[at - 1] in "([—–-")
        if mark[0] in "“„«" or straight_opens:
            opened = at
        elif opened >= 0:
            yield opened, mark.end()
            opened = -1


def _goes_on(text: str, closed: int, end: int) -> bool:
    before = text[closed - 2]
    if before == ",":
        return True
    if before in ".…" and text[closed - 3 : closed - 1] != "..":
        follow = _follow(text, closed, end)
        return bool(follow and follow[0].islower())
    follow = _follow(text, closed, end)
    if follow is None:
        return False
    return follow[0].islower() or bool(_ATTRIBUTES.match(text, closed, min(end, closed + 120)))
