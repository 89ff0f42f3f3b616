"""What a user may settle once, and where each value comes from: flag > environment > project > user > default.

The project's configuration is `asean.toml` in the current folder, the user's is `config.toml` in the system's
folder for configuration (XDG on Linux). Both have one table; a relative path counts from the file's folder:

    [asean]
    index = "news-index"
    knowledge = ["tables"]
    color = "never"
    pager = "less -R"       # in the user's file only: whoever sends you a folder must not choose what you run
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from asean_cli.errors import TableError

APP = "asean-cli"
PROJECT_FILE = "asean.toml"
DATABASE = "statements.db"
COLORS = ("auto", "always", "never")
PAGER = "less -FRX"


class Setting(NamedTuple):
    """A value, and what it comes from: an option, a variable, a file, or "default"."""

    value: Any
    origin: str


class Unfit(Exception):
    """Why a setting cannot have a value, and an example of what it can have."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.problem, self.hint = problem, hint


def index_setting(flag: Path | None = None) -> Setting:
    """Return the folder of the index, which need not exist. Raises TableError for a broken configuration."""
    if flag is not None:
        return Setting(flag, "--index")
    if os.environ.get("ASEAN_INDEX"):
        return Setting(Path(os.environ["ASEAN_INDEX"]).expanduser(), "ASEAN_INDEX")
    here = Path("index")
    default = here if (here / DATABASE).exists() else _user_data() / "index"
    return _configured("index") or Setting(default, "default")


def knowledge_setting() -> Setting:
    """Return the folders of the user's tables, the strongest last. Raises TableError like `index_setting`."""
    if "ASEAN_KNOWLEDGE" in os.environ:
        parts = os.environ["ASEAN_KNOWLEDGE"].split(os.pathsep)
        return Setting(tuple(Path(part).expanduser() for part in parts if part), "ASEAN_KNOWLEDGE")
    own = user_config() / "knowledge"
    return _configured("knowledge") or Setting((own,) if own.is_dir() else (), "default")


def color_setting() -> Setting:
    """Return when there are colours, unless --color says otherwise. Raises TableError like `index_setting`."""
    if os.environ.get("NO_COLOR"):
        return Setting("never", "NO_COLOR")
    return _configured("color") or Setting("auto", "default")


def pager_setting() -> Setting:
    """Return the command that shows long answers, "" for none. Raises TableError like `index_setting`.

    As with git, the user's setting for this program goes before his pager for all programs.
    """
    if "ASEAN_PAGER" in os.environ:
        return Setting(os.environ["ASEAN_PAGER"].strip(), "ASEAN_PAGER")
    general = Setting(os.environ["PAGER"].strip(), "PAGER") if "PAGER" in os.environ else None
    return _configured("pager") or general or Setting(PAGER, "default")


SETTINGS: Mapping[str, Callable[[], Setting]] = {
    "index": index_setting,
    "knowledge": knowledge_setting,
    "color": color_setting,
    "pager": pager_setting,
}
"""Every setting, and how it is found."""


def index_folder(flag: Path | None = None) -> Path:
    """Return the folder of the index, which need not exist. Raises TableError for a broken configuration."""
    folder: Path = index_setting(flag).value
    return folder


def knowledge_folders() -> tuple[Path, ...]:
    """Return the folders of the user's tables, the strongest last. Raises TableError like `index_folder`."""
    folders: tuple[Path, ...] = knowledge_setting().value
    return folders


def own_tables() -> Path:
    """Return the folder in which the user's corrections are kept, which need not exist: the strongest of his."""
    folders = knowledge_folders()
    return folders[-1] if folders else user_config() / "knowledge"


def user_file() -> Path:
    """Return the user's configuration file, which need not exist."""
    return user_config() / "config.toml"


def _configured(name: str) -> Setting | None:
    """Return a setting from the strongest file that has it."""
    for path, settings in _files():
        if name in settings:
            return Setting(settings[name], str(path))
    return None


def _files() -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield the files that are there with their settings, the strongest first; all are read, lest a fault hide."""
    paths = [path for path in (Path(PROJECT_FILE), user_file()) if path.is_file()]
    yield from [(path, read_settings(path)) for path in paths]


def read_settings(path: Path) -> Mapping[str, Any]:
    """Return what one configuration file says; raise TableError that names the file, and the line where known."""
    from asean_cli.knowledge.loader import parse

    data = parse(path)
    for name in data:
        if name != "asean":
            raise _error(path, name, "is not a setting", "the one table is [asean]")
    table = data.get("asean", {})
    if not isinstance(table, Mapping):
        raise _error(path, "asean", "must be a table", "write [asean] on a line of its own")
    settings = {}
    for name, value in table.items():
        try:
            settings[name] = fit(name, value, path)
        except Unfit as reason:
            raise _error(path, name, reason.problem, reason.hint) from None
    return settings


def fit(name: str, value: Any, path: Path) -> Any:
    """Return the value of a setting as the file `path` gives it, ready to use; raise Unfit."""
    if name not in _FITTED:
        raise Unfit("is not a setting", f"settings: {', '.join(_FITTED)}")
    return _FITTED[name](value, path)


def _index(value: Any, path: Path) -> Path:
    if not isinstance(value, str) or not value:
        raise Unfit("must be a folder in quotes", 'for example: index = "news-index"')
    return path.parent / Path(value).expanduser()


def _knowledge(value: Any, path: Path) -> tuple[Path, ...]:
    folders = [value] if isinstance(value, str) else value
    if not isinstance(folders, list) or not all(isinstance(each, str) and each for each in folders):
        raise Unfit("must be a folder or a list of folders", 'for example: knowledge = ["tables"]')
    return tuple(path.parent / Path(each).expanduser() for each in folders)


def _color(value: Any, _path: Path) -> str:
    if value not in COLORS:
        raise Unfit(f"must be one of {', '.join(COLORS)}", 'for example: color = "never"')
    return str(value)


def _pager(value: Any, path: Path) -> str:
    if path == Path(PROJECT_FILE):
        raise Unfit("can only be set in your own file", f"move it to {user_file()}, or set ASEAN_PAGER")
    if not isinstance(value, str):
        raise Unfit('must be a command in quotes, or ""', 'for example: pager = "less -R"')
    return value.strip()


_FITTED: Mapping[str, Callable[[Any, Path], Any]] = {
    "index": _index,
    "knowledge": _knowledge,
    "color": _color,
    "pager": _pager,
}


def _error(path: Path, name: str, problem: str, hint: str) -> TableError:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = next((n for n, line in enumerate(lines, 1) if line.lstrip().lstrip("[\"'").startswith(name)), 1)
    return TableError(f"{path}:{found}: {name} {problem}", hint=hint)


def user_config() -> Path:
    """Return the user's folder of configuration, which need not exist."""
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def _user_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)
