"""The noun phrase that a verb has for its subject: found leftwards from the verb, by boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from asean_cli.extract.grammar import (
    CONJUNCTIONS,
    DETERMINERS,
    OCCASIONS,
    OPENERS,
    OPENING_PREPOSITIONS,
    PERSONAL,
    PREPOSITIONS,
    STOPS,
    is_adverb,
    is_time,
    is_verb_like,
)
from asean_cli.extract.tokens import Token

Phrase = tuple[int, int]
"""A half-open range of tokens."""
Found = Phrase | Literal["shared"] | None

_DASHES = {"—", "–", "-", "--", ";", ":"}
_LOOSE = PREPOSITIONS | CONJUNCTIONS | {"to", "the", "a"}
"""Words that no phrase ends with."""
_SOFT = frozenset({"after", "before", "since"})
"""Conjunctions that are prepositions inside a phrase: "the statement after the meeting"."""
_LONGEST = 32
_SEGMENT = 9
"""Tokens in one member of an enumeration of subjects."""


def find_subject(tokens: Sequence[Token], verb: int) -> Found:
    """Return the subject of the verb group that begins at `verb`; "shared" where it takes over an earlier one's."""
    k = _back_over_adverbials(tokens, verb)
    if k < 0:
        return None
    last = tokens[k]
    if last.low in CONJUNCTIONS:
        return "shared"
    if last.text == ",":
        return _before_aside(tokens, k)
    if last.low in {"who", "which"}:
        return _antecedent(tokens, k)
    if last.low in STOPS or last.sort == "quote" or last.text in _DASHES:
        return None
    return _tidy(tokens, _left_edge(tokens, k + 1), k + 1)


def leading_subject(tokens: Sequence[Token], before: int) -> Phrase | None:
    """Return the subject that the sentence opens with, for a verb at `before` that has none of its own."""
    start = (
        2 if before > 2 and tokens[0].sort == "number" and tokens[1].text in {".", ")"} else 0
    )  # "12. The Ministers"
    while start < before and (tokens[start].low in OPENERS or tokens[start].text == ","):
        start += 1
    if start < before and opens_adverbial(tokens[start]):
        comma = next((k for k in range(start, before) if tokens[k].text == ","), None)
        if comma is None:
            return None
        start = comma + 1
    end = start
    while end < before and not (
        is_verb_like(tokens, end)
        or tokens[end].text in {",", *_DASHES}
        or tokens[end].low in STOPS
        or tokens[end].sort == "quote"
    ):
        end += 1
    return _tidy(tokens, start, _back_over_adverbials(tokens, end) + 1)


