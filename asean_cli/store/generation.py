"""Which search index the database points to: a rebuild makes the next one beside the last, and then points to it."""

from __future__ import annotations

from pathlib import Path

from asean_cli.store.database import Database
from asean_cli.store.folder import SEARCH

GENERATION, SCHEMA = "search_generation", "search_schema"
"""What the database knows of the search index: the number of its folder ("0": none), its schema's version."""


def searchable(database: Database) -> bool:
    """Say whether there is a search index of the schema that we know."""
    return database.meta(GENERATION, "0") != "0" and database.meta(SCHEMA, "") == schema_version()


def schema_version() -> str:
    """Return the version of the search index's schema."""
    from asean_cli.store.schema import VERSION

    return VERSION


def generation_folder(folder: Path, database: Database) -> Path:
    """Return the folder of the search index that the database points to."""
    return folder / SEARCH / database.meta(GENERATION, "0")
