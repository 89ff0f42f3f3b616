"""Finding the names of meetings: "the 54th ASEAN Foreign Ministers' Meeting (AMM-54)", "Shangri-La Dialogue".

A name ends in a word for a meeting and reaches back over capitalised words and the small words between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from asean_cli.extract.grammar import DAYS, MONTHS
from asean_cli.knowledge import Knowledge
from asean_cli.knowledge.tables import Series

_TOKEN = re.compile(r"[^\W_]+(?:[-–.’'+&][^\W_]+)*[’'+]?|[()&,–-]")
_HEAD = re.compile(
    r"(?:meeting|summit|conference|forum|dialogue|retreat|consultation|symposium)(s?)(?:-plus)?",
    re.IGNORECASE,
)
_BODY = frozenset("commission committee council group taskforce".split())
"""Bodies whose numbered meetings are named after them: "the 6th Meeting of the Joint Commission"."""
_LEADERS = frozenset("co-chairs co-chair chairs chair chairman chairperson host participants delegates".split())
_OFFICERS = frozenset("ministers leaders".split())
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.IGNORECASE)
_SPELT = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
_LINKS = frozenset({"of", "on", "for", "and", "the", "with", "–", "-", "&"})
_OPENERS = frozenset(
    {
        "at",
        "in",
        "on",
        "during",
        "after",
        "before",
        "following",
        "under",
        "for",
        "from",
        "to",
        "by",
        "with",
        "this",
        "that",
    }
    | {"the", "a", "an", "also", "when", "while", "as", "and", "or", "but", "of"}
)
_PLAIN = frozenset(
    {"special", "annual", "inaugural", "informal", "emergency", "extraordinary", "virtual", "high-level"}
)
_MAX_WORDS = 14


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting named in a text."""

    start: int
    end: int
    name: str
    """Without article and abbreviation in brackets, apostrophes plain; a series by its name in the tables."""
    ordinal: int | None = None
    series: Series | None = None

    @property
    def year(self) -> int | None:
        """The year it was held in, where the tables know."""
        return self.series.years.get(str(self.ordinal)) if self.series and self.ordinal else None


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


