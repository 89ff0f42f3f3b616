"""Show who is known: the persons in the index, with offices, spellings and articles.

Without a name, everybody, those with most statements first. With a name, or a part of one, each person it
could mean, in full.

    asean people
    asean people motegi
    asean people --country VN --limit 0
    asean people --json | jq '.people[] | [.id, .count]'

An office "by the table of people" is one that no article gave.

What is wrong can be mended. The correction is kept in your own table of people (it can be shared, and holds
for whatever is indexed later), and the articles concerned are read again:

    asean people "Sari Wulandari" --alias "Sari A.B. Wulandari"      # one more spelling of hers
    asean people "Sari Wulandari" --merge "Sari Lestari"           # both are she
    asean people "Tan Wei" --split MY                              # the Malaysian one is another person
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asean_cli.cli.opening import PATIENCE
from asean_cli.cli.options import IndexFolder, Names, ReportOptions, ScreenOptions, Timeout, Word, with_groups

if TYPE_CHECKING:
    from asean_cli.output.people import PersonCard

_ALL = 2**31
_PERSONS = "type:person"


def run(
    name: str = "",
    countries: tuple[str, ...] = (),
    *,
    limit: int | None = 20,
    offset: int = 0,
    index: Path | None = None,
) -> tuple[int, tuple[PersonCard, ...]]:
    """Return how many persons a name could mean, and a page of them. Raises UsageError, TableError and StoreError."""
    from asean_cli.cli import asking
    from asean_cli.output.people import card
    from asean_cli.query.interface import Filters

    words = name.removeprefix("person:").replace("-", " ")
    filters = Filters(speaker=(words,) if words else (), country=countries)
    answer = asking.speakers(
        asking.Question(_PERSONS, filters, None, limit, offset, duplicates=True), index, _ALL, places=False
    )
    return answer.total, tuple(card(group) for group in answer.speakers or ())


def correct(
    name: str,
    *,
    spelling: str | None = None,
    other: str | None = None,
    country: str | None = None,
    index: Path | None = None,
    timeout: float = PATIENCE,
) -> tuple[Path, int]:
    """Keep a correction: one more `spelling`, an `other` who is the same, or the namesake of a `country` who is not.

    Returns the file and the number of articles that were read again. Raises UsageError where a name is not one
    person's, TableError and StoreError.
    """
    from asean_cli.cli import corrections
    from asean_cli.config import index_folder, knowledge_folders, own_tables
    from asean_cli.errors import UsageError
    from asean_cli.knowledge import load

    def find(words: str) -> PersonCard:
        return corrections.one_of(run(words, limit=None, index=index)[1], words)

    if spelling is not None and not spelling.strip():
        raise UsageError("--alias: there is no word in it", "give the spelling as articles write it")
    load().people  # noqa: B018 - a table with a fault is named before anything is added to it
    person = find(name)
    concerned = set(person.article_ids)
    if country is not None:
        code = load().country_code(country)
        if code is None:
            raise UsageError(f"--split: {country} is no country", "name it in English, or give its two letters")
        key, entry = corrections.split(person, code)
    else:
        spellings = [spelling] if spelling else []
        if other is not None:
            second = find(other)
            if second.id == person.id:
                raise UsageError(f"--merge: {other} is {person.name} already", "give another person's name or id")
            spellings.append(second.name)
            concerned |= set(second.article_ids)
        key, entry = corrections.alias(person, spellings)
    folder = own_tables()
    path = corrections.save(folder, key, entry)
    tables = tuple(dict.fromkeys([*knowledge_folders(), folder]))
    return path, corrections.read_again(concerned, index_folder(index), tables, timeout)


@with_groups
def command(
    name: Annotated[Names, typer.Argument(metavar="NAME", help="Who; a part of a name is enough.")] = None,
    *,
    country: Annotated[Names, typer.Option(metavar="NAME", help="Whose country, by name or code.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, help="How many; 0 for all.")] = 20,
    offset: Annotated[int, typer.Option(metavar="N", min=0, help="How many to leave out first.")] = 0,
    alias: Annotated[Word, typer.Option(metavar="SPELLING", help="Another spelling of NAME's.")] = None,
    merge: Annotated[Word, typer.Option(metavar="OTHER", help="Who is the same person as NAME.")] = None,
    split: Annotated[Word, typer.Option(metavar="COUNTRY", help="Where another person called NAME is from.")] = None,
    index: IndexFolder = None,
    timeout: Timeout = PATIENCE,
    report: ReportOptions,
    screen: ScreenOptions,
) -> int:
    """Print the persons, or keep a correction."""
    from asean_cli.cli.destination import opened
    from asean_cli.cli.faults import note
    from asean_cli.errors import UsageError
    from asean_cli.output import people

    report.check()
    words = " ".join(name or ())
    wanted = [each for each in (alias, merge, split) if each is not None]
    if wanted:
        if len(wanted) > 1 or not words:
            raise UsageError("give one NAME and one of --alias, --merge and --split", "see asean people --help")
        path, count = correct(words, spelling=alias, other=merge, country=split, index=index, timeout=timeout)
        print(f"kept in {path}; {count:,} {'article' if count == 1 else 'articles'} read again")
        return 0
    total, cards = run(words, tuple(country or ()), limit=limit or None, offset=offset, index=index)
    if report.wants_json() or cards or report.output:
        with opened(report.output, paged=not screen.no_pager) as out:
            if report.wants_json():
                people.write_json(total, offset, cards, out)
            else:
                people.write(total, offset, cards, out, whole=bool(words), width=screen.width)
    if not total:
        note(f"nobody of the name {words}" if words else "nobody is known yet; run: asean index PATH")
    return 0 if total else 1
