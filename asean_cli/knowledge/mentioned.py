"""Whether tables mention a name, found out without parsing them.

To look for words in the text of the files takes half a millisecond; to load the parser and read the tables takes
forty times as much, and most searches are for none of the names in them.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from asean_cli.config import knowledge_folders
from asean_cli.text import fold

TABLES = ("synonyms", "countries", "organisations")
"""The tables that know other names of a thing."""
_HERE = Path(__file__).parent
_SIGNS = str.maketrans({**dict.fromkeys(".,'’", None), **dict.fromkeys("-–+&/", " ")})


def mentioned(names: Collection[str]) -> bool:
    """Say whether one of `names` (folded words with blanks between) may be a name in the tables; False is certain."""
    folders = (_HERE, *knowledge_folders())
    paths = [folder / f"{table}.toml" for folder in folders for table in TABLES]
    return any(_mentions(path, names) for path in paths if path.is_file())


def _mentions(path: Path, names: Collection[str]) -> bool:
    text = path.read_text(encoding="utf-8", errors="replace").replace("–", "-")
    if text.isascii():
        lower = text.lower().replace("'", "")
        names = [name for name in names if all(word in lower for word in name.split())]
    if not names:
        return False
    bare = text.casefold().replace("'s", "").translate(_SIGNS)
    bare = bare if bare.isascii() else fold(bare)
    return any(f'"{name}"' in bare for name in names)
