"""How a cue word stands in its sentence: finite or not, denied or not, with which complement and whose subject."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from asean_cli.extract import grammar
from asean_cli.extract.cues import Match
from asean_cli.extract.grammar import (
    AUXILIARY,
    BE,
    DETERMINERS,
    DO,
    MODAL,
    NEGATION,
    PERSONAL,
    PREPOSITIONS,
    is_adverb,
    is_possessive,
    is_time,
)
from asean_cli.extract.subjects import Found, Phrase, find_subject, following_subject, opens_adverbial
from asean_cli.extract.tokens import Token

_CLAUSE_WITHIN = 16
"""Tokens within which a clause without "that" shows its verb."""
_CLOSERS = frozenset("to when as while and but here there".split())
_NOUNS = frozenset("state report tweet post remark comment claim note voice question answer".split())
"""Cues whose present forms are nouns far more often; they must be followed by "that" or a quotation."""
Complement = Literal["that", "quote", "phrase", "to", "on", "none"]
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
            if k > self.body and grammar.is_verb_like(tokens, k) or tokens[k].low in PERSONAL:
                return True
        return False


def read(tokens: Sequence[Token], match: Match, is_speaker: Callable[[Sequence[Token]], bool]) -> Reading | None:
    """Read the cue in its sentence; None where the words attribute nothing here."""
    group = _verb_group(tokens, match)
    if group is None:
        return None
    start, negated = group
    complement, body, addressee = _complement(tokens, match)
    if inverted := _inverted(tokens, match, start):
        return Reading(match, start, inverted, "inverted", "none", inverted[1], negated)
    if match.form == "ing" and start == match.start:
        if not _is_participle(tokens, start) or not _takes(match, complement):
            return None
        return Reading(match, start, "shared", "participle", complement, body, negated, addressee)
    subject = find_subject(tokens, start)
    if subject is None:
        return None
    if complement == "none" or _is_parenthetical(tokens, match, subject, complement):
        if not _closes(tokens, body) or not _follows_content(tokens, subject):
            return None
        if match.cue.strength == "stance" and not ("that" in match.cue.takes and _speaks(tokens, subject, is_speaker)):
            return None
        return Reading(match, start, subject, "after", "none", body, negated, addressee)
    if not _takes(match, complement) or not _agrees(tokens, match, subject):
        return None
    if subject != "shared" and match.cue.strength == "stance" and not is_speaker(tokens[subject[0] : subject[1]]):
        return None
    return Reading(match, start, subject, "before", complement, body, negated, addressee)


def _verb_group(tokens: Sequence[Token], match: Match) -> tuple[int, bool] | None:
    """Return where the verb group begins and whether it is negated; None where the word is no finite verb here."""
    k = match.start - 1
    words: list[str] = []
    while k >= 0 and (tokens[k].low in AUXILIARY | NEGATION or is_adverb(tokens[k])):
        words.insert(0, tokens[k].low)
        k -= 1
    helpers = [w for w in words if w in AUXILIARY]
    negated = any(w in NEGATION for w in words)
    before = tokens[k] if k >= 0 else None
    start = k + 1 if helpers else match.start
    if not _form_fits(match, helpers, before, tokens[match.start - 1] if match.start else None):
        return None
    following = tokens[match.end].low if match.end < len(tokens) else ""
    if match.form in {"past", "participle"} and following == "by":
        return None
    if match.form in {"s", "base"} and match.end < len(tokens) and grammar.is_verb_like(tokens, match.end):
        return None  # a noun before its verb: "member states noted"
    if match.form in {"s", "base"} and match.cue.lemma in _NOUNS and not _claims(tokens, match.end):
        return None
    return start, negated


def _claims(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].low in {"that", ":", ","} or tokens[at].sort == "quote")


def _form_fits(match: Match, helpers: list[str], before: Token | None, previous: Token | None) -> bool:
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
    if match.form == "base" and match.start and tokens[match.start - 1].low not in DO:
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
    return "and" in lows or word in {"people", "some", "many", "most", "both", "police"} or (
        word.endswith("s") and not word.endswith(("ss", "'s", "us"))
    )


def _takes(match: Match, complement: Complement) -> bool:
    takes = match.cue.takes
    if complement == "that":
        return bool(takes & {"clause", "that", "object"}) and not takes == {"object"} or match.end - match.start > 1
    if complement == "quote":
        return bool(takes & {"clause", "quote", "object", "that"})
    if complement == "phrase":
        return bool(takes & {"clause", "object"})
    return complement in takes


def _complement(tokens: Sequence[Token], match: Match) -> tuple[Complement, int, Phrase | None]:
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
    if tokens[k].low in PREPOSITIONS | {"to"} and ("on" in match.cue.takes or " " in match.cue.lemma) and k == at:
        return "on", k
    return None


def _is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.sort == "word" and not following.capital and following.low not in DETERMINERS


def _is_time_at(tokens: Sequence[Token], k: int) -> bool:
    if tokens[k].low in {"on", "in", "at"} and k + 1 < len(tokens):
        return is_time(tokens[k + 1])
    return is_time(tokens[k]) or is_adverb(tokens[k])


def _body(at: int, skipped: int, tokens: Sequence[Token]) -> int:
    return skipped if skipped > at and (tokens[skipped].low in PERSONAL | DETERMINERS or tokens[skipped].capital) else at


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
    if token.low in {"and", "or", "but", "when", "as", "while", "because"}:
        return "none"
    if match.cue.takes & {"clause", "object"}:
        return "phrase"
    return "that" if "that" in match.cue.takes and _begins_clause(tokens, at) else "none"


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a clause without "that" begins here: a pronoun, or a noun phrase with a verb soon after."""
    if tokens[at].low in PERSONAL:
        return True
    window = range(at + 1, min(at + 8, len(tokens)))
    return any(grammar.is_verb_like(tokens, k) for k in window)


