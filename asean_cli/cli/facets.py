"""Show at a glance what there is: the statements that match, counted by every facet.

Takes the words and filters of `search`. Each value comes with the filter that leads to its statements: paste it
behind the command. For people the 8 most frequent values of each facet are shown (of years and months, the last
ones), in JSON all; --facet-size says otherwise.

    asean facets
    asean facets vaccine --since 2021
    asean facets --facet country --facet month --facet-size 0
    asean facets vaccine --json | jq '.facets.country[] | [.value, .count]'
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from asean_cli.cli.options import (
    FacetNames,
    FacetSize,
    FilterOptions,
    IndexFolder,
    QueryWords,
    ReportOptions,
    ScreenOptions,
    with_groups,
)
from asean_cli.query.interface import FACETS, Filters

if TYPE_CHECKING:
    from asean_cli.output.facets import Facet
    from asean_cli.output.interface import Answer

SIZE = 8
"""Values shown of each facet, unless the user says otherwise."""


def run(
    text: str = "", filters: Filters | None = None, *, facets: Sequence[str] = FACETS, index: Path | None = None
) -> Answer:
    """Return the facets of what matches, and none of its statements.

    Raises QueryError or UsageError for what cannot be read, and StoreError where the index cannot be.
    """
    from asean_cli.cli import asking

    question = asking.Question(text, filters or Filters(), limit=0, facets=tuple(facets), facet_size=0)
    return asking.statements(question, index, places=True)


@with_groups
def command(
    query: QueryWords = None,
    *,
    filters: FilterOptions,
    facet: FacetNames = None,
    facet_size: FacetSize = None,
    report: ReportOptions,
    screen: ScreenOptions,
    index: IndexFolder = None,
) -> int:
    """Print the facets."""
    from asean_cli.cli import printing
    from asean_cli.cli.asking import foremost
    from asean_cli.cli.destination import opened

    report.check()
    answer = run(" ".join(query or ()), filters.filters(), facets=facet or FACETS, index=index)
    as_json = report.wants_json()
    if as_json or answer.total or report.output:
        with opened(report.output, paged=not screen.no_pager) as out:
            if as_json:
                from asean_cli.output import json

                short = {name: foremost(name, counts, facet_size or 0) for name, counts in answer.facets.items()}
                json.write(answer._replace(facets=short), out)
            else:
                shown = _shown(answer, SIZE if facet_size is None else facet_size)
                printing.print_facets(answer.total, shown, screen, out)
    return printing.finish(answer)


def _shown(answer: Answer, size: int) -> list[Facet]:
    """Return the facets that have a value, each cut to its `size` foremost values."""
    from asean_cli.cli.asking import foremost
    from asean_cli.output import facets

    found = []
    for name, counts in answer.facets.items():
        part = foremost(name, counts, size)
        if part:
            filters = [answer.drills.get((name, each.value), "") for each in part]
            found.append(facets.Facet(name, part, filters, len(counts) - len(part)))
    return found
