"""Look whether all is well: versions, configuration, tables, the tagger, and the index.

Says of each what was found and, where something is wrong, what to do. Exit code 0 where all is well, 1 where
something is not. With --fix, what can be mended without a loss is mended: a search index that is damaged, behind or
could have been altered by others is built anew from the database, and what a killed command left is removed.

    asean doctor
    asean doctor --fix
    asean doctor --json | jq '.checks[] | select(.ok | not)'
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asean_cli.cli.options import AsJson, IndexFolder, ScreenOptions, with_groups
from asean_cli.errors import AseanError

if TYPE_CHECKING:
    from asean_cli.store.checkup import Finding


def run(*, fix: bool = False, index: Path | None = None) -> tuple[list[Finding], list[str]]:
    """Return what is found, and the names of what was mended before."""
    found = list(_examined(index))
    mended = []
    for each in found if fix else ():
        if each.mend:
            try:
                each.mend()
            except (AseanError, OSError):  # it is found again below, with what to do
                continue
            mended.append(each.name)
    return (list(_examined(index)), mended) if mended else (found, mended)


def _examined(index: Path | None) -> Iterator[Finding]:
    from asean_cli.store.checkup import Finding, examine, failed

    yield Finding("versions", True, _versions())
    try:
        folder, tables = _configured(index)
    except AseanError as error:
        yield failed("configuration", error)
        return
    yield Finding("configuration", True, f"index {folder}" + "".join(f"; tables {each}" for each in tables))
    try:
        warning = _extractor_warning(tables)
        yield Finding("tables", True, "valid")
        yield Finding("tagger", not warning, warning or "the trained one is in place")
    except AseanError as error:
        yield failed("tables" if error.code == "table" else "tagger", error)
    yield from examine(folder)


def _configured(index: Path | None) -> tuple[Path, tuple[Path, ...]]:
    from asean_cli.config import index_folder, knowledge_folders

    return index_folder(index), knowledge_folders()


def _versions() -> str:
    import platform
    import sqlite3
    from importlib.metadata import PackageNotFoundError, version

    from asean_cli import __version__

    for name in ("whoosh3", "whoosh"):
        try:
            whoosh = f"{name} {version(name)}"
            break
        except PackageNotFoundError:
            whoosh = "whoosh"
    python, sqlite = platform.python_version(), sqlite3.sqlite_version
    return f"asean {__version__}, Python {python}, {whoosh}, SQLite {sqlite}, {platform.system()}"


def _extractor_warning(tables: tuple[Path, ...]) -> str | None:
    """Read every table and load the tagger; return what to know of the latter. Raises TableError, ModelError."""
    from asean_cli.extract.pipeline import Extractor
    from asean_cli.knowledge import Knowledge

    Knowledge(tables).check()
    return Extractor.load(tables).warning


@with_groups
def command(
    *,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended without a loss.")] = False,
    index: IndexFolder = None,
    json: AsJson = False,
    screen: ScreenOptions,
) -> int:
    """Print the findings."""
    found, mended = run(fix=fix, index=index)
    sound = all(each.ok for each in found)
    if json:
        from asean_cli.output.json import write_data

        write_data({"ok": sound, "checks": [_data(each) for each in found], "mended": mended}, sys.stdout)
    else:
        from asean_cli.cli.printing import print_pairs

        if any(each.name == "configuration" and not each.ok for each in found):
            screen = screen._replace(color=screen.color or "auto")  # lest the fault be met again
        print_pairs(_lines(found, mended), screen, sys.stdout)
    return 0 if sound else 1


def _data(finding: Finding) -> dict[str, Any]:
    return {"name": finding.name, "ok": finding.ok, "message": finding.message, "hint": finding.hint}


def _lines(found: list[Finding], mended: list[str]) -> dict[str, str]:
    lines = {}
    for each in found:
        done = ", mended" if each.name in mended and each.ok else ""
        hint = f" ({each.hint})" if each.hint and not each.ok else ""
        lines[each.name] = f"{'ok' if each.ok else 'PROBLEM'}{done}: {each.message}{hint}"
    return lines
