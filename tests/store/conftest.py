"""A real index in a temporary folder, and short ways to fill it and to ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from asean_cli.models import Article, Statement
from asean_cli.query.build import build
from asean_cli.query.interface import Filters
from asean_cli.store.interface import Result
from asean_cli.store.local import LocalStore, open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def store(folder: Path) -> Iterator[LocalStore]:
    with open_store(folder, create=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def keep(make_article: Callable[..., Article]) -> Callable[..., None]:
    """Return a function that puts statements into a store, each under the article that it names."""

    def kept(store: LocalStore, statements: Sequence[Statement], *, commit_each: bool = False) -> None:
        articles = dict.fromkeys(statement.article.id for statement in statements)
        with store.writer(1) as writer:
            for identity in articles:
                mine = [statement for statement in statements if statement.article.id == identity]
                article = make_article(identity, path=mine[0].article.path, outlet=mine[0].article.outlet)
                writer.put(article, mine, "test 1")
                if commit_each:
                    writer.commit()

    return kept


@pytest.fixture(scope="session")
def ask() -> Callable[..., Result]:
    """Return a function that searches a store for a query in the query language."""

    def asked(store: LocalStore, text: str | None = None, **options: Any) -> Result:
        return store.search(build(text, Filters(), **{"limit": None, **options}))

    return asked
