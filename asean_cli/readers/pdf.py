"""PDF (.pdf): the text in its reading order, columns one after the other, each paragraph a line.

pdfminer.six finds lines, boxes and columns from where the letters stand; pypdf, tried beside it, reads across columns
and loses where paragraphs end. Here lines become paragraphs again: hyphens at line ends go, what a page or column cut
in two is joined, and what stands on page after page (headers, footers, numbers) is dropped.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

from asean_cli.models import Article
from asean_cli.readers.content import bytes_of, has_text
from asean_cli.readers.encoding import storable
from asean_cli.readers.interface import Metadata, Skipped, Source
from asean_cli.readers.limits import MEBIBYTE, SIZE_LIMIT, TooMuch

PAGES = 2000
STREAM_LIMIT = 64 * MEBIBYTE
"""Bytes that one stream in a PDF may unfold to; a page's text takes thousands."""
_HYPHENATED = re.compile(r"(\w+)-\n(?=[^\W\d_A-Z])")
_SOFT_HYPHEN = "\xad"
_ENDS = re.compile(r"""[.!?:;…]["'”’)\]]*\Z""")
_DIGITS = re.compile(r"\d+")
_FILE_NAME = re.compile(r"\.\w{2,5}\Z|\AMicrosoft Word|\Auntitled", re.IGNORECASE)


def read_pdf(source: Source) -> Iterator[Article | Skipped]:
    """Yield the one article of a PDF document."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    data = bytes_of(source)
    if isinstance(data, Skipped):
        yield data
        return
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL + 1)
    _bound_streams()
    try:
        title, pages = _read(data)
    except PDFPasswordIncorrect:
        yield source.skipped("this PDF needs a password; save it without one")
        return
    text = storable("\n\n".join(_paragraphs(pages)))
    if not has_text(text):
        yield source.skipped("there is no text in this PDF; if it is a scan, have its text recognised (OCR) first")
        return
    yield source.article(text, Metadata(title=title))


def _read(data: bytes) -> tuple[str | None, list[list[str]]]:
    """Return the title and the boxes of text of each page."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams, LTTextContainer
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    document = PDFDocument(PDFParser(io.BytesIO(data)))
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=LAParams())
    interpreter = PDFPageInterpreter(resources, device)
    pages: list[list[str]] = []
    size = 0
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number == PAGES or size > SIZE_LIMIT:
            raise TooMuch(f"more than {PAGES} pages; split it")
        interpreter.process_page(page)
        boxes = [box.get_text().strip() for box in device.get_result() if isinstance(box, LTTextContainer)]
        pages.append([box for box in boxes if box])
        size += sum(map(len, boxes))
    return _title(document), pages


def _title(document: Any) -> str | None:
    from pdfminer.utils import decode_text

    value = next((info["Title"] for info in document.info if isinstance(info.get("Title"), bytes)), b"")
    title = " ".join(storable(decode_text(value)).split())
    return title if " " in title and not _FILE_NAME.search(title) else None


def _paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    dropped = _repeated(pages)
    found: list[str] = []
    for box in (box for page in pages for box in page if _DIGITS.sub("#", box) not in dropped):
        text = _unwrapped(box)
        if found and text[:1].islower() and not _ENDS.search(found[-1]):
            found[-1] = _unwrapped(f"{found[-1]}\n{text}")
        else:
            found.append(text)
    return found


def _repeated(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the single lines, figures aside, that stand on most of several pages; and numbers alone."""
    lines = Counter(each for page in pages for each in {_DIGITS.sub("#", box) for box in page if "\n" not in box})
    often = {line for line, count in lines.items() if count >= 3 and count * 2 > len(pages)}
    return often | {line for line in lines if not any(map(str.isalpha, line))}


def _unwrapped(box: str) -> str:
    """Return the lines of a box as one; a hyphen at a line's end stays if the word has it elsewhere in the box."""
    box = box.replace(f"{_SOFT_HYPHEN}\n", "").replace(_SOFT_HYPHEN, "")
    return " ".join(_HYPHENATED.sub(r"\1", box).replace("-\n", "-").split())


def _bound_streams() -> None:
    """Make pdfminer refuse streams that unfold to more than STREAM_LIMIT; it knows no limit of its own."""
    from pdfminer import pdftypes

    bounded = SimpleNamespace(decompress=_decompress, decompressobj=zlib.decompressobj, error=zlib.error)
    vars(pdftypes)["zlib"] = bounded


def _decompress(data: bytes) -> bytes:
    unfolding = zlib.decompressobj()
    content = unfolding.decompress(data, STREAM_LIMIT)
    if unfolding.unconsumed_tail:
        raise TooMuch("a stream in this PDF unfolds to far more than a document's; save its text")
    if not unfolding.eof:
        raise zlib.error("incomplete or truncated stream")
    return content
