"""Values made without pydantic are those that Typer would have made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import pytest
import typer

from asean_cli.cli.coercion import Plain, lighten

HELP = ["-h", "--help"]


def command(**options: Any) -> Any:
    app = typer.Typer(rich_markup_mode=None)
    made = {}

    @app.command()
    def face(
        words: list[str],
        number: int = typer.Option(3, min=0),
        seconds: float = typer.Option(1.5),
        folder: Annotated[Path | None, typer.Option()] = None,
        name: Annotated[list[str] | None, typer.Option()] = None,
        flag: bool = typer.Option(False, "--flag"),
    ) -> None:
        made.update(locals())

    built = typer.main.get_command(app)
    if options.get("light", True):
        lighten(built, HELP)
    return built, made


def values(argv: list[str], *, light: bool) -> dict[str, Any]:
    built, made = command(light=light)
    with built.make_context("face", list(argv)) as context:
        built.invoke(context)
    return {key: value or None for key, value in made.items() if key != "made"}


@pytest.mark.parametrize(
    "argv",
    [
        ["a"],
        ["a", "b", "--number", "7"],
        ["a", "--seconds", "2", "--folder", "x/y"],
        ["a", "--name", "1", "--name", "2", "--flag"],
        ["--", "--number"],
    ],
)
def test_the_same_values(argv: list[str]) -> None:
    assert values(argv, light=True) == values(argv, light=False)


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["a", "--number", "x"], "'x' is not a whole number"),
        (["a", "--number", "-1"], "-1 is less than 0"),
        (["a", "--seconds", "x"], "'x' is not a number"),
    ],
)
def test_the_same_refusals(argv: list[str], message: str) -> None:
    for light in (True, False):
        with pytest.raises(typer.BadParameter) as caught:
            values(argv, light=light)
        if light:
            assert message in str(caught.value.message)


def test_not_a_number_is_no_number_of_seconds() -> None:
    with pytest.raises(ValueError, match="less than 0"):
        Plain(float, None, 0)._one("nan")


def test_what_is_unlike_what_we_know_is_left_alone() -> None:
    built, _ = command(light=False)
    built.params[0]._runtime_param = "its own"
    lighten(built, HELP)
    assert built.params[0]._runtime_param == "its own"
