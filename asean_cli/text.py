"""Small operations on text that every part shares: folding for comparison, and making text safe to show."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i"})
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return `text` without accents, case and typographic apostrophes, white space as single blanks.

    For comparing only: the result's offsets are not those of `text`.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS).translate(_APOSTROPHES))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _SPACE.sub(" ", bare.casefold()).strip()


def slug(text: str) -> str:
    """Return the folded words of `text` joined by hyphens, as ids have them ("bui-thanh-son")."""
    return "-".join(re.findall(r"\w+", fold(text)))


def visible(text: str, *, lines: bool = False) -> str:
    """Return `text` with everything harmless to a terminal and nothing else.

    Control characters (C0, DEL, C1), direction overrides, zero-width marks of format and lone surrogates become
    U+FFFD, so that a reader sees that something was there; line ends and tabs become blanks, unless `lines` is set.
    """
    return "".join(_shown(char, lines) for char in text)


def _shown(char: str, lines: bool) -> str:
    if char in "\n\t":
        return char if lines else " "
    if char == "\r":
        return "" if lines else " "
    if char in "\u200c\u200d":  # joiners: Burmese, Khmer and Lao names need them
        return char
    return "\ufffd" if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else char
