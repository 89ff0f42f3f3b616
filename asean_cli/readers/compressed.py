"""Compressed files (.gz, .bz2, .xz, .zst): what they hold, as it comes out of the decompressor.

The name of what is inside is the file's without the ending: `news.jsonl.gz` holds JSON Lines.
"""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from asean_cli.readers.interface import Source
from asean_cli.readers.limits import Budget, Damaged

ZSTD_IN_PYTHON = sys.version_info >= (3, 14)
_SHORTER = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
_CHUNK = 1 << 16


class Unfolded(io.RawIOBase):
    """The bytes that come out of an archive: counted, and any damage told as Damaged.

    It cannot be sought in, so that nobody unfolds the same twice.
    """

    def __init__(self, inner: Any, budget: Budget, damages: tuple[type[Exception], ...]) -> None:
        self._inner = inner
        self._budget = budget
        self._damages: tuple[type[Exception], ...] = (EOFError, *damages)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Read as much as there is room for, if there is as much."""
        room, filled = len(buffer), 0
        try:
            while filled < room and (data := self._inner.read(min(room - filled, _CHUNK))):
                buffer[filled : filled + len(data)] = data
                filled += len(data)
        except self._damages as error:
            raise Damaged(f"the archive is damaged ({error}); get it again") from error
        self._budget.unfold(filled)
        return filled


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

    opened = partial(zstandard.ZstdDecompressor().stream_reader, read_across_frames=True, closefd=False)
    yield _content(source, opened, zstandard.ZstdError)


def _content(source: Source, opened: Callable[[BinaryIO], Any], *damages: type[Exception]) -> Source:
    stream = unfolded(opened(source.stream), source.budget, *damages)
    return replace(source, stream=stream, name=_inner_name(source.name), kind=None, depth=source.depth + 1)


def _inner_name(name: str | None) -> str | None:
    if name is None:
        return None
    path = PurePosixPath(name)
    return path.stem + _SHORTER.get(path.suffix.lower(), "")