def _is_pronoun_that(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.text in {".", ","}:
        return True
    after = tokens[at + 2] if at + 2 < len(tokens) else None  # "confirmed that report on Saturday"
    return following.sort == "word" and not following.capital and following.low not in PERSONAL | DETERMINERS and (
        after is None or after.text in {".", ","} or (after.low in {"on", "in", "at"} and len(tokens) - at < 6)
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
        if j > k + 1 and grammar.is_verb_like(tokens, j):
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
        if token.low in {"that", "in", "on", "at", "during", "after", "to", "of", "about", "how", "via", "by", "ahead"} and k > at:
            if token.low != "of":
                break
        if token.sort == "quote" or token.text in {",", ":", ".", ";"} or is_time(token):
            break
        if k > at and (token.low in PERSONAL | {"the", "a", "an", "its", "his", "their"}) and tokens[k - 1].low not in PREPOSITIONS | {"and"}:
            break
        if k > at and grammar.is_verb_like(tokens, k):
            return max(at, k - 1)
        k += 1
    return k


def _is_parenthetical(tokens: Sequence[Token], match: Match, subject: Found, complement: Complement) -> bool:
    """Say whether "…, he said in Hanoi" has its content before it although words follow."""
    if subject in ("shared", None) or complement not in {"phrase", "on"} or match.cue.strength != "speech":
        return False
    before = tokens[subject[0] - 1] if subject[0] else None
    following = tokens[match.end]
    return before is not None and before.sort == "quote" and (is_time(following) or following.low in PREPOSITIONS | {"when", "as"})


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Say whether nothing follows the cue that could be its content: the end, a mark, a time, a setting."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    return token.sort in {"mark", "quote"} or is_time(token) or is_adverb(token) or token.low in PREPOSITIONS | _CLOSERS


def _speaks(tokens: Sequence[Token], subject: Found, is_speaker: Callable[[Sequence[Token]], bool]) -> bool:
    return isinstance(subject, tuple) and is_speaker(tokens[subject[0] : subject[1]])


def _follows_content(tokens: Sequence[Token], subject: Found) -> bool:
    """Say whether the words before the subject are a content: a quotation, or a clause closed by a comma."""
    if not isinstance(subject, tuple):
        return False
    at = subject[0] - 1
    if at < 0:
        return False
    if tokens[at].sort == "quote" or (tokens[at].text in {",", "—", "–"} and at and tokens[at - 1].sort == "quote"):
        return True
    if tokens[at].text != "," or at < 3:
        return False
    return any(grammar.is_verb_like(tokens, k) for k in range(at)) or not opens_adverbial(tokens[0])


def _inverted(tokens: Sequence[Token], match: Match, start: int) -> Phrase | None:
    """Return the source after the cue in "…," said X and …, says X."""
    if match.cue.strength != "speech" or match.form not in {"past", "s"} or start != match.start or start == 0:
        return None
    before = tokens[start - 1]
    quoted = before.sort == "quote" or (before.text == "," and start > 1 and tokens[start - 2].sort == "quote")
    if not quoted and before.text != ",":
        return None
    if match.end >= len(tokens) or match.cue.addressee == "apart":
        return None
    first = tokens[match.end]
    if not (first.capital or first.low in DETERMINERS or (quoted and first.sort == "word" and first.low not in PREPOSITIONS | {"that", "when"})):
        return None
    phrase = following_subject(tokens, match.end)
    if phrase is None:
        return None
    rest = phrase[1]
    closed = True
    if not quoted:
        clause = any(grammar.is_verb_like(tokens, k) for k in range(start - 1))
        closed = rest >= len(tokens) or tokens[rest].text in {".", ","} and clause and not any(
            grammar.is_verb_like(tokens, k) for k in range(match.end, min(len(tokens), rest + 2))
        )
    return phrase if closed else None
