"""The index folder: what it holds, whether it is ours, and whether others could have written it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from asean_cli.errors import DamagedIndex, ForeignIndex, NoIndex, StoreError, UnsafeIndex

DATABASE = "statements.db"
SEARCH = "whoosh"
LOCK = "lock"
_OURS = {SEARCH, LOCK, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal"}


def prepare(folder: Path, *, create: bool) -> None:
    """Make sure that `folder` holds an index of ours, or may hold one.

    With `create` a missing folder is made, for its owner alone, and an existing one is closed to other
    writers. Raises NoIndex, ForeignIndex, DamagedIndex or UnsafeIndex.
    """
    try:
        if (folder / DATABASE).exists():
            check_safe(folder)
            return
        _check_vacant(folder)
        if not create:
            raise NoIndex(f"{folder}: there is no index here", "make one: asean index FOLDER")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _close_to_others(folder)
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror or error}", "choose another folder with --index") from error


def _check_vacant(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ForeignIndex(f"{folder}: this is a file, not an index folder", "choose a folder with --index")
    names = {entry.name for entry in folder.iterdir()}
    if names & (_OURS - {LOCK}):
        hint = f"move {folder} away and index the articles again"
        raise DamagedIndex(f"{folder}: the index has lost its {DATABASE}", hint)
    if any(not _harmless(name) for name in names):
        raise ForeignIndex(f"{folder}: holds other files and no index", "choose another folder with --index")


def _harmless(name: str) -> bool:
    return name == LOCK or name.startswith((".", "README"))


def _close_to_others(folder: Path) -> None:
    if os.name == "posix" and folder.stat().st_uid == os.geteuid():
        folder.chmod(stat.S_IMODE(folder.stat().st_mode) & ~0o022)
    check_safe(folder)


def check_safe(folder: Path) -> None:
    """Raise UnsafeIndex where others own or could write what this index reads: a pickle runs what it says."""
    if os.name != "posix":
        return
    for path in _reached(folder):
        status = path.stat()
        if status.st_uid not in {os.geteuid(), 0}:
            hint = "index the articles into a folder of your own"
            raise UnsafeIndex(f"{path}: belongs to another user, and an index runs what its files say", hint)
        if status.st_mode & 0o022:
            hint = f"if you trust all who could write there: chmod -R go-w {folder}"
            raise UnsafeIndex(f"{path}: others may write it, and an index runs what its files say", hint)


def _reached(folder: Path) -> Iterator[Path]:
    """Yield what owner and mode are checked of; files inside a private folder are out of reach."""
    yield folder
    for path in sorted(folder.iterdir()):
        if path.name in _OURS and path.exists():
            if path.is_dir():
                yield from _reached_in(path)
            else:
                yield path


def _reached_in(folder: Path) -> Iterator[Path]:
    yield folder
    if stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0:
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield from _reached_in(path)
        else:
            yield path


def size(folder: Path) -> int:
    """Return the bytes that the index takes."""
    total = 0
    for path in folder.rglob("*"):
        try:
            if path.is_file():
                total += path.stat().st_size
        except FileNotFoundError:  # a writer has just merged it away
            continue
    return total


def sync(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk."""
    if os.name != "posix" and path.is_dir():
        return  # Windows opens no folder, and writes its list by itself
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:  # a folder above ours that may only be passed through
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
