"""Remove articles from the index.

Each PATH_OR_ID is an article's id, or a file or folder as it was given to `index`: all that was read from
there goes, with its statements. The files themselves stay as they are.

    asean remove articles/2021/
    asean remove 0f3b5c9d2e41
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from asean_cli.cli.opening import PATIENCE
from asean_cli.cli.options import AsJson, IndexFolder, Quiet, Timeout


def run(targets: Sequence[str], *, index: Path | None = None, timeout: float = PATIENCE) -> dict[str, int]:
    """Remove what each target names; return how many articles went for each. Raises StoreError."""
    from asean_cli.cli.opening import writing
    from asean_cli.config import index_folder

    with writing(index_folder(index), timeout) as writer:
        return {target: writer.remove(target) for target in targets}


def command(
    target: Annotated[
        list[str],
        typer.Argument(metavar="PATH_OR_ID", help="What to remove.", show_default=False),
    ],
    *,
    index: IndexFolder = None,
    timeout: Timeout = PATIENCE,
    quiet: Quiet = False,
    json: AsJson = False,
) -> int:
    """Remove, and tell how much."""
    from asean_cli.cli.faults import note

    removed = run(target, index=index, timeout=timeout)
    if json:
        from asean_cli.output.json import write_data

        write_data({"removed": removed}, sys.stdout)
    elif not quiet:
        from asean_cli.output.wording import count_of

        print(f"{count_of(sum(removed.values()), 'article')} removed")
    sys.stdout.flush()
    missing = [name for name, count in removed.items() if not count]
    for name in missing:
        note(f"the index has nothing from {name}; give a path as it was indexed, or an article's id")
    return 1 if missing else 0
