"""How far each saved search has been asked for news: a small file for each of them and each index.

They lie in the user's folder of state, so that two searches, or two indexes, never write the same file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from asean_cli.config import user_state
from asean_cli.errors import TableError
from asean_cli.models import short_hash


class Place(NamedTuple):
    """An index: its folder, and what tells it from another one made there later."""

    folder: Path
    identity: str

    def file(self, name: str) -> Path:
        """Return the file of a search's mark."""
        return _folder() / short_hash(str(self.folder.resolve())) / f"{name}.json"


def _folder() -> Path:
    return user_state() / "new"


def mark(place: Place, name: str) -> int:
    """Return the mark up to which a search was asked, 0 where it never was; raise TableError for a broken file."""
    path = place.file(name)
    if not path.exists():
        return 0
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return int(kept["mark"]) if kept["identity"] == place.identity else 0
    except (ValueError, LookupError, TypeError):
        hint = f"remove it; asean new {name} then begins with all that there is"
        raise TableError(f"{path}: this is no mark of asean new", hint) from None


def move(place: Place, name: str, value: int) -> None:
    """Keep the mark up to which a search was asked, whole or not at all."""
    from asean_cli.cli.destination import replacing

    path = place.file(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with replacing(path, private=True) as out:
        json.dump({"index": str(place.folder.resolve()), "identity": place.identity, "mark": value}, out)


def forget(name: str) -> None:
    """Drop the marks of a search in every index."""
    for path in _folder().glob(f"*/{name}.json"):
        path.unlink(missing_ok=True)
