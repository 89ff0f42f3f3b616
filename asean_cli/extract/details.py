"""What a cue tells beside source and content: its entry in the table, whether it is denied, and who is addressed.

For attributions that were not found by the table: their cue may be one that it does not list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from asean_cli.extract.cues import CueTable, Match
from asean_cli.extract.grammar import AUXILIARY, NEGATION, is_adverb
from asean_cli.extract.rules import contents
from asean_cli.extract.rules.complements import complement_of
from asean_cli.extract.rules.readings import Place, Reading
from asean_cli.extract.tokens import Token, is_speech, quotations, span_of, tokenise
from asean_cli.models import Span


class Details(NamedTuple):
    """The cue's lemma, whether it is denied, and the words that name who is addressed."""

    lemma: str
    negated: bool
    addressee: Span | None


def details(text: str, sentence: Span, cue: Span, content: Sequence[Span], table: CueTable) -> Details:
    """Read the cue in its sentence; content begins after the cue where it is to have an addressee."""
    inside = [q for q in quotations(text, *sentence) if is_speech(text, q) and not q[0] <= cue[0] < q[1]]
    tokens = tokenise(text, *sentence, inside)
    first = next((k for k, token in enumerate(tokens) if token.end > cue[0]), len(tokens))
    last = next((k for k, token in enumerate(tokens) if token.start >= cue[1]), len(tokens))
    match = _match(tokens, first, last, table)
    negated = _negated(tokens, first)
    if match is None:
        return Details(" ".join(token.low for token in tokens[first:last]), negated, None)
    complement, body, told = complement_of(tokens, match)
    place: Place = "before" if content and content[0][0] >= cue[0] else "after"
    reading = Reading(match, first, (first, last), place, complement, body, negated, told)
    addressee = contents.addressee(tokens, reading)
    return Details(match.cue.lemma, negated, span_of(tokens, *addressee) if addressee else None)


def _match(tokens: Sequence[Token], first: int, last: int, table: CueTable) -> Match | None:
    """Return the longest entry of the table that begins within the cue."""
    found = [match for k in range(first, last) if (match := table.match(tokens, k))]
    return max(found, key=lambda match: match.end - match.start, default=None)


def _negated(tokens: Sequence[Token], at: int) -> bool:
    k = at - 1
    while k >= 0 and (tokens[k].low in AUXILIARY | NEGATION or is_adverb(tokens[k])):
        if tokens[k].low in NEGATION:
            return True
        k -= 1
    return False
