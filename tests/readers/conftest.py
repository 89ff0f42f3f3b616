"""Small helpers for the readers' tests: write a file, read it, sort what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from asean_cli.models import Article
from asean_cli.readers import Done, Metadata, Read, Skipped, read


@dataclass(frozen=True)
class Outcome:
    """What a reading gave, by kind."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    done: tuple[Done, ...]

    @classmethod
    def of(cls, results: Iterable[Read]) -> Outcome:
        every = tuple(results)
        return cls(
            tuple(each for each in every if isinstance(each, Article)),
            tuple(each for each in every if isinstance(each, Skipped)),
            tuple(each for each in every if isinstance(each, Done)),
        )

    @property
    def article(self) -> Article:
        """The one article, where nothing else was read or skipped."""
        assert not self.skipped
        (only,) = self.articles
        return only

    @property
    def reason(self) -> str:
        """The one reason, where nothing was read."""
        assert not self.articles
        (only,) = self.skipped
        assert "\n" not in only.reason
        return only.reason


ReadFile = Callable[..., Outcome]


@pytest.fixture(name="outcome_of")
def _outcome_of() -> Callable[[Iterable[Read]], Outcome]:
    return Outcome.of


@pytest.fixture
def read_file(tmp_path: Path) -> ReadFile:
    """Write content to a file of a name, and read it as it would be from the command line."""

    def write_and_read(name: str, content: bytes | str, given: Metadata | None = None) -> Outcome:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return Outcome.of(read([str(path)], given or Metadata()))

    return write_and_read


@pytest.fixture(scope="session")
def bad() -> Path:
    """The folder of small broken files."""
    return Path(__file__).parents[1] / "data" / "bad"
