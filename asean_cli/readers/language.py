"""The language of an article: what is not in English is left out, because the extractor knows nothing else.

Texts too short to judge count as English. So does a text in which the identifier is unsure: names of people and
places from all over the region stand in the plainest English news. It is asked only where a text lacks the small words
of English, because it takes half a second to load and a third of a millisecond an article.
"""

from __future__ import annotations

_JUDGED = 2000
"""Characters from the middle of a text: the beginning may be a menu or a dateline."""
_SHORTEST = 200
"""Letters from which on a text is judged."""
_SMALL_WORDS = frozenset("the of and to that for with by said was from".split())
_ENGLISH = 0.1
"""The share of these among the words from which a text is English: news of the region has 13 %, Dutch, which comes
nearest, 6 %."""
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
    words = sample.lower().split()
    if sum(word in _SMALL_WORDS for word in words) >= _ENGLISH * len(words):
        return None
    import py3langid

    best, score = py3langid.classify(sample)
    if best == "en" or score - dict(py3langid.rank(sample))["en"] < _SURE:
        return None
    return _NAMES.get(best, str(best))
