"""Values of options and arguments made from the words of the command line, without loading pydantic.

Typer 0.29 sends every value through pydantic, which costs more than a search (0.1 s a call, measured). All
our options are words, numbers, folders or a choice, so this does the same. Where Typer's inside looks
different, it is left alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args, get_origin

import typer


class Plain:
    """What turns the words given for one option into its value; it stands in for Typer's own."""

    def __init__(self, annotation: Any, choices: tuple[str, ...] | None, least: float | None) -> None:
        self.kind = get_args(annotation)[0] if get_origin(annotation) is list else annotation
        self.choices = choices
        self.least = least

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value, or a list of values; raise BadParameter for one that makes no sense."""
        try:
            if param.multiple or param.nargs == -1:
                return [self._one(each) for each in value or ()]
            return None if value is None else self._one(value)
        except ValueError as error:
            raise typer.BadParameter(str(error), ctx=ctx, param=param) from None

    def _one(self, value: Any) -> Any:
        if self.choices is not None:
            if value not in self.choices:
                raise ValueError(f"{value!r} is not one of {', '.join(self.choices)}")
            return value
        if self.kind in (int, float):
            return self._number(value)
        return Path(value) if self.kind is Path else value

    def _number(self, value: Any) -> float:
        try:
            number: float = self.kind(value)
        except ValueError:
            noun = "a whole number" if self.kind is int else "a number"
            raise ValueError(f"{value!r} is not {noun}") from None
        if self.least is not None and not number >= self.least:
            raise ValueError(f"{value} is less than {self.least:g}")
        return number


def lighten(command: Any, help_names: list[str]) -> None:
    """Let the parameters of a command, and of those under it, use `Plain`."""
    for each in getattr(command, "commands", {}).values():
        lighten(each, help_names)
    helping = command.get_help_option(typer.Context(command, help_option_names=help_names))
    for param in (*command.params, helping):
        described = getattr(param, "type_descriptor", None)
        if described is not None and getattr(param, "_runtime_param", "") is None:
            info = described.parameter_info
            param._runtime_param = Plain(described.annotation, described.choices, info.min)
