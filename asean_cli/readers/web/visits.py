"""What is remembered of pages that were read: enough to ask the server whether they have changed since.

It lies in the index folder: with another index, nothing was read yet.
"""

from __future__ import annotations

import json
import os
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any, NamedTuple

FILE = "visits.json"
_LONGEST = 1000


class Visit(NamedTuple):
    """A page that was read: the server's marks of that version, and how many articles it gave."""

    etag: str | None
    modified: str | None
    articles: int


class Visits:
    """The visits of one index; changes are kept by `save`, once the articles are."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the file; a broken or missing one means that nothing was visited. Without a path nothing is kept."""
        self._path = path
        self._known: dict[str, list[Any]] = {}
        try:
            data = json.loads(path.read_text("utf-8")) if path else {}
            self._known = {url: each for url, each in data.items() if len(Visit(*each)) == len(each)}
        except (OSError, ValueError, TypeError, AttributeError):
            self._known = {}
        self._new: dict[str, list[Any]] = {}

    def of(self, url: str) -> Visit | None:
        """Return the last visit to a page."""
        found = self._new.get(url) or self._known.get(url)
        return Visit(*found) if found else None

    def headers(self, url: str) -> dict[str, str]:
        """Return the header fields that ask for a page only if it has changed (RFC 9110, 13.1)."""
        visit = self.of(url)
        fields = {"If-None-Match": visit.etag, "If-Modified-Since": visit.modified} if visit else {}
        return {name: value for name, value in fields.items() if isinstance(value, str)}

    def remember(self, url: str, headers: Mapping[str, str], articles: int) -> None:
        """Note the marks that a server gave with a page; nothing where it gave none."""
        marks = [headers.get(name) for name in ("etag", "last-modified")]
        if any(marks) and all(len(each or "") < _LONGEST for each in marks):
            self._new[url] = [*marks, articles]

    def save(self, kept: Container[str] | None = None) -> None:
        """Write the file in one step, for the user alone, with all new visits, or those to pages that were `kept`."""
        made = {url: visit for url, visit in self._new.items() if kept is None or url in kept}
        if not self._path or not made:
            return
        self._known |= made
        new = self._path.with_suffix(".new")
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(self._known, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)
