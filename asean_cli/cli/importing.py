"""Take articles with their statements into the index, as `asean export` wrote them.

FILE may be - for standard input. Nothing is extracted; what the index has already stays as it is, and another
version of an article takes the place of the one that is there. A line that does not fit is named, and the
rest goes on.

    asean import articles.jsonl
    ssh desk asean export --topic vaccines | asean import -
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from asean_cli.cli.opening import PATIENCE
from asean_cli.cli.options import AsJson, IndexFolder, Quiet, Timeout
from asean_cli.readers.interface import Skipped


@dataclass(slots=True)
class Imported:
    """What became of the articles; counts of articles, except for statements."""

    imported: int = 0
    updated: int = 0
    unchanged: int = 0
    statements: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    interrupted: bool = False


def run(
    stream: BinaryIO,
    name: str,
    *,
    index: Path | None = None,
    timeout: float = PATIENCE,
    stop: Callable[[], bool] = lambda: False,
) -> Imported:
    """Take in what `stream` holds; `name` is its name for messages. Raises StoreError."""
    from asean_cli.cli.opening import writing
    from asean_cli.config import index_folder
    from asean_cli.exchange import parcels

    done = Imported()
    with writing(index_folder(index), timeout, create=True) as writer:
        for number, parcel in parcels(stream):
            if isinstance(parcel, str):
                done.skipped.append(Skipped(name, parcel, number))
            elif writer.is_current(parcel.article, parcel.extractor):
                done.unchanged += 1
            elif taken := writer.foreign(parcel.article, parcel.statements):
                done.skipped.append(Skipped(name, f"statement {taken} is another article's in this index", number))
            else:
                known = writer.put(parcel.article, parcel.statements, parcel.extractor, from_file=False)
                done.updated += known
                done.imported += not known
                done.statements += len(parcel.statements)
            if stop():
                done.interrupted = True
                break
    return done


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What asean export wrote, or -.", show_default=False)],
    *,
    index: IndexFolder = None,
    timeout: Timeout = PATIENCE,
    quiet: Quiet = False,
    json: AsJson = False,
) -> int:
    """Import, and tell what was done."""
    from asean_cli.cli.faults import note, skipped
    from asean_cli.cli.interrupts import stoppable
    from asean_cli.output.wording import count_of

    with stoppable() as stop:
        if file == "-":
            done = run(sys.stdin.buffer, "standard input", index=index, timeout=timeout, stop=stop)
        else:
            with Path(file).open("rb") as stream:
                done = run(stream, file, index=index, timeout=timeout, stop=stop)
    if json:
        from asean_cli.output.json import write_data

        write_data(asdict(done), sys.stdout)
    elif not quiet:
        also = "".join(f", {getattr(done, name):,} {name}" for name in ("updated", "unchanged") if getattr(done, name))
        failed = f", {len(done.skipped):,} failed" if done.skipped else ""
        print(f"{count_of(done.imported, 'article')} imported{also}{failed}; {count_of(done.statements, 'statement')}")
    skipped(done.skipped, as_json=json, quiet=quiet)
    if done.interrupted:
        note("interrupted; what is done is kept, run it again to go on")
        return 130
    return 2 if done.skipped else 0
