"""Plain text (.txt, .text): the text is the file, unchanged; all else comes from sidecar and flags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from asean_cli.models import Article
from asean_cli.readers.content import losses, text_of
from asean_cli.readers.interface import Metadata, Skipped, made_of


def read_plain(stream: BinaryIO, path: str, given: Metadata) -> Iterator[Article | Skipped]:
    """Yield the one article of a plain text file."""
    content = text_of(stream, path)
    if isinstance(content, Skipped):
        yield content
        return
    yield made_of(given, content.text, path, encoding=content.encoding)
    yield from losses(content, path)
