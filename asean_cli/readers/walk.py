"""From the paths of a command line to the files to read, in an order that never changes."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from asean_cli.readers.encoding import storable
from asean_cli.readers.formats import ENDINGS, by_ending
from asean_cli.readers.interface import Skipped
from asean_cli.readers.sidecar import SUFFIX
from asean_cli.readers.web.address import is_web

STDIN = "standard input"
"""How standard input ("-") is called where a path is shown."""

_OUTSIDE = "a link out of the folder; to read what it leads to, name that"
_LINE_LIMIT = 1 << 16

NOT_OURS = "not a format that asean reads in folders and archives; asean formats lists them"


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: `path` opens it, None for standard input."""

    path: Path | None

    @property
    def shown(self) -> str:
        """The path as the user gave it, a folder's before what lies in it; undecodable bytes as U+FFFD."""
        return STDIN if self.path is None else storable(str(self.path))


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web to read."""

    url: str


def files_in(paths: Sequence[str]) -> Iterator[File | Address | Skipped]:
    """Yield the files and addresses that `paths` name, folders recursively and sorted; only lists (@LIST) are opened.

    Within folders, hidden names and sidecars are left out in silence, and what is no article with a note; a
    folder that several links lead to is read once.
    """
    for path in paths:
        if path == "-":
            yield File(None)
        elif not path:
            yield Skipped('""', "an empty path; is a variable of the shell unset?")
        elif path.startswith("@"):
            yield from _listed(Path(path[1:]))
        else:
            yield from _given(path)


def _given(path: str) -> Iterator[File | Address | Skipped]:
    if is_web(path):
        yield Address(storable(path))
    else:
        yield from _named(Path(path))


def _listed(path: Path) -> Iterator[File | Address | Skipped]:
    """Yield the files that a list names, one path a line; blank lines and lines that begin with # are passed over."""
    try:
        with path.open("rb") as lines:
            while line := lines.readline(_LINE_LIMIT):
                name = os.fsdecode(line.removeprefix(codecs.BOM_UTF8).strip())
                if name and not name.startswith("#"):
                    yield from _given(name)
    except OSError as error:
        yield Skipped(f"@{storable(str(path))}", why(error))


def why(error: OSError | ValueError) -> str:
    """Return in words what the system refused, and the way out."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "permission denied; make it readable, or run as a user who may read it"
    return f"cannot be read: {' '.join(str(getattr(error, 'strerror', None) or error).split())}; check the path"


def _named(path: Path) -> Iterator[File | Skipped]:
    shown = storable(str(path))
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield Skipped(shown, why(error))
        return
    if is_folder:
        yield from _folder(path)
    elif path.suffix.lower() != SUFFIX:
        yield File(path)
    elif _is_sidecar(path):
        yield Skipped(shown, "a sidecar, read together with its article", failed=False)
    else:
        yield Skipped(shown, "a sidecar without an article beside it; name the article")


def _folder(top: Path) -> Iterator[File | Skipped]:
    stack, seen = [top], dict[tuple[int, int], Path]()
    root = os.path.realpath(top)
    while stack:
        path = stack.pop()
        try:
            if path != top and path.is_symlink() and _leads_out(path, root):
                yield Skipped(storable(str(path)), _OUTSIDE, failed=False)
                continue
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield from _within(path, stat.S_ISREG(status.st_mode))
                continue
            key = status.st_dev, status.st_ino
            if key in seen:
                reason = f"the same folder as {storable(str(seen[key]))}, which is read already"
                yield Skipped(storable(str(path)), reason, failed=False)
                continue
            seen[key] = path
            names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - names are all it takes
        except OSError as error:
            yield Skipped(storable(str(path)), _why_within(path, error))
            continue
        stack.extend(path / name for name in names if not name.startswith("."))


def _leads_out(link: Path, root: str) -> bool:
    """Say whether a link leads out of the folder: who made the folder could have it read anything of the user's."""
    target = Path(os.path.realpath(link))
    return target.exists() and not target.is_relative_to(root)


def _within(path: Path, regular: bool) -> Iterator[File | Skipped]:
    """Yield what to do with something in a folder that is not itself a folder."""
    if not regular:
        yield Skipped(storable(str(path)), "not a regular file", failed=False)
    elif by_ending(path.name):
        yield File(path)
    elif path.suffix.lower() != SUFFIX or not _is_sidecar(path):
        yield Skipped(storable(str(path)), NOT_OURS, failed=False)


def _why_within(path: Path, error: OSError) -> str:
    broken = path.is_symlink() and isinstance(error, FileNotFoundError)
    return "a link that leads nowhere; mend or remove it" if broken else why(error)


def _is_sidecar(path: Path) -> bool:
    return any(path.with_suffix(suffix).exists() for suffix in ENDINGS)
