"""Speakers or countries side by side: columns where they fit, one under the other where they do not, JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, TextIO

from asean_cli.models import SCHEMA, Statement
from asean_cli.output import wording
from asean_cli.output.interface import Answer, Asked, Count
from asean_cli.output.json import counts_data, query_data, write_data
from asean_cli.text import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

FACETS = ("speaker", "role", "act", "topic", "to")
"""What is counted of each side."""
_KEYS = {"speaker": "speakers", "role": "roles", "act": "acts", "topic": "topics", "to": "to"}
_SHOWN = 6
"""Values of a facet that a person is shown."""
_NARROWEST = 30
"""Characters of a column; where fewer are left, the sides stand one under the other."""
_LABEL = 10
_GAP = 2


@dataclass(frozen=True, slots=True)
class Side:
    """One of those compared: how much it said, when, and of what; and some of its statements, the newest first."""

    name: str
    kind: str
    """"country" or "speaker"."""
    count: int
    first: str | None
    last: str | None
    facets: Mapping[str, Sequence[Count]]
    statements: tuple[Statement, ...]
    executed: str = ""

    @property
    def has_one_voice(self) -> bool:
        """Whether all of it was said by one speaker."""
        return self.kind == "speaker" and len(self.facets["speaker"]) < 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """All sides, and what they were asked for."""

    sides: tuple[Side, ...]
    asked: Asked
    places: Mapping[str, str]
    """Statement id to the place where a person finds it."""


def write_json(found: Comparison, stream: TextIO) -> None:
    """Write the comparison as one JSON object."""
    total = sum(side.count for side in found.sides)
    body = {"schema": SCHEMA, "query": query_data(found.asked), "total": total}
    write_data({**body, "sides": [_data(side) for side in found.sides]}, stream)


def _data(side: Side) -> dict[str, Any]:
    facets = {key: counts_data(side.facets[name]) for name, key in _KEYS.items()}
    head = {"name": side.name, "kind": side.kind, "executed": side.executed}
    times = {"count": side.count, "first": side.first, "last": side.last}
    return {**head, **times, **facets, "statements": [each.to_dict() for each in side.statements]}


def write_plain(found: Comparison, stream: TextIO) -> None:
    """Write a paragraph for each side, for a pipe."""
    for number, side in enumerate(found.sides):
        lines = [f"{visible(side.name)}: {', '.join(filter(None, (_count(side), _period(side))))}"]
        lines += [f"  {name}: {text}" for name, text in _facts(side) if text]
        for statement in side.statements:
            lines += [f"  - {_said(side, statement)}", f"    {_place(found, statement)}"]
        stream.writelines(f"{line}\n" for line in (["", *lines] if number else lines))


def draw(found: Comparison, screen: Console) -> None:
    """Draw the sides in columns, or one under the other where a column would be too narrow."""
    room = (screen.width - _LABEL) // max(len(found.sides), 1) - _GAP
    for together in [found.sides] if room >= _NARROWEST else [(side,) for side in found.sides]:
        screen.print(_table(found, together))


def _table(found: Comparison, sides: Sequence[Side]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, _GAP, 0, 0), pad_edge=False, expand=True)
    table.add_column(width=_LABEL)
    for _ in sides:
        table.add_column(ratio=1, overflow="fold")
    table.add_row("", *(Text(visible(side.name), style="bold") for side in sides))
    table.add_row("", *(Text(_count(side)) for side in sides))
    table.add_row("", *(Text(_period(side)) for side in sides))
    for facts in zip(*map(_facts, sides), strict=True):
        table.add_row(Text(facts[0][0], style="dim"), *(Text(text) for _, text in facts))
    for statements in zip_longest(*(side.statements for side in sides)):
        pairs = zip(sides, statements, strict=True)
        table.add_row()
        table.add_row("", *(_quotation(found, side, each) if each else Text() for side, each in pairs))
    table.add_row()
    return table


def _quotation(found: Comparison, side: Side, statement: Statement) -> Text:
    from rich.text import Text

    return Text("\n").join([Text(_said(side, statement)), Text(_place(found, statement), style="dim")])


def _facts(side: Side) -> Iterator[tuple[str, str]]:
    who = "role" if side.has_one_voice else "speaker"
    for name, facet in (("who", who), ("acts", "act"), ("topics", "topic"), ("to", "to")):
        counts = side.facets[facet]
        rest = f", {len(counts) - _SHOWN:,} more" if len(counts) > _SHOWN else ""
        yield name, wording.counted(counts[:_SHOWN]) + rest


def _count(side: Side) -> str:
    return wording.count_of(side.count, "statement")


def _period(side: Side) -> str:
    return " – ".join(dict.fromkeys(visible(each) for each in (side.first, side.last) if each))


def _said(side: Side, statement: Statement) -> str:
    speaker = statement.speaker
    who = speaker.role if side.has_one_voice else speaker.name
    return " ".join(filter(None, (visible(statement.date or ""), visible(who or ""), wording.said(statement))))


def _place(found: Comparison, statement: Statement) -> str:
    return f"{visible(statement.id)}  {wording.place(Answer(0, places=found.places), statement)}"
