"""How well the whole extraction tells who, in which office, to whom, where, when, about what: the gold articles are the truth.

    python -m tests.quality.context [FILE…] [--errors ASPECT]     # all of gold/ by default
    python -m tests.quality.context --check [FILE…]               # faults of the files, one a line

Gold and found statements are paired by their cues; of each pair, every aspect compares what was wanted with what was
found. An aspect's **right** counts values that are in both, **wanted** and **found** those of either side, over the
pairs; F1 is of these. A statement that was not found costs nothing here: `tests/quality/test_tagger.py` counts those.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from asean_cli.extract.meetings import MeetingFinder
from asean_cli.extract.pipeline import Extractor
from asean_cli.knowledge import load
from asean_cli.models import ACTS, Article, Statement
from asean_cli.text import fold
from training.markup import MarkupError, Passage, faults, parse
from training.speakers import judge

GOLD = Path(__file__).with_name("gold")
KEYS = ("act", "to", "event", "date", "via", "topic", "negated")
_LINE = re.compile(rf"({'|'.join(KEYS)})(?: (.+?))?: *(\d+(?: \d+)*)\s*")
_CONTEXT = re.compile(rf"(?:{'|'.join(KEYS)})(?: .*)?:")
_WORD = re.compile(r"\w+")
_SMALL = frozenset("the a an of and in on for with to meeting s".split())
Values = frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article: its passage, and for each key the values of each number."""

    passage: Passage
    context: Mapping[str, Mapping[int, Values]]

    @property
    def article(self) -> Article:
        """The article as a reader would give it."""
        meta = self.passage.meta
        return Article(
            self.passage.id, self.passage.text, meta.get("title"), meta.get("outlet"), published=meta.get("date")
        )


@dataclass(slots=True)
class Score:
    """Counts of one aspect."""

    right: int = 0
    wanted: int = 0
    found: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """F1 in per cent; 100 where there was nothing to tell and nothing was told."""
        return 200 * self.right / (self.wanted + self.found) if self.wanted + self.found else 100.0

    @property
    def precision(self) -> float:
        """How much of what was told is right, in per cent."""
        return 100 * self.right / self.found if self.found else 100.0


def read(path: Path) -> list[GoldArticle]:
    """Return the articles of a gold file; raise MarkupError at the first line that cannot be read."""
    plain: list[str] = []
    context: dict[str, dict[str, dict[int, set[str]]]] = {}
    name, foot = "", False
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("=== "):
            name, foot = line.removeprefix("=== ").strip(), False
            context[name] = {key: defaultdict(set) for key in KEYS}
        foot = foot or line == "--"
        if foot and _CONTEXT.match(line):
            _note(name, line, context[name])
        else:
            plain.append(line)
    return [_gold(passage, context[passage.id]) for passage in parse("\n".join(plain))]


def _note(name: str, line: str, into: dict[str, dict[int, set[str]]]) -> None:
    match = _LINE.fullmatch(line)
    if not match:
        raise MarkupError(f"{name}: not a line about context: {line[:60]!r}")
    for number in match[3].split():
        into[match[1]][int(number)].add(match[2] or "yes")


def _gold(passage: Passage, context: Mapping[str, Mapping[int, set[str]]]) -> GoldArticle:
    return GoldArticle(
        passage, {key: {n: frozenset(v) for n, v in numbers.items()} for key, numbers in context.items()}
    )


def gold_faults(gold: GoldArticle) -> Iterator[str]:
    """Yield what in an article's context is against the guide, one line each."""
    numbers = {each["number"] for each in gold.passage.attributions}
    required = {each["number"] for each in gold.passage.attributions if not each["optional"]}
    for key, values in gold.context.items():
        for number in sorted(set(values) - numbers):
            yield f"{gold.passage.id}: {key} of {number}, which is not marked"
    acts, topics = gold.context["act"], gold.context["topic"]
    for number in sorted(required):
        if len(acts.get(number, ())) != 1:
            yield f"{gold.passage.id} {number}: {len(acts.get(number, ()))} acts, wanted one"
    for act in sorted({act for each in acts.values() for act in each} - set(ACTS)):
        yield f"{gold.passage.id}: no such act: {act}"
    for topic in sorted({topic for each in topics.values() for topic in each} - set(load().topics)):
        yield f"{gold.passage.id}: no such topic: {topic}"


def score(articles: Iterable[GoldArticle], extractor: Extractor) -> dict[str, Score]:
    """Return the counts of every aspect over the articles."""
    scores = {aspect: Score() for aspect in _ASPECTS}
    for gold in articles:
        by_cue = {each["cue"][0][0]: each for each in gold.passage.attributions if each["cue"] and not each["optional"]}
        for statement in extractor.extract(gold.article):
            wanted = by_cue.get(statement.location.cue[0][0])
            if wanted:
                _compare(gold, wanted, statement, scores)
    return scores


def _compare(gold: GoldArticle, wanted: Mapping[str, Any], statement: Statement, scores: dict[str, Score]) -> None:
    for aspect, values in _ASPECTS.items():
        truth, told = values(gold, wanted, statement)
        counts = scores[aspect]
        counts.right += len(truth & told)
        counts.wanted += len(truth)
        counts.found += len(told)
        if truth != told:
            line = statement.content[:60].replace("\n", " ")
            counts.errors.append(
                f"{gold.passage.id} {wanted['number']}: {_shown(told)}, wanted {_shown(truth)}:"
                f" {statement.speaker.as_written!r} {statement.cue!r} {line!r}"
            )


def _shown(values: Values) -> str:
    return " + ".join(sorted(values)) or "nothing"


Pair = tuple[Values, Values]
Aspect = Callable[[GoldArticle, Mapping[str, Any], Statement], Pair]


