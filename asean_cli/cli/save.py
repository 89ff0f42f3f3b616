"""Save a search under a name, to be asked again and watched for news.

Takes the words and filters of `search`. They are checked now and kept as typed, so that "3 months ago" is
counted from the day on which it is asked.

    asean save haze 'haze OR smoke' --country SG --since "3 months ago"
    asean search @haze                   # what it finds
    asean search @haze fires --to ID     # less of it; who-said and facets take @haze, too
    asean new haze                       # what has been indexed since the last time
    asean save haze 'haze OR smoke' --force

Names are letters, digits and hyphens. `asean config saved` tells the file, which can be written by hand as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asean_cli.cli.options import FilterOptions, QueryWords, WordOptions, with_groups
from asean_cli.query.interface import Filters

if TYPE_CHECKING:
    from asean_cli.cli.searches import Saved


def run(
    name: str,
    text: str = "",
    filters: Filters | None = None,
    *,
    exact: bool = False,
    literal: bool = False,
    force: bool = False,
) -> tuple[Saved, Path]:
    """Save a search; return it and the file. With `force`, it may replace one of its name.

    Raises UsageError and QueryError for what makes no sense, TableError for a file that cannot be read.
    """
    from asean_cli.cli import searches
    from asean_cli.errors import UsageError

    key = searches.checked_name(name)
    search = searches.checked(searches.Saved(key, text, filters or Filters(), exact, literal))
    search.query()
    old = searches.load().get(key)
    if old is not None and not force:
        raise UsageError(f"{key} is saved already: {old}", "--force replaces it, or choose another name")
    return search, searches.keep(search)


@with_groups
def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it.", show_default=False)],
    query: QueryWords = None,
    *,
    words: WordOptions,
    filters: FilterOptions,
    force: Annotated[bool, typer.Option("--force", help="Replace a search of this name.")] = False,
) -> int:
    """Save, and tell where."""
    from asean_cli.text import visible

    search, path = run(name, " ".join(query or ()), filters.filters(), **words.chosen(), force=force)
    print(visible(f"{search.name} kept in {path}; ask: asean search @{search.name}"))
    return 0
