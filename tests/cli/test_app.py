"""The command line as a whole: help, version, mistakes of typing, and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli import __version__
from asean_cli.cli import app
from asean_cli.errors import DamagedIndex


def test_each_command_stands_in_the_help_with_its_own_first_line(run: Callable[..., Any]) -> None:
    shown = run("--help")
    assert shown.code == 0
    for name, summary in app.COMMANDS.items():
        module = app.module_of(name)
        assert module.__doc__ is not None
        assert module.__doc__.splitlines()[0] == summary
        assert f"  {name} " in shown.out
        assert callable(module.run)
        assert callable(module.command)


@pytest.mark.parametrize("name", app.COMMANDS)
def test_the_help_of_a_command_is_its_manual(name: str, run: Callable[..., Any]) -> None:
    shown = run(name, "-h")
    module = app.module_of(name)
    assert shown.code == 0
    assert shown.err == ""
    examples = [line for line in (module.__doc__ or "").splitlines() if line.startswith("    ")]
    assert examples
    assert all(f"{example}\n".lstrip() in shown.out for example in examples)


def test_help_without_words_and_version(run: Callable[..., Any]) -> None:
    assert run().out == run("--help").out
    assert run("--version").out == f"asean {__version__}\n"


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["search", "--speker", "x"], "no such option: --speker", "did you mean --speaker?"),
        (["search", "--limit", "many"], "'many' is not a whole number", "search --help"),
        (["search", "--limit", "-1"], "-1 is less than 0", "search --help"),
        (["search", "--sort", "upwards"], "not one of relevance, newest, oldest, speaker", "search --help"),
        (["search", "--format", "xml"], "not one of table, json, jsonl, csv, tsv", "search --help"),
        (["search", "--since"], "--since", "search --help"),
        (["search", "--since", "2021-13"], "2021-13", "2021-08-03"),
        (["search", "--fields", "id", "--count"], "--fields needs", ""),
        (["search", "--fields", ",", "--format", "csv"], "names no field", "for example"),
        (["search", "--facet", "colour"], "colour", ""),
        (["search", "(a"], "parenthesis", ""),
        (["serch"], "no such command 'serch'", "asean --help"),
        (["show"], "missing argument 'ID'", "show --help"),
        (["index"], "missing argument 'PATH'", "index --help"),
        (["index", "a.txt", "--timeout", "soon"], "'soon' is not a number", "index --help"),
        (["show", "zzz"], "zzz", ""),
        (["stats", "--index", "nowhere"], "nowhere", "asean index"),
    ],
)
def test_a_mistake_is_one_line_and_a_way_out(
    words: list[str], message: str, hint: str, run: Callable[..., Any]
) -> None:
    shown = run(*words)
    assert shown.code == 2
    assert shown.out == ""
    first, *rest = shown.err.splitlines()
    assert first.startswith("asean: ")
    assert message in first
    assert hint in "\n".join([first, *rest])
    if "--fields" in words:
        return
    body = json.loads(run(words[0], "--json", *words[1:]).err)
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "hint", "position"}


def test_formats_that_exclude_each_other(run: Callable[..., Any]) -> None:
    shown = run("search", "--json", "--format", "csv")
    assert shown.code == 2
    assert json.loads(shown.err)["error"]["message"] == "--format csv and --json exclude each other"


def test_a_caret_stands_under_the_place(run: Callable[..., Any]) -> None:
    lines = run("search", "日本 AND", "(open").err.splitlines()
    assert lines[1] == "  日本 AND (open"
    assert lines[2] == "  " + " " * len("日本日本") + " " * len(" AND ") + "^"


def test_the_error_as_json_knows_the_position(run: Callable[..., Any]) -> None:
    assert json.loads(run("search", "one (two", "--format", "json").err)["error"]["position"] == 4


def test_words_after_two_hyphens_are_no_options(run: Callable[..., Any]) -> None:
    assert not run("search", "--", "--json", "(").err.startswith("{")


def failing_with(error: BaseException) -> Callable[..., Any]:
    def fail(**_: Any) -> int:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (KeyboardInterrupt(), 130, "asean: interrupted\n"),
        (BrokenPipeError(), 0, ""),
        (DamagedIndex("it is broken", "mend it"), 2, "asean: it is broken\n  mend it\n"),
        (
            OSError(28, "No space left on device", "a/file"),
            2,
            "asean: a/file: No space left on device\n  check the file, its rights and the disk\n",
        ),
    ],
)
def test_every_outcome_has_its_exit_code(
    error: BaseException,
    code: int,
    message: str,
    run: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("asean_cli.cli.stats.run", failing_with(error))
    shown = run("stats")
    assert (shown.code, shown.err) == (code, message)


def test_a_defect_is_not_hidden(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asean_cli.cli.stats.run", failing_with(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        run("stats")


def test_only_the_wanted_command_is_imported(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from asean_cli.cli.app import run; run(['{}', '--help']);"
        "print(*sorted(n for n in sys.modules if n.split('.')[0] in {{'rich', 'whoosh', 'pydantic', 'sqlite3'}}"
        " or n.startswith('asean_cli.cli.') or n.startswith('asean_cli.readers')), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code.format("search")],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    loaded = done.stderr.split()
    assert "asean_cli.cli.search" in loaded
    assert "asean_cli.cli.index" not in loaded
    assert not [name for name in loaded if not name.startswith("asean_cli.cli")]
