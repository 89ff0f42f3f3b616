"""ZIP and tar archives of anything (.zip, .tar, .tar.gz …): a source for each file in them.

Nothing is ever written under the names in an archive. Links and devices are passed over, and so are names that would
lead out of the archive.
"""

from __future__ import annotations

import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from asean_cli.readers.compressed import unfolded
from asean_cli.readers.encoding import storable
from asean_cli.readers.interface import Skipped, Source
from asean_cli.readers.limits import DIRECTORY_LIMIT, TooMuch
from asean_cli.readers.spool import seekable

_OFFICE = {
    "word/document.xml": "DOCX",
    "xl/workbook.xml": "an Excel workbook; save its table as CSV",
    "ppt/presentation.xml": "a PowerPoint presentation; save its text",
}
"""What a ZIP is by a file in it: a format of ours, or something else with the way out."""
_ODT = b"application/vnd.oasis.opendocument.text"

_END = struct.Struct("<4s4H2LH")
"""The end of the directory (APPNOTE.TXT 6.3.10, 4.3.16): its size is the sixth field."""
_END_64 = struct.Struct("<4sQ2H2L4Q")
"""The same of large archives (4.3.14): its size is the ninth."""
_END_WITHIN = _END.size + (1 << 16)
DAMAGES = (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, struct.error)
"""What zipfile raises for damaged archives."""
_PASSWORD = 1
_ONE_COPY = "the archive is damaged ({}); get it again"


def read_zip(source: Source) -> Iterator[Skipped | Source]:
    """Yield the files in a ZIP archive, or the office document that it is."""
    try:
        yield from _within_zip(source)
    except DAMAGES as error:
        yield source.skipped(_ONE_COPY.format(error))


def _within_zip(source: Source) -> Iterator[Skipped | Source]:
    with seekable(source) as stream:
        if _directory_size(stream) > DIRECTORY_LIMIT:
            raise TooMuch("its directory is too large; unpack it yourself")
        with zipfile.ZipFile(stream) as archive:
            kind = _document(archive)
            if kind in {"DOCX", "ODT"}:
                stream.seek(0)
                yield source.as_kind(kind, stream)
            elif kind:
                yield source.skipped(f"this is {kind}")
            else:
                for info in archive.infolist():
                    yield from _of_zip(source, archive, info)


def _directory_size(stream: BinaryIO) -> int:
    """Return how many bytes a ZIP's directory says it takes; 0 where there is none to be found."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_WITHIN - _END_64.size))
    tail = stream.read()
    stream.seek(0)
    sizes = [0]
    for mark, form, place in ((b"PK\5\6", _END, 5), (b"PK\6\6", _END_64, 8)):
        at = tail.rfind(mark)
        if 0 <= at <= len(tail) - form.size:
            sizes.append(form.unpack_from(tail, at)[place])
    return min(max(sizes), size)


def _document(archive: zipfile.ZipFile) -> str | None:
    names = set(archive.namelist())
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as mime:
            return "ODT" if mime.read(len(_ODT)) == _ODT else "an office document without text; save its text"
    return next((kind for name, kind in _OFFICE.items() if name in names), None)


def _of_zip(source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Skipped | Source]:
    if info.filename.endswith("/"):  # not is_dir(), which fails on an empty name before Python 3.12
        return
    mode = stat.S_IFMT(info.external_attr >> 16)
    name = storable(info.filename)
    if reason := _refusal(source, info.filename, regular=mode in {0, stat.S_IFREG}):
        yield source.inside(name, source.stream).skipped(reason, failed=False)
    elif info.flag_bits & _PASSWORD:
        yield source.inside(name, source.stream).skipped("it needs a password; unpack it yourself")
    else:
        try:
            member = archive.open(info)
        except DAMAGES as error:
            yield source.inside(name, source.stream).skipped(_ONE_COPY.format(error))
            return
        with member, unfolded(member, source.budget, *DAMAGES) as stream:
            yield source.inside(name, stream)


def read_tar(source: Source) -> Iterator[Skipped | Source]:
    """Yield the files in a tar archive, in one pass."""
    try:
        with tarfile.open(fileobj=source.stream, mode="r|") as archive:
            while info := archive.next():
                yield from _of_tar(source, archive, info)
                archive.members.clear()  # type: ignore[attr-defined] # it would keep them all until the end
    except (tarfile.TarError, ValueError) as error:
        yield source.skipped(_ONE_COPY.format(error))


def _of_tar(source: Source, archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[Skipped | Source]:
    if info.isdir():
        return
    name = storable(info.name)
    if reason := _refusal(source, info.name, regular=info.isfile()):
        yield source.inside(name, source.stream).skipped(reason, failed=False)
    elif content := archive.extractfile(info):
        with content, unfolded(content, source.budget, tarfile.TarError) as stream:
            yield source.inside(name, stream)


def _refusal(source: Source, name: str, *, regular: bool) -> str | None:
    """Count a file in an archive, and say why it is passed over, if it is."""
    source.budget.member()
    if not regular:
        return "a link or device, not a file"
    parts = name.replace("\\", "/").split("/")
    if parts[0] == "" or parts[0].endswith(":") or ".." in parts:
        return "its name is empty or leads out of the archive"
    return None
