"""What follows a cue: a clause, a quotation, an object, an infinitive, a preposition, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from asean_cli.extract.cues import Match
from asean_cli.extract.grammar import DETERMINERS, NEGATION, PERSONAL, PREPOSITIONS, is_adverb, is_time, is_verb_like
from asean_cli.extract.rules.subjects import Phrase
from asean_cli.extract.tokens import Token

_MATTER = (PREPOSITIONS | {"to"}) - frozenset("during after before from until amid".split())
"""Prepositions that can lead to the matter spoken of, not only to when and where."""
_AFTER_TOLD = frozenset("that in on at during after to about how via by ahead".split())
"""Words that end the name of the person told."""
Complement = Literal["that", "quote", "phrase", "to", "on", "none"]


def complement_of(tokens: Sequence[Token], match: Match) -> tuple[Complement, int, Phrase | None]:
    """Return what follows the cue, where the content begins, and who is addressed apart from it."""
    at = match.end
    addressee: Phrase | None = None
    if match.cue.addressee == "apart" and at < len(tokens):
        end = _addressee_end(tokens, at)
        addressee = (at, end) if end > at else None
        at = end
    direct = _direct(tokens, at, match)
    if direct is not None:
        return direct[0], direct[1], addressee
    skipped = _over_setting(tokens, at)
    while skipped < len(tokens) and tokens[skipped].text in {",", ":"} and _nears_content(tokens, skipped + 1):
        skipped += 1
    if skipped >= len(tokens):
        return "none", at, addressee
    token = tokens[skipped]
    if token.low == "that" and not _is_pronoun_that(tokens, skipped):
        return "that", skipped + 1, addressee
    if token.sort == "quote":
        return "quote", skipped, addressee
    if token.text == ":" and skipped + 1 < len(tokens) and "clause" in match.cue.takes:
        return "that", skipped + 1, addressee
    if skipped > at and token.text in {",", ".", "?", "!", ";", "—", "–"}:
        return "none", at, addressee
    return _plain_complement(tokens, at, skipped, match), _body(at, skipped, tokens), addressee


def _direct(tokens: Sequence[Token], at: int, match: Match) -> tuple[Complement, int] | None:
    """Return the infinitive or prepositional complement that the cue asks for, times before it passed over."""
    k = at
    while k < len(tokens) and _is_time_at(tokens, k):
        k += 1
    if k >= len(tokens):
        return None
    if tokens[k].low == "to" and "to" in match.cue.takes and _is_infinitive(tokens, k):
        return "to", k
    if tokens[k].low == "at" and k + 1 < len(tokens) and tokens[k + 1].low in {"least", "most"}:
        return ("phrase", k) if match.cue.takes & {"clause", "object"} else None
    if tokens[k].low in _MATTER and ("on" in match.cue.takes or " " in match.cue.lemma) and k == at:
        return "on", k
    return None


def _is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        following is not None
        and following.sort == "word"
        and not following.capital
        and following.low not in DETERMINERS
    )


def _is_time_at(tokens: Sequence[Token], k: int) -> bool:
    if tokens[k].low in {"on", "in", "at"} and k + 1 < len(tokens):
        return is_time(tokens[k + 1])
    return is_time(tokens[k]) or is_adverb(tokens[k])


def _body(at: int, skipped: int, tokens: Sequence[Token]) -> int:
    return (
        skipped if skipped > at and (tokens[skipped].low in PERSONAL | DETERMINERS or tokens[skipped].capital) else at
    )


def _plain_complement(tokens: Sequence[Token], at: int, skipped: int, match: Match) -> Complement:
    token = tokens[at]
    if token.text in {".", ",", ";", "?", "!", "—", "–", "-", ")", ":"}:
        return "none"
    if token.low == "to":
        return "to" if "to" in match.cue.takes else "none"
    if token.low in PREPOSITIONS:
        if "on" in match.cue.takes or len(match.cue.lemma.split()) > 1:
            return "on"
        return "phrase" if skipped > at else "none"
    if token.low in {"and", "or", "but", "as", "while", "because"}:
        return "none"
    if token.low == "when" and not any(t.low in NEGATION for t in tokens[max(0, match.start - 3) : match.start]):
        return "none"
    if match.cue.takes & {"clause", "object"}:
        return "phrase"
    return "that" if "that" in match.cue.takes and _begins_clause(tokens, at) else "none"


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a clause without "that" begins here: a pronoun, or a noun phrase with a verb soon after."""
    if tokens[at].low in PERSONAL:
        return True
    window = range(at + 1, min(at + 8, len(tokens)))
    return any(is_verb_like(tokens, k) for k in window)


def _is_pronoun_that(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.text in {".", ","}:
        return True
    after = tokens[at + 2] if at + 2 < len(tokens) else None  # "confirmed that report on Saturday"
    return (
        following.sort == "word"
        and not following.capital
        and following.low not in PERSONAL | DETERMINERS
        and (after is None or after.text in {".", ","} or (after.low in {"on", "in", "at"} and len(tokens) - at < 6))
    )


def _nears_content(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].sort == "quote"


def _over_setting(tokens: Sequence[Token], at: int) -> int:
    """Skip times and settings before the content: "on Monday", "in a statement", "after the meeting", up to "that"."""
    k = at
    while k < len(tokens) and (is_time(tokens[k]) or is_adverb(tokens[k])):
        k += 1
    if k >= len(tokens) or tokens[k].low not in PREPOSITIONS | {"here", "during", "to"}:
        return k if k > at else at
    limit = min(len(tokens), k + 22)
    for j in range(k, limit):
        if tokens[j].low == "that" or tokens[j].sort == "quote":
            return j
        if tokens[j].low in PERSONAL and j > k + 1 and tokens[j - 1].low not in PREPOSITIONS:
            return j
        if tokens[j].text in {".", ";", "—", "–"} or (tokens[j].text == "," and not _closes_aside(tokens, j, limit)):
            return j
        if j > k + 1 and is_verb_like(tokens, j):
            break
    return k if k > at else at


def _closes_aside(tokens: Sequence[Token], comma: int, limit: int) -> bool:
    """Say whether a "that" follows the comma soon: "said in Hanoi on Tuesday, the first day, that"."""
    return any(tokens[j].low == "that" for j in range(comma + 1, min(limit, comma + 8)))


def _addressee_end(tokens: Sequence[Token], at: int) -> int:
    """Return where the noun phrase of the person told ends."""
    if tokens[at].low in {"him", "her", "them", "it", "us", "me", "you"}:
        return at + 1
    if tokens[at].low in PREPOSITIONS:
        return at
    k = at
    while k < len(tokens) and k - at < 14:
        token = tokens[k]
        if (k > at and token.low in _AFTER_TOLD) or token.sort == "quote" or is_time(token):
            break
        if token.text in {",", ":", ".", ";"}:
            break
        if (
            k > at
            and (token.low in PERSONAL | {"the", "a", "an", "its", "his", "their"})
            and tokens[k - 1].low not in PREPOSITIONS | {"and"}
        ):
            break
        if k > at and is_verb_like(tokens, k):
            return max(at, k - 1)
        k += 1
    return k
