from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from asean_cli.cli import app, formats
from asean_cli.readers.formats import FORMATS
from benchmarks.forms import PIECE, html, zipped

RunAsean = Callable[..., "subprocess.CompletedProcess[str]"]


def test_every_format_is_listed(asean: RunAsean) -> None:
    done = asean("formats")
    assert done.returncode == 0
    assert all(each.name in done.stdout and each.endings[0] in done.stdout for each in FORMATS)
    listed = json.loads(asean("formats", "--json").stdout)["formats"]
    assert {each["name"] for each in listed} == {each.name for each in FORMATS}
    assert all(set(each) == {"name", "endings", "library", "installed", "install"} for each in listed)


def test_what_is_missing_says_how_to_have_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("asean_cli.readers.formats._found", lambda module: module != "pdfminer")
    assert [each["name"] for each in formats.run() if not each["installed"]] == ["PDF"]
    assert app._invoke(["formats"]) == 0
    assert "pdfminer.six, not installed; run: pip install 'asean-cli[pdf]'" in capsys.readouterr().out


def test_a_table_is_indexed_by_its_mapping(asean: RunAsean, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'headline,body\nTalks,"{PIECE.text}"\n', encoding="utf-8")
    refused = asean("index", "a.csv", "--index", "i")
    assert refused.returncode == 2
    assert "--map text=NAME" in refused.stderr
    done = asean("index", "a.csv", "--map", "text=body,title=headline", "--index", "i", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["indexed"] == 1
    wrong = asean("index", "a.csv", "--map", "body", "--index", "i")
    assert wrong.returncode == 2
    assert "--map cannot be understood" in wrong.stderr


def test_what_an_archive_no_longer_holds_is_removed(asean: RunAsean, tmp_path: Path) -> None:
    files = {"a.html": html(PIECE), "b.txt": b"Thai Trade Minister Anuwat Srisuk said that the harvest would be good."}
    (tmp_path / "news.zip").write_bytes(zipped(files))
    (tmp_path / "news.zip!").mkdir()
    (tmp_path / "news.zip!" / "c.txt").write_text("Thai Trade Minister Anuwat Srisuk said that the rain would be late.")
    assert asean("index", "news.zip", "--index", "i").returncode == 0
    del files["b.txt"]
    (tmp_path / "news.zip").write_bytes(zipped(files))
    done = json.loads(asean("index", "news.zip", "--index", "i", "--json").stdout)
    assert (done["unchanged"], done["removed"]) == (1, 1)
    found = json.loads(asean("search", "harbour OR harvest OR talks", "--json", "--index", "i").stdout)
    assert {each["article"]["path"] for each in found["statements"]} == {"news.zip!/a.html"}
    removed = asean("remove", "news.zip", "--index", "i")
    assert removed.returncode == 0
    assert json.loads(asean("stats", "--json", "--index", "i").stdout)["articles"] == 0
