"""Reading a noun phrase: whose name, which office, which country, or what kind of description it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from asean_cli.extract.gazetteer import Gazetteer, Mention
from asean_cli.extract.grammar import DETERMINERS, OPENERS, OPENING_PREPOSITIONS, PERSONAL, PREPOSITIONS, is_time
from asean_cli.extract.noun_phrase import CALLED, PERSON_NOUN, Phrase, Sort
from asean_cli.extract.tokens import Token, tokenise
from asean_cli.knowledge import Knowledge
from asean_cli.knowledge.tables import Role
from asean_cli.models import Entity
from asean_cli.text import fold

_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\s*,\s*(?:and\s+|as well as\s+)?|\s+and\s+|\s+as well as\s+|\s+along with\s+|\s+together with\s+")
_COMMON_NOUN = re.compile(r"(?:tion|sion|ment|ness|ity|ence|ance|ship|ing|ism|age|ade|ure|s|th|ce)$")
"""How a single word that opens a sentence ends if it is more likely a thing than a name."""
_OBJECT_CASE = {"him": "he", "her": "she", "them": "they"}
_COUNTERPART = re.compile(r"\bcounterparts?\b", re.IGNORECASE)
_PAIR = re.compile(r"(?:both|(?:the|these|those|all) two)\b", re.IGNORECASE)
_FOR_ITS_COUNTRY = frozenset({"side"})
"""Heads that stand for the country that they name: "the Vietnamese side"."""
_SENT_TO = re.compile(r"\b(?:to|in)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before the country where somebody serves or is."""
_GENITIVE = re.compile(r"['’]s\b")
_POSTPOSED = frozenset("close familiar involved briefed present aware privy responsible knowledgeable".split())
"""Adjectives that stand behind the noun: "a person close to the talks"."""
_BOTH = re.compile(r"^(?:both|either|neither)\s+", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?:the|a|an|its|his|her|their|also|himself|herself|who|which|whose|now|then|once|formerly)\s")
_LABELS = frozenset("question answer reporter moderator interviewer q a".split())
"""What a transcript writes for whom it does not name."""
_PLACING = frozenset("of in at from with on near outside inside along across beside behind under".split())
"""Prepositions after which a noun phrase names where somebody belongs, and no longer who it is."""


class PhraseReader:
    """Reads noun phrases with the help of the tables."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self._knowledge = knowledge
        self._gazetteer = gazetteer
        names = knowledge.names
        self._honorifics = {fold(w).rstrip(".") for w in names.honorifics}
        self._families = {word for words in names.families.values() for word in words}
        self._particles = {fold(w) for w in names.particles}
        self._suffixes = {fold(w).rstrip(".") for w in names.suffixes}
        self._organisations = {o.id: o.name for o in knowledge.organisations.values()}
        heads = knowledge.heads
        self._organisation = {fold(w).split()[-1] for w in heads.organisation}
        self._group = {fold(w) for w in heads.group}
        self._document = {fold(w).split()[-1] for w in heads.document}

    def can_speak(self, tokens: Sequence[Token], known: frozenset[str] = frozenset()) -> bool:
        """Say whether the words can name somebody who says something: a person, a body, a group or a document.

        `known` are the folded words that the article writes with a capital inside sentences; without being one of
        them, a capitalised first word may just open the sentence.
        """
        if tokens[-1].low in PERSONAL or tokens[-1].low in {"who", "which"}:
            return True
        text = "".join(t.text + " " for t in tokens).strip()
        phrase = self.read(text)
        if phrase.sort in {"entity", "organisation", "group", "document", "role", "person"}:
            alone = phrase.sort == "person" and len(tokens) == 1
            return not alone or phrase.head in known or not _COMMON_NOUN.search(phrase.head)
        if phrase.sort == "compound":
            return any(part.sort != "unknown" for part in phrase.parts)
        return phrase.pair or phrase.counterpart or bool(PERSON_NOUN.match(phrase.head))

    def read(self, text: str) -> Phrase:
        """Read the noun phrase `text`."""
        whole = self._whole(text) or self._before_aside(text)
        if whole is not None:
            return whole
        tokens = tokenise(text, 0, len(text))
        if parts := self._compound(text, tokens):
            return Phrase(text, "compound", parts[-1].head, parts=parts)
        return self._single(text, tokens)

    def _before_aside(self, text: str) -> Phrase | None:
        """Read "Cambodia, the next chair" and "Penny Wong, who chairs it": the name alone is meant."""
        aside = _ASIDE.search(text)
        if aside is None:
            return None
        first = text[: aside.start()]
        phrase = self._whole(first) or self._single(first, tokenise(first, 0, len(first)))
        named = phrase.sort in {"entity", "person"}
        return replace(phrase, text=text) if named else None

    def _whole(self, text: str) -> Phrase | None:
        """Read what is one pronoun or one name of the tables and nothing else."""
        bare = text.strip()
        low = _OBJECT_CASE.get(fold(bare), fold(bare))
        if low in PERSONAL | {"who", "which"}:
            return Phrase(text, "pronoun", low)
        mentions = self._gazetteer.find(bare)
        if len(mentions) != 1:
            return None
        mention = mentions[0]
        before, after = bare[: mention.start].strip().lower(), bare[mention.end :].strip()
        if after or before not in {"", "the"} or mention.by == "demonym":
            return None
        return Phrase(
            text,
            "entity",
            low.split()[-1],
            country=mention.entity.country,
            entity=mention.entity,
            by=mention.by,
        )

    def _compound(self, text: str, tokens: Sequence[Token]) -> tuple[Phrase, ...]:
        if not any(t.low in {"and", "as", "along", "together"} for t in tokens):
            return ()
        pieces = [piece for piece in _PARTS.split(_BOTH.sub("", text)) if piece.strip()]
        if len(pieces) < 2:
            return ()
        parts = tuple(self._whole(piece) or self._single(piece, tokenise(piece, 0, len(piece))) for piece in pieces)
        strong = {"entity", "organisation"}
        named = [
            p for p in parts if p.sort in strong or (p.sort == "person" and (len(p.name) > 1 or " " in p.text.strip()))
        ]
        offices = [p for p in parts if p.sort == "role" and p.text.lower().startswith("the ")]
        if len(parts) in {len(named), len(offices)}:
            return parts
        group_of_all = parts[-1].sort == "group" and parts[0].sort in {"group", "entity"} and len(parts) == 2
        return parts if group_of_all and parts[0].sort == "entity" and parts[0].by != "demonym" else ()

    def _single(self, text: str, tokens: Sequence[Token]) -> Phrase:
        everything = self._gazetteer.find(text)
        mentions = [m for m in everything if m.entity.type not in {"place", "document"}]
        role_span, role = self._role(text)
        name_span = self._name(text, tokens, everything, role_span)
        name = tuple(t.text for t in tokens if name_span and name_span[0] <= t.start < name_span[1] and t.text != ".")
        outside = [m for m in mentions if not (name_span and m.start >= name_span[0] and m.end <= name_span[1])]
        head = self._head(tokens)
        country = self._country(text, [m for m in outside if m.entity.type == "country"], head)
        organisation = next((m.entity for m in outside if m.entity.type in {"organisation", "media"}), None)
        called = CALLED.search(text)
        if called and len(name) < 2:
            name = tuple(called.group(1).split())
        sort = "person" if called else self._sort(head, name, role, tokens)
        entity = self._named_group(tokens, outside) if sort == "group" else None
        by = "name"
        if head in _FOR_ITS_COUNTRY and len(outside) == 1 and outside[0].entity.type in {"country", "organisation"}:
            sort, entity, by = "entity", outside[0].entity, "description"
        if (
            sort == "unknown"
            and outside
            and outside[-1].end == len(text)
            and outside[-1].entity.type in {"media", "organisation"}
            and not any(t.low in _PLACING for t in tokens if t.end <= outside[-1].start)
        ):
            sort, entity = "entity", outside[-1].entity
        return Phrase(
            text, sort, head, name if sort == "person" else (), text[slice(*role_span)] if role_span else None, role,
            country or (organisation.country if organisation else None), organisation, entity, by,
            definite=bool(tokens) and tokens[0].low in {"the", "this", "that", "its", "his", "her", "their"},
            pair=sort == "group" and bool(_PAIR.match(text)), counterpart=bool(_COUNTERPART.search(text)),
        )  # fmt: skip

    def _country(self, text: str, mentions: Sequence[Mention], head: str) -> str | None:
        """Return whose somebody is: not "ambassador to Laos", "Oslo-based"; of "Thai and Lao officials", nobody's."""
        own = [m for m in mentions if not (_SENT_TO.search(text, 0, m.start) or text.startswith("-based", m.end))]
        codes = list(dict.fromkeys(m.entity.country for m in own))
        return codes[0] if codes and (len(codes) == 1 or head not in self._group) else None

    def _named_group(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Entity | None:
        """Return the group of the tables that "leaders of ASEAN" or "the 10 ASEAN leaders" is."""
        if len({m.entity.id for m in mentions}) != 1:
            return None
        mention = mentions[0]
        members = next((g.members for g in self._knowledge.groups.values() if g.id == mention.entity.id), ())
        head_end = next((k for k, t in enumerate(tokens) if k and t.low in PREPOSITIONS), len(tokens))
        if (
            mention.end >= tokens[head_end - 1].end
            and mention.entity.type == "group"
            and mention.start < tokens[head_end - 1].end
        ):
            return mention.entity
        whole = self._organisations.get(members[0]) if len(members) == 1 else mention.entity.name
        words = [
            t.text.lower()
            for t in tokens[:head_end]
            if t.low not in DETERMINERS and t.sort == "word" and t.end <= mention.start
        ]
        found = self._gazetteer.find(f"{whole} {' '.join(words)}") if whole and words else []
        return found[0].entity if len(found) == 1 and found[0].entity.type == "group" else None

    def _sort(
        self,
        head: str,
        name: tuple[str, ...],
        role: Role | None,
        tokens: Sequence[Token],
    ) -> Sort:
        if not tokens:
            return "unknown"
        if len(tokens) == 1 and tokens[0].low in _LABELS:
            return "unknown"
        titled = fold(tokens[0].low).rstrip(".") in self._honorifics
        if name and (len(name) > 1 or role is not None or titled or len(tokens) == 1):
            return "person"
        if head in self._group:
            return "group"
        if head in self._organisation and not (role and head in _WORD.findall(fold(role.name))):
            return "organisation"
        if head in self._document:
            return "document"
        if role is not None or head == "counterpart":
            return "role"
        if _is_acronym(tokens[-1].text):
            return "organisation"
        return "unknown"

    def _head(self, tokens: Sequence[Token]) -> str:
        end = len(tokens)
        for k, token in enumerate(tokens):
            if k and (token.low in PREPOSITIONS or token.text in {",", "("} or token.low in {"to", "who"}):
                end = k
                break
        while end > 1 and tokens[end - 1].sort == "mark":
            end -= 1
        if end > 1 and tokens[end - 1].low in _POSTPOSED:
            end -= 1
        word = tokens[end - 1].low if tokens else ""
        return fold(word).removesuffix("'s").rstrip("'")

    def _role(self, text: str) -> tuple[tuple[int, int] | None, Role | None]:
        """Return the span of the office as written, joined offices together, and the highest of them."""
        words = [m.span() for m in _WORD.finditer(text)]
        held = self._knowledge.titles.held(text)
        found = [f for f in held if not _ends_name(text, words, f.start, f.end) and not _owns(text, words, f.end)]
        if not found or found[-1].end > len(words):
            return None, None
        first, last = found[0], found[0]
        for each in found[1:]:
            between = text[words[last.end - 1][1] : words[each.start][0]].strip().lower()
            if between not in {"and", ",", "&", ""}:
                break
            last = each
        top = min((f.role for f in found[: found.index(last) + 1]), key=lambda role: role.rank)
        return (words[first.start][0], words[last.end - 1][1]), top

    def _name(
        self, text: str, tokens: Sequence[Token], mentions: Sequence[Mention], role: tuple[int, int] | None
    ) -> tuple[int, int] | None:
        """Return the span of a person's name: the last run of capitalised words that nothing else explains."""
        taken = [(m.start, m.end) for m in mentions] + ([role] if role else [])
        runs: list[list[Token]] = []
        run: list[Token] = []
        for k, token in enumerate(tokens):
            if self._is_name_word(tokens, k, taken, bool(run)):
                run.append(token)
            elif run and token.text == "." and len(run[-1].text) <= 2:
                continue
            else:
                if run:
                    runs.append(run)
                run = []
        if run:
            runs.append(run)
        runs = [trimmed for each in runs if (trimmed := self._trimmed(each))]
        good = [each for each in runs if self._could_be_person(text, each, tokens, role)]
        if not good:
            return None
        place = next((t.start for t in tokens[1:] if t.low in _PLACING and (not role or t.start >= role[1])), len(text))
        before = [each for each in good if each[0].start < place and len(each) > 1]
        good = before or [each for each in good if not self._placed(tokens, each)]
        if not good:
            return None
        chosen = next((each for each in reversed(good) if len(each) > 1), good[-1])
        return chosen[0].start, chosen[-1].end

    def _placed(self, tokens: Sequence[Token], run: Sequence[Token]) -> bool:
        """Say whether a run tells only where somebody belongs: "an official in Koh Kong"."""
        before = [t.low for t in tokens if t.end <= run[0].start][-2:]
        return bool(before) and (before[-1] in _PLACING or (before[-1] == "the" and before[0] in _PLACING))

    def _is_name_word(self, tokens: Sequence[Token], k: int, taken: Sequence[tuple[int, int]], running: bool) -> bool:
        token = tokens[k]
        if token.sort != "word" or any(s <= token.start < e for s, e in taken):
            return False
        if token.capital:
            opening = k == 0 and token.low in OPENERS | OPENING_PREPOSITIONS | PERSONAL - {"he"}
            article = token.low in DETERMINERS and not running  # "An" is a Vietnamese name too
            return not (opening or is_time(token) or article)
        following = tokens[k + 1] if k + 1 < len(tokens) else None
        return running and token.low in self._particles and following is not None and following.capital

    def _trimmed(self, run: list[Token]) -> list[Token]:
        words = list(run)
        while len(words) > 1 and len(words[0].text) > 3 and words[0].text.isupper() and not words[-1].text.isupper():
            words.pop(0)  # a heading in capitals that the line before left here
        while len(words) > 1 and (width := self._honorific(words)):
            del words[:width]
        return [] if words and words[-1].low.endswith("'s") else words

    def _honorific(self, words: Sequence[Token]) -> int:
        """Return how many words at the start are an honorific ("Tan Sri"), at most all but one.

        "Ko" and "Ma" are family names too: of two words they are the first of the name.
        """
        if len(words) == 2 and fold(words[0].low) in self._families:
            return 0
        widths = range(min(3, len(words) - 1), 0, -1)
        joined = (" ".join(fold(w.low).rstrip(".") for w in words[:width]) for width in widths)
        return next((w for w, text in zip(widths, joined, strict=True) if text in self._honorifics), 0)

    def _could_be_person(
        self, text: str, run: Sequence[Token], tokens: Sequence[Token], role: tuple[int, int] | None
    ) -> bool:
        words = [fold(t.low) for t in run]
        nouns = self._organisation | self._document | self._group
        if any(w in nouns for w in words[-1:]) or len(run) > 6 or any(w in _NEVER_NAMES for w in words):
            return False
        if len(words) > 1 and self._knowledge.titles.vocabulary.issuperset(words):
            return False  # "Chief Executive Officer" beside another title
        before = next((t.low for t in reversed(tokens) if t.end <= run[0].start and t.sort == "word"), "")
        if (
            len(run) == 1
            and role
            and run[0].start > role[1]
            and text[role[1] : run[0].start].strip(" .").lower() not in {"", *self._honorifics}
        ):
            return False
        titled = before.rstrip(".") in self._honorifics
        if (before == "the" and role is None) or (len(run) == 1 and _is_acronym(run[0].text) and not titled):
            return False
        if before in self._organisation and role is None:
            return False
        after = text[run[-1].end :].strip()
        if (
            not after
            or after[0] in ",(.;:—–-"
            or after.lower().startswith(("of ", "from ", "at ", "in ", "who ", "with ", "and "))
        ):
            return True
        return role is not None and run[0].start >= role[1] and len(run) > 1


def _ends_name(text: str, words: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether a short title is really the end of a name: the "Sen" of "Hun Sen" is no senator."""
    if end != len(words) or start == 0 or words[end - 1][1] - words[start][0] > 4:
        return False
    before = text[slice(*words[start - 1])]
    return before[0].isupper() and before.lower() not in DETERMINERS


def _owns(text: str, words: Sequence[tuple[int, int]], end: int) -> bool:
    """Say whether a title stands in the genitive: in "the President's counsel X" it is not the counsel's."""
    return end <= len(words) and bool(_GENITIVE.match(text, words[end - 1][1]))


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


_NEVER_NAMES = frozenset(
    "state states country countries national international foreign ministry ministers summit meeting policy region sea "
    "southeast south north east west asian european african western eastern northern southern central public health "
    "human rights world global joint economic security defence defense exiled activist experts many most some".split()
)
"""Capitalised words of titles and bodies that are no part of a person's name."""
