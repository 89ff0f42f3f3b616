"""Progress on a terminal: the observer of `asean_cli.progress`, drawn by Rich on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from asean_cli.progress import Progress, Silent
from asean_cli.text import visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress as Bar

_WIDE = 100
"""Columns of a terminal on which long names fit."""


@contextmanager
def shown(title: str, quiet: bool = False) -> Iterator[Progress]:
    """Yield an observer that draws a bar while the block runs; a silent one where stderr is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield Silent()
        return
    from rich.console import Console

    console = Console(stderr=True)
    with _bar(console, wide=console.width >= _WIDE) as bar:
        yield _Drawn(bar, title)


def _bar(console: Console, *, wide: bool) -> Bar:
    """Return a line with the way and the time, and below it what came of the work so far."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    class Lines(Bar):
        def get_renderables(self) -> Iterator[RenderableType]:
            yield self.make_tasks_table(self.tasks[:1])
            for told in (task.fields["told"] for task in self.tasks[:1]):
                yield Text(told, no_wrap=True, overflow="ellipsis")

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30 if wide else 12),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("left", markup=False),
    )
    return Lines(*columns, console=console, transient=True)


class _Drawn:
    """A bar whose title stays and whose end names the step in hand."""

    def __init__(self, bar: Bar, title: str) -> None:
        self._bar = bar
        self._task = bar.add_task(title, total=None, told="", rate="")
        self._pieces = bar.add_task("pieces", total=None, visible=False, told="", rate="")
        self._title = title

    def total(self, count: int | None) -> None:
        """Set the length of the bar."""
        self._bar.update(self._task, total=count)

    def step(self, description: str = "") -> None:
        """Move on by one."""
        shown = visible(f"{self._title} {description}".strip())
        longest = 50 if self._bar.console.width >= _WIDE else 24
        self._bar.update(
            self._task, advance=1, description=shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
        )

    def counts(self, counts: Mapping[str, int], pieces: int) -> None:
        """Tell the counts, and how many articles a second came in the last half minute."""
        self._bar.update(self._pieces, completed=pieces)
        speed = self._bar.tasks[self._pieces].speed
        told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
        self._bar.update(self._task, told=told, rate=f"{speed:,.1f}/s" if speed else "")
