"""Tables for a person at a terminal: two columns where it is narrow, five where it is wide, nothing cut.

Only colours that show on light and on dark ground are used, and none carries meaning alone. All text is
`Text`: what comes from an article is never read as Rich markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from asean_cli.models import Statement
from asean_cli.output import facets, wording
from asean_cli.output.interface import (
    Answer,
    Group,
    Highlight,
)
from asean_cli.text import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

WIDE = 120
"""From this many characters on, a statement's parts stand in columns of their own."""
FOUND = "bold magenta"
NAME = "bold"
CUE = "cyan"
ASIDE = "dim"


def console(stream: TextIO, *, colored: bool | None = None, width: int | None = None) -> Console:
    """Return a Rich console that changes nothing of what it prints; Rich heeds NO_COLOR and TERM=dumb.

    `colored` forces colours or forbids them; `width` is in characters, else that of the terminal.
    """
    from rich.console import Console

    more: dict[str, Any] = {"markup": False, "emoji": False, "highlight": False, "width": width}
    if colored is not None:
        more["no_color"] = not colored
    if colored:
        more |= {"force_terminal": True, "color_system": "standard"}  # the eight colours are all that we use
    return Console(file=stream, **more)


def write(answer: Answer, screen: Console, highlight: Highlight) -> None:
    """Write a heading, the statements or speakers, and the facets; `highlight` finds the searched words."""
    _line(screen, wording.heading(answer), NAME)
    if answer.speakers is None:
        _statements(answer, screen, highlight)
    else:
        _speakers(answer.speakers, answer, screen, highlight)
    _tail(answer, screen)


def _statements(answer: Answer, screen: Console, highlight: Highlight) -> None:
    if answer.statements:
        draw = _wide if screen.width >= WIDE else _narrow
        screen.print(draw(answer, highlight))


def _speakers(groups: Sequence[Group], answer: Answer, screen: Console, highlight: Highlight) -> None:
    for group in groups:
        screen.print()
        _group_heading(group, screen)
        screen.print(_group_statements(group, answer, highlight))
        if wording.more(group):
            _line(screen, f"  {wording.more(group)}", ASIDE)


def write_facets(total: int, shown: Sequence[facets.Facet], screen: Console) -> None:
    """Write how many statements there are, and facets of them."""
    _line(screen, wording.count_of(total, "statement"), NAME)
    screen.print()
    facets.draw(shown, screen)


def write_pairs(pairs: Mapping[str, str], screen: Console) -> None:
    """Write names and values in two columns."""
    grid = _grid(2)
    for name, value in pairs.items():
        grid.add_row(_text(name, NAME), _text(value))
    screen.print(grid)


def _narrow(answer: Answer, highlight: Highlight) -> Table:
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(1, 2, 0, 0))
    table.add_column(max_width=24, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for statement in answer.statements:
        who = _lines(_who(statement), _text(statement.date or "", ASIDE))
        place = f"{wording.whereabouts(answer, statement)}  {visible(statement.id)}"
        aside = [_text(part, ASIDE) for part in (wording.occasion(statement), place)]
        table.add_row(who, _lines(_said(statement), _content(statement, highlight), *aside))
    return table


def _wide(answer: Answer, highlight: Highlight) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, leading=1, header_style=NAME)
    table.add_column("when", no_wrap=True)
    table.add_column("who", max_width=28, overflow="fold")
    table.add_column("how", max_width=24, overflow="fold")
    table.add_column("what", ratio=1, overflow="fold")
    table.add_column("where", max_width=40, overflow="fold")
    for statement in answer.statements:
        where = (
            wording.occasion(statement),
            *(wording.place(answer, statement), wording.elsewhere(statement), statement.id),
        )
        table.add_row(
            _text(statement.date or ""),
            _who(statement),
            _said(statement),
            _content(statement, highlight),
            _lines(*(_text(part, ASIDE) for part in where)),
        )
    return table


def _group_heading(group: Group, screen: Console) -> None:
    parts = [wording.count_of(group.count, "statement"), wording.period(group)]
    count = f"  {', '.join(part for part in parts if part)}"
    screen.print(_row(_text(group.speaker.name, NAME), _text(count)))
    for line in (wording.offices(group), f"topics: {wording.counted(group.topics)}" if group.topics else ""):
        if line:
            _line(screen, line, ASIDE)


def _group_statements(group: Group, answer: Answer, highlight: Highlight) -> Table:
    grid = _grid(2)
    for statement in group.statements:
        role = wording.office_then(answer, group, statement)
        then = _text(f"{role} " if role else "")
        said = _row(then, _said(statement), _text(": "), _content(statement, highlight))
        place = f"{wording.whereabouts(answer, statement)}  {visible(statement.id)}"
        grid.add_row(_text(f"  {statement.date or ''}", ASIDE), _lines(said, _text(place, ASIDE)))
    return grid


def _tail(answer: Answer, screen: Console) -> None:
    if answer.facets:
        screen.print()
        facets.draw(facets.of(answer), screen)
    for line in filter(None, (wording.repeats(answer), wording.footer(answer))):
        screen.print()
        _line(screen, line, ASIDE)


def _grid(columns: int) -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(columns):
        grid.add_column(overflow="fold")
    return grid


def _who(statement: Statement) -> Text:
    return _lines(_text(statement.speaker.name, NAME), _text(wording.office(statement.speaker)))


def _said(statement: Statement) -> Text:
    to = wording.addressed(statement)
    return _row(_text(wording.cue(statement), CUE), _text(f" → {to}" if to else ""))


def _content(statement: Statement, highlight: Highlight) -> Text:
    text = _text(statement.content)
    for start, end in highlight(text.plain):
        text.stylize(FOUND, start, end)
    return text


def _lines(*parts: Text) -> Text:
    from rich.text import Text

    return Text("\n").join(part for part in parts if part.plain)


def _row(*parts: Text) -> Text:
    from rich.text import Text

    return Text().join(parts)


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(visible(text), style=style)


def _line(screen: Console, text: str, style: str) -> None:
    screen.print(_text(text, style))
