"""Tell how much the index holds.

Articles, statements and speakers, the first and last date, how many statements there are by kind of speaker
and by outlet, the size on disk, and whether the search index agrees with the database.

    asean stats
    asean stats --json | jq .statements
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

from asean_cli.cli.options import AsJson, IndexFolder
from asean_cli.store.interface import FacetCount, Stats


def run(*, index: Path | None = None) -> Stats:
    """Count what the index holds. Raises StoreError."""
    from asean_cli.cli.opening import reading

    with reading(index) as store:
        return store.stats()


def command(*, index: IndexFolder = None, json: AsJson = False) -> int:
    """Print the counts."""
    from asean_cli.config import index_folder

    stats, folder = run(index=index), str(index_folder(index))
    if json:
        from asean_cli.output.json import write_data

        write_data({"index": folder, **asdict(stats)}, sys.stdout)
    else:
        from asean_cli.cli.printing import print_pairs

        print_pairs(_lines(stats, folder))
    return 0


def _lines(stats: Stats, folder: str) -> dict[str, str]:
    dates = " – ".join(dict.fromkeys(date for date in (stats.first, stats.last) if date))
    behind = f"{stats.behind:,} articles behind; run: asean reindex" if stats.behind else "up to date"
    return {
        "index": folder,
        "articles": f"{stats.articles:,}",
        "statements": f"{stats.statements:,}",
        "speakers": f"{stats.speakers:,}",
        "dates": dates or "none",
        "by type": _counted(stats.by_type),
        "by outlet": _counted(stats.by_outlet),
        "size": f"{stats.bytes / 1_000_000:,.1f} MB",
        "search index": behind,
    }


def _counted(counts: tuple[FacetCount, ...]) -> str:
    from asean_cli.output.wording import counted

    return counted(counts) or "none"
