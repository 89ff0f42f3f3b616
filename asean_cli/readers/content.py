"""What the readers of whole files share: the size limit, the decoding, and the reasons when either fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from asean_cli.readers.encoding import Decoded, decode, kind_of_binary
from asean_cli.readers.interface import Skipped, Source
from asean_cli.readers.limits import MEBIBYTE, SIZE_LIMIT

NO_TEXT = "there is no text in it; fill the file or leave it out"


def bytes_of(source: Source, limit: int = SIZE_LIMIT) -> bytes | Skipped:
    """Read the whole stream; Skipped where it is larger than `limit` bytes or empty."""
    data = source.stream.read(limit + 1)
    if len(data) > limit:
        return source.skipped(too_large(limit))
    return data or source.skipped(NO_TEXT)


def text_of(
    source: Source,
    limit: int = SIZE_LIMIT,
    declared: Callable[[bytes], str | None] = lambda _: None,
) -> Decoded | Skipped:
    """Read the whole stream as text; Skipped where it is empty, larger than `limit` bytes, or no text.

    `declared` finds the encoding that the bytes claim for themselves.
    """
    data = bytes_of(source, limit)
    if isinstance(data, Skipped):
        return data
    decoded = decode(data, declared(data))
    if decoded is None:
        return source.skipped(not_text(data))
    return decoded if has_text(decoded.text) else source.skipped(NO_TEXT)


def has_text(text: str) -> bool:
    """Say whether there is anything in the text but white space and NULs."""
    return bool(text.strip("\0 \t\r\n\f\v\ufeff"))


def too_large(limit: int, way: str = "split it, or give it as JSON Lines, one article a line") -> str:
    """Return the reason for leaving out what is larger than `limit` bytes, and the way out."""
    return f"larger than {limit // MEBIBYTE} MiB; {way}"


def not_text(data: bytes) -> str:
    """Return the reason for leaving out bytes that could not be decoded."""
    kind = kind_of_binary(data)
    unknown = "this is not text (binary, or in an unknown encoding); save it as UTF-8 text"
    return f"this is {kind[0]}; {kind[1]}" if kind else unknown


def losses(decoded: Decoded, source: Source, line: int | None = None) -> Iterator[Skipped]:
    """Yield a note if characters were lost in the decoding."""
    if decoded.lost:
        plural = "s" if decoded.lost > 1 else ""
        reason = (
            f"read as {decoded.encoding} with {decoded.lost} unreadable character{plural}, kept as U+FFFD; "
            "save it as UTF-8 to mend it"
        )
        yield source.skipped(reason, line, failed=False)
