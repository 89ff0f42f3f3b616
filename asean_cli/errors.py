"""Every error that a user can meet, by the moment it happens.

    AseanError                 exit code 2
    ├── UsageError             an option or argument that makes no sense
    ├── QueryError             a query that cannot be read; knows the position
    ├── InputError             nothing could be read from what was given
    ├── TableError             a knowledge table or the configuration is broken
    ├── ModelError             the trained tagger's files are damaged
    │   └── ModelMissing       what it runs on is not installed; the rules take its place
    └── StoreError             the index
        ├── NoIndex            there is none where we looked
        ├── ForeignIndex       the folder holds something else, or an index of another version
        ├── DamagedIndex       it is there and cannot be read
        ├── UnsafeIndex        others could have written its files, which are pickles
        ├── IndexLocked        another process is writing
        └── UnknownId          no such statement or article

Each message is one line and says what is wrong; the hint says what to do next.
"""

from __future__ import annotations

from typing import Any, ClassVar


class AseanError(Exception):
    """The root: a message for people, a code for scripts, and a way out."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, hint: str | None = None, position: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.position = position

    def to_dict(self) -> dict[str, Any]:
        """Return the error as the JSON contract has it."""
        body = {"code": self.code, "message": self.message, "hint": self.hint, "position": self.position}
        return {"error": body}


class UsageError(AseanError):
    """An option or argument that makes no sense."""

    code = "usage"


class QueryError(AseanError):
    """A query that cannot be read; `position` counts characters from the query's start."""

    code = "query"


class InputError(AseanError):
    """Nothing could be read from what was given."""

    code = "input"


class TableError(AseanError):
    """A knowledge table or the configuration is broken."""

    code = "table"


class ModelError(AseanError):
    """The trained tagger's files are damaged."""

    code = "model"


class ModelMissing(ModelError):
    """What the trained tagger runs on is not installed; the rules take its place."""

    code = "model-missing"


class StoreError(AseanError):
    """Anything about the index."""

    code = "index"


class NoIndex(StoreError):
    """There is no index where we looked."""

    code = "no-index"


class ForeignIndex(StoreError):
    """The folder holds something that is not our index, or one of another version."""

    code = "foreign-index"


class DamagedIndex(StoreError):
    """The index is there and cannot be read."""

    code = "damaged-index"


class UnsafeIndex(StoreError):
    """Others could have written the index files, which are pickles."""

    code = "unsafe-index"


class IndexLocked(StoreError):
    """Another process is writing to the index."""

    code = "locked"


class UnknownId(StoreError):
    """No statement or article has this id."""

    code = "unknown-id"
