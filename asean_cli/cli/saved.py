"""List the saved searches, each as it was typed and with how many statements it finds now.

    asean saved
    asean saved --json | jq '.saved[] | [.name, .total]'
    asean saved --delete haze

With --delete, searches are forgotten, and with them how far `asean new` has told of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from asean_cli.cli.options import IndexFolder, Names, ReportOptions, ScreenOptions, with_groups

if TYPE_CHECKING:
    from asean_cli.cli.searches import Saved
    from asean_cli.store.local import LocalStore


class Listed(NamedTuple):
    """A saved search with the number of statements that it finds, or why that is not known."""

    search: Saved
    total: int | None
    problem: str | None = None


def run(*, index: Path | None = None) -> list[Listed]:
    """Return the saved searches, counted where there is an index. Raises TableError and StoreError."""
    from asean_cli.cli import searches
    from asean_cli.cli.opening import reading
    from asean_cli.errors import NoIndex

    known = [*searches.load().values()]
    if not known:
        return []
    try:
        with reading(index) as store:
            return [_counted(store, each) for each in known]
    except NoIndex as error:
        return [Listed(each, None, error.message) for each in known]


def _counted(store: LocalStore, search: Saved) -> Listed:
    from dataclasses import replace

    from asean_cli.errors import QueryError, UsageError

    try:
        return Listed(search, store.search(replace(search.query(), limit=0)).total)
    except (QueryError, UsageError) as error:  # the file was written by hand
        return Listed(search, None, error.message)


def forget(names: Sequence[str]) -> Path:
    """Forget these searches; return the file. Raises UsageError, before any is gone, for one that is not saved."""
    from asean_cli.cli import bookmarks, searches

    known = searches.load()
    found = [searches.find(name, known).name for name in names]
    for name in found:
        searches.drop(name)
        bookmarks.forget(name)
    return searches.location()


@with_groups
def command(
    *,
    delete: Annotated[Names, typer.Option("--delete", metavar="NAME", help="Forget this one; repeatable.")] = None,
    index: IndexFolder = None,
    report: ReportOptions,
    screen: ScreenOptions,
) -> int:
    """Print the searches, or forget some."""
    from asean_cli.cli.destination import opened
    from asean_cli.cli.faults import note

    if delete:
        path = forget(delete)
        print(f"{', '.join(delete)} deleted from {path}")
        return 0
    report.check()
    listed = run(index=index)
    if report.wants_json() or listed or report.output:
        with opened(report.output, paged=not screen.no_pager) as out:
            if report.wants_json():
                from asean_cli.output.json import write_data

                write_data({"saved": [_data(each) for each in listed]}, out)
            else:
                from asean_cli.cli.printing import print_pairs

                print_pairs({each.search.name: _line(each) for each in listed}, screen, out)
    if not listed:
        note("no search is saved yet; save one: asean save NAME QUERY")
    for problem in dict.fromkeys(each.problem for each in listed if each.problem):
        note(problem)
    return 0 if listed else 1


def _line(listed: Listed) -> str:
    from asean_cli.output.wording import count_of

    total = "not counted" if listed.total is None else count_of(listed.total, "statement")
    return f"{listed.search}  ({total})"


def _data(listed: Listed) -> dict[str, object]:
    search = listed.search
    return {
        **{"name": search.name, "query": search.text, "filters": dict(search.given())},
        **{"exact": search.exact, "literal": search.literal, "total": listed.total},
    }