def _speaker(_gold: GoldArticle, wanted: Mapping[str, Any], found: Statement) -> Pair:
    verdict = judge(wanted, found.speaker)
    told = {"right": wanted["speaker"], "open": None}.get(verdict, found.speaker.name)
    return frozenset({wanted["speaker"]}), frozenset({told} if told else ())


def _role(_gold: GoldArticle, wanted: Mapping[str, Any], found: Statement) -> Pair:
    """Compare the words of the roles of persons who are right; the country in a role is none of its words."""
    if wanted["speaker_type"] != "person" or judge(wanted, found.speaker) != "right":
        return frozenset(), frozenset()
    truth, told = (_role_words(role) for role in (wanted["role"], found.speaker.role))
    if truth and told and (truth <= told or told <= truth):
        return frozenset({wanted["role"]}), frozenset({wanted["role"]})
    return frozenset({wanted["role"]} if truth else ()), frozenset({found.speaker.role or ""} if told else ())


def _role_words(role: str | None) -> Values:
    words = [word.removesuffix("s") for word in _WORD.findall(fold(role or "")) if word not in _SMALL]
    return frozenset(word for word in words if word not in _country_words())


@cache
def _country_words() -> Values:
    return frozenset(
        word
        for country in load().countries.values()
        for form in (country.name, *country.names, *country.demonyms)
        for word in _WORD.findall(fold(form))
    )


def _country(_gold: GoldArticle, wanted: Mapping[str, Any], found: Statement) -> Pair:
    if judge(wanted, found.speaker) != "right":
        return frozenset(), frozenset()
    return _set(wanted["country"]), _set(found.speaker.country)


def _set(value: str | None) -> Values:
    return frozenset({value} if value else ())


def _addressee(gold: GoldArticle, wanted: Mapping[str, Any], found: Statement) -> Pair:
    truth = {_who(name) for name in gold.context["to"].get(wanted["number"], ())}
    told = {_who(each.name) for each in found.addressees}
    return frozenset(map(_shown, truth)), frozenset(_shown(_like(each, truth)) for each in told)


def _who(name: str) -> Values:
    code = load().country_code(name)
    words = frozenset(word.removesuffix("s") for word in _WORD.findall(fold(name)) if word not in _SMALL | {"unnamed"})
    return frozenset({code}) if code else words


def _like(told: Values, truths: Iterable[Values]) -> Values:
    """Return the wanted name that a found one says the same as: the same, or one with the other's words."""
    return next((truth for truth in truths if truth <= told or (len(told) > 1 and told <= truth)), told)


def _event(gold: GoldArticle, wanted: Mapping[str, Any], found: Statement) -> Pair:
    names = gold.context["event"].get(wanted["number"], frozenset())
    told = _event_words(found.event.name) if found.event else frozenset()
    same = next((name for name in names if _same_event(_event_words(name), told)), None)
    return names, _set(same or (found.event.name if found.event else None))


def _event_words(name: str) -> Values:
    series = next((each.name for each in _meetings().find(name) if each.series), name)
    words = _WORD.findall(fold(re.sub(r"\([^)]*\)", " ", series).replace("+3", " plus three")))
    return frozenset(load().country_code(word) or word.removesuffix("s") for word in words if word not in _SMALL)


@cache
def _meetings() -> MeetingFinder:
    return MeetingFinder(load())


def _same_event(one: Values, other: Values) -> bool:
    numbers = [{word for word in words if word[:1].isdigit()} for words in (one, other)]
    return numbers[0] == numbers[1] and 3 * len(one & other) >= 2 * len(one | other)


def _via(gold: GoldArticle, wanted: Mapping[str, Any], found: Statement) -> Pair:
    names = gold.context["via"].get(wanted["number"], frozenset())
    return frozenset(map(_medium, names)), frozenset(map(_medium, found.via))


@cache
def _medium(name: str) -> str:
    known = (each for each in load().organisations.values() if fold(name) in map(fold, (each.name, *each.names)))
    return next((each.name for each in known), name)


def _from_context(key: str, told: Callable[[Statement], Iterable[str]]) -> Aspect:
    def compare(gold: GoldArticle, wanted: Mapping[str, Any], found: Statement) -> Pair:
        return gold.context[key].get(wanted["number"], frozenset()), frozenset(told(found))

    return compare


_ASPECTS: Mapping[str, Aspect] = {
    "speaker": _speaker,
    "role": _role,
    "country": _country,
    "addressee": _addressee,
    "event": _event,
    "date": _from_context(
        "date", lambda s: [s.date] if s.date and s.date_from in {"sentence", "occasion", "event"} else []
    ),
    "act": _from_context("act", lambda s: [s.act]),
    "via": _via,
    "topics": _from_context("topic", lambda s: s.topics),
    "negated": _from_context("negated", lambda s: ["yes"] if s.negated else []),
}


def files() -> list[Path]:
    """Return the gold files."""
    return sorted(GOLD.glob("*.txt"))


def main() -> int:
    """Print the figures, or what is wrong with the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--errors", metavar="ASPECT", choices=sorted(_ASPECTS))
    args = parser.parse_args()
    articles = [gold for path in args.files or files() for gold in read(path)]
    if args.check:
        bad = [fault for gold in articles for fault in (*faults(gold.passage), *gold_faults(gold))]
        print("\n".join([*bad, f"{len(articles)} articles, {len(bad)} faults"]))
        return 1 if bad else 0
    scores = score(articles, Extractor.load())
    for aspect, counts in scores.items():
        print(
            f"{aspect:10s} F1 {counts.f1:5.1f}  right {counts.right:4d} of {counts.found:4d} told,"
            f" {counts.wanted:4d} wanted"
        )
    print("\n".join(scores[args.errors].errors) if args.errors else "", end="\n" if args.errors else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
