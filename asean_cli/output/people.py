"""The persons in an index: who they are, in which offices, spellings and articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from shutil import get_terminal_size
from textwrap import fill
from typing import TextIO

from asean_cli.models import SCHEMA
from asean_cli.output import wording
from asean_cli.output.interface import Group
from asean_cli.output.json import write_data
from asean_cli.text import visible


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """One office as articles write it, from the first to the last date on which it was found (ISO)."""

    role: str
    role_from: str | None
    first: str | None
    last: str | None
    count: int


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person with everything known; spellings and articles are the most frequent first."""

    id: str
    name: str
    country: str | None
    count: int
    first: str | None
    last: str | None
    offices: tuple[OfficeHeld, ...]
    spellings: dict[str, int]
    """The words that named the person, titles included, each with its number of statements."""
    articles: dict[str, int]
    """The paths, addresses or ids of the articles, each with its number of statements."""
    article_ids: tuple[str, ...]


def card(group: Group) -> PersonCard:
    """Return what all the statements of one speaker tell of that person."""
    said = group.statements
    named = Counter(s.speaker.as_written for s in said if s.speaker.resolved_by in {"name", "short-name"})
    articles = Counter(s.article.path or s.article.url or s.article.id for s in said)
    countries = Counter(s.speaker.country for s in said if s.speaker.country)
    held: dict[str, list[tuple[str | None, str | None]]] = {}
    for statement in said:
        if statement.speaker.role:
            held.setdefault(statement.speaker.role, []).append((statement.date, statement.speaker.role_from))
    return PersonCard(
        id=group.speaker.id,
        name=group.speaker.name,
        country=countries.most_common(1)[0][0] if countries else None,
        count=group.count,
        first=group.first,
        last=group.last,
        offices=tuple(_office(role, found) for role, found in held.items()),
        spellings=dict(named.most_common()),
        articles=dict(articles.most_common()),
        article_ids=tuple(dict.fromkeys(s.article.id for s in said)),
    )


def _office(role: str, found: Sequence[tuple[str | None, str | None]]) -> OfficeHeld:
    dates = sorted(date for date, _ in found if date)
    told = {role_from for _, role_from in found}
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    return OfficeHeld(role, "table" if told == {"table"} else "article", first, last, len(found))


def write_json(total: int, offset: int, cards: Sequence[PersonCard], stream: TextIO) -> None:
    """Write the persons as one JSON object."""
    body = {"schema": SCHEMA, "total": total, "returned": len(cards), "offset": offset}
    write_data({**body, "people": [asdict(each) for each in cards]}, stream)


def write(
    total: int, offset: int, cards: Sequence[PersonCard], stream: TextIO, *, whole: bool, width: int | None = None
) -> None:
    """Write the persons for people, a paragraph each; with `whole`, every article is named.

    Lines are broken at `width` characters, else where the terminal ends.
    """
    shown = "" if len(cards) == total else f", {offset + 1:,}–{offset + len(cards):,} shown; --limit 0 for all"
    lines = [f"{total:,} {'person' if total == 1 else 'people'}{shown}"]
    for each in cards:
        lines += ["", *_lines(each, whole=whole)]
    if width is None and stream.isatty():
        width = get_terminal_size().columns
    stream.writelines(f"{_wrapped(visible(line), width)}\n" for line in lines)


def _wrapped(line: str, width: int | None) -> str:
    """Break a line between words where it would be longer than the terminal is wide."""
    if width is None or len(line) <= width:
        return line
    indent = " " * (len(line) - len(line.lstrip()))
    return fill(line.lstrip(), width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)


def _lines(each: PersonCard, *, whole: bool) -> Iterable[str]:
    number = f"{wording.count_of(each.count, 'statement')} in {wording.count_of(len(each.articles), 'article')}"
    yield ", ".join(part for part in (f"{each.name}: {number}", _period(each.first, each.last)) if part)
    for office in each.offices:
        told = "" if office.role_from == "article" else ", by the table of people"
        yield f"  {', '.join(part for part in (office.role, each.country) if part)} ({_when(office)}{told})"
    if each.country and not each.offices:
        yield f"  {each.country}"
    others = [spelling for spelling in each.spellings if spelling != each.name]
    if others:
        yield f"  written: {'; '.join(others)}"
    if whole:
        yield from (
            f"  in {article}: {wording.count_of(count, 'statement')}" for article, count in each.articles.items()
        )
    yield f"  {each.id}"


def _when(office: OfficeHeld) -> str:
    return _period(office.first, office.last) or wording.count_of(office.count, "statement")


def _period(first: str | None, last: str | None) -> str:
    return " – ".join(dict.fromkeys(date for date in (first, last) if date))
