"""From an answer to the chosen format on stdout, its notes on stderr, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from asean_cli.cli.faults import note
from asean_cli.output.interface import Answer

if TYPE_CHECKING:
    from asean_cli.cli.options import Format, FormatOptions
    from asean_cli.models import Span
    from asean_cli.output.interface import Highlight
    from asean_cli.output.passage import Passage

FOUND, NOTHING = 0, 1


def print_count(answer: Answer) -> int:
    """Print how many there are; return the exit code."""
    print(answer.total)
    return _finish(answer)


def print_answer(answer: Answer, form: FormatOptions) -> int:
    """Print an answer in the chosen format (for people, nothing if nothing matched); return the exit code."""
    shape, fields, out = form.chosen(), form.names(), sys.stdout
    if shape == "json":
        from asean_cli.output import json

        json.write(answer, out, fields)
    elif shape == "jsonl":
        from asean_cli.output import jsonl

        jsonl.write(answer.statements, out, fields)
    elif shape == "csv":
        from asean_cli.output import csv

        csv.write(answer, out, fields)
    elif answer.total:
        _print_for_people(answer, shape, form.no_color)
    return _finish(answer)


def _finish(answer: Answer) -> int:
    sys.stdout.flush()
    for text in answer.notes:
        note(text)
    return FOUND if answer.total else NOTHING


def _print_for_people(answer: Answer, shape: Format, no_color: bool) -> None:
    out = sys.stdout
    if shape == "markdown":
        from asean_cli.output import markdown

        markdown.write(answer, out)
    elif out.isatty():
        from asean_cli.output import table

        table.write(answer, table.console(out, no_color), highlighter(answer.terms))
    else:
        from asean_cli.output import plain

        plain.write(answer, out)


def print_passage(passage: Passage, no_color: bool) -> None:
    """Print one statement in its passage."""
    from asean_cli.output import passage as output

    if sys.stdout.isatty():
        from asean_cli.output import table

        output.write_table(passage, table.console(sys.stdout, no_color))
    else:
        output.write_plain(passage, sys.stdout)


def print_pairs(pairs: Mapping[str, str]) -> None:
    """Print names and values."""
    if sys.stdout.isatty():
        from asean_cli.output import table

        table.write_pairs(pairs, table.console(sys.stdout))
    else:
        from asean_cli.output import plain

        plain.write_pairs(pairs, sys.stdout)


def highlighter(terms: tuple[str, ...]) -> Highlight:
    """Return what finds the words of a text whose stems are among `terms`."""
    wanted = frozenset(terms)

    def find(text: str) -> list[Span]:
        from asean_cli.query.text import stem, tokens

        return [(start, end) for word, start, end in tokens(text) if stem(word) in wanted] if wanted else []

    return find
