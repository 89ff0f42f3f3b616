"""The persons an article names: one entry each, with every spelling, office and country the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from asean_cli.extract.genders import pronouns_for
from asean_cli.extract.grammar import CONJUNCTIONS, PREPOSITIONS, STOPS, is_verb_like
from asean_cli.extract.noun_phrase import Phrase
from asean_cli.extract.phrases import PhraseReader
from asean_cli.extract.rules.subjects import leading_subject
from asean_cli.extract.tokens import Token, tokenise
from asean_cli.knowledge import Knowledge
from asean_cli.knowledge.tables import KnownPerson, Role
from asean_cli.knowledge.titles import words as words_of
from asean_cli.models import Entity, Span
from asean_cli.text import fold, slug

_INSIDE = frozenset({"of", "for", "to"})
"""Prepositions that titles hold: "Minister of Foreign Affairs"."""
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w]*(?:[-’'][\w]+)*")
_ORDER = {"first": 0, "last": -1}


@dataclass(slots=True)
class Person:
    """One person of the article; offices and countries are those the article itself gives."""

    name: tuple[str, ...]
    words: frozenset[str]
    """The folded words of the fullest name."""
    offices: list[tuple[str, Role]] = field(default_factory=list)
    """Each office as the article writes it, and what it is."""
    country: str | None = None
    organisation: Entity | None = None
    sure: bool = False
    """Whether an office, a place as subject or a statement shows that this is a person, and no ship or street."""
    called: bool = False
    """Whether the article says that the one word is a name: "a shopkeeper named Luz"."""
    doubtful: bool = False
    """Whether the article names several who could be meant by this one word."""
    seen: list[int] = field(default_factory=list)
    """Offsets of the mentions."""
    gendered: set[str] = field(default_factory=set)
    """The pronouns, "he" or "she", that titles or earlier sentences used; empty where nothing tells."""

    known: KnownPerson | None = None
    """Who this is in the table of people."""
    namesake: bool = False
    """Whether the table knows somebody else of this name."""
    held: str | None = None
    """The office that the table knows for the day of the article."""

    @property
    def full_name(self) -> str:
        """The name as the table of people has it, else as the article writes it at its fullest."""
        return self.known.name if self.known else " ".join(self.name)

    @property
    def office(self) -> tuple[str | None, Role | None]:
        """The highest office, in its longest form."""
        if not self.offices:
            return None, None
        top = min(role.rank for _, role in self.offices)
        return max((each for each in self.offices if each[1].rank == top), key=lambda each: len(each[0]))

    def holds(self, key: str) -> bool:
        """Say whether one of the offices is the role of that key."""
        return any(known.key == key for _, known in self.offices)

    @property
    def role(self) -> str | None:
        """The office as the article writes it."""
        return self.office[0]

    @property
    def id(self) -> str:
        """The entity id; of somebody whom the table knows, the same in every article and spelling."""
        if self.known:
            return self.known.id
        apart = f"-{self.country.lower()}" if self.namesake and self.country else ""
        return f"person:{slug(self.full_name)}{apart}"

    def learn(self, phrase: Phrase, at: int) -> None:
        """Take from a mention what is not known yet; a fuller name replaces a shorter one."""
        words = frozenset(map(fold, phrase.name))
        if len(words) > len(self.words) and self.words <= words:
            self.name, self.words = phrase.name, words
        if phrase.role and phrase.role_known:
            self.offices.append((phrase.role, phrase.role_known))
        self.country = self.country or phrase.country
        self.organisation = self.organisation or phrase.organisation
        self.seen.append(at)
        self.gendered |= pronouns_for(phrase.around)


class People:
    """The register of an article's persons."""

    def __init__(self, reader: PhraseReader, knowledge: Knowledge) -> None:
        self._reader = reader
        self._names = knowledge.names
        self._lesser = {word for prefix in knowledge.titles.prefixes for word in prefix}
        self.persons: list[Person] = []

    def scan(self, text: str, sentence: Span) -> list[tuple[int, Person]]:
        """Register who is introduced with an office in a sentence; return offsets and persons in order."""
        tokens = tokenise(text, *sentence)
        chunks, phrases = self._joined(text, tokens)
        subject = leading_subject(tokens, len(tokens))
        opening = tokens[subject[0]].start if subject else None
        found: list[tuple[int, Person]] = []
        for k, phrase in enumerate(phrases):
            at = chunks[k][0].start
            if phrase.sort != "person":
                continue
            beside = self._apposition(phrases, chunks, tokens, k)
            if beside is not None and beside.counterpart and found:
                beside = _office_of(found[-1][1], beside.country)
            if beside is not None and len(phrase.name) > 1:
                phrase = _with_office(phrase, beside)
            if phrase.counterpart and found and phrase.role is None:
                phrase = _with_office(phrase, _office_of(found[-1][1], phrase.country))
            named = len(phrase.name) > 1
            if phrase.role is not None or phrase.counterpart or (named and at == opening):
                found.append((at, self.register(phrase, at)))
            elif named:
                self.register(phrase, at, sure=False)
        return found

    def _joined(self, text: str, tokens: Sequence[Token]) -> tuple[list[tuple[Token, Token]], list[Phrase]]:
        """Read the sentence's noun phrases; "Deputy Prime Minister and Foreign Minister X" is one."""
        chunks: list[tuple[Token, Token]] = []
        phrases: list[Phrase] = []
        for first, last in _chunks(tokens):
            phrase = self._reader.read(text[first.start : last.end])
            if phrases and phrases[-1].sort == "role" and text[chunks[-1][1].end : first.start].strip() in {"and", ","}:
                joined = self._reader.read(text[chunks[-1][0].start : last.end])
                if joined.sort in {"person", "role"} and len(joined.role or "") > len(phrases[-1].role or ""):
                    first, phrase = chunks.pop()[0], joined
                    phrases.pop()
            chunks.append((first, last))
            phrases.append(phrase)
        return chunks, phrases

    def complete(self, text: str, paragraphs: Sequence[Span]) -> None:
        """Give persons known by one word the full name that a paragraph writes somewhere without an office."""
        for person in [p for p in self.persons if len(p.name) == 1]:
            word, cap = re.escape(person.name[0]), r"[^\W\d_a-z][\w-]+"
            fuller = re.compile(rf"\b(?:{cap} ){{0,3}}{word}\b(?: {cap}){{0,2}}")
            matches = [m for start, end in paragraphs for m in fuller.finditer(text, start, end)]
            names = [(m.start(), self._reader.read(m.group())) for m in matches]
            named = [(at, each) for at, each in names if each.sort == "person" and len(each.name) > 1]
            different = {frozenset(map(fold, each.name)) for _, each in named}
            if len(different) == 1:
                person.learn(named[0][1], named[0][0])
            person.doubtful = len(different) > 1
        known = [p.words for p in self.persons if p.sure]
        self.persons = [p for p in self.persons if p.sure or not any(p.words <= words for words in known)]

    def register(self, phrase: Phrase, at: int, *, sure: bool = True) -> Person:
        """Return the person that the phrase names, a new one where it is nobody known."""
        known = self.lookup(phrase)
        if known is None or (not sure and len(known.name) < len(phrase.name)):
            known = Person(phrase.name, frozenset(map(fold, phrase.name)))
            self.persons.append(known)
        known.learn(phrase, at)
        known.sure = known.sure or sure
        known.called = known.called or phrase.called
        return known

    def locate(self, text: str) -> list[tuple[int, Person]]:
        """Find every mention of those who surely are persons by a word of their name; note and return them in order."""
        bearers: dict[str, list[Person]] = {}
        for person in self.persons:
            for word in person.words:
                bearers.setdefault(word, []).append(person)
        found: list[tuple[int, Person]] = []
        last: tuple[int, Person | None] = (-1, None)
        for match in _CAPITALISED.finditer(text):
            word = fold(match.group()).removesuffix("'s")
            named = bearers.get(word, [])
            if len(named) > 1:
                named = [p for p in named if p is last[1] or self.short_name(p) == word]
            if len(named) == 1 and named[0].sure and not (named[0] is last[1] and match.start() - last[0] <= 2):
                found.append((match.start(), named[0]))
            last = (match.end(), named[0]) if len(named) == 1 else last
        for person in self.persons:
            person.seen = [at for at, p in found if p is person]
        return found

    def lookup(self, phrase: Phrase) -> Person | None:
        """Return the known person whom the name means; None where nobody fits, or several do."""
        words = frozenset(map(fold, phrase.name))
        same = [p for p in self.persons if p.words == words]
        if len(words) > 1:
            same = same or [
                p for p in self.persons if len(p.words & words) > 1 and (p.words <= words or words <= p.words)
            ]
        if not same:
            shorter = [p for p in self.persons if len(p.words) == 1 and p.words <= words and _agree(p, phrase)]
            same = shorter or self._by_short_name(words, phrase)
        return same[0] if len(same) == 1 else None

    def is_ambiguous(self, phrase: Phrase) -> bool:
        """Say whether a name alone could mean several of the persons."""
        words = frozenset(map(fold, phrase.name))
        return sum(words <= p.words for p in self.persons) > 1 and self.lookup(phrase) is None

    def _by_short_name(self, words: frozenset[str], phrase: Phrase) -> list[Person]:
        if len(words) != 1:
            return []
        bearing = [p for p in self.persons if words < p.words and _agree(p, phrase)]
        if len(bearing) > 1:
            called = [p for p in bearing if self.short_name(p) in words]
            if called:  # of one whose country is not known, nobody knows by which word he is called
                called += [p for p in bearing if p.country is None and p not in called and fold(p.name[0]) in words]
            holding = [p for p in called if self._holds(p, phrase)]
            return holding if len(holding) == 1 else called
        return bearing

    def _holds(self, person: Person, phrase: Phrase) -> bool:
        """Say whether "Minister Thang" can be somebody's title: no deputy is meant where none is said."""
        said = set(words_of(phrase.role or ""))
        offices = (set(words_of(f"{role} {known.name}")) for role, known in person.offices)
        return bool(said) and any(said <= office and not (office - said) & self._lesser for office in offices)

    def short_name(self, person: Person) -> str:
        """Return the folded word by which a person of that country is called."""
        rule = self._names.short.get(person.country or "", self._names.short.get("default", "last"))
        words = [fold(word) for word in person.name if fold(word).rstrip(".") not in map(fold, self._names.suffixes)]
        if rule == "family":
            families = self._names.families.get(person.country or "", ())
            return next((word for word in words if word in families), words[-1])
        return words[_ORDER.get(rule, -1)]

    def _apposition(
        self,
        phrases: Sequence[Phrase],
        chunks: Sequence[tuple[Token, Token]],
        tokens: Sequence[Token],
        k: int,
    ) -> Phrase | None:
        """Return the office set beside a name by a comma: "Chhea Keo, the ministry's spokesman"."""
        for other in (k + 1, k - 1):
            if not 0 <= other < len(phrases) or phrases[other].sort != "role":
                continue
            first, second = sorted((k, other))
            between = [t.text for t in tokens if chunks[first][1].end <= t.start < chunks[second][0].start]
            if between == [","]:
                return phrases[other]
        return None


