"""Show who said it: the statements that match, by speaker.

Takes the words and filters of `search`, and answers with the speakers: who, how often, first and last, in
which office, on which topics, and the latest statements of each. --limit, --offset and --count are of
speakers.

    asean who-said vaccine
    asean who-said --minister "Bui Thanh Son"
    asean who-said "South China Sea" --country VN --latest 10
    asean who-said vaccine --json | jq '.speakers[] | [.speaker.name, .count]'

With --jsonl the statements are printed, one a line; with --format csv a row for each speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    WordOptions,
    with_groups,
)
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
    latest: int = LATEST,
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

    Raises QueryError or UsageError for what cannot be read, and StoreError where the index cannot be.
    """
    from asean_cli.cli import asking

    question = asking.Question(
        text, filters or Filters(), sort, limit, offset, tuple(facets), exact, literal, facet_size, duplicates
    )
    return asking.speakers(question, index, latest or _ALL, places=places)


@with_groups
def command(
    query: QueryWords = None,
    *,
    words: WordOptions,
    filters: FilterOptions,
    latest: Annotated[int, typer.Option(min=0, help="Statements of each speaker; 0 for all.")] = LATEST,
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
        **words.chosen(),
        **page.chosen(),
        index=index,
        places=form.for_people,
    )
    return printing.print_count(answer) if page.only_count else printing.print_answer(answer, form, screen)
