"""asean doctor: what it says, and its exit code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy"))


def test_all_is_well(run: Run) -> None:
    shown = run("doctor")
    assert (shown.code, shown.err) == (0, "")
    assert "PROBLEM" not in shown.out
    assert shown.out.startswith("versions       ok: asean ")
    body = json.loads(run("doctor", "--json").out)
    assert body["ok"] is True
    assert [each["name"] for each in body["checks"]] == [
        *("versions", "configuration", "tables", "tagger", "permissions", "database", "search index", "leftovers")
    ]


def test_a_problem_is_named_with_the_way_out_and_mended(run: Run, copy: Path) -> None:
    shutil.rmtree(copy / "whoosh")
    shown = run("doctor", "--index", copy)
    assert shown.code == 1
    assert "search index   PROBLEM" in shown.out
    assert "asean reindex" in shown.out
    mended = run("doctor", "--fix", "--index", copy)
    assert mended.code == 0
    assert "search index   ok, mended: agrees with the database\n" in mended.out
    assert json.loads(run("search", "--json", "--index", copy).out)["total"] == 4
    assert json.loads(run("doctor", "--fix", "--json", "--index", copy).out)["mended"] == []


def test_no_index_is_a_problem_and_none_is_made(run: Run, tmp_path: Path) -> None:
    shown = run("doctor", "--fix", "--index", tmp_path / "none")
    assert shown.code == 1
    assert "make one: asean index FOLDER" in shown.out
    assert not (tmp_path / "none").exists()


def test_broken_configuration_and_tables(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "events.toml").write_text("x = 1\n")
    monkeypatch.setenv("ASEAN_KNOWLEDGE", "own")
    shown = run("doctor")
    assert shown.code == 1
    assert "tables         PROBLEM: own/events.toml" in shown.out
    monkeypatch.delenv("ASEAN_INDEX")
    (tmp_path / "asean.toml").write_text("[asean]\nindx = 'a'\n")
    assert "configuration  PROBLEM: asean.toml:2: indx is not a setting" in run("doctor").out
