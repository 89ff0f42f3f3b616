"""Compressed files (.gz, .bz2, .xz, .zst): what they hold, as it comes out of the decompressor.

The name of what is inside is the file's without the ending: `news.jsonl.gz` holds JSON Lines.
"""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from asean_cli.readers.interface import Source
from asean_cli.readers.limits import Budget, Damaged

ZSTD_IN_PYTHON = sys.version_info >= (3, 14)
_SHORTER = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
_CHUNK = 1 << 16
_ZSTD_CHUNK = 1 << 10
"""Bytes unfolded at once; a bomb makes 40 MiB of as many."""


class Unfolded(io.RawIOBase):
    """The bytes that come out of an archive: counted, and any damage told as Damaged.

    It cannot be sought in, so that nobody unfolds the same twice.
    """

    def __init__(self, inner: Any, budget: Budget, damages: tuple[type[Exception], ...]) -> None:
        self._inner = inner
        self._budget = budget
        self._damages: tuple[type[Exception], ...] = (EOFError, *damages)
        self._failure: Exception | None = None

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Read as much as there is room for, if there is as much."""
        room, filled = len(buffer), 0
        while filled < room and (data := self._next(min(room - filled, _CHUNK))):
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        if self._failure and not filled:
            raise Damaged(f"the archive is damaged ({self._failure}); get it again") from self._failure
        self._budget.unfold(filled)
        return filled

    def _next(self, size: int) -> bytes:
        """Return more bytes; none at the end or where damage begins, which is told when all before it was taken."""
        if self._failure:
            return b""
        try:
            return bytes(self._inner.read(size))
        except self._damages as error:
            self._failure = error
            return b""


def unfolded(inner: Any, budget: Budget, *damages: type[Exception]) -> io.BufferedReader:
    """Return a stream over what comes out of an archive, with Damaged for each of `damages`."""
    return io.BufferedReader(Unfolded(inner, budget, damages), _CHUNK)


def read_gzip(source: Source) -> Iterator[Source]:
    """Yield what a gzip file holds."""
    import gzip
    import zlib

    yield _content(source, lambda stream: gzip.GzipFile(fileobj=stream), gzip.BadGzipFile, zlib.error)


def read_bzip2(source: Source) -> Iterator[Source]:
    """Yield what a bzip2 file holds."""
    import bz2

    yield _content(source, bz2.BZ2File, OSError)


def read_xz(source: Source) -> Iterator[Source]:
    """Yield what an xz file holds."""
    import lzma

    yield _content(source, lzma.LZMAFile, lzma.LZMAError)


def read_zstd(source: Source) -> Iterator[Source]:
    """Yield what a zstd file holds."""
    if ZSTD_IN_PYTHON:
        zstd = importlib.import_module("compression.zstd")
        yield _content(source, zstd.ZstdFile, zstd.ZstdError)
        return
    import zstandard

    yield _content(source, _ZstdFrames, zstandard.ZstdError)


class _ZstdFrames:
    """The content of zstd frames one after the other; zstandard's own reader takes a file cut short for a whole one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._frame: Any = None
        self._packed = b""
        self._content = io.BytesIO()

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, none at the end; raise EOFError where the end is missing."""
        while not (found := self._content.read(size)):
            self._packed = self._packed or self._stream.read(_ZSTD_CHUNK)
            if not self._packed and self._frame:
                raise EOFError("it ends before the end of its frame")
            if not self._packed:
                return b""
            self._unfold()
        return found

    def _unfold(self) -> None:
        from zstandard import ZstdDecompressor

        frame = self._frame or ZstdDecompressor().decompressobj()
        self._content = io.BytesIO(frame.decompress(self._packed))
        self._packed, self._frame = (frame.unused_data, None) if frame.eof else (b"", frame)


def _content(source: Source, opened: Callable[[BinaryIO], Any], *damages: type[Exception]) -> Source:
    stream = unfolded(opened(source.stream), source.budget, *damages)
    return replace(source, stream=stream, name=_inner_name(source.name), kind=None, depth=source.depth + 1)


def _inner_name(name: str | None) -> str | None:
    if name is None:
        return None
    path = PurePosixPath(name)
    return path.stem + _SHORTER.get(path.suffix.lower(), "")
