"""asean schema, and what the commands print against it, undocumented keys included."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from asean_cli.cli import app

Run = Callable[..., Any]
SEEDS = Path(__file__).parent.parent.parent / "seeds"


def closed(part: Any) -> Any:
    """Return a schema that takes no key it does not name."""
    if isinstance(part, list):
        return [closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    more = {"additionalProperties": False} if "required" in part and "properties" in part else {}
    return {**{name: closed(each) for name, each in part.items()}, **more}


@pytest.fixture
def validator(run: Run) -> Callable[[str], Draft202012Validator]:
    def made(part: str) -> Draft202012Validator:
        return Draft202012Validator(closed(json.loads(run("schema", part).out)))

    return made


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeded") / "index"
    assert app.run(["index", str(SEEDS), "--index", str(folder), "--quiet"]) == 0
    return folder


@pytest.mark.parametrize("command", ["search", "who-said"])
def test_answers_are_as_published(command: str, run: Run, seeded: Path, validator: Any) -> None:
    every = [word for name in ("speaker", "country", "topic", "event") for word in ("--facet", name)]
    for words in (["--limit", "0", *every], ["vaccine"], ["zeppelin"], ["--country", "VN", "--since", "2021"]):
        body = json.loads(run(command, *words, "--json", "--index", seeded).out)
        validator(command).validate(body)


def test_statements_are_as_published(run: Run, seeded: Path, validator: Any, articles: Path) -> None:
    lines = run("search", "--jsonl", "--limit", "0", "--index", seeded).out.splitlines()
    lines += run("extract", articles, SEEDS, "--attitudes", "--jsonl").out.splitlines()
    assert len(lines) > 60
    for line in lines:
        validator("statement").validate(json.loads(line))
    shown = json.loads(run("show", json.loads(lines[0])["id"], "--json", "--index", seeded).out)
    validator("statement").validate(shown)


def test_the_whole_schema_takes_each_of_them(run: Run) -> None:
    whole = Draft202012Validator(json.loads(run("schema").out))
    for words in (["search"], ["who-said"], ["search", "--jsonl", "-n", "1"]):
        whole.validate(json.loads(run(*words, *(["--json"] if len(words) == 1 else [])).out))
    assert not whole.is_valid({})


def test_another_part_is_a_mistake(run: Run) -> None:
    shown = run("schema", "speaker")
    assert (shown.code, shown.out) == (2, "")
    assert "not one of statement, search, who-said" in shown.err
