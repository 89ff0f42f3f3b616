"""The whole command line: finds the command, and turns every outcome into an exit code and a clear word."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, TextIO

import typer
from typer._click.exceptions import ClickException  # Typer carries its Click, and has no public name for this

from asean_cli import __version__
from asean_cli.cli.coercion import lighten
from asean_cli.cli.faults import from_typer, report
from asean_cli.errors import AseanError, InputError

PROGRAM = "asean"
COMMANDS = {
    "index": "Read articles, find who said what in them, and keep it in the index.",
    "watch": "Index the articles of folders as they arrive, until Ctrl-C.",
    "search": "Search the statements in the index.",
    "who-said": "Show who said it: the statements that match, by speaker.",
    "facets": "Show at a glance what there is: the statements that match, counted by every facet.",
    "timeline": "Show when it was said: the statements that match, counted over time.",
    "matrix": "Show two facets against each other: who asks whom, who speaks of what.",
    "compare": "Compare what speakers or countries said: how much, when, to whom, on which topics, and in which words.",
    "save": "Save a search under a name, to be asked again and watched for news.",
    "saved": "List the saved searches, each as it was typed and with how many statements it finds now.",
    "new": "Show what is new for the saved searches: the statements indexed since you last asked.",
    "people": "Show who is known: the persons in the index, with offices, spellings and articles.",
    "show": "Show one statement in its paragraph, with everything known of it.",
    "article": "Show a whole article with its statements marked.",
    "extract": "Find who said what in articles, without an index.",
    "export": "Write articles with their statements, to be taken into another index by `asean import`.",
    "import": "Take articles with their statements into the index, as `asean export` wrote them.",
    "remove": "Remove articles from the index.",
    "reindex": "Rebuild the search index from the database.",
    "stats": "Tell how much the index holds.",
    "formats": "List the formats that asean reads, and what is missing for the rest.",
    "config": "Show each setting with its value and where it comes from, or keep one.",
    "doctor": "Look whether all is well: versions, configuration, tables, the tagger, and the index.",
    "schema": "Print the JSON Schema of what is printed as JSON.",
    "help": "Explain a topic: the query language, fields, output, exit codes, environment and settings, or files.",
}
"""Each command and the first line of its module's docstring, so that `--help` need not import the modules."""

EPILOG = "asean COMMAND --help tells more. Exit codes: 0 found or done, 1 nothing found, 2 error, 130 interrupted."
_MODULES = {"import": "importing"}
"""The modules of commands whose name is a word of Python."""
HELP = ["-h", "--help"]
INTERRUPTED = 130
_COMPLETION = "_ASEAN_COMPLETE"
"""The variable by which a shell asks what could come next."""


def run(argv: Sequence[str]) -> int:
    """Run the command line `argv` (without the program's name) and return the exit code; all is written by then."""
    _prepare_streams()
    try:
        return _outcome(list(argv) or ["--help"])
    except BrokenPipeError:
        return 0
    finally:
        _let_go()


def _outcome(argv: list[str]) -> int:
    try:
        code = _invoke(argv)
        sys.stdout.flush()
        return code
    except AseanError as error:
        return _fail(error, argv)
    except ClickException as error:
        known = [each for each in _wanted(argv) if each in COMMANDS]
        return _fail(from_typer(error, " ".join([PROGRAM, *known])), argv)
    except KeyboardInterrupt:
        print(f"{PROGRAM}: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except OSError as error:
        return _fail(_from_system(error), argv)


def _invoke(argv: list[str]) -> int:
    command = typer.main.get_command(build(_wanted(argv)))
    lighten(command, HELP)
    if _COMPLETION in os.environ:
        from asean_cli.cli import completion

        completion.answer(command, PROGRAM)
        return 0
    # Not command(): that would end the process itself, with 1 for a closed pipe.
    try:
        with command.make_context(PROGRAM, argv) as context:
            code = command.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    return code if isinstance(code, int) else 0


def build(wanted: Sequence[str] = tuple(COMMANDS)) -> typer.Typer:
    """Return the application; commands that are not `wanted` stand in it by name and summary only."""
    app = typer.Typer(
        name=PROGRAM,
        epilog=EPILOG,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": HELP},
    )
    app.callback()(_main)
    for name, summary in COMMANDS.items():
        if name in wanted:
            module = module_of(name)
            app.command(name, help=manual(module.__doc__ or ""))(module.command)
        else:
            app.command(name, help=summary)(_stand_in)
    return app


def module_of(command: str) -> Any:
    """Return the module of a command."""
    return import_module(f"asean_cli.cli.{_MODULES.get(command, command.replace('-', '_'))}")


def manual(docstring: str) -> str:
    """Return a module's docstring as help text in which indented paragraphs keep their lines."""
    paragraphs = docstring.strip().split("\n\n")
    return "\n\n".join(f"\b\n{each}" if each.startswith(" ") else each for each in paragraphs)


def _wanted(argv: Sequence[str]) -> tuple[str, ...]:
    if _COMPLETION in os.environ:  # the words of the line, split roughly, the program's name first
        line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
        argv = line.split()[1:]
    return tuple(each for each in argv if not each.startswith("-"))[:1]


def _stand_in() -> None:
    """Stand for a command that was not asked for."""


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


def _main(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version.")
    ] = False,
) -> None:
    """Find who said what in news of ASEAN diplomacy: extract, index and search attributed statements."""


def _prepare_streams() -> None:
    """Make any text printable: UTF-8 to files and pipes as the contract has it, a terminal as it is set."""
    for name in ("stdout", "stderr"):
        stream: TextIO | None = getattr(sys, name)
        if stream is None:  # closed by the caller (>&-)
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _let_go() -> None:
    """Write what is left; a stream that takes no more is pointed at nothing, so that no later flush of it fails."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _from_system(error: OSError) -> AseanError:
    where = f"{error.filename}: " if error.filename else ""
    return InputError(f"{where}{error.strerror or error}", hint="check the file, its rights and the disk")


def _fail(error: AseanError, argv: Sequence[str]) -> int:
    report(error, argv)
    return error.exit_code
