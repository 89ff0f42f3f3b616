"""NewsML-G2 and NITF (.xml), the formats of the news agencies: the articles of a news item or message.

Standards: IPTC NewsML-G2 2.34 and NITF 3.6. Items that the agency has withheld or cancelled are left out, and so are
pictures, video and packages of other items.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asean_cli.models import Article
from asean_cli.readers import blocks
from asean_cli.readers.blocks import local_name
from asean_cli.readers.content import bytes_of
from asean_cli.readers.interface import Metadata, Skipped, Source
from asean_cli.readers.limits import MEBIBYTE
from asean_cli.readers.metadata import iso_date

XML_LIMIT = 16 * MEBIBYTE
"""Bytes of one document, which is held in memory as a tree."""
ROOTS = ("newsitem", "newsmessage", "packageitem", "knowledgeitem", "conceptitem", "nitf")
_PLAIN = "text/plain"


def read_newsml(source: Source) -> Iterator[Article | Skipped]:
    """Yield the article of each news item that is text."""
    from lxml.etree import LxmlError

    data = bytes_of(source, XML_LIMIT)
    if isinstance(data, Skipped):
        yield data
        return
    try:
        root = blocks.parsed(data)
    except (LxmlError, ValueError) as error:
        yield source.skipped(f"not valid XML: {error}; get it again")
        return
    items = [root] if local_name(root) in {"newsitem", "nitf"} else _all(root, "newsitem")
    if not items:
        yield source.skipped(f"there is no news item in this XML (its root is {local_name(root)[:40]})")
    for item in items:
        yield _of_nitf(item, source) if local_name(item) == "nitf" else _of_item(item, source)


def _of_item(item: Any, source: Source) -> Article | Skipped:
    status = (_attribute(item, "pubstatus", "qcode") or "usable").rpartition(":")[2]
    title = _words(item, "headline") or _words(item, "title")
    if status != "usable":
        return source.skipped(f'"{title or "an item"}" is {status}, says the agency', failed=False)
    text = _content(item)
    if not text:
        return source.skipped(f'"{title or "an item"}" has no text', failed=False)
    dates = (iso_date(_words(item, name)) for name in ("contentcreated", "firstcreated", "versioncreated"))
    own = Metadata(item.get("guid"), title, _provider(item), None, next(filter(None, dates), None))
    author = _words(item, "by")
    return source.article(text, own, extra={"author": author} if author else None)


def _content(item: Any) -> str:
    """Return the text of the first content that has some: XHTML, NITF or plain."""
    for content in _all(item, "inlinexml"):
        bodies = _all(content, "body.content") or _all(content, "body") or [content]
        if text := blocks.joined(blocks.of_tree(each) for each in bodies):
            return text
    for content in _all(item, "inlinedata"):
        if (content.get("contenttype") or _PLAIN).startswith(_PLAIN) and content.text:
            return blocks.joined(content.text.split("\n\n"))
    return ""


def _of_nitf(root: Any, source: Source) -> Article | Skipped:
    bodies = _all(root, "body.content")
    text = "\n\n".join(filter(None, (blocks.of_tree(each) for each in bodies)))
    if not text:
        return source.skipped("this NITF document has no text")
    date = iso_date(_attribute(root, "date.issue", "norm")) or iso_date(_attribute(root, "story.date", "norm"))
    identity = _attribute(root, "doc-id", "id-string")
    title = _words(root, "hl1") or _words(root, "title")
    return source.article(text, Metadata(identity, title, None, None, date))


def _provider(item: Any) -> str | None:
    for provider in _all(item, "provider"):
        for name in _all(provider, "name"):
            return _trimmed(name)
    return _words(item, "copyrightholder") or _words(item, "creditline")


def _all(root: Any, name: str) -> list[Any]:
    return [each for each in root.iter() if each is not root and local_name(each) == name]


def _words(root: Any, name: str) -> str | None:
    return next(filter(None, map(_trimmed, _all(root, name))), None)


def _attribute(root: Any, name: str, attribute: str) -> str | None:
    return next((each.get(attribute) for each in _all(root, name) if each.get(attribute)), None)


def _trimmed(element: Any) -> str | None:
    return " ".join(blocks.of_tree(element).split()) or None
