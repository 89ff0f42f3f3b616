"""Show what is new for the saved searches: the statements indexed since you last asked.

New is what was newly indexed, whatever its date; of an article that was changed and read again, only what was
added. Without NAME, all saved searches are asked, and those that found something are shown. Each of them has a
mark of its own in each index, which moves when all is written: what was interrupted comes again. The first time,
all that a search finds is new.

Where nothing is new, nothing is printed, and the exit code is 1. So an alert is a line of shell, and cron mails
what a line prints:

    asean new
    asean new haze --peek                # look, and let it be new the next time as well
    asean index --quiet --feed https://news.example.org/rss; asean new
    asean new --jsonl | while read -r line; do notify-send news "$line"; done
    asean new --output new.html && xdg-open new.html

Table, Markdown and JSON show the searches one by one, the other formats all that is new together, each statement
once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from asean_cli.cli.options import FormatOptions, IndexFolder, Names, ScreenOptions, with_groups

if TYPE_CHECKING:
    from asean_cli.cli.bookmarks import Place
    from asean_cli.cli.searches import Saved
    from asean_cli.output.interface import Answer
    from asean_cli.store.local import LocalStore


class News(NamedTuple):
    """What is new for each of the searches that were asked, in which index, and what else to tell."""

    place: Place
    answers: dict[str, Answer]
    marks: dict[str, int]
    notes: tuple[str, ...]


def run(names: Sequence[str] = (), *, index: Path | None = None, places: bool = False) -> News:
    """Return what is new for the saved searches of these names, or for all; no mark is moved.

    Raises UsageError for a name that is not saved, QueryError, TableError and StoreError.
    """
    from asean_cli.cli import advice, searches
    from asean_cli.cli.bookmarks import Place
    from asean_cli.cli.opening import reading
    from asean_cli.errors import UsageError

    known = searches.load()
    if not known:
        raise UsageError("no search is saved yet", "save one: asean save NAME QUERY")
    wanted = {each.name: each for each in [searches.find(name, known) for name in names] or known.values()}
    with reading(index) as store:
        news = News(Place(store.path, store.identity), {}, {}, tuple(advice.behind(store)))
        for name, search in wanted.items():
            news.answers[name], news.marks[name] = _ask(store, search, news.place, places=places)
    return news


def _ask(store: LocalStore, search: Saved, place: Place, *, places: bool) -> tuple[Answer, int]:
    from asean_cli.cli import advice, bookmarks
    from asean_cli.cli.places import places_of
    from asean_cli.output.interface import Answer, Asked

    query = search.query()
    result = store.news(query, bookmarks.mark(place, search.name))
    found = result.found
    answer = Answer(
        total=found.total,
        statements=found.statements,
        asked=Asked(query.text, found.executed, query.filters, query.sort),
        places=places_of(found.statements, store.article) if places else {},
        terms=found.terms,
        notes=tuple(advice.also(query)),
    )
    return answer, result.mark


def remember(news: News) -> None:
    """Move the marks, so that what was told is not new any more."""
    from asean_cli.cli import bookmarks

    for name, mark in news.marks.items():
        bookmarks.move(news.place, name, mark)


@with_groups
def command(
    name: Annotated[Names, typer.Argument(metavar="NAME", help="Saved searches; else all.", show_default=False)] = None,
    *,
    peek: Annotated[bool, typer.Option("--peek", help="Let it be new the next time as well.")] = False,
    since_last: Annotated[  # noqa: ARG001 - says what is done without it, for those who look for it
        bool, typer.Option("--since-last", help="What came since the last time: the default, spelt out.")
    ] = False,
    form: FormatOptions,
    screen: ScreenOptions,
    index: IndexFolder = None,
) -> int:
    """Print what is new, then move the marks."""
    from asean_cli.cli import printing
    from asean_cli.cli.faults import note

    if form.lists_fields:
        return printing.print_fields(form, of_speakers=False)
    form.check(of_speakers=False)
    news = run(name or (), index=index, places=form.for_people)
    found = {each: answer for each, answer in news.answers.items() if answer.total}
    if found:
        printing.print_news(found, form, screen)
    if not peek:
        remember(news)
    for text in dict.fromkeys([*news.notes, *(text for answer in found.values() for text in answer.notes)]):
        note(text)
    return printing.FOUND if found else printing.NOTHING
