"""Word processors' documents (.docx, .odt): paragraphs, headings, lists and tables in their order.

The title is that of the document's properties. Comments, notes and deleted text are left out.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from asean_cli.models import Article
from asean_cli.readers import blocks
from asean_cli.readers.archives import DAMAGES
from asean_cli.readers.blocks import local_name
from asean_cli.readers.content import too_large
from asean_cli.readers.interface import Metadata, Skipped, Source
from asean_cli.readers.limits import SIZE_LIMIT
from asean_cli.readers.spool import seekable

UNFOLDED_LIMIT = 4 * SIZE_LIMIT
"""Bytes of all parts of a document, pictures among them."""
_NO_TITLE = {"", "Word Document"}  # what python-docx puts where there is none
_EMPTY = "there is no text in this document; fill it or leave it out"


def read_docx(source: Source) -> Iterator[Article | Skipped]:
    """Yield the one article of a Word document."""
    import docx

    with seekable(source) as stream:
        if reason := _too_large(stream):
            yield source.skipped(reason)
            return
        document = docx.Document(stream)
        text = blocks.joined(_texts(document))
        properties = document.core_properties
        title = properties.title.strip()
        own = Metadata(title=title if title not in _NO_TITLE else None)
    yield source.article(text, own) if text else source.skipped(_EMPTY)


def _texts(part: Any) -> Iterator[str]:
    """Yield the paragraphs of a document, and the rows of its tables."""
    from docx.table import Table

    for each in part.iter_inner_content():
        if isinstance(each, Table):
            for row in each.rows:
                yield " | ".join(dict.fromkeys(cell.text.replace("\n", " ") for cell in row.cells))
        else:
            yield each.text


def read_odt(source: Source) -> Iterator[Article | Skipped]:
    """Yield the one article of an OpenDocument text."""
    from lxml.etree import LxmlError

    with seekable(source) as stream:
        try:
            if reason := _too_large(stream):
                yield source.skipped(reason)
                return
            with zipfile.ZipFile(stream) as archive:
                root = blocks.parsed(archive.read("content.xml"))
                title = _odt_title(archive)
        except (*DAMAGES, KeyError, LxmlError, RuntimeError) as error:  # RuntimeError: it wants a password
            yield source.skipped(f"the document is damaged ({error}); get it again")
            return
    bodies = [each for each in root.iter() if local_name(each) == "text" and local_name(each.getparent()) == "body"]
    text = "\n\n".join(filter(None, map(blocks.of_tree, bodies)))
    yield source.article(text, Metadata(title=title)) if text else source.skipped(_EMPTY)


def _odt_title(archive: zipfile.ZipFile) -> str | None:
    if "meta.xml" not in archive.namelist():
        return None
    meta = blocks.parsed(archive.read("meta.xml"))
    titles = (" ".join((each.text or "").split()) for each in meta.iter() if local_name(each) == "title")
    return next(filter(None, titles), None)


def _too_large(stream: BinaryIO) -> str | None:
    """Say that a document unfolds to too much, by what its directory says, which zipfile holds it to."""
    with zipfile.ZipFile(stream) as archive:
        sizes = [info.file_size for info in archive.infolist()]
    stream.seek(0)
    if sum(sizes) > UNFOLDED_LIMIT:
        return too_large(UNFOLDED_LIMIT, "once unpacked; save its text")
    return None
