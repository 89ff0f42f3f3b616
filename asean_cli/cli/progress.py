"""Progress on a terminal: the observer of `asean_cli.progress`, drawn by Rich on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from asean_cli.progress import Progress, Silent
from asean_cli.text import visible

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


@contextmanager
def shown(title: str, quiet: bool = False) -> Iterator[Progress]:
    """Yield an observer that draws a bar while the block runs; a silent one where stderr is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Drawn(bar, title)


class _Drawn:
    """A bar whose title stays and whose end names the step in hand."""

    def __init__(self, bar: Bar, title: str) -> None:
        self._bar = bar
        self._task = bar.add_task(title, total=None)
        self._title = title

    def total(self, count: int | None) -> None:
        """Set the length of the bar."""
        self._bar.update(self._task, total=count)

    def step(self, description: str = "") -> None:
        """Move on by one."""
        shown = visible(f"{self._title} {description}".strip())
        self._bar.update(self._task, advance=1, description=shown if len(shown) <= 50 else f"{shown[:49]}…")
