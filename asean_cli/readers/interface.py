"""What a reader is: bytes in, articles out. What could not be read is a value, not an exception."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from asean_cli.models import Article


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read, and why, in one line that names the way out."""

    path: str
    reason: str
    line: int | None = None
    """The line of a JSONL file, from 1."""
    failed: bool = True
    """False where nothing is wrong (a file of another kind inside a folder), so that the batch still succeeds."""


@dataclass(frozen=True, slots=True)
class Done:
    """A file has been read to its end; `article_ids` are those it holds, and `complete` says that none was skipped."""

    path: str
    article_ids: tuple[str, ...]
    complete: bool


Read = Article | Skipped | Done


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; a later source fills only what an earlier one left empty."""

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

    def __call__(self, data: bytes, path: str, given: Metadata) -> Iterator[Article | Skipped]:
        """Yield what `data` holds. `path` is for messages and `Article.path`; `given` comes from sidecar and flags."""


def made_of(known: Metadata, text: str, path: str | None, **more: Mapping[str, object] | str | None) -> Article:
    """Build an article; its id is the given one, else made from the URL, else from the text."""
    from asean_cli.models import short_hash

    identity = known.id or short_hash(known.url or text)
    return Article(identity, text, known.title, known.outlet, known.url, known.published, path, **more)  # type: ignore[arg-type]
