"""RSS and Atom feeds (.rss, .atom, .xml): an article for each item that holds its full text.

An item that only has the first words of its article is no article: its link is told instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asean_cli.models import Article
from asean_cli.readers import blocks
from asean_cli.readers.content import bytes_of
from asean_cli.readers.encoding import storable
from asean_cli.readers.interface import Metadata, Skipped, Source
from asean_cli.readers.limits import MEBIBYTE
from asean_cli.readers.metadata import iso_date

FEED_LIMIT = 32 * MEBIBYTE
"""Bytes of one feed, which is held in memory as a tree."""
_FULL = 60
"""Words from which on an item is an article: a teaser has 20 to 50."""
_CUT = ("…", "...", "[…]", "[...]", "read more", "continue reading")


def read_feed(source: Source) -> Iterator[Article | Skipped]:
    """Yield the articles of a feed, and the links of the items that are not whole."""
    import feedparser

    data = bytes_of(source, FEED_LIMIT)
    if isinstance(data, Skipped):
        yield data
        return
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        yield source.skipped("there is no item in this feed; is it one?")
    outlet = _text(feed.feed.get("title"))
    for item in feed.entries:
        yield _of_item(item, outlet, source)


def _of_item(item: Any, outlet: str | None, source: Source) -> Article | Skipped:
    title, url = _text(item.get("title")), _text(item.get("link"))
    published = _date(item)
    text = max((blocks.of_html(html) for html in _contents(item)), key=len, default="")
    if _is_whole(text):
        author = _text(item.get("author"))
        own = Metadata(title=title, outlet=outlet, url=url, published=published)
        return source.article(text, own, extra={"author": author} if author else None)
    where = f"; the article is at {url}" if url else ""
    return source.skipped(f'"{title or "an item"}" is only the beginning of an article{where}', failed=False, link=url)


def _contents(item: Any) -> Iterator[str]:
    for each in (*item.get("content", ()), {"value": item.get("summary")}):
        if each.get("value"):
            yield each["value"]


def _is_whole(text: str) -> bool:
    return len(text.split()) >= _FULL and not text.rstrip(" .»→>\n").lower().endswith(_CUT)


def _date(item: Any) -> str | None:
    for name in ("published", "updated"):
        if date := iso_date(item.get(name)):
            return date
    return None


def _text(value: Any) -> str | None:
    return (" ".join(storable(blocks.of_html(value)).split()) or None) if isinstance(value, str) else None
