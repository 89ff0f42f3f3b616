"""Show each setting with its value and where it comes from, or keep one.

Options go before the environment, that before the project's file (asean.toml in the current folder), that before
your own file. `set` writes into your own file, with --project into the project's, and leaves the rest of it as it is.

    asean config
    asean config index                   # the value alone
    asean config set index ~/news-index
    asean config set pager ""            # no pager
    asean config set --project knowledge tables

Settings: index (a folder), knowledge (folders with tables of yours, the strongest last), color (auto, always or
never), pager (a command; in your own file only).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from asean_cli.cli.options import AsJson, IndexFolder, Names, ScreenOptions, with_groups
from asean_cli.config import SETTINGS, Setting
from asean_cli.errors import TableError, UsageError

_FOLDERS = {"index", "knowledge"}


def run(index: Path | None = None) -> Mapping[str, Setting]:
    """Return every setting. Raises TableError for a broken configuration."""
    from asean_cli.config import index_setting

    return {**{name: find() for name, find in SETTINGS.items()}, "index": index_setting(index)}


def keep(name: str, values: Sequence[str], *, project: bool = False) -> Path:
    """Keep a setting in the user's file, or in the project's; return the file. Raises UsageError and TableError."""
    import tomlkit

    from asean_cli.cli.destination import opened
    from asean_cli.config import PROJECT_FILE, Unfit, fit, read_settings, user_file

    path = Path(PROJECT_FILE) if project else user_file()
    if path.exists():
        read_settings(path)
    value = _written(name, values, project=project)
    try:
        fit(name, value, path)
    except Unfit as reason:
        raise UsageError(f"{name} {reason.problem}", reason.hint) from None
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        document.setdefault("asean", tomlkit.table())[name] = value
        path.parent.mkdir(parents=True, exist_ok=True)
        with opened(path) as out:
            out.write(tomlkit.dumps(document))
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}", "check the folder and its rights") from error
    return path


def _written(name: str, values: Sequence[str], *, project: bool) -> Any:
    """Return the value as the file has it: folders absolute in the user's own, where a relative one means another."""
    if name != "knowledge" and len(values) != 1:
        raise UsageError(f"{name} takes one value", f'for example: asean config set {name} "{" ".join(values)}"')
    if name in _FOLDERS and not project:
        values = [str(Path(each).expanduser().absolute()) if each else each for each in values]
    return list(values) if name == "knowledge" else values[0]


@with_groups
def command(
    words: Annotated[Names, typer.Argument(metavar="[KEY | set KEY VALUE]", help="What to show or to keep.")] = None,
    *,
    project: Annotated[bool, typer.Option("--project", help="Keep it in asean.toml here.")] = False,
    index: IndexFolder = None,
    json: AsJson = False,
    screen: ScreenOptions,
) -> int:
    """Print the settings, or keep one."""
    match words or []:
        case ["set", name, *values] if values:
            print(f"kept in {keep(name, values, project=project)}")
        case []:
            _print(run(index), screen, as_json=json)
        case [name] if name in SETTINGS:
            _print_value(run(index)[name], as_json=json)
        case [name]:
            raise UsageError(f"{name} is not a setting", f"settings: {', '.join(SETTINGS)}")
        case _:
            raise UsageError("give a setting, or: set KEY VALUE", "see asean config --help")
    return 0


def _print(settings: Mapping[str, Setting], screen: ScreenOptions, *, as_json: bool) -> None:
    if as_json:
        from asean_cli.output.json import write_data

        data = {name: {"value": _plain(each.value), "origin": each.origin} for name, each in settings.items()}
        write_data({"settings": data}, sys.stdout)
    else:
        from asean_cli.cli.printing import print_pairs

        pairs = {name: f"{_shown(each.value) or 'none'}  ({each.origin})" for name, each in settings.items()}
        print_pairs(pairs, screen, sys.stdout)


def _print_value(setting: Setting, *, as_json: bool) -> None:
    if as_json:
        from asean_cli.output.json import write_data

        write_data({"value": _plain(setting.value), "origin": setting.origin}, sys.stdout)
    else:
        print(_shown(setting.value))


def _plain(value: Any) -> Any:
    return [str(each) for each in value] if isinstance(value, tuple) else str(value)


def _shown(value: Any) -> str:
    import os

    return os.pathsep.join(map(str, value)) if isinstance(value, tuple) else str(value)
