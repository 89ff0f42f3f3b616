"""How well speakers are resolved, apart from the tagger: the corpus's attributions go in, its speakers are the gold.

python -m training.speakers [--errors N]

A speaker is **right** where the name says the same as the gold's, **open** where the words were left as they stand
(a pronoun nobody was found for, a description), **wrong** else; **misnamed** is the worst sort of wrong, a person
who is not the one. Country and role are counted over the right ones of which the gold tells them; it tells what
a reader can infer ("the mayor of Davao" speaks for the Philippines), the extraction only what the article says.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from asean_cli.extract.cues import CueTable
from asean_cli.extract.details import details
from asean_cli.extract.interface import Attribution, Layout
from asean_cli.extract.pipeline import Extractor
from asean_cli.knowledge import load
from asean_cli.models import Article, Span, Speaker
from asean_cli.text import fold
from training.sets import corpus

_SMALL = frozenset("the a an of and in for to unnamed both all".split())
_WORD = re.compile(r"\w+")
_PRONOUNS = frozenset("he she it they we i you who".split())


@dataclass(slots=True)
class Report:
    """Counts over statements: by verdict, by way of resolving and verdict, of countries and of roles."""

    verdicts: Counter[str] = field(default_factory=Counter)
    by_way: Counter[tuple[str, str]] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def share(self, verdict: str) -> float:
        """Return how many of the statements got a verdict, in per cent."""
        return (
            100
            * self.verdicts[verdict]
            / max(1, self.verdicts["right"] + self.verdicts["open"] + self.verdicts["wrong"])
        )

    def __str__(self) -> str:
        parts = [f"{name} {self.share(name):.1f}" for name in ("right", "open", "wrong", "misnamed")]
        for name, counts in (("country", self.countries), ("role", self.roles)):
            told = ", ".join(f"{each} {100 * number / counts.total():.1f}" for each, number in sorted(counts.items()))
            parts.append(f"{name}: {told}")
        return " | ".join(parts)


class Given:
    """A tagger that finds just what an article's annotation has."""

    version = "given"

    def __init__(self, cues: CueTable) -> None:
        self._cues = cues
        self.article: Mapping[str, Any] = {}

    def tag(self, layout: Layout) -> list[Attribution]:
        """Return the annotated attributions that are statements, in the order of their cues."""
        made = []
        for each in self.article["attributions"]:
            source, cue, content = (tuple((s, e) for s, e in each[part]) for part in ("source", "cue", "content"))
            block = next((b for b in layout.paragraphs if cue and b.start <= cue[0][0] < b.end), None)
            if each["optional"] or not (source and content and block):
                continue
            around: Span = next(((s, e) for s, e in block.sentences if s <= cue[0][0] < e), (block.start, block.end))
            lemma, negated, to = details(layout.text, around, cue[0], content, self._cues)
            made.append(
                Attribution(source[:1], cue, content, lemma, "indirect", around, block.number, negated, 1.0, to)
            )
        return sorted(made, key=lambda each: each.cue)


def measure(articles: Iterable[Mapping[str, Any]]) -> Report:
    """Return the report over annotated articles."""
    knowledge = load(())
    tagger = Given(CueTable(knowledge.table("cues")))
    extractor = Extractor(knowledge, tagger)
    report = Report()
    for article in articles:
        tagger.article = article
        gold = {each["cue"][0][0]: each for each in article["attributions"] if each["cue"]}
        given = Article(str(article["id"]), article["text"], title=article.get("title"), published=article.get("date"))
        for statement in extractor.extract(given):
            _count(report, str(article["id"]), gold[statement.location.cue[0][0]], statement.speaker)
    return report


def _count(report: Report, article: str, gold: Mapping[str, Any], speaker: Speaker) -> None:
    if not gold.get("speaker"):
        return
    verdict = judge(gold, speaker)
    report.verdicts[verdict] += 1
    report.verdicts["misnamed"] += verdict == "wrong" and speaker.type == "person"
    report.by_way[speaker.resolved_by, verdict] += 1
    if verdict != "right":
        report.errors.append(
            f"{article}: {verdict}: {speaker.as_written!r} → {speaker.name} ({speaker.resolved_by}); {gold['speaker']}"
        )
        return
    if gold.get("country"):
        same = speaker.country == gold["country"]
        report.countries["right" if same else "other" if speaker.country else "left out"] += 1
    if gold.get("role") and gold["speaker_type"] == "person":
        wanted, found = _words(gold["role"]), _words(speaker.role or "")
        report.roles["right" if found & wanted else "other" if found else "left out"] += 1


def judge(gold: Mapping[str, Any], speaker: Speaker) -> str:
    """Return "right", "open" or "wrong" for a speaker, the annotation's being the truth."""
    wanted, found = _words(gold["speaker"]), _words(speaker.name)
    unnamed = gold["speaker"].startswith("unnamed")
    if wanted == found or (speaker.type == gold["speaker_type"] == "country" and speaker.country == gold["country"]):
        return "right"
    if speaker.type == "unknown":
        return "right" if unnamed and fold(speaker.name) not in _PRONOUNS else "open"
    if speaker.type == "person" or gold["speaker_type"] == "person":
        smaller, larger = sorted((wanted, found), key=len)
        return "right" if len(smaller) > 1 and smaller <= larger and not unnamed else "wrong"
    if speaker.resolved_by == "group" and gold["speaker"].split()[0] in {"both", "two"}:
        return "right"  # the gold leaves open who "both sides" are
    return "right" if len(wanted & found) * 2 >= len(wanted | found) else "wrong"


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(name))) - _SMALL


def main() -> int:
    """Print the report over the whole corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print the first N errors")
    args = parser.parse_args()
    train, dev = corpus()
    report = measure([*train, *dev])
    print(report)
    for way in sorted({way for way, _ in report.by_way}):
        counts = {verdict: report.by_way[way, verdict] for verdict in ("right", "open", "wrong")}
        print(f"  {way:12s} {counts}")
    for error in report.errors[: args.errors]:
        print(error, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
