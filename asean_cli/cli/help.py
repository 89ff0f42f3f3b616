"""Explain a topic: the query language, fields, output, exit codes, environment and settings, or files.

TOPIC is query, fields, output, exit-codes, environment or files, or a command. Without it, the topics are listed.

    asean help
    asean help query
    asean help search                    # as asean search --help
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from asean_cli.cli.options import ScreenOptions, with_groups
from asean_cli.errors import UsageError

_PACKAGE = Path(__file__).parent.parent
_ENDING = ".md"


def pages() -> Path:
    """Return the folder of the pages: in the installed package, else docs/help/ of the checkout that it runs from."""
    installed = _PACKAGE / "help"
    return installed if installed.is_dir() else _PACKAGE.parent / "docs" / "help"


def topics() -> dict[str, str]:
    """Return each topic with its title, in the order of the names."""
    found = {}
    for path in sorted(pages().glob(f"*{_ENDING}")):
        with path.open(encoding="utf-8") as lines:
            found[path.stem] = next(lines).lstrip("# ").strip()
    return found


def run(topic: str) -> str:
    """Return the page of a topic, as Markdown; raise UsageError where there is none."""
    known = topics()
    if topic not in known:
        raise UsageError(f"no such topic or command: {topic}", f"topics: {', '.join(known)}")
    return (pages() / f"{topic}{_ENDING}").read_text(encoding="utf-8")


@with_groups
def command(
    topic: Annotated[
        str | None,
        typer.Argument(metavar="TOPIC", help="What to explain.", show_default=False),
    ] = None,
    *,
    screen: ScreenOptions,
) -> int:
    """Print a page, or the topics."""
    from asean_cli.cli import app
    from asean_cli.cli.destination import opened
    from asean_cli.cli.printing import print_markdown, print_pairs

    if topic in app.COMMANDS:
        return app.run([topic, "--help"])
    text = run(topic) if topic is not None else None
    with opened(None, paged=not screen.no_pager) as out:
        if text is None:
            print_pairs(topics(), screen, out)
        else:
            print_markdown(text, screen, out)
    return 0
