"""Where the content of an attribution begins and ends, given its neighbours in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from asean_cli.extract.grammar import (
    AUXILIARY,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    is_possessive,
    is_time,
    is_verb_like,
)
from asean_cli.extract.rules.readings import Reading
from asean_cli.extract.rules.subjects import Phrase
from asean_cli.extract.tokens import Token, quotations
from asean_cli.models import Kind, Span

_LINKS = CONJUNCTIONS | {",", ";", "while", "whereas", "—", "–", "as", "even", "by", "instead"}
_NO_RESUMPTION = {
    "while",
    "as",
    "when",
    "after",
    "before",
    "and",
    "but",
    "in",
    "at",
    "on",
    "during",
    "who",
    "which",
    "with",
}
_ASIDES = frozenset("but while although though after before when as where amid following despite which whereas".split())
_OBJECT_PRONOUNS = {"him", "her", "them", "it", "us"}
_ADJECTIVE = re.compile(r"(?:ese|an|ish|ench|utch|ai|ao|ss|mer|ine|ni|li)$")
"""How adjectives of countries end; the names that take "the" do not."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a draft decides about contents: its place and its token ranges."""

    place: str
    source: Phrase
    cue: Phrase
    group: int
    body: int
    shared: bool
    clause: bool
    """Whether the content may be a clause, with verbs of its own."""
    object: bool
    """Whether the content is a noun phrase, no infinitive."""


def spans(tokens: Sequence[Token], shapes: Sequence[Shape], number: int) -> list[Span]:
    """Return the content spans of draft `number` of a sentence, in text order; empty where there is none."""
    shape = shapes[number]
    last = _last(tokens)
    if shape.place in {"before", "participle"}:
        end = min([last, *(_left_border(tokens, later) for later in shapes[number + 1 :])])
        if shape.source[0] > shape.body:
            end = min(end, shape.source[0])
        if not shape.clause:
            end = min(end, _next_action(tokens, shape.body, end))
        if shape.object:
            end = min(end, _aside(tokens, shape.body, end))
        return _cut(tokens, shape.body, end)
    if shape.place == "according" and shape.cue[0] > 0 and tokens[min(shape.source[1], last - 1)].text == ",":
        left = _cut(tokens, 0, shape.cue[0])
        bare = not any(is_verb_like(tokens, k) for k in range(shape.cue[0]))
        return left + _cut(tokens, shape.source[1], last) if bare else left
    if shape.place == "according" and shape.source[1] < last and not _has_clause(tokens, shape.cue[0]):
        start = shape.source[1]
        return _cut(tokens, start + 1 if tokens[start].text == "," else start, last)
    border = shape.source[0] if shape.place == "after" else shape.cue[0]
    start = max([0, *(_right_border(earlier) for earlier in shapes[:number])])
    left = _cut(tokens, start, border)
    if shape.place == "according":
        return left
    resumed = max(shape.source[1], shape.body) if shape.place == "inverted" else shape.body
    return left + _resumed(tokens, resumed, min([last, *(_left_border(tokens, s) for s in shapes[number + 1 :])]))


