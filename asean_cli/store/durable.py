"""Whoosh's files made to survive a power cut: first they, then the folder that names them, last what points to them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from asean_cli.store.backend import filestore
from asean_cli.store.folder import sync


class DurableStorage(filestore.FileStorage):  # type: ignore[misc]
    """A folder of Whoosh's files in which a table of contents never names what a power cut could take away.

    Whoosh makes segments, then renames the table that names them into its place, then deletes what the old
    one named; it waits for the disk at no point.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._made: set[str] = set()

    def create_file(self, name: str, *args: Any, **options: Any) -> Any:
        """Create a file, and remember that it has to be waited for."""
        self._made.add(name)
        return super().create_file(name, *args, **options)

    def rename_file(self, old: str, new: str, safe: bool = False) -> None:
        """Rename a file when all that was made before, itself included, is on the disk; then wait for that too."""
        folder = Path(self.folder)
        for name in sorted(self._made):
            if (folder / name).exists():
                sync(folder / name)
        self._made.clear()
        sync(folder)
        super().rename_file(old, new, safe=safe)
        sync(folder)
