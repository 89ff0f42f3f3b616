"""Where the index and the user's own knowledge tables live: flag > environment > project > user > default.

The project's configuration is `asean.toml` in the current folder, the user's is `config.toml` in the system's
folder for configuration (XDG on Linux). Both have one table; a relative path counts from the file's folder:

    [asean]
    index = "news-index"
    knowledge = ["tables"]
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from asean_cli.errors import TableError

APP = "asean-cli"
PROJECT_FILE = "asean.toml"
DATABASE = "statements.db"
_KEYS = ("index", "knowledge")


class Settings(NamedTuple):
    """What one configuration file says; None where it says nothing."""

    folder: Path | None = None
    knowledge: tuple[Path, ...] | None = None


def index_folder(flag: Path | None = None) -> Path:
    """Return the folder of the index, which need not exist. Raises TableError for a broken configuration."""
    if flag is not None:
        return flag
    if os.environ.get("ASEAN_INDEX"):
        return Path(os.environ["ASEAN_INDEX"]).expanduser()
    for settings in _all_settings():
        if settings.folder is not None:
            return settings.folder
    here = Path("index")
    return here if (here / DATABASE).exists() else _user_data() / "index"


def knowledge_folders() -> tuple[Path, ...]:
    """Return the folders of the user's tables, the strongest last. Raises TableError like `index_folder`."""
    if "ASEAN_KNOWLEDGE" in os.environ:
        parts = os.environ["ASEAN_KNOWLEDGE"].split(os.pathsep)
        return tuple(Path(part).expanduser() for part in parts if part)
    for settings in _all_settings():
        if settings.knowledge is not None:
            return settings.knowledge
    own = _user_config() / "knowledge"
    return (own,) if own.is_dir() else ()


def own_tables() -> Path:
    """Return the folder in which the user's corrections are kept, which need not exist: the strongest of his."""
    folders = knowledge_folders()
    return folders[-1] if folders else _user_config() / "knowledge"


def _all_settings() -> tuple[Settings, ...]:
    paths = (Path(PROJECT_FILE), _user_config() / "config.toml")
    return tuple(read_settings(path) for path in paths if path.is_file())


def read_settings(path: Path) -> Settings:
    """Read one configuration file; raise TableError that names the file, and the line where it is known."""
    from asean_cli.knowledge.loader import parse

    data = parse(path)
    for name in data:
        if name != "asean":
            raise _error(path, name, "is not a setting", "the one table is [asean]")
    table = data.get("asean", {})
    if not isinstance(table, Mapping):
        raise _error(path, "asean", "must be a table", "write [asean] on a line of its own")
    for name in table:
        if name not in _KEYS:
            raise _error(path, name, "is not a setting", f"settings: {', '.join(_KEYS)}")
    return Settings(_index(path, table), _knowledge(path, table))


def _index(path: Path, table: Mapping[str, Any]) -> Path | None:
    value = table.get("index")
    if value is None:
        return None
    if not isinstance(value, str) or not value:
        raise _error(path, "index", "must be a folder in quotes", 'for example: index = "news-index"')
    return path.parent / Path(value).expanduser()


def _knowledge(path: Path, table: Mapping[str, Any]) -> tuple[Path, ...] | None:
    value = table.get("knowledge")
    if value is None:
        return None
    folders = [value] if isinstance(value, str) else value
    if not isinstance(folders, list) or not all(isinstance(each, str) and each for each in folders):
        raise _error(path, "knowledge", "must be a folder or a list of folders", 'knowledge = ["tables"]')
    return tuple(path.parent / Path(each).expanduser() for each in folders)


def _error(path: Path, name: str, problem: str, hint: str) -> TableError:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = next((n for n, line in enumerate(lines, 1) if line.lstrip().lstrip("[\"'").startswith(name)), 1)
    return TableError(f"{path}:{found}: {name} {problem}", hint=hint)


def _user_config() -> Path:
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def _user_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)
