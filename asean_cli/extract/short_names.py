"""Bodies that a text names in full once and then in short: "the Royal Thai Embassy in Kuala Lumpur", "the Embassy"."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_][\w’'-]*")
_LINKS = frozenset("of for on and the de to in at against".split())
_AFTER = frozenset("of for in".split())
_AFTER_PANEL = _AFTER | {"on", "to", "against"}
_PANELS = frozenset("Committee Commission Council Group Panel Forum Taskforce".split())
_LEADS = frozenset("At In On Of To By For From With Under After Before During And But When While As".split())
_ARTICLES = frozenset("the a an its his her their our this that".split())
_GATHERED = frozenset("Meeting Session Chair Chairman Head Spokesperson Member".split())
"""What may stand before "of the" and the name: "the 10th Meeting of the Joint Committee"."""
_LONGEST = 14
"""Words on either side of a head that a name may have."""


class ShortNames:
    """The full names of bodies in one article."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: list[re.Match[str]] = []
        self._found: dict[str, list[tuple[int, str]]] = {}

    def in_full(self, head: str, at: int) -> str | None:
        """Return the one fuller name with the capitalised `head` before `at`; None where there are several."""
        if head not in self._found:
            self._found[head] = list(self._names(head))
        names = {name for place, name in self._found[head] if place < at}
        longest = max(names, key=len, default=None)
        if longest is None or any(name not in longest for name in names):
            return None
        return longest

    def _names(self, head: str) -> list[tuple[int, str]]:
        self._words = self._words or list(_WORD.finditer(self._text))
        found = [self._around(k) for k, word in enumerate(self._words) if word.group() == head]
        return [(at, name) for at, name in found if name != head]

    def _around(self, k: int) -> tuple[int, str]:
        """Return the name around the word `k`, with where it begins."""
        words = self._words
        first = k
        for before in range(k - 1, max(-1, k - _LONGEST), -1):
            word = words[before].group()
            if not self._joined(before) or not (word[0].isupper() or word in _LINKS):
                break
            first = before if word[0].isupper() else first
        while first < k and (words[first].group() in _LEADS or words[first].group().lower() in _ARTICLES):
            first += 1
        gathered = max((n for n in range(first, k) if words[n].group() in _GATHERED), default=None)
        if gathered is not None:
            first = next(n for n in range(gathered + 1, k + 1) if words[n].group() not in _LINKS)
        return words[first].start(), self._text[words[first].start() : words[self._last(k)].end()]

    def _last(self, k: int) -> int:
        """Return the number of the last word: "Embassy in Kuala Lumpur", "Ministry of Energy and Mines"."""
        words = self._words
        last = k
        allowed = _AFTER_PANEL if words[k].group() in _PANELS else _AFTER
        for after in range(k + 1, min(len(words), k + _LONGEST)):
            word = words[after].group()
            if not self._joined(after - 1) or not (word[0].isupper() or word in _LINKS):
                break
            if word in _LINKS - {"and", "the"} and word not in allowed:
                break
            if after == k + 1 and word not in allowed:
                break
            last = after if word[0].isupper() else last
        return last

    def _joined(self, k: int) -> bool:
        """Say whether one blank alone stands between the word `k` and the next."""
        words = self._words
        return self._text[words[k].end() : words[k + 1].start()] in {" ", "\n"}
