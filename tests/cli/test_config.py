"""asean config: the settings, their origins, and keeping one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli import config

Run = Callable[..., Any]


@pytest.fixture
def bare(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command where nothing is set."""
    for name in ("ASEAN_INDEX", "ASEAN_PAGER", "PAGER", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(config, "user_config", lambda: tmp_path / "own")
    monkeypatch.setattr(config, "_user_data", lambda: tmp_path / "data")
    return run


def test_each_setting_with_its_origin(bare: Run, tmp_path: Path) -> None:
    assert bare("config").out == (
        f"index      {tmp_path}/data/index  (default)\n"
        "knowledge  none  (default)\n"
        "color      auto  (default)\n"
        "pager      less -FRX  (default)\n"
    )
    body = json.loads(bare("config", "--index", "here", "--json").out)["settings"]
    assert body["index"] == {"value": "here", "origin": "--index"}
    assert body["knowledge"] == {"value": [], "origin": "default"}
    assert bare("config", "pager").out == "less -FRX\n"
    assert json.loads(bare("config", "color", "--json").out) == {"value": "auto", "origin": "default"}


def test_what_is_kept_holds(bare: Run, tmp_path: Path) -> None:
    own = tmp_path / "own" / "config.toml"
    assert bare("config", "set", "index", "news").out == f"kept in {own}\n"
    assert bare("config", "index").out == f"{tmp_path}/news\n"
    own.write_text("# mine\n" + own.read_text())
    assert bare("config", "set", "pager", "").code == 0
    assert bare("config", "set", "--project", "knowledge", "one", "two").out == "kept in asean.toml\n"
    assert own.read_text().startswith("# mine\n[asean]\nindex = ")
    assert (tmp_path / "asean.toml").read_text() == '[asean]\nknowledge = ["one", "two"]\n'
    assert bare("config").out == (
        f"index      {tmp_path}/news  ({own})\n"
        "knowledge  one:two  (asean.toml)\n"
        "color      auto  (default)\n"
        f"pager      none  ({own})\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ["colour"],
        ["set", "colour", "x"],
        ["set", "color", "blue"],
        ["set", "index", ""],
        ["set", "index", "a", "b"],
        ["set", "index"],
        ["set"],
        ["index", "color"],
        ["set", "--project", "pager", "less"],
    ],
)
def test_what_makes_no_sense_changes_nothing(words: list[str], bare: Run, tmp_path: Path) -> None:
    shown = bare("config", *words)
    assert (shown.code, shown.out) == (2, "")
    assert not (tmp_path / "own").exists()
    assert not (tmp_path / "asean.toml").exists()


def test_a_broken_file_is_not_written_over(bare: Run, tmp_path: Path) -> None:
    (tmp_path / "asean.toml").write_text("[asean\n")
    assert bare("config", "set", "--project", "color", "never").code == 2
    assert (tmp_path / "asean.toml").read_text() == "[asean\n"


def test_the_colour_that_is_kept_is_used(bare: Run, built: Path) -> None:
    assert "\x1b" not in bare("search", "vaccine", "--index", built).out
    assert bare("config", "set", "color", "always").code == 0
    assert "\x1b" in bare("search", "vaccine", "--index", built).out
    assert "\x1b[1;35m" not in bare("search", "vaccine", "--index", built, "--no-color").out
    assert "\x1b" not in bare("search", "vaccine", "--index", built, "--json").out
