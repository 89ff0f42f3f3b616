"""What tests share: statements and articles made of a few words, and the command run as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from asean_cli.models import Article, ArticleRef, Entity, Event, Location, Speaker, Statement, statement_id
from asean_cli.text import slug

MakeStatement = Callable[..., Statement]
RunAsean = Callable[..., "subprocess.CompletedProcess[str]"]

_SPEAKER = Speaker(
    id="person:bui-thanh-son",
    name="Bui Thanh Son",
    type="person",
    role="Foreign Minister",
    organisation=None,
    country="VN",
    members=(),
    as_written="Bui Thanh Son",
    resolved_by="name",
)
_EVENT = Event("event:asean-rok-2021", "ASEAN-ROK Foreign Ministers' Meeting", "54th AMM", "2021-08-03")
_ARTICLE = ArticleRef("article-1", "Ministers meet", "The Example", None, "2021-08-04", "articles/1.txt")
_PLACE = Location("A heading", 1, ((0, 13),), ((14, 18),), ((19, 40),))


@pytest.fixture(scope="session")
def make_statement() -> MakeStatement:
    """Return a function that makes a statement of overrides.

    `speaker`, `event`, `article` and `location` take a whole object, or a mapping of what differs; a speaker
    may also be given as a name, an article as an id. `addressees` and `mentions` take entities, or countries
    as in `{"KR": "South Korea"}`. Without an `id`, one is made of the article's id and the `number`.
    """
    return _statement


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    """Return a function that makes an article of overrides."""

    def made(id: str = "article-1", **overrides: Any) -> Article:
        known: dict[str, Any] = {"text": f"The text of {id}.", "path": f"articles/{id}.txt"}
        return Article(id, **{**known, **overrides})

    return made


@pytest.fixture
def asean(tmp_path: Path) -> RunAsean:
    """Return a function that runs `asean` as a process, in the test's folder and away from the user's own.

    `stdin` is text or bytes, `env` adds to the environment; what comes back is decoded as UTF-8.
    """
    home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(tmp_path))
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("ASEAN_", "NO_COLOR", "FORCE_"))}

    def run(*words: object, stdin: str | bytes = b"", env: Mapping[str, str] | None = None) -> Any:
        done = subprocess.run(
            [sys.executable, "-m", "asean_cli", *map(str, words)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**bare, **home, **(env or {})},
            check=False,
            timeout=120,
        )
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return run


def _statement(number: int = 1, **overrides: Any) -> Statement:
    article = _merged(_ARTICLE, _as_mapping("id", overrides.pop("article", {})))
    speaker = _speaker(overrides.pop("speaker", {}))
    event = overrides.pop("event", _EVENT)
    made = Statement(
        id=statement_id(article.id, number),
        content="the region needs more vaccines",
        sentence="Bui Thanh Son said the region needs more vaccines.",
        kind="indirect",
        cue="said",
        act="state",
        negated=False,
        confidence=0.9,
        date="2021-08-03",
        topics=("vaccines",),
        via=("VNA",),
        speaker=speaker,
        addressees=(),
        mentions=(),
        event=_merged(_EVENT, event) if event is not None else None,
        article=article,
        location=_merged(_PLACE, overrides.pop("location", {})),
    )
    for name in ("addressees", "mentions"):
        if name in overrides:
            overrides[name] = _entities(overrides[name])
    return replace(made, **overrides)


def _speaker(given: Any) -> Speaker:
    given = _as_mapping("name", given)
    speaker: Speaker = _merged(_SPEAKER, given)
    if isinstance(given, Mapping) and "name" in given:
        made_id = f"{speaker.type}:{slug(speaker.name)}"
        speaker = replace(speaker, id=given.get("id", made_id), as_written=given.get("as_written", speaker.name))
    return speaker


def _as_mapping(name: str, given: Any) -> Any:
    return {name: given} if isinstance(given, str) else given


def _merged(default: Any, given: Any) -> Any:
    if not isinstance(given, Mapping):
        return given
    assert set(given) <= {field.name for field in fields(default)}, given
    return replace(default, **given)


def _entities(given: Any) -> tuple[Entity, ...]:
    if not isinstance(given, Mapping):
        return tuple(given)
    return tuple(Entity(f"country:{code}", name, "country", code) for code, name in given.items())
