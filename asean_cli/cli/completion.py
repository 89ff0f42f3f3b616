"""What a shell offers after Tab: values from the index, in a form that needs no quoting, and never an error.

Names are offered as their words joined by hyphens (`--speaker bui-thanh-son`), which the filters read like the name
itself: blanks and apostrophes mean something to a shell. SQLite alone is asked, as loading the search index would
take longer than a person waits, and of a large index the statements kept last.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any, get_args

from typer._click.shell_completion import CompletionItem  # Typer carries its Click, and has no public name for this

from asean_cli.models import ACTS, Kind
from asean_cli.query.interface import FACETS

OFFERED = 200
"""Values offered at most."""
_COUNTRIES = Path(__file__).parent.parent / "knowledge" / "countries.toml"
_RECENT = 5_000
"""Statements looked at, the last ones: up to 0.03 s; with 20,000 it was 0.14 s (measured)."""

_TEXT = "SELECT json_extract(json, '$.{}') AS name FROM recent"
_LIST = "SELECT each.value AS name FROM recent, json_each(recent.json, '$.{}') AS each"
_NAMES = "SELECT json_extract(each.value, '$.name') AS name FROM recent, json_each(recent.json, '$.{}') AS each"
_QUERIES = {
    "speaker": "SELECT name FROM recent",
    "person": "SELECT name FROM recent WHERE type = 'person'",
    "country": _TEXT.format("speaker.country"),
    "organisation": _TEXT.format("speaker.organisation"),
    "topic": _LIST.format("topics"),
    "to": _NAMES.format("addressees"),
    "mentions": _NAMES.format("mentions"),
    "event": _TEXT.format("event.name"),
    "via": _LIST.format("via"),
    "outlet": _TEXT.format("article.outlet"),
}
"""The names of each kind in the statements of `recent`."""


def attach(command: Any, name: str = "") -> None:
    """Let the parameters of a command, and of those under it, offer values; done only when a shell asks."""
    for each, under in getattr(command, "commands", {}).items():
        attach(under, each)
    for parameter in command.params:
        kind = _KINDS.get(f"{name} {parameter.name}") or _KINDS.get(parameter.name)
        if kind:
            parameter.shell_complete = _offering(kind)


def _offering(kind: str) -> Callable[[Any, str], list[CompletionItem]]:
    def complete(context: Any, incomplete: str) -> list[CompletionItem]:
        try:
            if kind in _LISTS:
                return [CompletionItem(each) for each in _LISTS[kind]() if each.startswith(incomplete.lower())]
            found = _names(kind, context.params.get("index"))
            return _offered(_countries(found) if kind == "country" else found, incomplete)
        except Exception:  # noqa: BLE001 - a shell is no place to hear of it
            return []

    return complete


def _topics() -> Iterable[str]:
    from asean_cli.cli.app import COMMANDS
    from asean_cli.cli.help import topics

    return (*topics(), *COMMANDS)


_LISTS: dict[str, Callable[[], Iterable[str]]] = {
    "act": lambda: ACTS,
    "kind": lambda: get_args(Kind),
    "facet": lambda: FACETS,
    "help": _topics,
}
"""Values that are the same in every index."""
_KINDS = {
    **{kind: kind for kind in (*_QUERIES, *_LISTS) if kind not in {"person", "help"}},
    **{"minister": "person", "people name": "person", "help topic": "help"},
}
"""What a parameter takes, by its name, or by its command's and its own."""


def answer(command: Any, program: str) -> None:
    """Answer the shell on stdout; whatever goes wrong, nothing is said of it."""
    with redirect_stderr(StringIO()):
        try:
            attach(command)
            command.main([], prog_name=program)
        except (Exception, SystemExit):  # noqa: BLE001
            sys.stdout.flush()


def _names(kind: str, index: Any) -> list[tuple[str, int]]:
    import sqlite3

    from asean_cli.config import DATABASE, index_folder

    path = (index_folder(index) / DATABASE).absolute()
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0.1)
    try:
        recent = f"WITH recent AS (SELECT * FROM statements ORDER BY row DESC LIMIT {_RECENT})"
        sql = (
            f"{recent} SELECT name, count(*) AS n FROM ({_QUERIES[kind]}) WHERE name > '' GROUP BY name ORDER BY n DESC"
        )
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def _countries(codes: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    import tomllib

    with _COUNTRIES.open(
        "rb"
    ) as file:  # the table alone: to load and check all that is known takes three times as long
        table = tomllib.load(file)
    return [(table.get(code, {}).get("name", code), count) for code, count in codes]


def _offered(names: Sequence[tuple[str, int]], incomplete: str) -> list[CompletionItem]:
    """Return the names with a word that begins as typed, and beside each what a shell may show."""
    from asean_cli.text import slug, visible

    start = slug(incomplete)
    offered: dict[str, str] = {}
    for name, count in names:
        made = slug(name)
        if made and f"-{start}" in f"-{made}":
            offered.setdefault(made, f"{visible(name)} ({count:,})")
    return [CompletionItem(value, help=text) for value, text in list(offered.items())[:OFFERED]]
