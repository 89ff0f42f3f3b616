"""Where an answer goes: to stdout, or into a file that is there whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, TextIO

from asean_cli.errors import UsageError

STDOUT = Path("-")
_TEXT: dict[str, Any] = {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}
_HINT = "give --output a file in a folder that is there and that you may write to"


def is_file(path: Path | None) -> bool:
    """Say whether `--output` names something else than stdout."""
    return path is not None and path != STDOUT


def check(path: Path | None) -> None:
    """Raise UsageError where `--output` could not be written, before any work is done."""
    if path is None or not is_file(path):
        return
    if path.is_dir():
        raise UsageError(f"--output {path}: this is a folder", _HINT)
    if not path.parent.is_dir():
        raise UsageError(f"--output {path}: there is no folder {path.parent}", f"make it: mkdir -p {path.parent}")
    if not os.access(path if _is_special(path) else path.parent, os.W_OK):
        raise UsageError(f"--output {path}: you may not write there", _HINT)


@contextmanager
def opened(path: Path | None, *, binary: bool = False, paged: bool = False) -> Iterator[Any]:
    """Yield the stream to write to; a file takes its name when all of it is on the disk. Raises UsageError.

    With `paged`, what goes to a terminal and is longer than it goes through the user's pager.
    """
    if path is None or not is_file(path):
        with _on_page() if paged and sys.stdout.isatty() and not binary else nullcontext(sys.stdout) as stream:
            yield stream.buffer if binary else stream
        sys.stdout.flush()
        return
    check(path)
    if _is_special(path):  # a device or pipe has no name to take
        with path.open("wb") if binary else path.open("w", **_TEXT) as stream:
            yield stream
    else:
        with _replacing(path.resolve(), binary=binary) as stream:
            yield stream


@contextmanager
def _on_page() -> Iterator[TextIO]:
    from asean_cli.cli import paging

    if not paging.wanted():
        yield sys.stdout
        return
    page = paging.Page()
    yield page
    paging.show(page.getvalue())


def _is_special(path: Path) -> bool:
    return path.exists() and not stat.S_ISREG(path.stat().st_mode)


@contextmanager
def _replacing(path: Path, *, binary: bool) -> Iterator[Any]:
    """Yield a new file beside `path`, and put it in its place when the block has ended well."""
    import tempfile  # takes milliseconds to load

    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise UsageError(f"--output {path}: {error.strerror or error}", _HINT) from error
    try:
        with open(handle, "wb") if binary else open(handle, "w", **_TEXT) as stream:  # noqa: PTH123 - a handle
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _keep_name(path.parent)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _keep_name(folder: Path) -> None:
    """Let the new name survive a power cut, where folders can be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
