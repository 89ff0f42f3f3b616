"""An index of a few articles, made once, and commands run in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from asean_cli.cli import app, index
from asean_cli.cli.index import Summary

VACCINES = """Ministers meet on vaccines

Vietnamese Foreign Minister Bui Thanh Son said the region needs more vaccines. He thanked Japan for its support.

Indonesian Foreign Minister Retno Marsudi urged South Korea to supply vaccines to ASEAN.
"""
BORDER = """Border talks end

Malaysian Foreign Minister Saifuddin Abdullah said the border would open in May.
"""


@dataclass
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "vaccines.txt").write_text(VACCINES, encoding="utf-8")
    (folder / "vaccines.toml").write_text('outlet = "The Example"\npublished = "2021-08-03"\n', encoding="utf-8")
    (folder / "border.txt").write_text(BORDER, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an index; tests only read it."""
    folder = tmp_path_factory.mktemp("built") / "index"
    summary = index.run([str(articles)], index=folder)
    assert isinstance(summary, Summary)
    assert (summary.indexed, summary.failed) == (2, False)
    return folder


@pytest.fixture
def run(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command in this process, in an empty folder, on the built index."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASEAN_INDEX", str(built))
    for name in ("ASEAN_KNOWLEDGE", "ASEAN_SAVED"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))

    def ran(*words: object) -> Ran:
        code = app.run(list(map(str, words)))
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran
