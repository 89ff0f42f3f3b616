"""Finding what the tables name: countries, organisations, media, groups, places and documents.

Matching goes from word to word: the first word of every known form is looked up, and the longest form that
the text goes on to spell wins. A capital letter of a form must be capital in the text; a small one may be
either, so that "UN Security Council" is found in capitals too and "us" is never the United States. Accents,
typographic apostrophes and dashes, and one line end in the place of a blank make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from asean_cli.knowledge import Knowledge
from asean_cli.models import Entity

By = Literal["name", "demonym", "capital", "description"]
_WORD = re.compile(r"[^\W_]+")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \n]$")
_WORD_AFTER = re.compile(r"[ \n]([^\W\d_]+)")
_AROUND = 40
"""Characters beside a name that are looked at."""
_LINKS = frozenset(
    {
        "a",
        "and",
        "as",
        "at",
        "between",
        "both",
        "but",
        "by",
        "for",
        "from",
        "if",
        "in",
        "into",
        "of",
        "on",
        "or",
    }
    | {"since", "than", "that", "the", "through", "to", "toward", "towards", "when", "while", "with"}
)
"""Words that are capital at a sentence's start and part of nobody's name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an entity, a possessive ending left out."""

    start: int
    end: int
    entity: Entity
    by: By


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write an entity: folded, with the places of its capitals."""

    text: str
    capitals: tuple[int, ...]
    by: By
    entities: tuple[Entity, ...]
    """More than one where a description fits several ("the bloc")."""
    alone: bool
    """Only where no capitalised word stands beside it: people are called so too."""


class Gazetteer:
    """All names of the tables, ready to be found."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._offices = frozenset(words[0] for words in knowledge.titles.variants)
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        for form in _forms(knowledge):
            first = _WORD.search(form.text)
            self._forms[first.group() if first else form.text].append(form)
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form.text))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """Return the mentions between `start` and `end`, in order, none overlapping another.

        A description that fits several entities stands for the one named last before, else the table's first.
        """
        stop = len(text) if end is None else min(end, len(text))
        low = max(0, start - _AROUND)
        part = text[low : stop + _AROUND]
        return list(self._scan(part, folded(part), start - low, stop - low, low))

    def _scan(self, text: str, same: str, start: int, end: int, offset: int) -> Iterator[Mention]:
        last: dict[str, int] = {}
        at = start
        for word in _WORD.finditer(same, start, end):
            begin = word.start()
            form = self._longest(text, same, begin, end) if begin >= at else None
            if form is None or (form.by == "description" and self._hides(form, text, same, begin, end)):
                continue
            at = begin + len(form.text)
            entity = max(form.entities, key=lambda each: last.get(each.id, -1))
            last[entity.id] = at
            yield Mention(offset + begin, offset + at, entity, form.by)

    def _longest(self, text: str, same: str, at: int, end: int) -> _Form | None:
        word = _WORD.match(same, at)
        forms = self._forms.get(word.group(), ()) if word else ()
        return next((form for form in forms if self._spelt(form, text, same, at, end)), None)

    def _hides(self, form: _Form, text: str, same: str, at: int, end: int) -> bool:
        """Say whether a description only begins a name: "the Association of Southeast Asian Nations"."""
        following = at + form.text.find(" ") + 1
        inner = self._longest(text, same, following, end)
        return inner is not None and following + len(inner.text) > at + len(form.text)

    def _spelt(self, form: _Form, text: str, same: str, at: int, end: int) -> bool:
        stop = at + len(form.text)
        if stop > end or not same.startswith(form.text, at):
            return False
        if stop < len(text) and text[stop].isalnum() and text[stop - 1].isalnum():
            return False
        if not all(text[at + i].isupper() for i in form.capitals):
            return False
        return not form.alone or not self._in_a_name(text, at, stop)

    def _in_a_name(self, text: str, start: int, end: int) -> bool:
        before = _WORD_BEFORE.search(text, max(0, start - _AROUND), start)
        after = _WORD_AFTER.match(text, end)
        beside = [match.group(1) for match in (before, after) if match]
        plain = _LINKS | self._offices
        return any(word[0].isupper() and word.lower() not in plain for word in beside)


def _forms(knowledge: Knowledge) -> Iterator[_Form]:
    """Yield every form once; a name that two entities share belongs to the first, a description to both."""
    meant: dict[tuple[str, By], list[Entity]] = {}
    taken: dict[str, By] = {}
    for entity, by, names in _named(knowledge):
        for name in names:
            if taken.setdefault(name, by) == by:
                meant.setdefault((name, by), []).append(entity)
    for (name, by), entities in meant.items():
        chosen = tuple(entities) if by == "description" else (entities[0],)
        capitals = tuple(i for i, char in enumerate(name) if char.isupper())
        yield _Form(folded(name), capitals, by, chosen, name in knowledge.given_names)


def _named(knowledge: Knowledge) -> Iterator[tuple[Entity, By, Iterable[str]]]:
    countries = {
        code: (country, Entity(country.id, country.name, "country", code))
        for code, country in knowledge.countries.items()
    }
    for word, code in knowledge.ambiguous.items():
        if code:
            adjective = word.endswith(("n", "ese"))
            yield (
                countries[code][1],
                "demonym" if adjective else "name",
                _plural([word]) if adjective else [word],
            )
    for country, entity in countries.values():
        yield entity, "name", (country.name, *country.names)
        yield entity, "demonym", _plural(country.demonyms)
        yield entity, "capital", country.capitals
    for each in knowledge.organisations.values():
        entity = Entity(each.id, each.name, "media" if each.type == "media" else "organisation", each.country)
        yield entity, "name", (each.name, *each.names)
        yield entity, "description", each.descriptions
    for group in knowledge.groups.values():
        yield Entity(group.id, group.name, "group"), "name", (group.name, *group.names)
    for place in knowledge.places.values():
        kind: Literal["document", "place"] = "document" if place.type == "document" else "place"
        yield Entity(place.id, place.name, kind), "name", (place.name, *place.names)


def _plural(demonyms: Iterable[str]) -> list[str]:
    """Return the words with the plurals of those that form one by an s ("Thais", never "Vietnameses")."""
    words = list(demonyms)
    return words + [f"{word}s" for word in words if not word.endswith(("s", "se", "sh", "ch", "man"))]


class _Fold(dict[int, str]):
    """Character to its plain small letter, where that is one character too; computed once each."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        bare = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)).lower()
        self[code] = result = bare if len(bare) == 1 else char
        return result


_FOLD = _Fold()
for _chars, _plain in (("đĐ", "d"), ("ı", "i"), ("’‘ʼ`´", "'"), ("\n\t\u00a0", " "), ("‐‑–—−", "-")):
    _FOLD.update(dict.fromkeys(map(ord, _chars), _plain))


def folded(text: str) -> str:
    """Return `text` folded character by character, so that every offset stays: small letters, plain marks."""
    return text.translate(_FOLD)
