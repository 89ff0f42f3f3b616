"""Articles of pages and feeds: what the visitor brings, read like any file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from asean_cli.models import Article
from asean_cli.readers.formats import format_of
from asean_cli.readers.interface import Done, Metadata, Options, Read, Skipped, Source
from asean_cli.readers.limits import Budget
from asean_cli.readers.reading import articles
from asean_cli.readers.web.address import Refused
from asean_cli.readers.web.visitor import Page, Visitor

LINKS = 500
"""Links of one feed that are followed."""
_SINGLE = {"HTML", "plain text", "Markdown", "PDF", "DOCX", "ODT"}
"""Formats of one article, whose address is the page's."""


def read_page(url: str, given: Metadata, options: Options, visitor: Visitor) -> Iterator[Read]:
    """Yield the articles of one page, and its Done."""
    yield from _read(url, given, options, visitor, [])


def read_feed(url: str, given: Metadata, options: Options, visitor: Visitor) -> Iterator[Read]:
    """Yield the articles of a feed, and those of the pages that its items only point to, with a Done for each page."""
    links: list[str] = []
    yield from _read(url, given, options, visitor, links)
    for link in list(dict.fromkeys(links))[:LINKS]:
        yield from _read(link, given, options, visitor, None)


def _read(url: str, given: Metadata, options: Options, visitor: Visitor, links: list[str] | None) -> Iterator[Read]:
    try:
        page = visitor.get(url)
    except Refused as error:
        yield Skipped(url, str(error))
        yield Done(url, (), complete=False)
        return
    if page is None:
        visit = visitor.visits.of(url)
        yield Done(url, (), complete=False, unchanged=visit.articles if visit else 0)
        return
    ids: list[str] = []
    complete = True
    for each in articles(_source(url, page, given, options)):
        if isinstance(each, Article):
            if each.id not in ids:
                ids.append(each.id)
                yield replace(each, path=None)
        elif each.link and links is not None:
            links.append(each.link)
        else:
            complete = complete and not each.failed
            yield each
    yield Done(url, tuple(ids), complete)
    if complete and not links:  # a feed is asked anew, for its links may have failed
        visitor.visits.remember(url, page.headers, len(ids))


def _source(url: str, page: Page, given: Metadata, options: Options) -> Source:
    stream = io.BufferedReader(io.BytesIO(page.content))
    name = page.url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    source = Source(stream, url, given, options=options, budget=Budget(len(page.content)), name=name)
    form = format_of(source)
    return replace(source, known=Metadata(url=page.url)) if form and form.name in _SINGLE else source
