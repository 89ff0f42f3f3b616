"""Several answers under their names, as `new` has them: one by one for people and in JSON, else all in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TextIO

from asean_cli.models import SCHEMA, Statement
from asean_cli.output.fields import STATEMENT_FIELDS, check, pick
from asean_cli.output.interface import Answer, Asked
from asean_cli.output.json import query_data, write_data


def merged(answers: Mapping[str, Answer]) -> Answer:
    """Return all that is new as one answer, each statement once."""
    statements = _distinct(answers)
    return Answer(
        total=len(statements),
        statements=statements,
        asked=Asked("new: " + ", ".join(f"@{name}" for name in answers)),
        places={key: place for answer in answers.values() for key, place in answer.places.items()},
        terms=tuple({term: None for answer in answers.values() for term in answer.terms}),
    )


def _distinct(answers: Mapping[str, Answer]) -> tuple[Statement, ...]:
    return tuple({each.id: each for answer in answers.values() for each in answer.statements}.values())


def write_json(answers: Mapping[str, Answer], stream: TextIO, fields: Sequence[str] = ()) -> None:
    """Write one object with an answer for each search; `total` counts a statement once."""
    check(fields, STATEMENT_FIELDS)
    searches = [
        {
            "name": name,
            "query": query_data(answer.asked),
            "total": answer.total,
            "statements": [pick(each.to_dict(), fields) for each in answer.statements],
        }
        for name, answer in answers.items()
    ]
    write_data({"schema": SCHEMA, "total": len(_distinct(answers)), "searches": searches}, stream)
