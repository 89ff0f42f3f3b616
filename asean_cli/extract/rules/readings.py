"""How a cue word stands in its sentence: finite or not, denied or not, with which complement and whose subject."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from asean_cli.extract.cues import Match
from asean_cli.extract.grammar import DETERMINERS, DO, PERSONAL, PREPOSITIONS, is_adverb, is_time, is_verb_like
from asean_cli.extract.rules.complements import Complement, complement_of
from asean_cli.extract.rules.subjects import Found, Phrase, find_subject, following_subject, opens_adverbial
from asean_cli.extract.rules.verbs import verb_group
from asean_cli.extract.tokens import Token

CanSpeak = Callable[[Sequence[Token]], bool]
_CLAUSE_WITHIN = 16
"""Tokens within which a clause without "that" shows its verb."""
_CLOSERS = frozenset("to when as while and but here there".split())
Place = Literal["before", "after", "inverted", "participle"]
"""The source's and the content's places: source–cue–content; content–source–cue; content–cue–source; ", adding …"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A cue that attributes, read in its sentence; all numbers are token positions."""

    match: Match
    group: int
    """Where the verb group begins, auxiliaries included."""
    subject: Found
    place: Place
    complement: Complement
    body: int
    """Where the content begins, if it follows the cue."""
    negated: bool = False
    addressee: Phrase | None = None

    @property
    def tense(self) -> str:
        """Return "past", "present" or "ing"; coordinated cues agree in it."""
        return {"participle": "past", "s": "present", "base": "present"}.get(self.match.form, self.match.form)

    def has_clause(self, tokens: Sequence[Token]) -> bool:
        """Say whether the content after the cue is a clause or a quotation rather than an object or an infinitive."""
        if self.complement in {"that", "quote"}:
            return True
        if self.complement != "phrase" or "clause" not in self.match.cue.takes:
            return False
        for k in range(self.body, min(self.body + _CLAUSE_WITHIN, len(tokens))):
            if tokens[k].text == "," and k > self.body:
                return False
            if (k > self.body and is_verb_like(tokens, k)) or tokens[k].low in PERSONAL - {"it", "you"}:
                return True
        return False


def read(tokens: Sequence[Token], match: Match, is_speaker: CanSpeak) -> Reading | None:
    """Read the cue in its sentence; None where the words attribute nothing here."""
    group = verb_group(tokens, match)
    if group is None:
        return None
    start, negated = group
    complement, body, addressee = complement_of(tokens, match)
    if inverted := _inverted(tokens, match, start, is_speaker):
        return Reading(match, start, inverted, "inverted", "none", inverted[1], negated)
    if match.form == "ing" and start == match.start:
        if not _is_participle(tokens, start) or not _takes(match, complement):
            return None
        return Reading(match, start, "shared", "participle", complement, body, negated, addressee)
    subject = find_subject(tokens, start)
    if subject is None:
        return None
    if complement == "none" or _is_parenthetical(tokens, match, subject, complement):
        if complement == "none" and not _closes(tokens, body):
            return None
        if not _follows_content(tokens, subject, body):
            return None
        if match.cue.strength == "stance" and not ("that" in match.cue.takes and _speaks(tokens, subject, is_speaker)):
            return None
        return Reading(match, start, subject, "after", "none", body, negated, addressee)
    if not _takes(match, complement) or not _agrees(tokens, match, subject):
        return None
    found = Reading(match, start, subject, "before", complement, body, negated, addressee)
    asserted = match.cue.strength == "speech" and (complement != "phrase" or found.has_clause(tokens))
    if subject != "shared" and not asserted and not _speaks(tokens, subject, is_speaker):
        return None  # "the incident underscored the risks"
    return found


def _is_participle(tokens: Sequence[Token], at: int) -> bool:
    if at == 0:
        return True
    k = at - 1
    while k > 0 and is_adverb(tokens[k]):
        k -= 1
    previous = tokens[k]
    return previous.text in {",", "—", "–"} or previous.low in {"while", "and", "by"} or previous.sort == "quote"


def _agrees(tokens: Sequence[Token], match: Match, subject: Found) -> bool:
    """Say whether a present form agrees in number with its subject, so that nouns like "calls" are no verbs."""
    helped = any(t.low in DO for t in tokens[max(0, match.start - 3) : match.start])
    if match.form == "base" and match.start and not helped:
        if subject == "shared":
            return tokens[match.start - 1].low in {"and", "or", ","} or is_adverb(tokens[match.start - 1])
        if subject is None:
            return False
        return _is_plural(tokens[subject[0] : subject[1]])
    return True


def _is_plural(phrase: Sequence[Token]) -> bool:
    if phrase[-1].low in PERSONAL | {"who"}:
        return phrase[-1].low not in {"he", "she", "it"}
    lows = {t.low for t in phrase}
    head = next((k for k, t in enumerate(phrase) if t.low in PREPOSITIONS), len(phrase))
    word = phrase[max(0, head - 1)].low
    return (
        "and" in lows
        or word in {"people", "some", "many", "most", "both", "police"}
        or (word.endswith("s") and not word.endswith(("ss", "'s", "us")))
    )


def _takes(match: Match, complement: Complement) -> bool:
    takes = match.cue.takes
    if complement == "that":
        return (bool(takes & {"clause", "that", "object"}) and takes != {"object"}) or match.end - match.start > 1
    if complement == "quote":
        return bool(takes & {"clause", "quote", "object", "that"})
    if complement == "phrase":
        return bool(takes & {"clause", "object"})
    return complement in takes


def _is_parenthetical(tokens: Sequence[Token], match: Match, subject: Found, complement: Complement) -> bool:
    """Say whether a quotation stands before the subject, so that what follows is a setting: "…," he said in Hanoi."""
    if not isinstance(subject, tuple) or complement not in {"phrase", "on", "quote"} or match.cue.strength == "stance":
        return False
    at = subject[0] - 1
    return at >= 0 and (
        tokens[at].sort == "quote" or (tokens[at].text == "," and at > 0 and tokens[at - 1].sort == "quote")
    )


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Say whether nothing follows the cue that could be its content: the end, a mark, a time, a setting."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    return token.sort in {"mark", "quote"} or is_time(token) or is_adverb(token) or token.low in PREPOSITIONS | _CLOSERS


def _speaks(tokens: Sequence[Token], subject: Found, is_speaker: CanSpeak) -> bool:
    return isinstance(subject, tuple) and is_speaker(tokens[subject[0] : subject[1]])


def _follows_content(tokens: Sequence[Token], subject: Found, body: int) -> bool:
    """Say whether the words before the subject are a content: a quotation, or a clause closed by a comma."""
    if not isinstance(subject, tuple):
        return False
    at = subject[0] - 1
    if at < 0:
        return False
    if tokens[at].sort == "quote" or (tokens[at].text in {",", "—", "–"} and at and tokens[at - 1].sort == "quote"):
        return True
    goes_on = (
        body < len(tokens)
        and tokens[body].text == ","
        and any(is_verb_like(tokens, k) for k in range(body, len(tokens)))
    )
    if tokens[at].text == "," and at >= 1 and goes_on:
        return True  # "The tariff, the ministry said, would be cut"
    if tokens[at].text != "," or at < 3:
        return False
    return any(is_verb_like(tokens, k) for k in range(at)) or not opens_adverbial(tokens[0])


def _inverted(tokens: Sequence[Token], match: Match, start: int, is_speaker: CanSpeak) -> Phrase | None:
    """Return the source after the cue in "…," said X and …, says X."""
    if match.cue.strength == "stance" or match.form not in {"past", "s"} or start != match.start or start == 0:
        return None
    if match.end >= len(tokens) or match.cue.addressee == "apart":
        return None
    before, first = tokens[start - 1], tokens[match.end]
    quoted = before.sort == "quote" or (before.text == "," and start > 1 and tokens[start - 2].sort == "quote")
    named = first.capital or first.low in DETERMINERS
    if quoted and (named or (first.sort == "word" and first.low not in PREPOSITIONS | {"that", "when"})):
        return following_subject(tokens, match.end)
    if before.text != "," or not named or (start < 4 and tokens[-1].text != "."):
        return None
    phrase = following_subject(tokens, match.end)
    if phrase is None or opens_adverbial(tokens[0]) or not is_speaker(tokens[phrase[0] : phrase[1]]):
        return None
    if phrase[1] >= len(tokens):
        return phrase
    rest = tokens[phrase[1]]
    return phrase if rest.text in {".", ","} or rest.low in PREPOSITIONS | {"who"} or is_time(rest) else None