def _agree(person: Person, phrase: Phrase) -> bool:
    """Say whether nothing that the phrase tells of country and gender speaks against the person."""
    if phrase.country is not None and person.country is not None and phrase.country != person.country:
        return False
    told = pronouns_for(phrase.around)
    return not told or not person.gendered or bool(told & person.gendered)


def _with_office(phrase: Phrase, office: Phrase) -> Phrase:
    return replace(
        phrase, role=office.role, role_known=office.role_known,
        country=phrase.country or office.country, organisation=phrase.organisation or office.organisation,
    )  # fmt: skip


def _office_of(person: Person, country: str | None) -> Phrase:
    role, known = person.office
    return Phrase("", "role", "", role=role, role_known=known, country=country)


def _chunks(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield the first and the last token of each stretch that can be one noun phrase with a capital in it."""
    start: int | None = None
    for k, token in enumerate(tokens):
        boundary = (
            (token.text == "(" and start is None)
            or (token.text == ")" and all(each.text != "(" for each in tokens[start or 0 : k]))
            or (token.sort in {"quote", "mark"} and token.text not in {".", "(", ")"})
            or (token.low in STOPS | CONJUNCTIONS and not (token.capital and start is not None))
            or (token.low in PREPOSITIONS and token.low not in _INSIDE and not (token.capital and start is not None))
            or (token.text == "." and (k + 1 == len(tokens) or len(tokens[k - 1].text) > 5))
            or is_verb_like(tokens, k)
        )  # fmt: skip
        if boundary:
            if start is not None:
                yield from _with_capital(tokens, start, k)
            start = None
        elif start is None:
            start = k
    if start is not None:
        yield from _with_capital(tokens, start, len(tokens))


def _with_capital(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[Token, Token]]:
    if any(t.capital for t in tokens[start:end]) or (
        any(t.sort == "word" for t in tokens[start:end]) and end - start > 1
    ):
        yield tokens[start], tokens[end - 1]
