"""Print the JSON Schema of what is printed as JSON.

PART is statement (a line of --jsonl, and show --json), search (facets too) or who-said; without it, the schema
takes each of them. Draft 2020-12; keys may be added to it, none is removed or changes its type.

    asean schema search > search.schema.json
    asean search vaccine --json | check-jsonschema --schemafile search.schema.json -
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from asean_cli.cli.options import OutputFile
from asean_cli.output.schema import Part, schema


def run(part: Part | None = None) -> dict[str, Any]:
    """Return the schema of one kind of document, or of all."""
    return schema(part)


def command(
    part: Annotated[
        Part | None, typer.Argument(metavar="PART", help="statement, search or who-said.", show_default=False)
    ] = None,
    *,
    output: OutputFile = None,
) -> int:
    """Print the schema, indented."""
    from asean_cli.cli.destination import check, opened
    from asean_cli.output.json import dumps

    check(output)
    with opened(output) as out:
        out.write(dumps(run(part), indent=2) + "\n")
    return 0
