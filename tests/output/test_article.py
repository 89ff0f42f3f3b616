"""A whole article: its text as it is, its statements marked and listed."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.models import Article, Location, Statement
from asean_cli.output import article as output
from asean_cli.output import table
from asean_cli.output.article import Marked

Make = Callable[..., Statement]
TEXT = "Talks\n\nSon said vaccines, he added, would come. Retno agreed."


def at(text: str, *words: str) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(each), text.index(each) + len(each)) for each in words)


@pytest.fixture
def marked(make_statement: Make) -> Marked:
    first = make_statement(
        1,
        content="vaccines … would come",
        location=Location(None, 1, at(TEXT, "Son"), at(TEXT, "said"), at(TEXT, "vaccines", "would come")),
    )
    second = make_statement(
        2, speaker="Retno", location=Location(None, 1, at(TEXT, "Retno"), at(TEXT, "agreed"), ()), event=None
    )
    return Marked(Article("a", TEXT, title="Talks", path="a.txt"), (first, second), {first.id: "a.txt:3"})


def plain(marked: Marked) -> str:
    stream = StringIO()
    output.write_plain(marked, stream)
    return stream.getvalue()


def test_plain(marked: Marked) -> None:
    first, second = marked.statements
    assert plain(marked) == (
        "Talks\na.txt, a\n2 statements\n\n"
        "Talks\n\nSon said [1: Bui Thanh Son] «vaccines», he added, [1] «would come». Retno [2: Retno] «agreed».\n\n"
        "[1] Bui Thanh Son, Foreign Minister, VN, 2021-08-03\n"
        "    said: vaccines … would come\n"
        f"    {first.id}  a.txt:3\n"
        "[2] Retno, Foreign Minister, VN, 2021-08-03\n"
        "    said: the region needs more vaccines\n"
        f"    {second.id}  articles/1.txt\n"
    )


def test_colours_where_there_are_some(marked: Marked) -> None:
    coloured, bare = StringIO(), StringIO()
    output.write_table(marked, table.console(coloured, colored=True, width=100))
    output.write_table(marked, table.console(bare, width=100))
    text = coloured.getvalue()
    assert (
        "\x1b[1;32mSon\x1b[0m \x1b[1;36msaid\x1b[0m \x1b[1;2m[1: Bui Thanh Son] \x1b[0m\x1b[35mvaccines\x1b[0m" in text
    )
    assert "«" not in text
    assert "[1: Bui Thanh Son] «vaccines»" in bare.getvalue()


def test_json(marked: Marked) -> None:
    data = marked.to_dict()
    assert (data["article"]["text"], data["article"]["path"]) == (TEXT, "a.txt")
    assert [each["id"] for each in data["statements"]] == [each.id for each in marked.statements]


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: (min(p), max(p))), max_size=3)


@given(
    st.lists(st.tuples(spans, spans, spans), max_size=4),
    st.text(st.characters(exclude_characters="[«»\n"), max_size=60),
)
def test_without_its_marks_the_text_is_whole(places: list[tuple[list[tuple[int, int]], ...]], text: str) -> None:
    from dataclasses import replace

    from asean_cli.models import Speaker
    from asean_cli.text import visible

    speaker = Speaker("p", "X", "person", None, None, None, (), "X", "name")
    bare = Statement(
        *("i", "c", "s", "indirect", "said", "state", False, 0.5, None, (), (), speaker, (), (), None),
        *(Article("a", text).ref, Location(None, 1, (), (), ())),
    )
    cut = [[tuple((min(a, len(text)), min(b, len(text))) for a, b in part) for part in place] for place in places]
    said = tuple(replace(bare, location=Location(None, 1, *place)) for place in cut)
    marked = Marked(Article("a", text), said, {})
    shown = "".join(piece for piece, style in output._coloured(marked) if style != output._MARK)
    assert shown == visible(text, lines=True)
    unmarked = re.sub(r"\[\d+(: X)?\] «|»", "", output._marked_text(marked))
    assert unmarked == visible(text, lines=True).strip("\n")
