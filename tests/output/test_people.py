"""Persons as text and JSON: everything told, nothing that a terminal would obey, nothing broken inside a word."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO

import pytest

from asean_cli.models import Speaker, Statement
from asean_cli.output import people

MakeStatement = Callable[..., Statement]


@dataclass
class Said:
    """All that one speaker said."""

    speaker: Speaker
    statements: tuple[Statement, ...]
    first: str | None = "2021-08-03"
    last: str | None = "2021-08-04"
    roles: tuple[str, ...] = ()
    topics: tuple[()] = ()

    @property
    def count(self) -> int:
        return len(self.statements)


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def person(make_statement: MakeStatement) -> people.PersonCard:
    first = make_statement(number=1, date="2021-08-03")
    second = make_statement(
        number=2,
        date="2021-08-04",
        speaker={
            "role": "Deputy Prime Minister",
            "role_from": "table",
            "as_written": "Vietnamese Deputy Prime Minister \x1b[31mBui Thanh Son",
        },
    )
    return people.card(Said(first.speaker, (first, second)))


def test_a_card_tells_everything(person: people.PersonCard) -> None:
    assert (person.name, person.count, person.country) == ("Bui Thanh Son", 2, "VN")
    assert {(office.role, office.role_from) for office in person.offices} == {
        ("Foreign Minister", "article"),
        ("Deputy Prime Minister", "table"),
    }
    assert len(person.spellings) == 2


def test_the_text_is_harmless_and_tells_what_the_table_gave(person: people.PersonCard) -> None:
    out = StringIO()
    people.write(3, 0, [person], out, whole=True)
    text = out.getvalue()
    assert "\x1b" not in text
    assert text.startswith("3 people, 1–1 shown; --limit 0 for all\n")
    assert "Deputy Prime Minister, VN (2021-08-04, by the table of people)" in text
    assert person.id in text


def test_a_narrow_terminal_breaks_no_word(person: people.PersonCard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = Terminal()
    people.write(1, 0, [person], out, whole=False)
    lines = out.getvalue().splitlines()
    assert all(len(line) <= 40 for line in lines)
    assert "    Minister" in out.getvalue()


def test_json_has_it_all(person: people.PersonCard) -> None:
    out = StringIO()
    people.write_json(1, 0, [person], out)
    body = json.loads(out.getvalue())
    assert (body["total"], body["returned"], body["people"][0]["id"]) == (1, 1, person.id)
