"""One writer at a time: a lock that falls when its holder dies, and that tells who holds it."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from asean_cli.errors import IndexLocked

_WAIT = 0.05
"""Seconds between two tries."""
_FAR = 1 << 30
"""The byte that is locked where locks forbid reading (Windows); the holder's record lies before it."""


@contextmanager
def held(path: Path, timeout: float) -> Iterator[None]:
    """Hold the lock file `path`, waiting up to `timeout` seconds; raise IndexLocked, saying who holds it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(handle, path, timeout)
        _record(handle)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)  # which lets go of the lock


def state(path: Path) -> tuple[bool, str]:
    """Return whether the lock is held, and its record of the holder: after a kill, of the last one ("" for none)."""
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False, ""
    try:
        return not _taken(handle), _holder(handle).removeprefix(": ")
    finally:
        os.close(handle)


def _wait_for(handle: int, path: Path, timeout: float) -> None:
    until = time.monotonic() + timeout
    while not _taken(handle):
        if time.monotonic() >= until:
            raise IndexLocked(
                f"{path.parent}: another process is writing to this index{_holder(handle)}",
                "wait until it has ended, then try again; reading works meanwhile",
            )
        time.sleep(_WAIT)


def _record(handle: int) -> None:
    holder = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200],
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(holder).encode("ascii"))


def _holder(handle: int) -> str:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        holder = json.loads(os.read(handle, 4096))
        return ": process {pid} on {host}, {command!r}, since {since}".format(**holder)
    except (ValueError, LookupError, TypeError):
        return ""  # it has just been taken, or just let go


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
