"""Write articles with their statements, to be taken into another index by `asean import`.

One line of JSON for each article: its text, all that is known of it, and all its statements. Without words and
filters, every article of the index; with them, those with a statement that matches.

    asean export > articles.jsonl
    asean export --country VN --since 2021 | ssh desk asean import -

The ids stay the same, so both indexes name an article and a statement alike.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asean_cli.cli.options import FilterOptions, IndexFolder, QueryWords, with_groups
from asean_cli.query.interface import Filters

if TYPE_CHECKING:
    from asean_cli.exchange import Parcel


def run(text: str = "", filters: Filters | None = None, *, index: Path | None = None) -> Iterator[Parcel]:
    """Yield the articles that hold a statement that matches, or all; raise QueryError, UsageError or StoreError."""
    from asean_cli.cli.asking import Question
    from asean_cli.cli.opening import reading

    chosen = filters or Filters()
    everything = not text.strip() and chosen == Filters()
    query = None if everything else Question(text, chosen, "oldest", None, duplicates=True).query()
    with reading(index) as store:
        if query is None:
            yield from store.parcels()
        else:
            found = dict.fromkeys(each.article.id for each in store.search(query).statements)
            yield from store.parcels(found)


@with_groups
def command(
    query: QueryWords = None,
    *,
    filters: FilterOptions,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON Lines, the only form there is.")] = True,
    index: IndexFolder = None,
) -> int:
    """Print each article as a line of JSON."""
    from asean_cli.cli.faults import note
    from asean_cli.output.json import dumps

    del jsonl
    empty = True
    for parcel in run(" ".join(query or ()), filters.filters(), index=index):
        sys.stdout.write(dumps(parcel.to_dict()) + "\n")
        empty = False
    sys.stdout.flush()
    if empty:
        note("nothing matched, and nothing is written")
    return int(empty)
