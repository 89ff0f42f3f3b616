"""Tell how much the index holds.

Articles, statements and speakers, the first and last date, how many statements there are by kind of speaker
and by outlet, the size on disk, and whether the search index agrees with the database.

    asean stats
    asean stats --json | jq .statements
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from asean_cli.cli.options import IndexFolder, ReportOptions, ScreenOptions, with_groups
from asean_cli.store.interface import FacetCount, Stats


def run(*, index: Path | None = None) -> Stats:
    """Count what the index holds. Raises StoreError."""
    from asean_cli.cli.opening import reading

    with reading(index) as store:
        return store.stats()


@with_groups
def command(*, index: IndexFolder = None, report: ReportOptions, screen: ScreenOptions) -> int:
    """Print the counts."""
    from asean_cli.cli.destination import opened
    from asean_cli.config import index_folder

    report.check()
    stats, folder = run(index=index), str(index_folder(index))
    with opened(report.output) as out:
        if report.wants_json():
            from asean_cli.output.json import write_data

            write_data({"index": folder, **asdict(stats)}, out)
        else:
            from asean_cli.cli.printing import print_pairs

            print_pairs(_lines(stats, folder), screen, out)
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
