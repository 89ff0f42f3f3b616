"""What a reader is: bytes in, articles out. What could not be read is a value, not an exception."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

from asean_cli.models import Article, short_hash


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read, and why, in one line that names the way out."""

    path: str
    reason: str
    line: int | None = None
    """The line of a JSONL file, from 1."""
    failed: bool = True
    """False where nothing is wrong (another kind of file in a folder): the batch still succeeds."""


@dataclass(frozen=True, slots=True)
class Done:
    """A file has been tried: `article_ids` are those it holds, `complete` says that nothing in it failed."""

    path: str
    article_ids: tuple[str, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file that was not opened, since it looks as it did when it was read; it holds that many articles."""

    path: str
    articles: int


Read = Article | Skipped | Done | Unchanged


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; a later source fills only what an earlier left empty."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None

    def filled_by(self, other: Metadata) -> Metadata:
        """Return this with its gaps filled from `other`."""
        names = ("id", "title", "outlet", "url", "published")
        return Metadata(**{name: getattr(self, name) or getattr(other, name) for name in names})


class Reader(Protocol):
    """Turns the bytes of one file into articles."""

    def __call__(self, stream: BinaryIO, path: str, given: Metadata) -> Iterator[Article | Skipped]:
        """Yield what `stream` holds, reading no more of it at a time than it needs.

        `path` is for messages and `Article.path`; `given` comes from flags and sidecar, and wins over what
        the file itself says. An OSError of the stream passes through.
        """


def made_of(
    known: Metadata,
    text: str,
    path: str,
    *,
    extra: Mapping[str, Any] | None = None,
    encoding: str | None = None,
) -> Article:
    """Build an article; its id is the given one, else made from the URL, else from the text."""
    identity = known.id or short_hash(known.url or text)
    return Article(identity, text, known.title, known.outlet, known.url, known.published, path, extra or {}, encoding)
