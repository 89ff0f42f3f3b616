"""JSON and JSON Lines: the contract's keys, one document or one line each, always valid UTF-8."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.errors import UsageError
from asean_cli.models import SCHEMA, Statement
from asean_cli.output import json as output
from asean_cli.output import jsonl
from asean_cli.output.interface import Answer

Written = Callable[..., str]


def test_the_keys_of_a_search(answer: Answer, written: Written) -> None:
    body = json.loads(written(output.write, answer))
    assert list(body) == ["schema", "query", "total", "returned", "offset", "facets", "repeats", "statements"]
    assert body["schema"] == SCHEMA
    assert body["query"] == {
        "text": "vaccine",
        "executed": "vaccine",
        "filters": {"country": ["VN"]},
        "sort": "relevance",
        "duplicates": False,
    }
    assert (body["total"], body["returned"], body["offset"]) == (3, 2, 0)
    assert body["facets"]["speaker"][1] == {"value": "x", "label": "ASEAN", "count": 1}


def test_statements_come_back_as_they_were(answer: Answer, written: Written) -> None:
    body = json.loads(written(output.write, answer))
    assert tuple(map(Statement.from_dict, body["statements"])) == answer.statements


def test_the_keys_of_who_said(by_speaker: Answer, written: Written) -> None:
    body = json.loads(written(output.write, by_speaker))
    assert "statements" not in body
    (group,) = body["speakers"]
    assert list(group) == ["speaker", "count", "first", "last", "roles", "topics", "statements"]
    assert group["topics"] == [{"value": "vaccines", "count": 2}]
    assert group["roles"] == ["Foreign Minister"]
    assert Statement.from_dict(group["statements"][0]) == by_speaker.statements[0]


def test_fields_narrow_statements_and_speakers(answer: Answer, by_speaker: Answer, written: Written) -> None:
    body = json.loads(written(output.write, answer, ["speaker.name"]))
    assert body["statements"] == [{"speaker": {"name": "Bui Thanh Son"}}, {"speaker": {"name": "ASEAN"}}]
    body = json.loads(written(output.write, by_speaker, ["count", "statements.cue"]))
    assert body["speakers"] == [{"count": 5, "statements": [{"cue": "said"}]}]
    with pytest.raises(UsageError, match="count"):
        written(output.write, answer, ["count"])


def test_no_line_is_broken_where_nobody_reads(answer: Answer, written: Written) -> None:
    assert written(output.write, answer).count("\n") == 1


def test_lines_hold_one_statement_each(answer: Answer, written: Written) -> None:
    lines = written(jsonl.write, answer.statements).splitlines()
    assert [Statement.from_dict(json.loads(line)) for line in lines] == list(answer.statements)
    assert written(jsonl.write, answer.statements, ["cue"]) == '{"cue": "said"}\n{"cue": "said"}\n'


def test_names_stay_readable() -> None:
    assert output.dumps("Bùi Thanh Sơn – “x”") == '"Bùi Thanh Sơn – “x”"'


def test_what_cannot_be_seen_is_escaped() -> None:
    hidden = "\x00\x1b\x7f\x9b\u200b\u202e\u2066\u2028\ufeff\ud800"
    shown = output.dumps(hidden)
    assert shown.isascii()
    assert shown.isprintable()
    assert json.loads(shown) == hidden


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_is_valid_utf8_and_comes_back(text: str) -> None:
    shown = output.dumps({"text": text})
    assert json.loads(shown.encode("utf-8"))["text"] == text
    assert "\n" not in shown
