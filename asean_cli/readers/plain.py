"""Plain text (.txt, .text): the text is the file, unchanged; all else comes from sidecar and flags."""

from __future__ import annotations

from collections.abc import Iterator

from asean_cli.models import Article
from asean_cli.readers.content import losses, text_of
from asean_cli.readers.interface import Skipped, Source


def read_plain(source: Source) -> Iterator[Article | Skipped]:
    """Yield the one article of a plain text file."""
    content = text_of(source)
    if isinstance(content, Skipped):
        yield content
        return
    yield source.article(content.text, encoding=content.encoding)
    yield from losses(content, source)
