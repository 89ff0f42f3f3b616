"""HTML (.html, .htm, .xhtml): the main text and the metadata of a page, as trafilatura finds them.

Each paragraph, heading and list item is a line; menus, footers, comments of readers and images are dropped.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from asean_cli.models import Article
from asean_cli.readers.content import losses, text_of
from asean_cli.readers.encoding import storable
from asean_cli.readers.interface import Skipped, Source
from asean_cli.readers.limits import MEBIBYTE
from asean_cli.readers.metadata import split

HTML_LIMIT = 8 * MEBIBYTE
"""Bytes of one page; the worst kind (a menu without end) costs about 6 seconds a MiB to read."""

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_CHARSET_WITHIN = 4096  # characters; the standard looks at the first 1024
_NOISY = ("trafilatura", "htmldate", "justext", "courlan", "readability")
_SENTENCE = 5  # words
_DATES = {
    "original_date": True,
    "extensive_search": False,
}  # a date guessed from any figures is worse than none


def read_html(source: Source) -> Iterator[Article | Skipped]:
    """Yield the one article of a page."""
    content = text_of(source, HTML_LIMIT, _declared)
    if isinstance(content, Skipped):
        yield content
        return
    found = _extracted(content.text)
    text = found.pop("text", "")
    if not text:
        yield source.skipped("this page has no main text; save the article itself, or its text as .txt")
        return
    own, extra = split(found)
    yield source.article(text, own, extra=extra, encoding=content.encoding)
    yield from losses(content, source)


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_CHARSET_WITHIN])
    return match[1].decode("ascii", "replace") if match else None


def _has_sentence(text: str) -> bool:
    """Say whether some line is long enough for a sentence; from a page of links, only the links come back."""
    return any(len(line.split()) >= _SENTENCE for line in text.splitlines())


def _extracted(html: str) -> dict[str, Any]:
    """Return text, title, outlet, url, published and author as far as known; nothing without a text."""
    import trafilatura
    from lxml.etree import LxmlError
    from trafilatura.settings import Document

    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        page = trafilatura.bare_extraction(
            html, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
        )
    # A page can be broken in more ways than its parsers foresee; any of these means that they gave up on it.
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return {}
    if not isinstance(page, Document) or not _has_sentence(page.text or ""):
        return {}
    names = {
        "title": page.title,
        "outlet": page.sitename,
        "url": page.url,
        "published": page.date,
        "author": page.author,
    }
    return {"text": storable(page.text or "")} | {key: value for key, value in names.items() if value}
