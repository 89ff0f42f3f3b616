"""Opening the index where the configuration says, and letting go of it whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from asean_cli.config import index_folder

if TYPE_CHECKING:
    from asean_cli.store.interface import Writer
    from asean_cli.store.local import LocalStore

PATIENCE = 10.0
"""Seconds that a command waits for another one to finish writing, unless the user says otherwise."""


@contextmanager
def reading(index: Path | None) -> Iterator[LocalStore]:
    """Open the index for reading; raise StoreError where there is none or it cannot be read."""
    from asean_cli.store.local import open_store

    store = open_store(index_folder(index))
    try:
        yield store
    finally:
        store.close()


@contextmanager
def writing(folder: Path, timeout: float, *, create: bool = False) -> Iterator[Writer]:
    """Open the index in `folder` and take its write lock; with `create`, make it where there is none."""
    from asean_cli.store.local import open_store

    store = open_store(folder, create=create)
    try:
        with store.writer(timeout) as writer:
            yield writer
    finally:
        store.close()
