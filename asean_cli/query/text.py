"""The one analyzer: how a text becomes words, for the index, for queries and for the plain scan alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from asean_cli.text import fold

Token = tuple[str, int, int]
"""A folded word, and the range of characters that it came from."""

LONGEST = 64
"""Characters of a token that count; longer ones come from encoded data, not from language."""

_APOSTROPHES = "'’‘‛`´ʹʻʼ＇"
_TYPED = str.maketrans({**dict.fromkeys(_APOSTROPHES, "'"), "\u00ad": None})
# Letters and digits; and what may stand inside a word without being either: combining marks (the scripts of
# South and Southeast Asia write vowels with them), soft hyphens and joiners.
_LETTER = f"[^\\W_{_APOSTROPHES}]"
_MARK = (
    "[\u00ad\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece\u102b-\u109d\u17b4-\u17dd\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200c\u200d\u2060]"
)
_PART = f"{_LETTER}+(?:{_MARK}+{_LETTER}*)*"
_WORD = re.compile(
    "(?<![\\w.])(?:[^\\W\\d_]\\.)+[^\\W\\d_](?!\\w)\\.?"  # U.S., A.S.E.A.N.
    f"|{_PART}(?:[{_APOSTROPHES}]{_PART})*"  # Qur'an, don't
)


def tokens(text: str) -> list[Token]:
    """Cut `text` into words, folded for comparison, each with the range of characters it covers.

    The parts of a hyphenated word are words in a row, initials are one word without points ("U.S." is "us"),
    a possessive 's does not count, any other apostrophe vanishes ("Dato'" is "dato", "Qur'an" is "quran").
    """
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start > 2 and text[end - 1] in "sS" and text[end - 2] in _APOSTROPHES:
            end -= 2
        word = _bare(text[start:end])
        if word:
            found.append((word, start, end))
    return found


def verbatim(text: str) -> tuple[str, ...]:
    """Return the words of `text` with their case and accents, as an exact search compares them."""
    return tuple(unicodedata.normalize("NFC", text[s:e]).translate(_TYPED) for _, s, e in tokens(text))


@lru_cache(maxsize=2_000)  # indexing asks for the same names and contents several times in a row
def words(text: str) -> tuple[str, ...]:
    """Return the folded words of `text`, as names are compared."""
    return tuple(token for token, _, _ in tokens(text))


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of `text`, as contents are compared."""
    return tuple(stem(word) for word in words(text))


@lru_cache(maxsize=50_000)
def stem(token: str) -> str:
    """Return the stem of a folded word (Snowball English): "vaccines" and "vaccination" meet in "vaccin"."""
    return _stemmer()(token)


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word[:LONGEST].lower()
    return "".join(char for char in fold(word) if _counts(char))[:LONGEST]


def _counts(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM" and char not in _APOSTROPHES


@cache
def _stemmer() -> Callable[[str], str]:
    from Stemmer import Stemmer

    # The stemmer's own cache costs more than it gains beside ours.
    stemmer: Callable[[str], str] = Stemmer("english", 0).stemWord
    return stemmer
