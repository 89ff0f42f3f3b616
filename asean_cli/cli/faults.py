"""How errors and notes reach the user: on stderr, a line and a way out, or a line of JSON for scripts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from typer._click.exceptions import ClickException, NoSuchOption

from asean_cli.errors import AseanError, InputError, QueryError, UsageError
from asean_cli.text import visible

if TYPE_CHECKING:
    from asean_cli.readers.interface import Skipped

_OTHERS_SHOWN = 10
"""How many files that are no articles are named one by one."""
_AS_JSON = {"--json", "--jsonl", "--format=json", "--format=jsonl"}


def wants_json(argv: Sequence[str]) -> bool:
    """Say whether this command line asks for JSON, even if the rest of it makes no sense."""
    options = list(argv[: argv.index("--")]) if "--" in argv else list(argv)
    pairs = {f"{name}={value}" for name, value in pairwise(options)}
    return not _AS_JSON.isdisjoint({*options, *pairs})


def report(error: AseanError, argv: Sequence[str]) -> None:
    """Print an error to stderr, as JSON where the command line asks for JSON."""
    if wants_json(argv):
        from asean_cli.output.json import dumps

        print(dumps(error.to_dict()), file=sys.stderr)
        return
    print(f"asean: {visible(error.message)}", file=sys.stderr)
    for lines in getattr(error, "__notes__", ()):
        print(f"  {visible(lines, lines=True)}", file=sys.stderr)
    if error.hint:
        print(f"  {visible(error.hint)}", file=sys.stderr)


def point_at(error: QueryError, query: str) -> QueryError:
    """Add to the error the query with a caret under the place where it cannot be read, for people."""
    if error.position is not None:
        from unicodedata import combining, east_asian_width

        before = query[: error.position]
        width = sum(2 if east_asian_width(char) in "WF" else not combining(char) for char in before)
        error.add_note(f"{visible(query)}\n  {' ' * width}^")
    return error


def note(text: str) -> None:
    """Print to stderr what the user should know beside the answer."""
    print(f"note: {visible(text)}", file=sys.stderr)


def skipped(problems: Sequence[Skipped], *, as_json: bool, quiet: bool = False) -> None:
    """Tell what was not read and why: all that should have been, and unless `quiet` some of the rest."""
    rest = [] if quiet else [each for each in problems if not each.failed]
    for each in rest[:_OTHERS_SHOWN]:
        note(_line(each))
    if len(rest) > _OTHERS_SHOWN:
        note(f"{len(rest) - _OTHERS_SHOWN:,} other files are no articles either")
    for each in problems:
        if each.failed and as_json:
            from asean_cli.output.json import dumps

            print(dumps(InputError(_line(each)).to_dict()), file=sys.stderr)
        elif each.failed:
            print(f"asean: {visible(_line(each))}", file=sys.stderr)


def _line(problem: Skipped) -> str:
    where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
    return f"{where}: {problem.reason}"


def from_typer(error: ClickException, command: str) -> AseanError:
    """Return a mistake in typing `command` as one of ours."""
    context = getattr(error, "ctx", None)
    help_hint = f"{command} --help tells what there is"
    if isinstance(error, NoSuchOption):
        name = error.option_name
        known = [flag for each in context.command.get_params(context) for flag in each.opts] if context else []
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=1, cutoff=0.7) or sorted(error.possibilities or ())[:1]
        return UsageError(f"no such option: {name}", f"did you mean {near[0]}?" if near else help_hint)
    text = " ".join(error.format_message().split())
    return UsageError(text[:1].lower() + text[1:].rstrip("."), help_hint)
