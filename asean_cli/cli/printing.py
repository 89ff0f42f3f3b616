"""From an answer to the chosen format on stdout or in a file, its notes on stderr, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, TextIO

from asean_cli.cli.destination import is_file, opened
from asean_cli.cli.endings import FORMS
from asean_cli.cli.faults import note
from asean_cli.output.interface import Answer

if TYPE_CHECKING:
    from asean_cli.cli.options import FormatOptions, ScreenOptions
    from asean_cli.models import Span
    from asean_cli.output.article import Marked
    from asean_cli.output.facets import Facet
    from asean_cli.output.interface import Highlight
    from asean_cli.output.passage import Passage

FOUND, NOTHING = 0, 1


def print_count(answer: Answer) -> int:
    """Print how many there are; return the exit code."""
    print(answer.total)
    return finish(answer)


def print_fields(form: FormatOptions, *, of_speakers: bool) -> int:
    """Print the names that `--fields` takes, one a line."""
    print(*form.keys(of_speakers=of_speakers), sep="\n")
    return FOUND


def print_answer(answer: Answer, form: FormatOptions, screen: ScreenOptions) -> int:
    """Print an answer in the chosen format; return the exit code.

    For people, nothing is printed if nothing matched; a file is written all the same, lest an old one mislead.
    """
    shape = form.chosen()
    if answer.total or is_file(form.output) or not form.for_people:
        with opened(form.output, binary=FORMS[shape].binary, paged=not screen.no_pager) as out:
            _write(answer, form, screen, out)
    return finish(answer)


def _write(answer: Answer, form: FormatOptions, screen: ScreenOptions, out: Any) -> None:
    shape = form.chosen()
    if shape == "table":
        _draw(answer, screen, out)
    elif shape == "markdown":
        from asean_cli.output import markdown

        markdown.write(answer, out)
    elif shape == "html":
        from asean_cli.output import html

        html.write(answer, out, highlighter(answer.terms))
    elif shape == "jsonl":
        from asean_cli.output import jsonl

        jsonl.write(answer.statements, out, form.names())
    else:
        import_module(f"asean_cli.output.{shape}").write(answer, out, form.names())


def _draw(answer: Answer, screen: ScreenOptions, out: TextIO) -> None:
    if screen.draws(out):
        from asean_cli.output import table

        table.write(answer, screen.console(out), highlighter(answer.terms))
    else:
        from asean_cli.output import plain

        plain.write(answer, out)


def finish(answer: Answer) -> int:
    """Tell what else there is to know of an answer; return the exit code."""
    sys.stdout.flush()
    for text in answer.notes:
        note(text)
    return FOUND if answer.total else NOTHING


def print_passage(passage: Passage, screen: ScreenOptions) -> None:
    """Print one statement in its passage."""
    from asean_cli.output import passage as output

    with opened(None, paged=not screen.no_pager) as out:
        if screen.draws(out):
            output.write_table(passage, screen.console(out))
        else:
            output.write_plain(passage, out)


def print_article(marked: Marked, screen: ScreenOptions, out: TextIO) -> None:
    """Print an article with its statements."""
    from asean_cli.output import article as output

    if screen.draws(out):
        output.write_table(marked, screen.console(out))
    else:
        output.write_plain(marked, out)


def print_facets(total: int, shown: Sequence[Facet], screen: ScreenOptions, out: TextIO) -> None:
    """Print facets of so many statements."""
    if screen.draws(out):
        from asean_cli.output import table

        table.write_facets(total, shown, screen.console(out))
    else:
        from asean_cli.output import plain

        plain.write_facets(total, shown, out)


def print_pairs(pairs: Mapping[str, str], screen: ScreenOptions, out: TextIO) -> None:
    """Print names and values."""
    if screen.draws(out):
        from asean_cli.output import table

        table.write_pairs(pairs, screen.console(out))
    else:
        from asean_cli.output import plain

        plain.write_pairs(pairs, out)


def print_markdown(text: str, screen: ScreenOptions, out: TextIO) -> None:
    """Print a page of our own: drawn on a terminal, as it is written elsewhere."""
    if screen.draws(out):
        from rich.markdown import Markdown

        screen.console(out).print(Markdown(text))
    else:
        out.write(text)


def highlighter(terms: tuple[str, ...]) -> Highlight:
    """Return what finds the words of a text whose stems are among `terms`."""
    wanted = frozenset(terms)

    def find(text: str) -> list[Span]:
        from asean_cli.query.text import stem, tokens

        return [(start, end) for word, start, end in tokens(text) if stem(word) in wanted] if wanted else []

    return find
