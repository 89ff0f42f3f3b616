"""Whether tables mention a name, found out without parsing them.

To look for words in the text of the files takes half a millisecond; to load the parser and read the tables takes
forty times as much, and most searches are for none of the names in them.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

from asean_cli.config import knowledge_folders
from asean_cli.text import fold

TABLES = ("synonyms", "countries", "organisations")
"""The tables that know other names of a thing."""
_HERE = Path(__file__).parent
_SIGNS = str.maketrans({**dict.fromkeys(".,’", None), **dict.fromkeys("-–+&/", " ")})


def mentioned(names: Collection[str]) -> bool:
    """Say whether one of `names` (folded words with blanks between) may be a name in the tables; False is certain."""
    folders = (_HERE, *knowledge_folders())
    paths = [folder / f"{table}.toml" for folder in folders for table in TABLES]
    return any(_mentions(path, names) for path in paths if path.is_file())


def _mentions(path: Path, names: Collection[str]) -> bool:
    text = _text(path)
    if text.isascii():
        names = [name for name in names if all(word in text for word in name.split())]
    return bool(names) and any(f'"{name}"' in _bare(path) for name in names)


@cache
def _text(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    return text.lower().replace("–", "-").replace("'s", "").replace("'", "")


@cache
def _bare(path: Path) -> str:
    """Return the text of a table in the form of folded words: what stands in quotation marks is as words would be."""
    bare = _text(path).translate(_SIGNS)
    return bare if bare.isascii() else fold(bare)
