"""What the readers of whole files share: the size limit, the decoding, and the reasons when either fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from asean_cli.readers.encoding import Decoded, decode, kind_of_binary
from asean_cli.readers.interface import Skipped

MEBIBYTE = 1 << 20
SIZE_LIMIT = 64 * MEBIBYTE
"""Bytes of one article: far beyond any, and little enough to hold in memory a few times over."""


def text_of(
    stream: BinaryIO,
    path: str,
    limit: int = SIZE_LIMIT,
    declared: Callable[[bytes], str | None] = lambda _: None,
) -> Decoded | Skipped:
    """Read the whole stream as text; Skipped where it is empty, larger than `limit` bytes, or no text.

    `declared` finds the encoding that the bytes claim for themselves.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        return Skipped(path, too_large(limit))
    decoded = decode(data, declared(data))
    if decoded is None:
        return Skipped(path, not_text(data))
    if not decoded.text.strip("\0 \t\r\n\f\v\ufeff"):
        return Skipped(path, "there is no text in it; fill the file or leave it out")
    return decoded


def too_large(limit: int, way: str = "split it, or give it as JSON Lines, one article a line") -> str:
    """Return the reason for leaving out what is larger than `limit` bytes, and the way out."""
    return f"larger than {limit // MEBIBYTE} MiB; {way}"


def not_text(data: bytes) -> str:
    """Return the reason for leaving out bytes that could not be decoded."""
    kind = kind_of_binary(data)
    unknown = "this is not text (binary, or in an unknown encoding); save it as UTF-8 text"
    return f"this is {kind[0]}; {kind[1]}" if kind else unknown


def losses(decoded: Decoded, path: str, line: int | None = None) -> Iterator[Skipped]:
    """Yield a note if characters were lost in the decoding."""
    if decoded.lost:
        plural = "s" if decoded.lost > 1 else ""
        reason = (
            f"read as {decoded.encoding} with {decoded.lost} unreadable character{plural}, kept as U+FFFD; "
            "save it as UTF-8 to mend it"
        )
        yield Skipped(path, reason, line, failed=False)
