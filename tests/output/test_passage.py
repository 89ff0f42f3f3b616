"""`show`: a statement in its passage, its parts marked, everything known below."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.models import Location, Span, Statement
from asean_cli.output import passage, table
from asean_cli.output.passage import Passage

TEXT = "Before.\nThe minister said vaccines, he added, would come.\nAfter."
SOURCE, CUE, CONTENT = (8, 20), (21, 25), ((26, 34), (46, 56))


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def shown(make_statement: Callable[..., Statement]) -> Passage:
    statement = make_statement(location=Location(None, 2, (SOURCE,), (CUE,), CONTENT), mentions={"JP": "Japan"})
    return Passage(statement, TEXT, (8, 57), "a.txt:2")


def test_plain_marks_with_brackets(shown: Passage) -> None:
    stream = StringIO()
    passage.write_plain(shown, stream)
    marked, legend, *rest = stream.getvalue().split("\n\n")
    assert marked == "[The minister] {said} «vaccines», he added, «would come»."
    assert legend == "[who] {says} «what»"
    assert "speaker     Bui Thanh Son (person:bui-thanh-son)" in rest[0]
    assert "place       a.txt:2" in rest[0]
    assert "mentions    Japan" in rest[0]


def test_what_is_not_known_is_left_out(shown: Passage) -> None:
    assert "url" not in passage.details(shown)
    assert passage.details(shown)["part of"] == "54th AMM"


def test_colours_on_a_terminal_and_brackets_without(shown: Passage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured, bare = Terminal(), Terminal()
    passage.write_table(shown, table.console(coloured))
    passage.write_table(shown, table.console(bare, colored=False))
    assert "\x1b[1;36msaid" in coloured.getvalue()
    assert "{said}" not in coloured.getvalue()
    assert "{said} «vaccines»" in bare.getvalue()


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(spans, max_size=3), st.lists(spans, max_size=3), st.lists(spans, max_size=3), spans)
def test_the_pieces_are_the_passage(source: list[Span], cue: list[Span], content: list[Span], window: Span) -> None:
    from types import SimpleNamespace

    place = Location(None, 1, tuple(source), tuple(cue), tuple(content))
    found = Passage(SimpleNamespace(location=place), TEXT, window, "")  # type: ignore[arg-type]
    pieces = list(found.pieces())
    assert "".join(text for text, _ in pieces) == TEXT[slice(*window)]
