"""Show who said it: the statements that match, by speaker.

Takes the words and filters of `search`, and answers with the speakers: who, how often, first and last, in
which office, on which topics, and the latest statements of each. --limit, --offset and --count are of
speakers. With --position, all that each of them said on a topic, the oldest first, with the office held then: so
that a change of line can be seen.

    asean who-said vaccine
    asean who-said --position south-china-sea --country VN
    asean who-said --minister "Bui Thanh Son"
    asean who-said "South China Sea" --country VN --latest 10
    asean who-said vaccine --json | jq '.speakers[] | [.speaker.name, .count]'

With --jsonl the statements are printed, one a line; with --format csv a row for each speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asean_cli.cli.options import (
    FilterOptions,
    FormatOptions,
    IndexFolder,
    PageOptions,
    QueryWords,
    ScreenOptions,
    Word,
    WordOptions,
    with_groups,
)
from asean_cli.errors import UsageError
from asean_cli.query.interface import Filters, Sort

if TYPE_CHECKING:
    from asean_cli.output.interface import Answer

LATEST = 3
"""Statements shown of each speaker, unless the user says otherwise."""
_ALL = 2**31
"""More statements than any speaker has."""


def run(
    text: str = "",
    filters: Filters | None = None,
    *,
    latest: int | None = None,
    position: str | None = None,
    sort: Sort | None = None,
    limit: int | None = 20,
    offset: int = 0,
    facets: Sequence[str] = (),
    facet_size: int | None = None,
    exact: bool = False,
    literal: bool = False,
    duplicates: bool = False,
    index: Path | None = None,
    places: bool = False,
) -> Answer:
    """Return one page of the speakers of what matches, with the `latest` statements of each (0 for all).

    With a topic as `position`, they are those on this topic, all unless `latest` says otherwise, and the oldest first.
    Raises QueryError or UsageError for what cannot be read, and StoreError where the index cannot be.
    """
    from asean_cli.cli import asking

    filters = filters or Filters()
    if position is not None:
        latest, sort, filters = latest or 0, "oldest", _on(position, filters)
    question = asking.Question(
        text, filters, sort, limit, offset, tuple(facets), exact, literal, facet_size, duplicates
    )
    answer = asking.speakers(question, index, (LATEST if latest is None else latest) or _ALL, places=places)
    return answer._replace(roles=position is not None)


def _on(topic: str, filters: Filters) -> Filters:
    if filters.topic:
        raise UsageError("--position and --topic exclude each other", hint="--position narrows to its topic already")
    return replace(filters, topic=(topic,))


@with_groups
def command(
    query: QueryWords = None,
    *,
    words: WordOptions,
    filters: FilterOptions,
    latest: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help="Statements of each speaker, 0 for all; else 3.", show_default=False),
    ] = None,
    position: Annotated[
        Word, typer.Option(metavar="TOPIC", help="All that each said on it, oldest first.", show_default=False)
    ] = None,
    page: PageOptions,
    form: FormatOptions,
    screen: ScreenOptions,
    index: IndexFolder = None,
) -> int:
    """Print the speakers of what matches."""
    from asean_cli.cli import printing

    if form.lists_fields:
        return printing.print_fields(form, of_speakers=True)
    form.check(of_speakers=True)
    answer = run(
        " ".join(query or ()),
        filters.filters(),
        latest=latest,
        position=position,
        **words.chosen(),
        **page.chosen(),
        index=index,
        places=form.for_people,
    )
    return printing.print_count(answer) if page.only_count else printing.print_answer(answer, form, screen)
