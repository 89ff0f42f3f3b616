"""The published schema: it is valid, frozen, says what the models say, and takes what is printed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from asean_cli import models
from asean_cli.output.schema import schema

DIGEST = "bf343f9e1786161fc0c4a7945aeb2b62ac83ea35e590426764deed83f4e3d20d"
"""SHA-256 of the schema. A key that is added changes it, and that is well; one that is removed or changes its
type needs another version of the contract."""


def test_the_schema_is_frozen() -> None:
    text = json.dumps(schema(), sort_keys=True, ensure_ascii=True)
    assert hashlib.sha256(text.encode("ascii")).hexdigest() == DIGEST


@pytest.mark.parametrize("part", [None, "statement", "search", "who-said", "new"])
def test_it_is_a_schema(part: Any) -> None:
    Draft202012Validator.check_schema(schema(part))
    assert not Draft202012Validator(schema(part)).is_valid({"schema": "asean-statements/1"})


@pytest.mark.parametrize(
    ("part", "model"),
    [
        ("statement", models.Statement),
        ("speaker", models.Speaker),
        ("entity", models.Entity),
        ("event", models.Event),
        ("article", models.ArticleRef),
        ("location", models.Location),
        ("variant", models.Variant),
    ],
)
def test_it_has_the_keys_of_the_models(part: str, model: type) -> None:
    assert is_dataclass(model)
    described = schema()["$defs"][part]
    assert list(described["properties"]) == [each.name for each in fields(model)]
    assert described["required"] == list(described["properties"])


def objects(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if "properties" in part:
            yield part
        for each in part.values():
            yield from objects(each)
    elif isinstance(part, list):
        for each in part:
            yield from objects(each)


def test_every_key_is_required() -> None:
    for each in objects(schema()["$defs"]):
        assert each["required"] == list(each["properties"])
