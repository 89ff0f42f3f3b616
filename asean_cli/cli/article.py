"""Show a whole article with its statements marked.

ID is the id of an article or of a statement in it, as the JSON of `search` shows them, the beginning of one, or
the article's file as it was given to `index`. Each statement gets a number and its speaker in the text, in colour
on a terminal and as [1: speaker] «content» elsewhere, and stands in the list below it.

    asean article 0f3b5c9d2e41
    asean article articles/talk.txt
    asean article articles/talk.txt --json | jq -r .article.text
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asean_cli.cli.options import IndexFolder, ReportOptions, ScreenOptions, with_groups
from asean_cli.errors import UnknownId

if TYPE_CHECKING:
    from asean_cli.output.article import Marked
    from asean_cli.store.local import LocalStore

_LISTED = 10
"""How many articles of one file are named."""


def run(name: str, *, index: Path | None = None) -> Marked:
    """Return an article with its statements; raise UnknownId for none or several, StoreError for the index."""
    from asean_cli.cli.opening import reading
    from asean_cli.cli.places import first_position, places_of
    from asean_cli.output.article import Marked

    with reading(index) as store:
        article = store.article(_one(store, name))
        statements = tuple(sorted(store.statements_of(article.id), key=first_position))
    return Marked(article, statements, places_of(statements, lambda _: article))


def _one(store: LocalStore, name: str) -> str:
    found = store.articles_named(name)
    if not found:
        return _of_statement(store, name)
    if len(found) > 1:
        more = f" and {len(found) - _LISTED:,} more" if len(found) > _LISTED else ""
        hint = f"give the id of one: {', '.join(found[:_LISTED])}{more}"
        raise UnknownId(f"{name} means {len(found):,} articles", hint)
    return found[0]


def _of_statement(store: LocalStore, name: str) -> str:
    try:
        return store.statement(name).article.id
    except UnknownId:
        hint = "asean search --json shows the ids of articles and statements"
        raise UnknownId(f"the index has no article {name!r}, and no statement of that id", hint) from None


@with_groups
def command(
    name: Annotated[str, typer.Argument(metavar="ID", help="An id, or the article's file.", show_default=False)],
    *,
    index: IndexFolder = None,
    report: ReportOptions,
    screen: ScreenOptions,
) -> int:
    """Print one article."""
    from asean_cli.cli.destination import opened
    from asean_cli.cli.printing import print_article

    report.check()
    found = run(name, index=index)
    with opened(report.output, paged=not screen.no_pager) as out:
        if report.wants_json():
            from asean_cli.output.json import write_data

            write_data(found.to_dict(), out)
        else:
            print_article(found, screen, out)
    return 0
