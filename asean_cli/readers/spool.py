"""A stream that can be sought in, for formats whose directory is at the end of the file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from asean_cli.readers.interface import Source
from asean_cli.readers.limits import MEBIBYTE, SPOOL_LIMIT, TooMuch

_IN_MEMORY = 16 * MEBIBYTE
_CHUNK = 1 << 16


@contextmanager
def seekable(source: Source) -> Iterator[BinaryIO]:
    """Give the source's stream, or a copy of it in a file without a name where it cannot be sought in.

    Raises TooMuch where the copy would be too large.
    """
    if source.stream.seekable():
        yield source.stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        while data := source.stream.read(_CHUNK):
            copy.write(data)
            if copy.tell() > SPOOL_LIMIT:
                raise TooMuch(f"larger than {SPOOL_LIMIT // MEBIBYTE} MiB within another; unpack it first")
        copy.seek(0)
        yield cast(BinaryIO, copy)
