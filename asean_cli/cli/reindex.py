"""Rebuild the search index from the database.

Takes nothing from the articles' files and extracts nothing anew. Needed after an update that changes the
search index, when its files were damaged, or when an earlier command was killed and the index says it is
behind.

    asean reindex
"""

from __future__ import annotations

import sys
from pathlib import Path

from asean_cli.cli.opening import PATIENCE
from asean_cli.cli.options import AsJson, IndexFolder, Quiet, Timeout
from asean_cli.progress import Progress, Silent


def run(*, index: Path | None = None, timeout: float = PATIENCE, progress: Progress | None = None) -> int:
    """Rebuild the search index; return how many statements it holds. Raises StoreError."""
    from asean_cli.cli.opening import writing
    from asean_cli.config import index_folder

    with writing(index_folder(index), timeout) as writer:
        return writer.rebuild(progress or Silent())


def command(
    *,
    index: IndexFolder = None,
    timeout: Timeout = PATIENCE,
    quiet: Quiet = False,
    json: AsJson = False,
) -> int:
    """Rebuild, and tell how much it holds."""
    from asean_cli.cli import progress

    with progress.shown("reindexing", quiet or json) as bar:
        count = run(index=index, timeout=timeout, progress=bar)
    if json:
        from asean_cli.output.json import write_data

        write_data({"statements": count}, sys.stdout)
    elif not quiet:
        from asean_cli.output.wording import count_of

        print(f"{count_of(count, 'statement')} in the search index")
    return 0