def _next_action(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where a coordinated verb that reports a deed ends an object: "accused X of Y and closed the border"."""
    for k in range(start + 1, end - 1):
        if tokens[k].low in {"and", "but"} and tokens[k + 1].low not in AUXILIARY and is_verb_like(tokens, k + 1):
            following = tokens[k + 2].low if k + 2 < end else ""
            if following.endswith("s") and tokens[k + 1].low.endswith("ed") and following not in DETERMINERS:
                continue  # "complicated developments"
            if following not in {"by", "in", "at"} and not tokens[k - 1].low.endswith("ed"):
                return k
    return end


def _aside(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the reporter's own clause ends an object: "announced a plan, but exports will not recover"."""
    commas = (k for k in range(start + 1, end - 1) if tokens[k].text == ",")
    asides = (k for k in commas if tokens[k + 1].low in _ASIDES or _begins_main(tokens, k + 1, end))
    return next((k for k in asides if [t.low for t in tokens[k + 1 : k + 3]] != ["as", "well"]), end)


def _begins_main(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether "and" leads to a clause of its own: "urged calm, and the crowd went home"."""
    return tokens[at].low == "and" and any(is_verb_like(tokens, k) for k in range(at + 2, min(at + 6, end)))


def _last(tokens: Sequence[Token]) -> int:
    """Return the end of the sentence's words, the final stop left out."""
    end = len(tokens)
    while end and tokens[end - 1].text in {".", "!", "?", ";", ":", "…", "..."}:
        end -= 1
    return end


def _has_clause(tokens: Sequence[Token], end: int) -> bool:
    return any(is_verb_like(tokens, k) for k in range(end)) or end > 4


def _left_border(tokens: Sequence[Token], shape: Shape) -> int:
    """Return where a later draft begins, with the words that link it."""
    if shape.place == "inverted" or shape.place == "according":
        start = shape.cue[0]
    elif shape.shared:
        start = shape.group
    else:
        start = min(shape.source[0], shape.group)
    while start and tokens[start - 1].low in _LINKS:
        start -= 1
    return start


def _right_border(shape: Shape) -> int:
    """Return where the words after an earlier draft's cue may belong to another content."""
    return shape.body if shape.place in {"after", "inverted"} else 0


def _resumed(tokens: Sequence[Token], start: int, end: int) -> list[Span]:
    """Return what goes on after an interruption: "[A], the minister said, [B]"."""
    k = start
    while k < end and tokens[k].sort != "quote" and tokens[k].text not in {",", ":", "—", "–", "."}:
        k += 1
    if k < end and tokens[k].sort != "quote":
        k += 1
    if k >= end:
        return []
    quote = next((j for j in range(k, end) if tokens[j].sort == "quote"), None)
    if quote is not None:
        return _cut(tokens, quote, end)
    first = tokens[k].low
    if first in _NO_RESUMPTION or first.endswith("ing") or not any(is_verb_like(tokens, j) for j in range(k, end)):
        return []
    return _cut(tokens, k, end)


def _cut(tokens: Sequence[Token], start: int, end: int) -> list[Span]:
    while start < end and tokens[start].text in {",", ":", ";", "—", "–", "-", "--"}:
        start += 1
    while (
        end > start
        and tokens[end - 1].text in {",", ":", ";", "—", "–", "-", "--", "."}
        and not _abbreviates(tokens, end)
    ):
        end -= 1
    if end - start < 1 or all(t.sort == "mark" for t in tokens[start:end]):
        return []
    return [(tokens[start].start, tokens[end - 1].end)]


def _abbreviates(tokens: Sequence[Token], end: int) -> bool:
    return tokens[end - 1].text == "." and end >= 2 and tokens[end - 2].low in {"jr", "sr", "ltd", "inc", "co"}


def kind_of(text: str, content: Sequence[Span]) -> Kind:
    """Return direct where all words are quoted, mixed where some are, else indirect; quoted names do not count."""
    words = inside = 0
    for start, end in content:
        quotes = quotations(text, start, end)
        words += len(_WORD.findall(text, start, end))
        inside += sum(len(_WORD.findall(text, *quote)) for quote in quotes if not _is_title(text[quote[0] : quote[1]]))
    if not inside:
        return "indirect"
    return "direct" if inside >= words else "mixed"


def _is_title(quoted: str) -> bool:
    words = [w for w in _WORD.findall(quoted) if len(w) > 3]
    return bool(words) and all(w[0].isupper() or w[0].isdigit() for w in words) and quoted[-2:-1] not in ",.?!"


def addressee(tokens: Sequence[Token], reading: Reading) -> Phrase | None:
    """Return the words that name who is told, asked or thanked."""
    how = reading.match.cue.addressee
    if how == "apart":
        return reading.addressee
    if how == "none" or reading.place not in {"before", "participle"}:
        return None
    start = reading.match.end if how == "to" else reading.body
    if how == "to":
        if start >= len(tokens) or tokens[start].low != "to":
            return None
        start += 1
    if start >= len(tokens):
        return None
    if tokens[start].low in _OBJECT_PRONOUNS and not _owns(tokens, start):
        return start, start + 1
    end = start
    while end < len(tokens) and end - start < 12 and not _ends_object(tokens, start, end):
        end += 1
    if end == start or is_possessive(tokens[end - 1]) or any(t.low == "be" for t in tokens[end : end + 3]):
        return None  # in "proposed that the ASEAN envoy be sent" nobody is asked
    return start, end


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "her" stands before a noun: "thanked her host"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        tokens[at].low == "her"
        and following is not None
        and following.sort == "word"
        and following.low not in PREPOSITIONS | CONJUNCTIONS | {"to", "that", "not"}
    )


def _ends_object(tokens: Sequence[Token], start: int, at: int) -> bool:
    token = tokens[at]
    if token.sort in {"quote", "mark"} or is_time(token) or token.low in {"to", "not", "that", "be", "who", "which"}:
        return True
    if at == start:
        return False
    if token.low in PREPOSITIONS and token.low != "of":
        return True
    before = tokens[at - 1]
    if at == start + 2 and tokens[start].low in DETERMINERS and before.capital and _ADJECTIVE.search(before.low):
        return False  # "his Thai counterpart", "the Japanese side"
    named = before.capital or (before.low.endswith("s") and before.low not in DETERMINERS and not is_possessive(before))
    return not token.capital and named and token.low not in {"and", "of"} and not token.low.endswith("s")
