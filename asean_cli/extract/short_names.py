"""Bodies that a text names in full once and then in short: "the Royal Thai Embassy in Kuala Lumpur", "the Embassy"."""

from __future__ import annotations

import re

_CAPITAL = r"[^\W\d_a-z][\w’'-]*"
_LINK = r"(?:of|for|on|and|the|de|to|in|at|against)"
_BEFORE = rf"(?:{_CAPITAL}(?:,? (?:{_LINK} )*(?=[^\W\d_a-z]))?\s?)*"
_AFTER = rf"(?: (?:of|for|on|in|to|against)(?: the)?(?: {_CAPITAL})+(?:,? and(?: the)?(?: {_CAPITAL})+)?)*"
_OPENS = re.compile(r"^(?:At|In|On|Of|To|By|For|From|With|Under|After|Before|During|And|But|When|While|As)\s+")
_OF_MEETING = re.compile(r"^.*\b(?:Meeting|Session|Chair|Chairman|Head|Spokesperson|Member) of (?:the )?")
_NUMBERED = re.compile(r"^(?:the\s+)?\d+(?:st|nd|rd|th)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:The|the|An?|Its|His|Her|Their|Our|This|That)\s+")


class ShortNames:
    """The full names of bodies in one article."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, list[tuple[int, str]]] = {}

    def in_full(self, head: str, at: int) -> str | None:
        """Return the one fuller name with the capitalised `head` that the text gave before `at`; None where it gave several."""
        if head not in self._found:
            self._found[head] = list(self._names(head))
        names = {name for place, name in self._found[head] if place < at}
        longest = max(names, key=len, default=None)
        if longest is None or any(name not in longest for name in names):
            return None
        return longest

    def _names(self, head: str) -> list[tuple[int, str]]:
        pattern = re.compile(rf"(?<![\w’'-])(?:{_BEFORE}){re.escape(head)}\b{_AFTER}")
        found = ((m.start(), _plain(m.group())) for m in pattern.finditer(self._text))
        return [(at, name) for at, name in found if name != head and not name.startswith(f"{head} and ")]


def _plain(name: str) -> str:
    """Return a name without what only leads to it: "At the", "the 10th Meeting of the"."""
    for prefix in (_OPENS, _ARTICLE, _OF_MEETING, _NUMBERED):
        name = prefix.sub("", name)
    return name
