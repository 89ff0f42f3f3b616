"""Nothing stays undocumented: commands, options, fields, formats, settings, variables and exit codes.

`python tests/test_docs.py` writes docs/commands.md anew.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from asean_cli import errors
from asean_cli.cli import app, printing
from asean_cli.cli.endings import FORMS
from asean_cli.config import SETTINGS
from asean_cli.models import ACTS
from asean_cli.query.fields import FIELDS
from asean_cli.query.interface import FACETS

ROOT = Path(__file__).parent.parent
COMMANDS = ROOT / "docs" / "commands.md"
HEAD = """# Commands

Written from what each command says of itself; `asean help` explains the query language, fields, output, exit codes,
environment and files.
"""


def page(name: str) -> str:
    return (ROOT / "docs" / "help" / f"{name}.md").read_text(encoding="utf-8")


def quoted(name: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", page(name)))


def parameters(name: str) -> list[Any]:
    command: Any = typer.main.get_command(app.build())
    return list(command.commands[name].params)


def reference() -> str:
    """Return the reference of all commands: the manual of each, its arguments and its options."""
    parts = [HEAD]
    for name in app.COMMANDS:
        manual = (app.module_of(name).__doc__ or "").strip()
        lines = "\n".join(map(entry, sorted(parameters(name), key=lambda each: each.param_type_name)))
        parts.append(f"## asean {name}\n\n{manual}\n\n{lines}\n")
    return "\n".join(parts)


def entry(parameter: Any) -> str:
    choices = "|".join(parameter.type_descriptor.choices or ())
    value = parameter.metavar or choices
    if parameter.param_type_name == "argument":
        return f"- `{value}`: {parameter.help}"
    words = ", ".join(f"`{each} {value}`" if value else f"`{each}`" for each in parameter.opts)
    return f"- {words}: {parameter.help}"


def options(name: str) -> dict[str, str]:
    """Return every option and argument of a command with its help."""
    return {word: each.help for each in parameters(name) for word in each.opts}


def test_the_reference_is_what_the_commands_say() -> None:
    assert COMMANDS.read_text(encoding="utf-8") == reference(), "run: python tests/test_docs.py"


@pytest.mark.parametrize("name", app.COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    for word, text in options(name).items():
        assert text, word


def test_every_exit_code_and_error() -> None:
    text = page("exit-codes")
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)}
    classes = [each for each in vars(errors).values() if isinstance(each, type)]
    kinds = [each for each in classes if issubclass(each, errors.AseanError)]
    assert listed == {printing.FOUND, printing.NOTHING, app.INTERRUPTED} | {each.exit_code for each in kinds}
    assert {each.code for each in kinds} <= quoted("exit-codes")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert listed == {int(code) for code in re.findall(r"^\| (\d+) \|", readme, re.MULTILINE)}


def test_every_field_facet_and_act() -> None:
    assert set(FIELDS) | set(FACETS) <= quoted("fields")
    assert all(re.search(rf"\b{act}\b", page("fields")) for act in ACTS)


def test_every_format_and_ending() -> None:
    for name, form in FORMS.items():
        assert name in quoted("output")
        assert all(f"{ending}" in page("output") for ending in form.endings if ending != ".text")


def test_every_setting_and_variable() -> None:
    assert set(SETTINGS) <= {each.split(":")[0] for each in quoted("environment")}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "asean_cli").rglob("*.py"))
    used = set(re.findall(r'"(ASEAN_[A-Z]+|NO_COLOR|PAGER)"', code))
    assert {"ASEAN_INDEX", "ASEAN_PAGER"} <= used <= quoted("environment")


def examples() -> Iterator[tuple[str, str]]:
    """Yield each command line of manuals and documentation with where it stands."""
    texts = {name: app.module_of(name).__doc__ or "" for name in app.COMMANDS}
    for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        if path != COMMANDS:
            texts[path.name] = path.read_text(encoding="utf-8")
    for name, text in texts.items():
        for line in re.findall(r"^(?:    |\$ )(?:.*[|=] *)?(asean [a-z-].*)$", text, re.MULTILINE):
            yield name, line


@pytest.mark.parametrize(("where", "line"), [*examples()])
def test_every_example_is_of_commands_and_options_that_there_are(where: str, line: str) -> None:
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    words = list(lexer)
    end = next((n for n, word in enumerate(words) if set(word) <= set("|&;<>")), len(words))
    _, command, *rest = words[:end]
    assert command in app.COMMANDS, where
    known = {*options(command), "--help", "-h"}
    assert {word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word)} <= known, where


def test_the_pages_are_in_the_package() -> None:
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        targets = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]
    assert targets["wheel"]["force-include"] == {"docs/help": "asean_cli/help"}
    assert "docs" in targets["sdist"]["include"]


if __name__ == "__main__":
    COMMANDS.write_text(reference(), encoding="utf-8")