def following_subject(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Return the noun phrase that begins at token `at`, for "…," said X."""
    if (
        at < len(tokens)
        and tokens[at].low in {"him", "her", "them"}
        and tokens[min(at + 1, len(tokens) - 1)].sort == "mark"
    ):
        return at, at + 1
    end = at
    while end < len(tokens) and not _ends_phrase(tokens, end):
        end += 1
    if end < len(tokens) and tokens[end].text == "," and not tokens[end - 1].capital:
        name = end + 1  # "said the ministry's spokesman, Chhea Keo": the name
        stop = name
        while stop < len(tokens) and tokens[stop].capital:
            stop += 1
        if stop - name >= 2:
            return name, stop
    return _tidy(tokens, at, end)


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.sort == "quote" or token.low in STOPS or token.text in {",", ".", "?", "!", "(", *_DASHES}:
        return not (token.text == "." and 0 < at < len(tokens) - 1 and len(tokens[at - 1].text) <= 4)
    if token.low == "in" and at > 0 and not tokens[at - 1].capital:
        return False  # "a spokesman for the embassy in Yangon"
    if is_verb_like(tokens, at):
        return not _is_reduced_relative(tokens, at, len(tokens))
    return token.low in {"in", "on", "at", "during", "after", "told"} and at > 0


def opens_adverbial(token: Token) -> bool:
    """Say whether a word at the start of a sentence opens something before its subject."""
    low = token.low
    return low in PREPOSITIONS or low in STOPS or low.endswith("ing") or low in {"asked", "quoted", "addressing"}


def _back_over_adverbials(tokens: Sequence[Token], verb: int) -> int:
    """Go left from a verb over adverbs, times and occasions ("on Monday", "in a statement"); return where it stops."""
    k = verb - 1
    while k >= 0 and is_adverb(tokens[k]):
        k -= 1
    while True:
        cut = _time_start(tokens, k)
        if cut is None:
            return k
        k = cut - 1
        while k >= 0 and is_adverb(tokens[k]):
            k -= 1


def _time_start(tokens: Sequence[Token], end: int) -> int | None:
    """Return where a time or an occasion that ends at token `end` begins, if one does and a subject can precede it."""
    k = end
    while k > 0 and (is_time(tokens[k]) or (k < end and tokens[k].text == ",")):
        k -= 1
    if k < end:
        start = k if tokens[k].low in {"on", "in", "at", "since", "by", "during"} else k + 1
        return start if start > 0 else None
    while k > 0 and (tokens[k].low in OCCASIONS or tokens[k].low in DETERMINERS):
        k -= 1
    if k < end and tokens[end].low in OCCASIONS and tokens[k].low in {"in", "at", "during", "through", "via"} and k > 0:
        return k
    return None


def _before_aside(tokens: Sequence[Token], comma: int) -> Found:
    """Resolve "X, who replaced Y, said": the phrase before the aside, or the name inside it if only that is one."""
    opening = next((k for k in range(comma - 1, -1, -1) if tokens[k].text == ","), None)
    if opening is None or comma - opening > _LONGEST or is_verb_like(tokens, opening + 1):
        return "shared"
    if any(token.sort == "quote" for token in tokens[opening:comma]):
        return "shared"
    start = _left_edge(tokens, opening)
    inside = tokens[opening + 1 : comma]
    if not _is_name(tokens[start:opening]) and _is_name(inside):
        return _tidy(tokens, opening + 1, comma)
    phrase = _tidy(tokens, start, opening)
    if phrase is None or opens_adverbial(tokens[phrase[0]]):
        return "shared"
    return phrase


def _is_name(tokens: Sequence[Token]) -> bool:
    return len(tokens) >= 2 and all(
        t.capital or t.text == "." or t.low in {"bin", "binti", "al", "van", "de"} for t in tokens
    )


def _antecedent(tokens: Sequence[Token], pronoun: int) -> Found:
    end = pronoun
    if end > 0 and tokens[end - 1].text == ",":
        end -= 1
    return _tidy(tokens, _left_edge(tokens, end), end) if end else None


def _left_edge(tokens: Sequence[Token], end: int) -> int:
    """Return where the noun phrase that ends before token `end` begins."""
    k = end - 1
    soft: int | None = None
    while k >= 0:
        token = tokens[k]
        if token.low in _SOFT:
            soft = soft if soft is not None else k
            k -= 1
            continue
        if token.text == ")":
            k = _opening(tokens, k) - 1
            continue
        if (relative := _relative(tokens, k)) is not None:
            k = relative - 1
            continue
        if token.sort == "quote" or token.low in STOPS or token.text in _DASHES or token.text == "(":
            break
        if token.low == "as" and _is_conjunction_as(tokens, k):
            break
        if token.text == "," and not _enumerates(tokens, k, end):
            break
        if is_verb_like(tokens, k) and not _is_reduced_relative(tokens, k, end):
            if soft is not None:
                return soft + 1  # "left after ministers agreed"
            joined = [j for j in range(k + 1, end - 1) if tokens[j].low in CONJUNCTIONS]
            return joined[-1] + 1 if joined else k + 1  # "is in recession and economists say"
        k -= 1
    start = k + 1
    while start < end and tokens[start].low in CONJUNCTIONS:
        start += 1
    return start


def _relative(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the relative clause that the word at `at` belongs to begins: "officials who attended"."""
    low = tokens[at].low
    if low in {"who", "whose"}:
        return at if at and tokens[at - 1].sort == "word" and not is_verb_like(tokens, at - 1) else None
    if not is_verb_like(tokens, at):
        return None
    for k in range(at - 1, max(0, at - 7), -1):
        if tokens[k].low in {"who", "whose", "which"} and tokens[k - 1].sort == "word":
            return k
        if tokens[k].sort != "word" or tokens[k].low in STOPS or is_verb_like(tokens, k):
            return None
    return None


def _is_conjunction_as(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1].low if at else ""
    return following is not None and following.low != "well" and before not in {"such", "well"}


def _opening(tokens: Sequence[Token], closing: int) -> int:
    return next((k for k in range(closing, max(-1, closing - 12), -1) if tokens[k].text == "("), closing)


def _is_reduced_relative(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether the participle at `at` belongs to the phrase: "a statement issued by the ministry"."""
    if at + 1 >= end or at == 0 or not tokens[at].low.endswith(("ed", "held", "made", "sent")):
        return False
    return tokens[at + 1].low in {"by", "in", "at", "on", "from"} and tokens[at - 1].sort == "word"


def _enumerates(tokens: Sequence[Token], comma: int, end: int) -> bool:
    """Say whether a comma stands between the members of "Indonesia, Malaysia and Viet Nam"."""
    tail = [t.low for t in tokens[comma + 1 : end]]
    if not {"and", "or"} & set(tail):
        return False
    next_comma = next((k for k, t in enumerate(tail) if t == ","), len(tail))
    head = comma - 1
    while (
        head >= 0
        and comma - head < _SEGMENT
        and not (
            tokens[head].text == ","
            or is_verb_like(tokens, head)
            or tokens[head].low in STOPS
            or tokens[head].low in PREPOSITIONS
        )
    ):
        head -= 1
    member = tokens[head + 1 : comma]
    if head >= 0 and tokens[head].low in {"in", "at", "on", "during", "after", "before", "under", "by", "to"}:
        return False
    return 0 < next_comma <= _SEGMENT and bool(member) and member[-1].capital and tokens[comma + 1].sort == "word"


def _tidy(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """Trim what is no part of the phrase; None where nothing is left that could be one."""
    while start < end and (
        tokens[start].low in OPENERS or (tokens[start].sort == "mark" and tokens[start].text != "(")
    ):
        start += 1
    while end > start and (
        tokens[end - 1].text in {",", "-"} or tokens[end - 1].low in _LOOSE or is_adverb(tokens[end - 1])
    ):
        end -= 1
    if start >= end or end - start > _LONGEST:
        return None
    if tokens[end - 1].low in PERSONAL:
        return end - 1, end
    if tokens[start].low in PREPOSITIONS and not (
        tokens[start].capital and tokens[start].low not in OPENING_PREPOSITIONS
    ):
        return _after_prepositional(tokens, start, end)
    if all(t.low in DETERMINERS or t.low in PREPOSITIONS or t.sort == "mark" for t in tokens[start:end]):
        only = tokens[start].low
        return (start, end) if end - start == 1 and only in {"both", "all", "some"} else None
    return start, end


def _after_prepositional(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """In "At the meeting the minister" the phrase is what follows the first one."""
    for k in range(end - 1, start + 2, -1):
        before = tokens[k - 1]
        if (
            tokens[k].low in {"the", "a", "an", "both", "his", "her", "their"}
            and before.low not in PREPOSITIONS | DETERMINERS
        ):
            return k, end
    return None
