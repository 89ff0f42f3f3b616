"""The text of marked-up documents: each block (paragraph, heading, list item, cell of a table) between blank lines.

For fragments that are article text from end to end, such as the body of a mail or of an agency's XML; the main text of
a whole web page is another matter, see `html`. XML is parsed without entities, network and document types.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from asean_cli.readers.encoding import storable

_HTML = """
address article aside blockquote body dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr
li main nav ol p pre section table tbody td tfoot th thead tr ul
"""
_NITF = "block hedline hl1 hl2 dateline byline body.content body.head body.end note tagline"
_ODF = "h list list-item table-row table-cell text-box"
_BLOCKS = frozenset(f"{_HTML} {_NITF} {_ODF}".split())
"""Elements that begin and end a block in HTML, NITF (the agencies' XML) and OpenDocument."""
_HIDDEN = frozenset(
    """
    head script style template noscript iframe object svg math button select textarea
    media annotation tracked-changes sequence-decls
    """.split()
)
_BREAKS = {"br": "\n", "line-break": "\n", "tab": " ", "s": " "}
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def of_html(html: str) -> str:
    """Return the text of HTML or a fragment of it; nothing where it cannot be parsed."""
    from lxml import etree

    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return ""
    return "" if root is None else of_tree(root)


def parsed(xml: bytes) -> Any:
    """Return the root element of XML that may be hostile; raise lxml's LxmlError, or ValueError."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(xml, parser)


def of_tree(root: Any) -> str:
    """Return the text of an element, in whatever name spaces."""
    from lxml.etree import iterwalk

    blocks: list[list[str]] = [[]]
    hidden = 0
    for event, element in iterwalk(root, events=("start", "end")):
        name, starts = local_name(element), event == "start"
        hidden += (1 if starts else -1) if name in _HIDDEN else 0
        if name in _BLOCKS and not hidden:
            blocks.append([])
        if not hidden:
            blocks[-1] += _words(element, name, starts=starts, within=element is not root)
    return joined("".join(each) for each in blocks)


def _words(element: Any, name: str, *, starts: bool, within: bool) -> Iterable[str]:
    words = (element.text if name else None) if starts else (element.tail if within else None)
    before = _BREAKS.get(name, "") if starts else ""
    return before, _SPACE.sub(" ", words or "")


def joined(blocks: Iterable[str]) -> str:
    """Return blocks of text between blank lines, each line of them trimmed, empty ones left out."""
    trimmed = ("\n".join(" ".join(line.split()) for line in each.split("\n")).strip() for each in blocks)
    return storable("\n\n".join(each for each in trimmed if each))


def local_name(element: Any) -> str:
    """Return an element's name in small letters without its name space; nothing for entities and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
