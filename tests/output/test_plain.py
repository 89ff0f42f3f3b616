"""Plain text: readable through a pipe, nothing cut, nothing drawn."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

from asean_cli.models import Statement
from asean_cli.output import plain
from asean_cli.output.interface import Answer

Written = Callable[..., str]


def test_a_search(answer: Answer, written: Written) -> None:
    first, second = answer.statements
    assert written(plain.write, answer) == (
        "3 statements, 1–2 shown\n"
        "\n"
        "Bui Thanh Son, Foreign Minister, VN, 2021-08-03\n"
        "  said → South Korea: the region needs more vaccines\n"
        "  at ASEAN-ROK Foreign Ministers' Meeting\n"
        f"  {first.id}  articles/1.txt:7\n"
        "\n"
        "ASEAN, VN\n"
        "  not: said: the region needs more vaccines\n"
        f"  {second.id}  articles/1.txt\n"
        "\n"
        "by speaker\n"
        "      2  Bui Thanh Son\n"
        "      1  ASEAN\n"
        "\n"
        "2 of 3 shown; --offset 2 for more, --limit 0 for all\n"
    )


def test_who_said(by_speaker: Answer, written: Written) -> None:
    text = written(plain.write, by_speaker)
    assert "Bui Thanh Son: 5 statements, 2021-08-03\n  Foreign Minister, VN\n  topics: vaccines 2\n" in text
    assert "  - 2021-08-03 said → South Korea: the region needs more vaccines\n" in text
    assert "  4 more; --latest 0 for all\n" in text


def test_nothing_is_cut(answer: Answer, make_statement: Callable[..., Statement], written: Written) -> None:
    long = " ".join(f"word{number}" for number in range(500))
    text = written(plain.write, answer._replace(statements=(make_statement(content=long),)))
    assert long in text


def test_an_empty_page_says_where_it_is(answer: Answer, written: Written) -> None:
    text = written(plain.write, answer._replace(statements=(), offset=40, facets={}))
    assert text == "3 statements, none from --offset 40 on\n"


def test_pairs_stand_in_columns() -> None:
    stream = StringIO()
    plain.write_pairs({"id": "1", "speaker": "A\x1b", "empty": ""}, stream)
    assert stream.getvalue() == "id       1\nspeaker  A\ufffd\nempty\n"
