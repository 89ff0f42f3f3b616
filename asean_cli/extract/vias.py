"""The media credited with what somebody else said: "according to VNA", "(Xinhua)" in the dateline.

Who is merely spoken to is not credited ("told Reuters").
"""

from __future__ import annotations

import re

from asean_cli.extract.gazetteer import Gazetteer, Mention
from asean_cli.extract.interface import Layout
from asean_cli.models import Span

_KIND = (
    r"(?:(?:local|state|state-run|state-owned|official|national|private|government|english-language|daily|online|"
    r"news|media|press|agency|newspaper|broadcaster|television|tv|radio|outlet|channel|website|the|its?|their)\s+)*"
)
_BEFORE = re.compile(
    r"(?:according to|(?:report|quot|cit|carri|publish)ed by|citing|quoting|reports? (?:by|from)|as per)"
    rf"(?:\s+a)?\s+(?:report(?:s)? (?:by|from|of)\s+)?{_KIND}(?:[A-Z][\w-]+['’]s\s+)?{_KIND}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:\s+{_KIND.removesuffix('*')}?(?:agency|newspaper|daily|outlet))?(?:\s*\([^()]*\))?\s*,?\s*"
    r"(?:has |have |had |also |earlier |later )*"
    r"(?:report(?:s|ed)|quot(?:es|ed)|cit(?:es|ed)|said|says|wrote|writes)\b",
    re.IGNORECASE,
)
_LINE_WORDS = 8
"""Words of the longest line that only credits: "AKP Phnom Penh, February 20, 2019 --"."""
_PICTURE = re.compile(r"\b(?:photo|image|picture|video|graphic|file|illustration|read|follow|more)s?\b", re.IGNORECASE)
_SIGNATURE = 2
"""Lines after the last paragraph that may sign it; what follows belongs to other stories."""
_LINE = re.compile(r"[^\n|]+")
_OPENING = re.compile(r"\s*\([^()\n]{2,30}\)")
_JOINED = re.compile(r"\s*(?:,|and|\(|,\s*and)\s*(?:the\s+)?$", re.IGNORECASE)


class ViaFinder:
    """Finds the media that a sentence or the dateline credits."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def credits(self, layout: Layout) -> tuple[str, ...]:
        """Return the agencies that stand behind an article: in its dateline, a line of its own, or its signature."""
        spans = [layout.dateline] if layout.dateline else []
        found = [each for span in spans for each in self._media(layout.text, span)]
        found += [each for span in _lines(layout) for each in self._signing(layout.text, span)]
        return tuple(dict.fromkeys(each.entity.name for each in found))

    def via_of(self, text: str, sentence: Span, speaker_type: str, credits: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the names of the media credited with what `sentence` states, in the order of the text.

        A medium that speaks for itself credits nobody: `speaker_type` media has no via. The agencies of `credits`
        stand behind every other statement.
        """
        if speaker_type == "media":
            return ()
        names = [each.entity.name for each in self._credited(text, sentence)]
        return tuple(dict.fromkeys((*names, *credits)))

    def _signing(self, text: str, span: Span) -> list[Mention]:
        """Return the media of a short line that tells nothing else but place, date and agency."""
        words = text[slice(*span)].split()
        if len(words) > _LINE_WORDS or _PICTURE.search(text, *span):
            return []
        return self._media(text, span)

    def _credited(self, text: str, sentence: Span) -> list[Mention]:
        found: list[Mention] = []
        for each in self._media(text, sentence):
            before = text[max(sentence[0], each.start - 120) : each.start]
            joined = found and _JOINED.fullmatch(text, found[-1].end, each.start)
            if joined or _BEFORE.search(before) or _AFTER.match(text, each.end, sentence[1]):
                found.append(each)
        return found

    def _media(self, text: str, span: Span) -> list[Mention]:
        return [each for each in self._gazetteer.find(text, *span) if each.entity.type == "media"]


def _lines(layout: Layout) -> list[Span]:
    """Return the lines before the first paragraph and after the last one, and brackets that open the first."""
    if not layout.paragraphs:
        return []
    first, last = layout.paragraphs[0], layout.paragraphs[-1]
    title = next((block.end for block in layout.blocks if block.kind == "title"), 0)
    lines = [m.span() for m in _LINE.finditer(layout.text, min(title, first.start), first.start)]
    opening = _OPENING.match(layout.text, first.start)
    after = [m.span() for m in _LINE.finditer(layout.text, last.end) if layout.text[m.start() : m.end()].strip()]
    return [*lines, *([opening.span()] if opening else []), *after[:_SIGNATURE]]
