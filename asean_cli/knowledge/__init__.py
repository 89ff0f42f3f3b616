"""The tables as data files (countries, roles, groups, topics …), and the questions asked of them.

    from asean_cli.knowledge import load
    load().country_name("VN")       # "Vietnam"

A table is parsed when something of it is first asked for, and their parser loaded with the first `load()`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asean_cli.config import knowledge_folders

if TYPE_CHECKING:
    from asean_cli.knowledge.base import Knowledge

__all__ = ["Knowledge", "load"]


def load(extra: tuple[Path, ...] | None = None) -> Knowledge:
    """Return the knowledge, with the tables in the folders `extra` laid over ours in that order.

    Without `extra` the folders are those of the user's configuration. Raises TableError where a folder is missing or
    holds a file that is no table.
    """
    return _load(knowledge_folders() if extra is None else extra)


@cache
def _load(extra: tuple[Path, ...]) -> Knowledge:
    from asean_cli.knowledge.base import Knowledge

    return Knowledge(extra)


def __getattr__(name: str) -> Any:
    if name == "Knowledge":
        from asean_cli.knowledge.base import Knowledge

        return Knowledge
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
