"""Web archives (.warc, .warc.gz): a source for each page that was fetched, in one pass.

The standard is ISO 28500. Redirects, errors and pictures are passed over in silence; such an archive is mostly that.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from types import SimpleNamespace

from asean_cli.readers.compressed import unfolded
from asean_cli.readers.encoding import storable
from asean_cli.readers.interface import Metadata, Skipped, Source

_KINDS = {
    "text/html": "HTML",
    "application/xhtml+xml": "HTML",
    "text/plain": "plain text",
    "application/pdf": "PDF",
    "message/rfc822": "EML",
}
_RECORDS = {"response", "resource"}


def read_warc(source: Source) -> Iterator[Skipped | Source]:
    """Yield the pages, texts and PDF documents of a web archive."""
    from warcio.archiveiterator import ArchiveIterator

    _silence()
    pages = 0
    for record in ArchiveIterator(source.stream):
        kind = _kind(record)
        if kind:
            pages += 1
            source.budget.member()
            url = storable(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            content = unfolded(record.content_stream(), source.budget)
            yield source.inside(url or str(pages), content, Metadata(url=url or None), kind)
    if not pages:
        yield source.skipped("there is no page in this web archive", failed=False)


def _silence() -> None:
    """Keep warcio from writing what an archive holds to the terminal, which it does without asking."""
    from warcio import archiveiterator

    logging.getLogger("warcio").setLevel(logging.CRITICAL + 1)
    vars(archiveiterator)["sys"] = SimpleNamespace(stderr=SimpleNamespace(write=lambda _: None))


def _kind(record: object) -> str | None:
    """Return the format of what a record holds; None for what is no text that a server gave."""
    headers = getattr(record, "http_headers", None) or getattr(record, "rec_headers", None)
    if getattr(record, "rec_type", None) not in _RECORDS or headers is None:
        return None
    http = getattr(record, "http_headers", None)
    if http is not None and http.get_statuscode() != "200":
        return None
    return _KINDS.get((headers.get_header("Content-Type") or "").partition(";")[0].strip().lower())
