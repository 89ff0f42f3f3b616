"""Search the statements in the index.

Words find the statements whose content holds them all, in any form: "vaccine" finds vaccines and
vaccination. Filters narrow the answer: one option given several times means either value, different options
must all hold. Without words, everything that passes the filters is shown.

    asean search vaccine
    asean search '"code of conduct" OR declaration' --since 2021-08
    asean search 'supply NOT donation' --country KR --to Vietnam
    asean search vaccine --facet speaker --facet country
    asean search vaccine --json | jq '.statements[].speaker.name'

The language of queries: words (all of them), "a phrase", OR, NOT, (groups), field:value, and * inside a
word.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from asean_cli.cli.options import (
    FilterOptions,
    FormatOptions,
    IndexFolder,
    PageOptions,
    QueryWords,
    with_groups,
)
from asean_cli.query.interface import Filters, Sort

if TYPE_CHECKING:
    from asean_cli.output.interface import Answer


def run(
    text: str = "",
    filters: Filters | None = None,
    *,
    sort: Sort | None = None,
    limit: int | None = 20,
    offset: int = 0,
    facets: Sequence[str] = (),
    duplicates: bool = False,
    index: Path | None = None,
    places: bool = False,
) -> Answer:
    """Return one page of the statements that match; `places` adds the file and line of each.

    Raises QueryError or UsageError for what cannot be read, and StoreError where the index cannot be.
    """
    from asean_cli.cli import asking

    question = asking.Question(text, filters or Filters(), sort, limit, offset, tuple(facets), duplicates)
    return asking.statements(question, index, places=places)


@with_groups
def command(
    query: QueryWords = None,
    *,
    filters: FilterOptions,
    page: PageOptions,
    form: FormatOptions,
    index: IndexFolder = None,
) -> int:
    """Print the statements that match."""
    from asean_cli.cli import printing

    form.check(of_speakers=False)
    answer = run(" ".join(query or ()), filters.filters(), **page.chosen(), index=index, places=form.for_people)
    return printing.print_count(answer) if page.only_count else printing.print_answer(answer, form)
