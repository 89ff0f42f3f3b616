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
_JOINED = re.compile(r"\s*(?:,|and|\(|,\s*and)\s*(?:the\s+)?$", re.IGNORECASE)


class ViaFinder:
    """Finds the media that a sentence or the dateline credits."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def via_of(self, layout: Layout, sentence: Span, speaker_type: str) -> tuple[str, ...]:
        """Return the names of the media credited with what `sentence` states, in the order of the text.

        A medium that speaks for itself credits nobody: `speaker_type` media has no via. The agency of the
        dateline stands behind every other statement.
        """
        if speaker_type == "media":
            return ()
        names = [each.entity.name for each in self._credited(layout.text, sentence)]
        if layout.dateline:
            names += [each.entity.name for each in self._media(layout.text, layout.dateline)]
        return tuple(dict.fromkeys(names))

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
