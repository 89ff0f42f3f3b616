"""From a value of a facet to the words that ask for its statements, ready to paste behind a command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from shlex import quote
from typing import TYPE_CHECKING

from asean_cli.cli.options import FilterOptions
from asean_cli.text import visible

if TYPE_CHECKING:
    from asean_cli.output.interface import Count

_TIMES = {"year", "month"}


def drills(facets: Mapping[str, Sequence[Count]]) -> dict[tuple[str, str], str]:
    """Return for each facet and value the filter to paste into a shell."""
    return {(name, each.value): drill(name, each.value) for name, counts in facets.items() for each in counts}


def drill(facet: str, value: str) -> str:
    """Return the filter for one value: an option where there is one, else a field of the query."""
    shown = visible(value).strip()
    if facet in _TIMES:
        return f"--since {shown} --until {shown}"
    if facet in FilterOptions._fields:
        return f"--{facet}{'=' if shown.startswith('-') else ' '}{quote(shown)}"
    shown = shown.replace('"', " ")
    return quote(f"{facet}:{shown}" if shown.isalnum() else f'{facet}:"{shown}"')
