"""The sidecar of an article: `ministers.toml` beside `ministers.txt` says what the article itself does not.

Keys, all optional: id, title, outlet, url, published. They win over what the file tells of itself, and hold
for each article of a file that has several.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from asean_cli.readers.interface import Metadata
from asean_cli.readers.metadata import KEYS, split, wrong_type

SUFFIX = ".toml"
_LIMIT = 1 << 16


def sidecar_of(path: Path) -> Path:
    """Return where the sidecar of an article lies, whether there is one or not."""
    return path.with_suffix(SUFFIX)


def read_sidecar(path: Path) -> Metadata | str:
    """Return what a sidecar says, or the reason why it cannot be understood."""
    try:
        with path.open("rb") as file:
            data = file.read(_LIMIT + 1)
    except OSError as error:
        return _broken(path, error.strerror or str(error))
    if len(data) > _LIMIT:
        return _broken(path, f"larger than {_LIMIT} bytes")
    try:
        values = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        return _broken(path, str(error))
    if unknown := sorted(set(values) - set(KEYS)):
        return _broken(path, f'unknown key "{unknown[0]}" (known: {", ".join(KEYS)})')
    if reason := wrong_type(values):
        return _broken(path, reason)
    known, rest = split(values)
    if "published_raw" in rest:
        return _broken(path, f"published is not a date such as 2021-08-03: {rest['published_raw']!r}")
    return known


def _broken(path: Path, reason: str) -> str:
    return f"its sidecar {path} cannot be understood: {reason}; mend or remove it"
