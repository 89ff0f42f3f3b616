"""Search the statements in the index.

Words find the statements whose content holds them all, in any form: "vaccine" finds vaccines and
vaccination. Filters narrow the answer: one option given several times means either value, different options
must all hold. Without words, everything that passes the filters is shown.

    asean search vaccine
    asean search '"code of conduct" OR declaration' --since 2021-08
    asean search 'supply NOT donation' --country KR --to Vietnam
    asean search vaccine --facet speaker --facet country
    asean search 'vaccine trade' --explain
    asean search vaccine --json | jq '.statements[].speaker.name'

The language of queries: words (all of them), "a phrase", OR, NOT, (groups), field:value, * inside a word,
word~ for misspellings, "a b"~5 for words near each other, and =word for the word as written (--exact: all of
them). With --literal none of these signs means anything. --explain tells on stderr how the query was
understood, how much each part of it finds, and why the first result comes first.
"""

from __future__ import annotations

import sys
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
    from asean_cli.cli.asking import Question
    from asean_cli.output.interface import Answer


def run(
    text: str = "",
    filters: Filters | None = None,
    *,
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
    """Return one page of the statements that match; `places` adds the file and line of each.

    Raises QueryError or UsageError for what cannot be read, and StoreError where the index cannot be.
    """
    from asean_cli.cli import asking

    question = asking.Question(
        text, filters or Filters(), sort, limit, offset, tuple(facets), exact, literal, facet_size, duplicates
    )
    return asking.statements(question, index, places=places)


@with_groups
def command(
    query: QueryWords = None,
    *,
    words: WordOptions,
    filters: FilterOptions,
    page: PageOptions,
    form: FormatOptions,
    explain: Annotated[bool, typer.Option("--explain", help="Tell how the query was understood, too.")] = False,
    screen: ScreenOptions,
    index: IndexFolder = None,
) -> int:
    """Print the statements that match."""
    from asean_cli.cli import asking, printing

    if form.lists_fields:
        return printing.print_fields(form, of_speakers=False)
    form.check(of_speakers=False)
    text = " ".join(query or ())
    if explain:
        _explain(
            asking.Question(text, filters.filters(), page.sort, **words.chosen(), duplicates=page.duplicates), index
        )
    answer = run(
        text,
        filters.filters(),
        **words.chosen(),
        **page.chosen(),
        index=index,
        places=form.for_people,
    )
    return printing.print_count(answer) if page.only_count else printing.print_answer(answer, form, screen)


def _explain(question: Question, index: Path | None) -> None:
    from asean_cli.cli import explaining
    from asean_cli.text import visible

    for line in explaining.lines(question, index):
        print(visible(line), file=sys.stderr)
