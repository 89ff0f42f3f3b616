"""The language of an article: what is not in English is left out, because the extractor knows nothing else.

Texts too short to judge count as English. So does a text in which the identifier is unsure: names of people and
places from all over the region stand in the plainest English news.
"""

from __future__ import annotations

from functools import cache
from typing import Any

_JUDGED = 4000
"""Characters from the middle of a text: the beginning may be a menu or a dateline."""
_SHORTEST = 200
"""Letters from which on a text is judged."""
_SURE = 20.0
"""How much more likely another language must be than English, as a difference of logarithms. Of 600 windows of 300 to
2,000 characters of English news from the region, one reached 2; a paragraph in another language has hundreds."""
_NAMES = {
    "id": "Indonesian or Malay", "ms": "Indonesian or Malay", "vi": "Vietnamese", "th": "Thai",
    "tl": "Filipino", "my": "Burmese",
    "km": "Khmer", "lo": "Lao", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "fr": "French", "de": "German",
    "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch", "ru": "Russian", "ar": "Arabic", "hi": "Hindi",
    "ta": "Tamil", "si": "Sinhala", "jv": "Javanese",
}  # fmt: skip


def other_language(text: str) -> str | None:
    """Return the name of the language of a text that is not in English, its code where we have no name; else None."""
    start = max(0, (len(text) - _JUDGED) // 2)
    sample = text[start : start + _JUDGED]
    if sum(map(str.isalpha, sample)) < _SHORTEST:
        return None
    ranked = _identifier().rank(sample)
    scores = dict(ranked)
    best, score = max(ranked, key=lambda pair: pair[1])
    if best == "en" or score - scores["en"] < _SURE:
        return None
    return _NAMES.get(best, str(best))


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid
