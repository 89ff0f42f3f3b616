"""How long work tells of itself, without knowing who listens: the library reports, the command line draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Progress(Protocol):
    """An observer of a batch of work."""

    def total(self, count: int | None) -> None:
        """Say how many steps there will be; None when that is not known."""

    def step(self, description: str = "") -> None:
        """Say that one more step is done."""

    def counts(self, counts: Mapping[str, int], pieces: int) -> None:
        """Say what came of the work so far, and of how many pieces (articles); a step may be of many pieces."""


class Silent:
    """The observer that does nothing."""

    def total(self, count: int | None) -> None:
        """Ignore the total."""

    def step(self, description: str = "") -> None:
        """Ignore the step."""

    def counts(self, counts: Mapping[str, int], pieces: int) -> None:
        """Ignore the counts."""
