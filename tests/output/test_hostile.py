"""Text from the web in every format: nothing of it acts, and nothing of it crashes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.models import Article, Entity, Event, Statement
from asean_cli.output import csv, html, markdown, passage, plain, table, tsv
from asean_cli.output import json as output_json
from asean_cli.output.interface import Answer
from asean_cli.output.passage import Passage

HOSTILE = (
    "[/red]", "[bold]x[/bold]", "[link=http://x]y[/link]",
    ":smile:", "\x1b[31mred", "\x1b]8;;http://x\x07y",
    "\x1b]0;title\x07", "\u202eevil\u202c", "\u2066x\u2069", "a\x00b", "\x9b31m",
    "\ud800", "a\rb", "\x08\x08",
    "\u2028",
)  # fmt: skip
WRITERS: dict[str, Callable[..., None]] = {
    "plain": plain.write,
    "markdown": markdown.write,
    "html": html.write,
    "csv": csv.write,
    "tsv": tsv.write,
}
DANGEROUS = set("\x00\x08\x1b\x9b\x07\u202e\u2066\u2028\ud800")


def everywhere(text: str, make_statement: Callable[..., Statement]) -> Statement:
    made = make_statement(
        content=text,
        sentence=text,
        cue=text,
        topics=(text,),
        via=(text,),
        date=text,
        speaker={"name": text, "role": text, "country": text, "organisation": text, "as_written": text},
        article={"id": text, "title": text, "outlet": text, "url": text, "path": text},
        event=Event(text, text, text, None),
        addressees=(Entity(text, text, "person"),),
        location={"section": text},
    )
    return replace(made, id=text)


def all_formats(statement: Statement, text: str) -> dict[str, str]:
    answer = Answer(1, (statement,), places={statement.id: text})
    spoken = answer._replace(speakers=(Group(statement),))
    shown = Passage(statement, text, (0, len(text)), text)
    written: dict[str, str] = {}
    for name, write in WRITERS.items():
        for kind, each in {"search": answer, "who-said": spoken}.items():
            stream = StringIO()
            write(each, stream)
            written[f"{name} {kind}"] = stream.getvalue()
    for width in (80, 160):
        stream = StringIO()
        screen = table.console(stream)
        screen.width = width
        for each in (answer, spoken):
            table.write(each, screen, lambda _: [])
        passage.write_table(shown, screen)
        written[f"table {width}"] = stream.getvalue()
    stream = StringIO()
    passage.write_plain(shown, stream)
    written["show"] = stream.getvalue()
    return written


class Group:
    def __init__(self, statement: Statement) -> None:
        self.speaker = statement.speaker
        self.count = 1
        self.first = self.last = statement.date
        self.roles = (statement.speaker.role or "",)
        self.topics = ()
        self.statements = (statement,)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_acts_on_a_terminal(text: str, make_statement: Callable[..., Statement]) -> None:
    statement = everywhere(text, make_statement)
    for name, written in all_formats(statement, text).items():
        assert not set(written) & DANGEROUS, name
        written.encode("utf-8")


@pytest.mark.parametrize("text", ["[/red]", "[bold]x[/bold]", "[link=http://x]y[/link]", ":smile:"])
def test_markup_of_rich_shows_as_it_is(text: str, make_statement: Callable[..., Statement]) -> None:
    for name, written in all_formats(everywhere(text, make_statement), text).items():
        if not name.startswith("markdown"):
            assert text in written, name


@pytest.mark.parametrize("text", HOSTILE)
def test_json_keeps_text_and_hides_its_powers(text: str, make_statement: Callable[..., Statement]) -> None:
    stream = StringIO()
    output_json.write(Answer(1, (everywhere(text, make_statement),)), stream)
    assert not set(stream.getvalue()) & DANGEROUS
    assert json.loads(stream.getvalue().encode("utf-8"))["statements"][0]["content"] == text


@given(st.text(max_size=30))
def test_no_text_breaks_a_format(text: str) -> None:
    from asean_cli.models import Location, Speaker

    speaker = Speaker("p", text, "person", text, text, text, (), text, "name")
    statement = Statement(
        *("i", text, text, "indirect", text, "state", False, 0.5, None, (text,), (text,)),
        *(speaker, (), (), None, Article("a", text).ref, Location(None, 1, ((0, 1),), ((1, 2),), ((2, 3),))),
    )
    for name, written in all_formats(statement, text).items():
        assert not set(written) & DANGEROUS, name
