"""Find who said what in articles, without an index.

Reads what `index` reads and prints the statements: nothing is kept. With --jsonl each article's statements
are printed as soon as they are found, so it is a filter; ids given by JSON Lines input are kept.

    asean extract article.txt
    asean extract article.txt --jsonl > statements.jsonl
    cat articles.jsonl | asean extract - --jsonl | jq -r .speaker.name | sort | uniq -c
    asean extract article.txt --min-confidence 0.9
    asean extract article.txt --attitudes --json

--attitudes also finds what somebody thinks, wishes or intends (act "attitude"), and cuts cues and contents more
widely, as the PolNeAR corpus does: the cue with its auxiliaries, the content with its "that".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, BinaryIO, TextIO

import typer

from asean_cli.cli.options import FormatOptions, MetadataOptions, Paths, ReadingOptions, ScreenOptions, with_groups
from asean_cli.models import Article, Statement
from asean_cli.readers.interface import Metadata, Options, Skipped

if TYPE_CHECKING:
    from asean_cli.output.interface import Answer


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article with its statements, in the order of their cues."""

    article: Article
    statements: tuple[Statement, ...]


def run(
    paths: Sequence[str],
    *,
    given: Metadata | None = None,
    attitudes: bool = False,
    min_confidence: float = 0.0,
    warn: Callable[[str], object] = lambda _: None,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Extracted | Skipped]:
    """Yield each article with its statements, as soon as it is read, and what could not be read.

    `warn` is told where the extraction is less than it could be. Raises UsageError where `given` makes no sense,
    TableError for broken knowledge tables, ModelError for a damaged model.
    """
    from asean_cli.config import knowledge_folders
    from asean_cli.extract.pipeline import Extractor
    from asean_cli.readers import read

    found = read(paths, given or Metadata(), stdin, options or Options())
    extractor = Extractor.load(knowledge_folders(), attitudes=attitudes)
    if extractor.warning:
        warn(extractor.warning)
    for each in found:
        if isinstance(each, Article):
            sure = (s for s in extractor.extract(each) if s.confidence >= min_confidence)
            yield Extracted(each, tuple(sure))
        elif isinstance(each, Skipped):
            yield each


@with_groups
def command(
    path: Paths,
    *,
    known: MetadataOptions,
    reading: ReadingOptions,
    attitudes: Annotated[bool, typer.Option("--attitudes", help="Thoughts, wishes and intentions too.")] = False,
    min_confidence: Annotated[float, typer.Option(metavar="SHARE", help="How sure at least, from 0 to 1.")] = 0.0,
    form: FormatOptions,
    screen: ScreenOptions,
) -> int:
    """Print the statements of the articles."""
    from asean_cli.cli import printing
    from asean_cli.cli.destination import opened
    from asean_cli.cli.faults import note, skipped
    from asean_cli.query.build import least_confidence

    if form.lists_fields:
        return printing.print_fields(form, of_speakers=False)
    form.check(of_speakers=False)
    least = least_confidence(min_confidence)
    problems: list[Skipped] = []
    found = _without_problems(
        run(
            path,
            given=known.metadata(),
            attitudes=attitudes,
            min_confidence=least,
            options=reading.options(),
            warn=note,
        ),
        problems,
    )
    if form.chosen() == "jsonl":
        with opened(form.output) as out:
            code = printing.FOUND if _stream(found, out, form.names()) else printing.NOTHING
    else:
        code = printing.print_answer(_answer(found, places=form.for_people), form, screen)
    skipped(problems, as_json=form.json or form.jsonl or form.format in ("json", "jsonl"))
    return 2 if any(each.failed for each in problems) else code


def _without_problems(found: Iterator[Extracted | Skipped], problems: list[Skipped]) -> Iterator[Extracted]:
    for each in found:
        if isinstance(each, Skipped):
            problems.append(each)
        else:
            yield each


def _stream(found: Iterator[Extracted], out: TextIO, fields: Sequence[str]) -> int:
    from asean_cli.output import jsonl

    number = 0
    for each in found:
        jsonl.write(each.statements, out, fields)
        out.flush()
        number += len(each.statements)
    return number


def _answer(found: Iterator[Extracted], *, places: bool) -> Answer:
    from asean_cli.cli.places import places_of
    from asean_cli.output.interface import Answer

    statements: list[Statement] = []
    where: dict[str, str] = {}
    for each in found:
        statements += each.statements
        if places:
            where |= places_of(each.statements, {each.article.id: each.article}.__getitem__)
    notes = () if statements else ("no statement found",)
    return Answer(total=len(statements), places=where, notes=notes, statements=tuple(statements))
