"""The cue table in use: which words at a place in a sentence attribute something, and in which form they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from asean_cli.extract.grammar import DAYS
from asean_cli.extract.tokens import Token

Form = Literal["base", "s", "past", "participle", "ing", "preposition"]
Strength = Literal["speech", "claim", "stance"]

_DETERMINERS = {"a", "an", "the", "its", "his", "her", "their", "our", "my", "your", "this", "that"}
_VOWELS = "aeiou"
_REACH = 4
"""Words between an attitude verb and its noun: "expressed its deep and sincere gratitude"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the table."""

    lemma: str
    act: str
    strength: Strength = "stance"
    takes: frozenset[str] = frozenset({"object"})
    addressee: Literal["none", "object", "apart", "to"] = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """A cue at tokens `start` to `end` (half-open) of a sentence."""

    cue: Cue
    form: Form
    start: int
    end: int


def forms_of(verb: str, irregular: Mapping[str, Sequence[str]]) -> dict[str, Form]:
    """Return the written forms of a verb, each with what it is; a past that is also the participle counts as past.

    Spelling rules of English regular verbs: -s/-es/-ies, -ed/-d/-ied, -ing with a silent e dropped.
    """
    if verb in irregular:
        third, past, participle, ing = irregular[verb]
        return {ing: "ing", participle: "participle", third: "s", verb: "base", past: "past"}
    consonant_y = verb.endswith("y") and verb[-2] not in _VOWELS
    stem = verb[:-1] if consonant_y or verb.endswith("e") else verb
    third = (
        f"{stem}ies" if consonant_y else f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
    )
    past = f"{stem}ied" if consonant_y else f"{stem}ed"
    ing = f"{verb}ing" if consonant_y or verb.endswith(("ee", "ye")) else f"{stem}ing"
    return {verb: "base", third: "s", past: "past", ing: "ing"}


class CueTable:
    """All cues, found by their first word; the longest match wins."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._irregular: Mapping[str, Sequence[str]] = table.get("irregular", {})
        self._by_first: dict[str, list[tuple[Form, tuple[str, ...], Cue]]] = {}
        self._attitude_verbs: dict[str, tuple[Form, str]] = {}
        self._attitudes: dict[str, str] = {n: act for act, nouns in table.get("attitudes", {}).items() for n in nouns}
        for entry in table.get("verbs", ()):
            self._add_verbs(entry)
        for entry in table.get("phrases", ()):
            cues = (Cue(phrase, entry["act"], "stance", frozenset({"clause", "object"})) for phrase in entry["phrases"])
            self._add(cues)
        for act, phrases in table.get("prepositions", {}).items():
            for phrase in phrases:
                first, *rest = phrase.split()
                cue = Cue(phrase, act, "speech")
                self._by_first.setdefault(first, []).append(("preposition", tuple(rest), cue))
        for verb in table.get("attitude-verbs", {}).get("verbs", ()):
            for word, form in forms_of(verb, self._irregular).items():
                self._attitude_verbs[word] = (form, verb)
        thoughts = table.get("thoughts", {}).get("verbs", ())
        self._thoughts = frozenset(word for verb in thoughts for word in forms_of(verb, self._irregular))
        questions = table.get("questions", {})
        self._asking, self._question_words = (
            frozenset(questions.get("verbs", ())),
            frozenset(questions.get("words", ())),
        )
        self._acts = {cue.lemma: cue.act for options in self._by_first.values() for _, _, cue in options}
        for options in self._by_first.values():
            options.sort(key=lambda option: -len(option[1]))

    def _add_verbs(self, entry: Mapping[str, Any]) -> None:
        takes = frozenset(entry["takes"])
        made = (
            Cue(lemma, entry["act"], entry.get("strength", "stance"), takes, entry.get("addressee", "none"))
            for lemma in entry["verbs"]
        )
        self._add(made)

    def _add(self, cues: Iterable[Cue]) -> None:
        for cue in cues:
            verb, *rest = cue.lemma.split()
            for word, form in forms_of(verb, self._irregular).items():
                self._by_first.setdefault(word, []).append((form, tuple(rest), cue))

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all cues, attitude nouns aside."""
        return frozenset(self._acts)

    def is_thought(self, words: str) -> bool:
        """Say whether a cue only tells what somebody thinks: "hopes", "believed"."""
        return words.lower() in self._thoughts

    def act(self, lemma: str, content: str = "") -> str:
        """Return the speech act of a cue by its lemma; "state" for one that the table does not list.

        Who asks "whether …" consults, whatever the table has for who asks for something.
        """
        if lemma in self._asking and (content.split() or [""])[0].lower() in self._question_words:
            return "consult"
        words = lemma.split() or [""]
        return self._acts.get(lemma) or self._attitude_act(words[0], words[-1])

    def _attitude_act(self, verb: str, noun: str) -> str:
        """Return the act of a noun that a verb voices; who affirms a mere position affirms."""
        act = self._attitudes.get(noun, "state")
        return self._acts.get(verb, act) if act == "state" else act

    def match(self, tokens: Sequence[Token], at: int) -> Match | None:
        """Return the cue that begins at token `at`, the longest there is."""
        word = tokens[at].low
        if at and tokens[at].capital:
            return None  # "the United States", "Ministry of State"
        if word in self._attitude_verbs and (found := self._attitude(tokens, at)):
            return found
        for form, rest, cue in self._by_first.get(word, ()):
            end = _follow(tokens, at + 1, rest)
            if end is not None:
                return Match(cue, form, at, end)
        return None

    def _attitude(self, tokens: Sequence[Token], at: int) -> Match | None:
        """ "expressed deep concern" is one cue; in "expressed the EU's concern" the owner begins the content."""
        form, verb = self._attitude_verbs[tokens[at].low]
        owned = False
        for k in range(at + 1, min(at + 2 + _REACH, len(tokens))):
            token = tokens[k]
            if token.sort != "word":
                return None
            if token.low in self._attitudes:
                noun = token.low
                cue = Cue(
                    f"{verb} {noun}",
                    self._attitude_act(verb, noun),
                    "stance",
                    frozenset({"object", "on", "clause", "to"}),
                    "to",
                )
                return Match(cue, form, at, at + 1 if owned else k + 1)
            owned = owned or token.low in _DETERMINERS or token.capital
        return None


def _follow(tokens: Sequence[Token], at: int, rest: Sequence[str]) -> int | None:
    """Return where the words `rest` end if they stand at `at`; "*" is up to two words."""
    if not rest:
        return at
    if rest[0] == "*":
        return next((end for skip in range(3) if (end := _follow(tokens, at + skip, rest[1:])) is not None), None)
    if at < len(tokens) and tokens[at].low == rest[0]:
        return _follow(tokens, at + 1, rest[1:])
    if at + 1 < len(tokens) and tokens[at].low in DAYS and tokens[at + 1].low == rest[0]:
        return _follow(tokens, at + 2, rest[1:])  # "called Wednesday for"
    return None
