"""The door: `asean` and `python -m asean_cli`."""

from __future__ import annotations

import gc
import os
import sys

_YOUNG = 50_000
"""Objects made between two looks for garbage; the 700 of CPython 3.11 cost a start some forty looks in vain."""


def main() -> None:
    """Run the command line and end the process with its code.

    Everything is written and closed by then, so it ends at once: to take the interpreter apart, object by object,
    would take a tenth of a search (measured).
    """
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
    from asean_cli.cli.app import run

    os._exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
