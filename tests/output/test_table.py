"""Tables: two columns where it is narrow, five where it is wide, and every word of the content."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO

import pytest

from asean_cli.models import Statement
from asean_cli.output import table
from asean_cli.output.interface import Answer

Draw = Callable[..., str]


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(answer: Answer, **more: bool) -> str:
    stream = Terminal()
    screen = table.console(stream, **more)
    screen.width = 80
    table.write(answer, screen, lambda text: [m.span() for m in re.finditer("vaccines", text)])
    return stream.getvalue()


def test_narrow(answer: Answer, draw: Draw) -> None:
    text = draw(answer, 80)
    assert "Bui Thanh Son         said → South Korea" in text
    assert "Foreign Minister, VN  the region needs more vaccines" in text
    assert "articles/1.txt:7  " + answer.statements[0].id in text
    assert "not: said" in text
    assert "2 of 3 shown; --offset 2 for more" in text
    assert max(map(len, text.splitlines())) <= 80


def test_wide(answer: Answer, draw: Draw) -> None:
    lines = draw(answer, 160).splitlines()
    heads = next(line for line in lines if "when" in line)
    assert heads.split() == ["when", "who", "how", "what", "where"]
    row = next(line for line in lines if "2021-08-03" in line)
    assert re.search(r"Bui Thanh Son .* said → South Korea .* the region needs more vaccines", row)


@pytest.mark.parametrize("width", [40, 80, 119, 120, 160])
def test_nothing_is_cut_at_any_width(
    width: int, answer: Answer, make_statement: Callable[..., Statement], draw: Draw
) -> None:
    words = [f"word{number}" for number in range(60)]
    long = make_statement(
        content=" ".join(words),
        speaker={"name": "Q" * 50},
        article={"path": "folder/" * 12 + "a.txt"},
    )
    text = draw(answer._replace(statements=(long,), facets={}), width)
    assert all(word in text for word in words)
    assert "…" not in text
    assert text.count("Q") == 50
    assert max(map(len, text.splitlines())) <= width


def test_who_said(by_speaker: Answer, draw: Draw) -> None:
    text = draw(by_speaker, 80)
    assert text.startswith("2 speakers, 1–1 shown\n\nBui Thanh Son  5 statements, 2021-08-03\n")
    assert "  2021-08-03  said → South Korea: the region needs more vaccines" in text
    assert "topics: vaccines 2" in text
    assert "4 more" in text


def test_facets_with_counts(answer: Answer, draw: Draw) -> None:
    assert re.search(r"by speaker\s*\nBui Thanh Son  2  █{12}\s*\nASEAN          1  █{6}\s*\n", draw(answer))


def test_searched_words_stand_out_on_a_terminal(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[1;35mvaccines\x1b[0m" in on_terminal(answer)
    assert not re.search(r"\x1b\[[\d;]*3\dm", on_terminal(answer, colored=False))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[\d;]*3\dm", on_terminal(answer))
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in on_terminal(answer)


def test_no_colour_where_there_is_no_terminal(answer: Answer, draw: Draw) -> None:
    assert "\x1b" not in draw(answer)
