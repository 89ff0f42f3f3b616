"""A look at a file from outside, by which it is known again without being opened."""

from __future__ import annotations

import time
from pathlib import Path

from asean_cli.readers.sidecar import sidecar_of

GRANULARITY = 2_000_000_000
"""Nanoseconds between two times that a file system can tell apart, at worst (FAT)."""


def look(path: Path, now: int | None = None) -> str | None:
    """Return size and times of a file and its sidecar; None where they would not tell a later change.

    That is so for a file changed a moment ago, or in the future by this machine's clock, which may have been
    put back: one more change might leave its time as it is. `now` is in nanoseconds since 1970.
    """
    now = time.time_ns() if now is None else now
    marks = []
    for each in (path, sidecar_of(path)):
        try:
            status = each.stat()
        except (OSError, ValueError):
            marks.append("-")
            continue
        if status.st_mtime_ns > now - GRANULARITY:
            return None
        # The time of change shows what copying with the old modification time hides.
        marks.append(f"{status.st_size},{status.st_mtime_ns},{status.st_ctime_ns}")
    return None if marks[0] == "-" else " ".join(marks)
