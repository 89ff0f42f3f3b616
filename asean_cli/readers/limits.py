"""How much of anything is too much: limits against archives and documents made to fill memory or time.

Every limit is far beyond what honest input needs.
"""

from __future__ import annotations

MEBIBYTE = 1 << 20
SIZE_LIMIT = 64 * MEBIBYTE
"""Bytes of one article: far beyond any, and little enough to hold in memory a few times over."""

RATIO = 200
"""Bytes unfolded for each byte of the file. News as JSON Lines gives 4 to 30, a bomb 1,000 and more."""
ALLOWANCE = 256 * MEBIBYTE
"""Bytes unfolded that are never too many; most of the disk and none of the memory is what they cost."""
STREAM_ALLOWANCE = 4096 * MEBIBYTE
"""The same for a stream, whose size is not known."""
MEMBERS = 1_000_000
"""Things in one file, over all archives in it."""
DEPTH = 5
"""Containers in containers: a WARC in gzip in a tar in gzip in a ZIP is as deep."""
DIRECTORY_LIMIT = 64 * MEBIBYTE
"""Bytes of a ZIP's directory, which is read at once."""
SPOOL_LIMIT = 2048 * MEBIBYTE
"""Bytes of an archive within an archive that are put on disk, in a file without a name, because its directory is at
its end."""


class TooMuch(Exception):
    """A file unfolds to more than any honest one; the message is the reason, with the way out."""


class Damaged(OSError):
    """What should come out of an archive does not; the message is the reason, with the way out."""


class Budget:
    """How much one file may still unfold to, over all that lies in it, however deep."""

    def __init__(self, size: int | None = None) -> None:
        """`size` is that of the file in bytes, None for a stream."""
        self.allowed = STREAM_ALLOWANCE if size is None else ALLOWANCE + RATIO * size
        self.members = MEMBERS

    def unfold(self, size: int) -> None:
        """Count bytes that came out of an archive; raise TooMuch where they are too many."""
        self.allowed -= size
        if self.allowed < 0:
            raise TooMuch("it unfolds to far more than it is, like an archive made to do harm; unpack it yourself")

    def member(self) -> None:
        """Count a thing in an archive; raise TooMuch where they are too many."""
        self.members -= 1
        if self.members < 0:
            raise TooMuch(f"more than {MEMBERS:,} files in it; split it")