class MeetingFinder:
    """Finds meetings by form, and knows those of a series."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._series: dict[str, Series] = {}
        self._abbreviations: dict[str, Series] = {}
        for series in knowledge.events.values():
            for name in (series.name, *series.names):
                self._series.setdefault(_plain(name).lower(), series)
            for short in series.abbreviations:
                self._abbreviations[short] = series
        shorts = "|".join(sorted(map(re.escape, self._abbreviations), key=len, reverse=True)) or r"(?!)"
        self._numbered = re.compile(
            rf"\b(?:(?P<n1>\d{{1,3}})(?:st|nd|rd|th)\s+(?P<s1>{shorts})|(?P<s2>{shorts})[-\s](?P<n2>\d{{1,3}}))\b(?![-\w])"
        )

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Meeting]:
        """Return the meetings named between `start` and `end`, in order, none overlapping another."""
        stop = len(text) if end is None else end
        tokens = [_Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)]
        found = sorted([*self._by_form(text, tokens), *self._by_number(text, start, stop)], key=lambda m: m.start)
        kept: list[Meeting] = []
        for meeting in found:
            if not kept or meeting.start >= kept[-1].end:
                kept.append(meeting)
        return kept

    def _by_number(self, text: str, start: int, end: int) -> Iterator[Meeting]:
        for match in self._numbered.finditer(text, start, end):
            series = self._abbreviations[match["s1"] or match["s2"]]
            number = int(match["n1"] or match["n2"])
            yield Meeting(match.start(), match.end(), f"{_nth(number)} {series.name}", number, series)

    def _by_form(self, text: str, tokens: list[_Token]) -> Iterator[Meeting]:
        for at, token in enumerate(tokens):
            head = _HEAD.fullmatch(token.text) or _assembly(tokens, at)
            if not head:
                continue
            first = _first(text, tokens, at)
            if first == at or not (token.capital or _is_ordinal(tokens[first]) or _titled(tokens[first:at])):
                continue
            last = _last(text, tokens, at)
            meeting = self._named(tokens[first : last + 1])
            if meeting and not (head[1] and meeting.ordinal is None):
                yield meeting

    def _named(self, tokens: list[_Token]) -> Meeting | None:
        words = _without_officers([token.text for token in _without_brackets(tokens)])
        ordinal = _number(words[0])
        bare = [word for word in words if _number(word) is None] if ordinal else words
        while ordinal and bare and bare[0].lower() in _LINKS:
            bare = bare[1:]
        name = _plain(" ".join(bare))
        if ordinal and (head := _HEAD.fullmatch((name.split() or [""])[-1])) and head[1]:
            name = name[:-1]
        series = self._series.get(name.lower())
        if all(word.lower() in _PLAIN | {"ministerial"} for word in bare[:-1]) and not series:
            return None
        shown = series.name if series else name
        whole = f"{_nth(ordinal)} {shown}" if ordinal else shown
        return Meeting(tokens[0].start, tokens[-1].end, whole, ordinal, series)


def _first(text: str, tokens: list[_Token], at: int) -> int:
    """Return the index of the first token of the name whose head stands at `at`."""
    first = at
    back = at - 1
    while back >= 0 and at - back <= _MAX_WORDS and _together(text, tokens[back], tokens[back + 1]):
        token = tokens[back]
        if token.text == ")":
            opening = next((i for i in range(back - 1, max(-1, back - 4), -1) if tokens[i].text == "("), None)
            if opening is None or opening == 0:
                break
            back = opening - 1
            continue
        if _is_ordinal(token):
            return _two_ordinals(tokens, back)
        if token.capital and (token.text.lower() not in _OPENERS):
            first = back
        elif token.text.lower() not in _LINKS or _HEAD.fullmatch(tokens[back - 1].text):
            break
        back -= 1
    while first < at and (tokens[first].text.lower() in _OPENERS or _opens(text, tokens[first])):
        first += 1
    return first


def _two_ordinals(tokens: list[_Token], at: int) -> int:
    """Return the index of the first of "38th and 39th"."""
    if at >= 2 and tokens[at - 1].text in {"and", "&"} and _is_ordinal(tokens[at - 2]):
        return at - 2
    return at


def _last(text: str, tokens: list[_Token], at: int) -> int:
    """Return the index of the last token: "Ministerial Meeting of the ASEAN Regional Forum"."""
    if at + 1 < len(tokens) and tokens[at + 1].text == "Plus" and _together(text, tokens[at], tokens[at + 1]):
        return at + 1
    if at + 2 >= len(tokens):
        return at
    if tokens[at + 1].text == "of":
        return _end_of_bodies(text, tokens, at)
    return _end_of_subject(text, tokens, at) if tokens[at + 1].text in {"on", "for"} else at


def _end_of_bodies(text: str, tokens: list[_Token], at: int) -> int:
    last = at
    for ahead in range(at + 2, min(len(tokens), at + 10)):
        token = tokens[ahead]
        if not (token.capital or token.text == "the") or not _together(text, tokens[ahead - 1], token):
            break
        if _HEAD.fullmatch(token.text) or token.text.upper() == "ASEAN" or token.text.lower() in _BODY | _OFFICERS:
            last = ahead
    return _end_of_subject(text, tokens, last) if _follows(tokens, last) else last


def _follows(tokens: list[_Token], last: int) -> bool:
    return (
        tokens[last].text.lower() in _BODY | _OFFICERS
        and last + 2 < len(tokens)
        and tokens[last + 1].text in {"on", "for"}
    )


def _end_of_subject(text: str, tokens: list[_Token], at: int) -> int:
    """Return the end of "Ministerial Meeting on Transnational Crime"; in "on Monday" and "on Sept 3" there is none."""
    last = at
    for ahead in range(at + 2, min(len(tokens), at + _MAX_WORDS)):
        token, before = tokens[ahead], tokens[ahead - 1]
        if not _together(text, before, token) or token.text.lower().rstrip(".") in DAYS | MONTHS:
            break
        if token.text[0].isupper():
            last = ahead
        elif token.text not in _LINKS or (before.text in _LINKS and token.text != "the"):
            break
    return last


def _assembly(tokens: list[_Token], at: int) -> re.Match[str] | None:
    """Return a match where a General Assembly is named; other assemblies are bodies, not meetings."""
    general = at > 0 and tokens[at - 1].text.lower() == "general"
    return re.fullmatch(r"assembly()", tokens[at].text, re.IGNORECASE) if general else None


def _opens(text: str, token: _Token) -> bool:
    """Say whether a word is capital only because it opens the sentence ("Attending ASEAN Summit")."""
    before = text[max(0, token.start - 9) : token.start].rstrip(" \"“‘'")
    opening = not before or before[-1] in ".!?\n:"
    return opening and token.text.lower().endswith("ing") and token.text.isalpha()


def _together(text: str, left: _Token, right: _Token) -> bool:
    between = text[left.end : right.start]
    return not between.strip() and "\n\n" not in between and left.text != ","


def _without_brackets(tokens: list[_Token]) -> list[_Token]:
    kept, depth = [], 0
    for token in tokens:
        depth += token.text == "("
        if not depth:
            kept.append(token)
        depth -= token.text == ")"
    return kept


def _without_officers(words: list[str]) -> list[str]:
    """Leave out who leads it: "Co-Chairs of the Inter-Sessional Meeting"."""
    if len(words) > 2 and words[0].lower() in _LEADERS and words[1] == "of":
        return words[3 if words[2] == "the" else 2 :]
    return words


def _titled(tokens: list[_Token]) -> bool:
    return any(token.text.lower().rstrip("'’").endswith(("ministers", "ministerial", "leaders")) for token in tokens)


def _is_ordinal(token: _Token) -> bool:
    return _number(token.text) is not None


def _number(word: str) -> int | None:
    match = _ORDINAL.fullmatch(word)
    if match:
        return int(match[1])
    return _SPELT.index(word.lower()) + 1 if word.lower() in _SPELT else None


def _nth(number: int) -> str:
    tail = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name.replace("’", "'").replace("–", "-")).replace("Asean", "ASEAN").replace(" - ", "-")
