"""The words that tables, plain text and Markdown share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from asean_cli.models import Entity, Statement
from asean_cli.output import wording
from asean_cli.output.interface import Answer


@dataclass
class Counted:
    value: str
    label: str
    count: int


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 statements"), (1, "1 statement"), (2, "2 statements"), (1204, "1,204 statements")]
)
def test_counts(number: int, text: str) -> None:
    assert wording.count_of(number, "statement") == text


def page(total: int, returned: int, offset: int, make_statement: Callable[..., Statement]) -> Answer:
    return Answer(total, tuple(make_statement(number=n) for n in range(returned)), offset=offset)


@pytest.mark.parametrize(
    ("total", "returned", "offset", "heading", "footer"),
    [
        (2, 2, 0, "2 statements", ""),
        (132, 20, 0, "132 statements, 1–20 shown", "20 of 132 shown; --offset 20 for more, --limit 0 for all"),
        (132, 12, 120, "132 statements, 121–132 shown", ""),
        (132, 0, 200, "132 statements, none from --offset 200 on", ""),
        (1, 1, 0, "1 statement", ""),
    ],
)
def test_what_part_is_shown(
    total: int, returned: int, offset: int, heading: str, footer: str, make_statement: Callable[..., Statement]
) -> None:
    answer = page(total, returned, offset, make_statement)
    assert (wording.heading(answer), wording.footer(answer)) == (heading, footer)


def test_offices(make_statement: Callable[..., Statement]) -> None:
    speaker = make_statement().speaker
    assert wording.office(speaker) == "Foreign Minister, VN"
    assert wording.office(replace(speaker, organisation="ASEAN")) == "Foreign Minister, ASEAN, VN"
    assert wording.office(replace(speaker, role=None, country=None)) == ""
    assert wording.office(replace(speaker, name="ASEAN", role=None, organisation="ASEAN")) == "VN"


def test_cue_addressees_and_occasion(make_statement: Callable[..., Statement]) -> None:
    statement = make_statement(
        cue="say", negated=True, addressees=(Entity("a", "Japan", "country"), Entity("b", "China", "country"))
    )
    assert wording.cue(statement) == "not: say"
    assert wording.cue(make_statement(cue="ask", modality="planned")) == "to come: ask"
    assert wording.cue(make_statement(cue="say", modality="refused", negated=True)) == "refused: say"
    assert wording.addressed(statement) == "Japan, China"
    assert wording.occasion(replace(statement, event=None)) == ""


def test_places_fall_back(make_statement: Callable[..., Statement]) -> None:
    statement = make_statement(article={"id": "a", "path": None, "url": "https://example.org"})
    assert wording.place(Answer(1, places={statement.id: "x.txt:3"}), statement) == "x.txt:3"
    assert wording.place(Answer(1), statement) == "https://example.org"
    bare = make_statement(article={"id": "a", "path": None, "url": None})
    assert wording.place(Answer(1), bare) == "a"


def test_counted_labels() -> None:
    assert wording.counted([Counted("v", "vaccines", 1200), Counted("m", "mekong", 1)]) == "vaccines 1,200, mekong 1"
    assert wording.counted([]) == ""
