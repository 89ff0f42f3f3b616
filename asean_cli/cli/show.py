"""Show one statement in its paragraph, with everything known of it.

ID is a statement's id as `search` shows it, or its first few characters. Source, cue and content are
marked: in colour on a terminal, as [who] {says} «what» elsewhere.

    asean show 3f9a1c
    asean show 3f9a1c --context 2        # with the two paragraphs before and after it
    asean show 3f9a1c --json | jq .article
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asean_cli.cli.options import AsJson, IndexFolder, ScreenOptions, with_groups
from asean_cli.errors import UsageError
from asean_cli.models import Span, Statement

if TYPE_CHECKING:
    from asean_cli.output.passage import Passage


def run(statement_id: str, *, context: int = 0, index: Path | None = None) -> Passage:
    """Return the statement in its passage, with `context` paragraphs on each side.

    Raises UnknownId where there is none, StoreError for the index.
    """
    from asean_cli.cli.opening import reading
    from asean_cli.cli.places import place_in
    from asean_cli.output.passage import Passage

    with reading(index) as store:
        statement = store.statement(statement_id)
        article = store.article(statement.article.id)
    return Passage(statement, article.text, passage(article.text, statement, context), place_in(article, statement))


def passage(text: str, statement: Statement, context: int = 0) -> Span:
    """Return the paragraphs of `text` that a statement's source, cue and content lie in, and `context` around them."""
    from asean_cli.extract.layout import lay_out

    location = statement.location
    spans = [*location.source, *location.cue, *location.content] or [(0, 0)]
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    blocks = lay_out(text, statement.article.title).blocks
    held = [number for number, block in enumerate(blocks) if block.start < end and start < block.end]
    if not held:
        return start, end
    shown = blocks[max(0, held[0] - context) : held[-1] + 1 + context]
    return min(start, shown[0].start), max(end, shown[-1].end)


@with_groups
def command(
    statement_id: Annotated[
        str, typer.Argument(metavar="ID", help="A statement's id, or how it begins.", show_default=False)
    ],
    *,
    context: Annotated[int, typer.Option(metavar="N", min=0, help="Paragraphs to show before and after.")] = 0,
    index: IndexFolder = None,
    json: AsJson = False,
    screen: ScreenOptions,
) -> int:
    """Print one statement."""
    from asean_cli.cli.printing import print_passage

    if json and context:
        raise UsageError("--context is for reading", hint="asean article ID --json has the whole text")
    found = run(statement_id, context=context, index=index)
    if json:
        from asean_cli.output.json import write_data

        write_data(found.statement.to_dict(), sys.stdout)
    else:
        print_passage(found, screen)
    return 0
