"""How good attributions are, in F1: exact spans, whole statements, and statements linked to their source.

Gold and found attributions of an article are paired one to one: pairs with cues that overlap or touch first, then
by the F1 of their contents' words. A pair is a **statement** if the F1 is at least a half and the cues agree, and
**linked** if the sources overlap too. An optional gold attribution takes its pair out of the count, and costs
nothing when missed. Exact spans are compared without linking, white space and punctuation at their edges aside.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from asean_cli.models import Span

PARTS = ("source", "cue", "content")
_WORD = re.compile(r"\w+")
_EDGE = " \t\r\n\u00a0\"'“”‘’`.,;:!?()[]—–-"


@dataclass(slots=True)
class Count:
    """Right, found and wanted, of one sort."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right, in per cent."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found, in per cent."""
        return 100 * self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        return 200 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


@dataclass(slots=True)
class Figures:
    """What was counted over articles."""

    exact: dict[str, Count] = field(default_factory=lambda: {part: Count() for part in PARTS})
    statement: Count = field(default_factory=Count)
    linked: Count = field(default_factory=Count)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    """Of each found statement that counts: its confidence, and whether it is linked right."""
    errors: list[str] = field(default_factory=list)

    def summary(self) -> dict[str, float]:
        """Return the F1 figures by name, in per cent."""
        counts = {f"exact {part}": count for part, count in self.exact.items()}
        counts |= {"statement": self.statement, "linked": self.linked}
        return {name: round(count.f1, 1) for name, count in counts.items()}

    def __str__(self) -> str:
        spans = " / ".join(f"{self.exact[part].f1:.1f}" for part in PARTS)
        return f"exact {spans} | statement {self.statement.f1:.1f} | linked {self.linked.f1:.1f}"


def score(gold: Iterable[Mapping[str, Any]], found: Iterable[Mapping[str, Any]]) -> Figures:
    """Return the figures of found statements (dictionaries of the JSON contract) for gold articles."""
    by_article: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for statement in found:
        by_article[str(statement["article"]["id"])].append(statement)
    figures = Figures()
    for article in gold:
        _article(article, by_article[str(article["id"])], figures)
    return figures


BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.001)
"""Borders of the bands of confidence that reliability is told for."""


def reliability(judged: Iterable[tuple[float, bool]]) -> list[tuple[float, float, int, float, float]]:
    """Return a row for each band of confidence that has statements.

    Its borders, their number, their mean confidence, and the share of them that was right.
    """
    known = list(judged)
    rows = []
    for low, high in itertools.pairwise(BANDS):
        band = [(confidence, right) for confidence, right in known if low <= confidence < high]
        if band:
            mean, share = (sum(column) / len(band) for column in zip(*band, strict=True))
            rows.append((low, min(high, 1.0), len(band), mean, share))
    return rows


def reliability_gap(judged: Iterable[tuple[float, bool]]) -> float:
    """Return the mean distance of confidence from the share that was right, in points (Naeini et al., AAAI 2015)."""
    rows = reliability(judged)
    total = sum(number for _, _, number, _, _ in rows)
    return 100 * sum(number * abs(mean - share) for _, _, number, mean, share in rows) / max(1, total)


def _article(article: Mapping[str, Any], found: Sequence[Mapping[str, Any]], figures: Figures) -> None:
    text, wanted = article["text"], article["attributions"]
    places = [each["location"] for each in found]
    words = [match.span() for match in _WORD.finditer(text)]
    for part, count in figures.exact.items():
        _exact(text, wanted, places, part, count)
    partner = _pairs(wanted, places, words)
    taken = set(partner.values())
    for at, each in enumerate(found):
        mate = next((g for g, f in partner.items() if f == at), None)
        if mate is not None and wanted[mate].get("optional"):
            continue
        same, overlap = _likeness(wanted[mate], places[at], words) if mate is not None else (False, 0.0)
        right = same and overlap >= 0.5
        linked = right and mate is not None and _sources_meet(wanted[mate], places[at], words)
        figures.statement.found += 1
        figures.statement.right += right
        figures.linked.found += 1
        figures.linked.right += linked
        figures.judged.append((float(each.get("confidence", 1.0)), linked))
        if not linked:
            figures.errors.append(f"{article['id']}: {'poor' if at in taken else 'spurious'} {_snip(text, places[at])}")
    required = [number for number, each in enumerate(wanted) if not each.get("optional")]
    figures.statement.wanted += len(required)
    figures.linked.wanted += len(required)
    figures.errors += [f"{article['id']}: missed {_snip(text, wanted[n])}" for n in required if n not in partner]


def _exact(text: str, wanted: Any, places: Any, part: str, count: Count) -> None:
    spare = {_trimmed(text, s) for each in wanted if each.get("optional") for s in each[part]}
    gold = {_trimmed(text, s) for each in wanted if not each.get("optional") for s in each[part]}
    mine = {_trimmed(text, s) for each in places for s in each[part]} - (spare - gold)
    count.right += len(gold & mine)
    count.found += len(mine)
    count.wanted += len(gold)


def _trimmed(text: str, span: Sequence[int]) -> Span:
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _pairs(wanted: Any, places: Any, words: Sequence[Span]) -> dict[int, int]:
    """Return gold number → found number, the likest first."""
    likeness = [
        (same, overlap, -g, -f)
        for g, gold in enumerate(wanted)
        for f, place in enumerate(places)
        for same, overlap in [_likeness(gold, place, words)]
        if overlap
    ]
    partner: dict[int, int] = {}
    for _, _, g, f in sorted(likeness, reverse=True):
        if -g not in partner and -f not in partner.values():
            partner[-g] = -f
    return partner


def _likeness(gold: Any, place: Any, words: Sequence[Span]) -> tuple[bool, float]:
    mine, theirs = _within(place["content"], words), _within(gold["content"], words)
    common = len(mine & theirs)
    same = any(a[0] <= b[1] + 1 and b[0] <= a[1] + 1 for a in gold["cue"] for b in place["cue"])
    return same, 2 * common / (len(mine) + len(theirs)) if common else 0.0


def _sources_meet(gold: Any, place: Any, words: Sequence[Span]) -> bool:
    mine, theirs = _within(place["source"], words), _within(gold["source"], words)
    return bool(mine & theirs) or not (mine or theirs)


def _within(spans: Iterable[Sequence[int]], words: Sequence[Span]) -> set[int]:
    return {k for k, (start, end) in enumerate(words) for s, e in spans if start < e and end > s}


def _snip(text: str, each: Any) -> str:
    source, cue, content = (" … ".join(text[s:e] for s, e in each[part]) for part in PARTS)
    return f"[{source}] <{cue}> {content}"[:160]
