"""What a reader is: bytes in, articles out. What could not be read is a value, not an exception.

A reader of a container (an archive, a mailbox) yields a `Source` for each thing that lies in it; whoever runs the
readers reads these in turn, so that no reader need know another.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from asean_cli.models import Article, short_hash
from asean_cli.readers.encoding import storable
from asean_cli.readers.limits import Budget

if TYPE_CHECKING:
    from asean_cli.readers.web.visits import Visits


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read, and why, in one line that names the way out."""

    path: str
    reason: str
    line: int | None = None
    """The line of a JSONL file, from 1; the row of a table."""
    failed: bool = True
    """False where nothing is wrong (another kind of file in a folder): the batch still succeeds."""
    link: str | None = None
    """Where the article itself would be found, of a feed's item that only points to it."""


@dataclass(frozen=True, slots=True)
class Done:
    """A file has been tried: `article_ids` are those it holds, `complete` says that nothing in it failed."""

    path: str
    article_ids: tuple[str, ...]
    complete: bool
    unchanged: int = 0
    """How many articles it is known to hold still, without having been read again."""


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


NOTHING = Metadata()
_LONGEST_REASON = 400


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asks of the reading."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Which column or key of the input holds what: {"text": "body"}; dots lead into objects."""
    any_language: bool = False
    """Whether articles that are not in English are read too."""
    feeds: tuple[str, ...] = ()
    """Addresses of feeds whose articles are read, beside the paths."""
    allow_private: bool = False
    """Whether addresses of the web may lead to machines in a private network."""
    visits: Visits | None = None
    """What is remembered of pages; None to read them whether they have changed or not."""


@dataclass(frozen=True, slots=True)
class Source:
    """A stream to read, and what is known of it."""

    stream: BinaryIO
    path: str
    """For messages and `Article.path`: `news.zip!/asia/talks.html` for what lies in an archive."""
    given: Metadata = NOTHING
    """From flags and sidecar; wins over what the file itself says."""
    known: Metadata = NOTHING
    """From what it lies in; fills what the file itself leaves open."""
    options: Options = field(default_factory=Options)
    budget: Budget = field(default_factory=Budget)
    name: str | None = None
    """The name whose ending tells the format; None to go by the content alone."""
    kind: str | None = None
    """The name of its format where that is certain."""
    depth: int = 0
    """How many containers and compressions it lies in."""
    among_others: bool = False
    """Whether it is one of many in an archive, where not everything is meant to be an article."""

    def article(
        self,
        text: str,
        own: Metadata = NOTHING,
        *,
        extra: Mapping[str, Any] | None = None,
        encoding: str | None = None,
    ) -> Article:
        """Build an article; its id is the given one, else made from the URL, else from the text."""
        known = self.given.filled_by(own).filled_by(self.known)
        identity = known.id or short_hash(known.url or text)
        return Article(
            identity, text, known.title, known.outlet, known.url, known.published, self.path, extra or {}, encoding
        )

    def skipped(self, reason: str, line: int | None = None, *, failed: bool = True, link: str | None = None) -> Skipped:
        """Return that this could not be read, and why; the reason may quote the input, and is cut to one short line."""
        return Skipped(self.path, " ".join(storable(reason).split())[:_LONGEST_REASON], line, failed, link)

    def inside(self, name: str, stream: BinaryIO, known: Metadata = NOTHING, kind: str | None = None) -> Source:
        """Return the source for something of that name in this."""
        name = name.replace("\0", "\ufffd")  # no path holds one
        return replace(
            self,
            stream=stream,
            path=f"{self.path}!/{name}",
            known=known.filled_by(self.known),
            name=name,
            kind=kind,
            depth=self.depth + 1,
            among_others=True,
        )

    def as_kind(self, kind: str, stream: BinaryIO | None = None) -> Source:
        """Return the same, to be read as a format that is certain now."""
        return replace(self, kind=kind, stream=stream or self.stream)

    def head(self, size: int = 4096) -> bytes:
        """Return the first bytes without taking them from the stream, fewer where not as many are there yet."""
        if isinstance(self.stream, io.BufferedReader):
            return self.stream.peek(size)[:size]
        head = self.stream.read(size)
        self.stream.seek(0)
        return head


class Reader(Protocol):
    """Turns the bytes of one source into articles, or into the sources that it holds."""

    def __call__(self, source: Source) -> Iterator[Article | Skipped | Source]:
        """Yield what the source holds, reading no more of it at a time than it needs.

        A yielded source is read before the next is asked for, and its stream holds only till then. An OSError of the
        stream passes through, as does `limits.TooMuch`.
        """
