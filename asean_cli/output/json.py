"""JSON: one object, the contract of scripts. Always valid UTF-8, whatever the articles held."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from asean_cli.models import SCHEMA
from asean_cli.output.fields import SPEAKER_FIELDS, STATEMENT_FIELDS, check, pick
from asean_cli.output.interface import Answer, Asked, Count, Group

_HARMFUL = "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
"""What JSON allows bare and terminals or decoders do not: C1 controls, direction marks, lone surrogates."""


def dumps(data: Any, *, indent: int | None = None) -> str:
    """Return `data` as JSON in readable Unicode, with everything invisible or invalid as a \\u escape."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return re.sub(_HARMFUL, lambda match: f"\\u{ord(match[0]):04x}", text)


def write_data(data: Any, stream: TextIO) -> None:
    """Write any data as one JSON document: indented on a terminal, on one line elsewhere."""
    stream.write(dumps(data, indent=2 if stream.isatty() else None) + "\n")


def write(answer: Answer, stream: TextIO, fields: Sequence[str] = ()) -> None:
    """Write the answer; `fields` narrows its statements, or its speakers. Raises UsageError for others."""
    body = _head(answer)
    if answer.speakers is not None:
        check(fields, SPEAKER_FIELDS)
        body["speakers"] = [pick(group_data(each), fields) for each in answer.speakers]
    else:
        check(fields, STATEMENT_FIELDS)
        body["statements"] = [pick(each.to_dict(), fields) for each in answer.statements]
    write_data(body, stream)


def group_data(group: Group) -> dict[str, Any]:
    """Return one speaker's part of an answer as the contract has it."""
    from dataclasses import asdict

    return {
        "speaker": asdict(group.speaker),
        "count": group.count,
        "first": group.first,
        "last": group.last,
        "roles": list(group.roles),
        "topics": [{"value": each.value, "count": each.count} for each in group.topics],
        "statements": [each.to_dict() for each in group.statements],
    }


def query_data(asked: Asked) -> dict[str, Any]:
    """Return the question as every answer repeats it."""
    return {
        "text": asked.text,
        "executed": asked.executed,
        "filters": dict(asked.filters),
        "sort": asked.sort,
        "duplicates": asked.duplicates,
    }


def counts_data(counts: Iterable[Count]) -> list[dict[str, Any]]:
    """Return the values of a facet as the contract has them."""
    return [{"value": each.value, "label": each.label, "count": each.count} for each in counts]


def _head(answer: Answer) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "query": query_data(answer.asked),
        "total": answer.total,
        "returned": answer.returned,
        "offset": answer.offset,
        "facets": {name: counts_data(counts) for name, counts in answer.facets.items()},
        "repeats": answer.repeats,
    }
