"""A pager like git's: where stdout is a terminal and the answer is longer than it, it is shown page by page.

The pager is a setting (see `asean_cli.config`), by default `less -FRX`; an empty one, or cat, is none.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from contextlib import suppress
from io import StringIO

_LESS = "FRX"
"""What a `less` from PAGER is told where the user's LESS says nothing: quit if it fits, colours, leave it on screen."""
_NONE = {"", "cat"}
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


class Page(StringIO):
    """What is meant for the terminal, held back until its length is known."""

    def isatty(self) -> bool:
        """Say yes: it is written as for the terminal that shows it."""
        return True


def wanted() -> bool:
    """Say whether there is a terminal to page on, and a pager."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and _command() not in _NONE


def show(text: str) -> None:
    """Show a text through the pager where it is longer than the screen; else print it."""
    if not (_is_long(text) and _paged(text)):
        sys.stdout.write(text)
        sys.stdout.flush()


def _command() -> str:
    from asean_cli.config import pager_setting

    return str(pager_setting().value)


def _is_long(text: str) -> bool:
    from shutil import get_terminal_size

    size = get_terminal_size()
    rows = sum(max(1, -(-len(line) // size.columns)) for line in _ESCAPES.sub("", text).splitlines())
    return rows >= size.lines


def _paged(text: str) -> bool:
    """Hand a text to the pager and wait for its end; False where it cannot be started."""
    import shlex
    import subprocess

    sys.stdout.flush()
    try:
        process = subprocess.Popen(
            shlex.split(_command()), stdin=subprocess.PIPE, env={"LESS": _LESS, "LV": "-c", **os.environ}
        )
    except (OSError, ValueError):  # not installed, or quotes that are not closed
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's
    try:
        with suppress(BrokenPipeError):  # it was left before the end
            process.communicate(text.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
        process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return True
