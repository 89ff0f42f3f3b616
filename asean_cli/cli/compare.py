"""Compare what speakers or countries said: how much, when, to whom, on which topics, and in which words.

NAME is a country, by name or code, else a speaker, by name or a part of it. Takes the filters of `search`. Of each,
a few statements are shown: from the latest articles the one that is the surest to be found rightly.

    asean compare Japan "South Korea" --topic vaccines
    asean compare "Bui Thanh Son" "Retno Marsudi" --since 2021 --latest 5
    asean compare VN ID MY --act request
    asean compare Japan China --json | jq '.sides[] | [.name, .count, .topics[0].label]'

On a terminal they stand side by side, or under each other where it is too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asean_cli.cli.options import FilterOptions, IndexFolder, ReportOptions, ScreenOptions, with_groups
from asean_cli.errors import UsageError
from asean_cli.query.interface import Filters

if TYPE_CHECKING:
    from asean_cli.cli.asking import Question
    from asean_cli.models import Statement
    from asean_cli.output.comparison import Comparison, Side
    from asean_cli.store.local import LocalStore

LATEST = 3
"""Statements shown of each side, unless the user says otherwise."""
SURE = 0.8
"""The confidence from which on a statement is shown before later ones."""
_LOOKED_AT = 10
"""How many statements are looked at for each that is shown."""


def run(
    names: Sequence[str], filters: Filters | None = None, *, latest: int = LATEST, index: Path | None = None
) -> tuple[Comparison, tuple[str, ...]]:
    """Return the sides of these names with up to `latest` statements each, and what else there is to tell.

    Raises UsageError for fewer than two names and for what cannot be read, and StoreError where the index cannot be.
    """
    from asean_cli.cli import advice
    from asean_cli.cli.asking import Question
    from asean_cli.cli.opening import reading
    from asean_cli.cli.places import places_of
    from asean_cli.output.comparison import Comparison
    from asean_cli.output.interface import Asked

    filters = filters or Filters()
    questions = _questions(names, filters, latest)
    given = Question(filters=filters).query().filters
    with reading(index) as store:
        sides = tuple(_side(store, name, *asked, latest) for name, asked in questions.items())
        notes = [*advice.behind(store)]
        for side, (name, (_, question)) in zip(sides, questions.items(), strict=True):
            notes += advice.ambiguous(store, question.filters)
            notes += [f"{name}: {line}" for line in advice.nothing(store, question)] if not side.count else []
        shown = [statement for side in sides for statement in side.statements]
        return Comparison(sides, Asked(filters=given), places_of(shown, store.article)), tuple(notes)


def _questions(names: Sequence[str], filters: Filters, latest: int) -> dict[str, tuple[str, Question]]:
    """Return for each name whether it is a country or a speaker, and what to ask; raise UsageError."""
    from asean_cli import knowledge
    from asean_cli.cli.asking import Question
    from asean_cli.output.comparison import FACETS

    known, questions = knowledge.load(), {}
    for name in dict.fromkeys(names):
        code = known.country_code(name)
        kind = "country" if code else "speaker"
        if getattr(filters, kind):
            raise UsageError(f"--{kind}: {name} is the {kind} already", hint=f"leave --{kind} out")
        option: dict[str, Any] = {kind: (code or name,)}
        question = Question("", replace(filters, **option), "newest", latest * _LOOKED_AT, 0, FACETS)
        question.query()  # a name without a word, or a date that is none, is told before anything is opened
        questions[known.country_name(code) or name] = (kind, question)
    if len(questions) < 2:
        raise UsageError("two names or more can be compared", hint='for example: asean compare Japan "South Korea"')
    return questions


def _side(store: LocalStore, name: str, kind: str, question: Question, latest: int) -> Side:
    from asean_cli.output.comparison import Side

    found = store.search(question.query())
    days = [each.value for each in store.cross(question.query(), "day").rows]
    speakers = found.facets["speaker"]
    return Side(
        name=speakers[0].label if kind == "speaker" and len(speakers) == 1 else name,
        kind=kind,
        count=found.total,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        facets=found.facets,
        statements=_telling(store, question, found.statements)[:latest],
        executed=found.executed,
    )


def _telling(store: LocalStore, question: Question, latest: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the surest statement of each of the latest articles; where these are few, of all others the latest."""
    least = max(SURE, question.filters.min_confidence or 0)
    sure = question._replace(filters=replace(question.filters, min_confidence=least), facets=())
    pool = {each.id: each for each in (*store.search(sure.query()).statements, *latest)}
    of_articles: dict[str, Statement] = {}
    for each in pool.values():
        best = of_articles.get(each.article.id, each)
        of_articles[each.article.id] = max(best, each, key=lambda statement: statement.confidence)
    chosen = {each.id: each for each in (*of_articles.values(), *pool.values())}
    return tuple(chosen.values())


@with_groups
def command(
    name: Annotated[list[str], typer.Argument(metavar="NAME…", help="Two countries or speakers, or more.")],
    *,
    filters: FilterOptions,
    latest: Annotated[int, typer.Option(metavar="N", min=0, help="Statements of each.")] = LATEST,
    report: ReportOptions,
    screen: ScreenOptions,
    index: IndexFolder = None,
) -> int:
    """Print the comparison."""
    from asean_cli.cli.destination import opened
    from asean_cli.cli.faults import note
    from asean_cli.output import comparison

    report.check()
    found, notes = run(name, filters.filters(), latest=latest, index=index)
    matched = any(side.count for side in found.sides)
    if report.wants_json() or matched or report.output:
        with opened(report.output, paged=not screen.no_pager) as out:
            if report.wants_json():
                comparison.write_json(found, out)
            elif screen.draws(out):
                comparison.draw(found, screen.console(out))
            else:
                comparison.write_plain(found, out)
    for line in dict.fromkeys(notes):
        note(line)
    return 0 if matched else 1
