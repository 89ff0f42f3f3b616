"""Which reader reads which file: by suffix, or by a look at how it begins."""

from __future__ import annotations

import re
from pathlib import Path

from asean_cli.readers.html import read_html
from asean_cli.readers.interface import Reader
from asean_cli.readers.jsonl import read_json, read_jsonl
from asean_cli.readers.markdown import read_markdown
from asean_cli.readers.plain import read_plain

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
}

_BEGINNINGS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r'\{\s*"[^"]*"\s*:'), read_jsonl),
    (re.compile(r"(?:\{|\[)\s*$|\[\s*\{"), read_json),
    (re.compile(r"<(?:!doctype\s+html|html|head|body|\?xml|!--)", re.IGNORECASE), read_html),
)


def reader_by_suffix(path: str) -> Reader | None:
    """Return the reader for a file of this name, if there is one."""
    return READERS.get(Path(path).suffix.lower())


def reader_by_beginning(head: bytes) -> Reader:
    """Return the reader for a stream that begins like this; plain text unless JSON or HTML can be seen.

    JSON that spreads one object over several lines shows by a first line that ends early.
    """
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8-sig", "replace").lstrip()
    first_line = text.partition("\n")[0]
    return next((reader for begins, reader in _BEGINNINGS if begins.match(first_line)), read_plain)
