"""The verb group around a cue word: where it begins, whether it is denied, whether it is a finite verb at all."""

from __future__ import annotations

from collections.abc import Sequence

from asean_cli.extract.cues import Match
from asean_cli.extract.grammar import (
    AUXILIARY,
    BE,
    DETERMINERS,
    DO,
    MODAL,
    NEGATION,
    PREPOSITIONS,
    is_adverb,
    is_possessive,
    is_verb_like,
)
from asean_cli.extract.tokens import Token

_NOUNS = frozenset("state report tweet post remark comment claim note voice question answer".split())
"""Cues whose present forms are nouns far more often; they must be followed by "that" or a quotation."""


def verb_group(tokens: Sequence[Token], match: Match) -> tuple[int, bool] | None:
    """Return where the verb group begins and whether it is negated; None where the word is no finite verb here."""
    k = match.start - 1
    words: list[str] = []
    while k >= 0 and (tokens[k].low in AUXILIARY | NEGATION or is_adverb(tokens[k])):
        words.insert(0, tokens[k].low)
        k -= 1
    helpers = [w for w in words if w in AUXILIARY]
    negated = any(w in NEGATION for w in words)
    start = k + 1 if helpers else match.start
    if not _form_fits(match, helpers, tokens[match.start - 1] if match.start else None):
        return None
    following = tokens[match.end].low if match.end < len(tokens) else ""
    if match.form in {"past", "participle"} and following == "by":
        return None
    if match.form in {"s", "base"} and match.end < len(tokens) and is_verb_like(tokens, match.end):
        return None  # a noun before its verb: "member states noted"
    if match.form in {"s", "base"} and match.cue.lemma in _NOUNS and not _claims(tokens, match.end):
        return None
    return start, negated


def _claims(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].low in {"that", ":", ","} or tokens[at].sort == "quote")


def _form_fits(match: Match, helpers: list[str], previous: Token | None) -> bool:
    last = helpers[-1] if helpers else ""
    if any(w in MODAL for w in helpers):
        return False  # said of the future or on a condition: not said yet
    if match.form == "ing":
        return not helpers or last in BE
    if match.form in {"past", "participle"}:
        if last in BE:
            return False  # passive: "was asked"
        if helpers:
            return True
        return match.form == "past" and not _makes_noun(previous)
    if match.form == "base":
        if helpers:
            return last in DO
        return previous is not None and not _makes_noun(previous) and previous.low != "to"
    return not helpers and not _makes_noun(previous)


def _makes_noun(previous: Token | None) -> bool:
    """Say whether the word before makes the next one a noun or a participle: "the proposed", "its demands"."""
    if previous is None:
        return True
    low = previous.low
    if low in {"all", "both", "some", "many", "others", "most"}:
        return False
    return low in DETERMINERS or low in PREPOSITIONS or low == "to" or (is_possessive(previous) and low != "it's")
