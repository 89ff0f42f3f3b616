"""Text from the web is hostile: whatever an article holds, no output may drive the reader's terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

RunAsean = Callable[..., "subprocess.CompletedProcess[str]"]

ESCAPES = (
    "[/red] [bold] [link=https://evil.example]x[/link] "
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b]8;;https://evil.example\x1b\\ "
    "\x9b2J \x90q\x9c \x00 \x07 \x08 \x7f "
    "\u202edesrever\u202c \u2066isolated\u2069 \u200e\u200f\u061c \ufeff"
)
HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0041]"
)
"""C0 but tab and line end, DEL, C1, marks and overrides of direction, line separators, byte-order marks."""

FORMATS = ("table", "json", "jsonl", "csv", "markdown")
SENTENCE = f"Vietnamese Foreign Minister Bui Thanh Son said that vaccines {ESCAPES} must reach every village."
QUOTED = f"“Nobody {ESCAPES} gains from vaccines at sea,” Vietnamese Foreign Minister Bui Thanh Son said."
ARTICLE = {
    "id": f"hostile-{ESCAPES}",
    "title": f"Vaccines {ESCAPES} for all",
    "outlet": f"Desk {ESCAPES}",
    "url": f"https://news.example.org/{ESCAPES}",
    "published": "2021-08-03",
    "text": f"Vaccines {ESCAPES} for all\n\nA heading {ESCAPES} here\n\n{SENTENCE}\n\n{QUOTED}\n",
}


@pytest.fixture
def index(tmp_path: Path, asean: RunAsean) -> Path:
    source = tmp_path / "articles.jsonl"
    source.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    done = asean("index", source, "--index", "i")
    assert done.returncode == 0, done.stderr
    assert harmless(done)
    return tmp_path / "i"


def harmless(done: subprocess.CompletedProcess[str]) -> bool:
    found = {f"U+{ord(char):04X}" for char in HARMFUL.findall(done.stdout + done.stderr)}
    assert not found, f"raw on the terminal: {sorted(found)}"
    return True


def parses(text: str, form: str) -> bool:
    if form == "json":
        assert json.loads(text)["schema"]
    elif form == "jsonl":
        assert all(json.loads(line)["id"] for line in text.split("\n") if line)
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(text)))
        assert len({len(row) for row in rows}) == 1
    return True


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_indexed_is_printed_harmlessly(asean: RunAsean, index: Path, form: str) -> None:
    for command in ("search", "who-said"):
        done = asean(command, "vaccines", "--format", form, "--facet", "outlet", "--index", index)
        assert done.returncode == 0, done.stderr
        assert "Thanh Son" in done.stdout
        assert harmless(done)
        assert parses(done.stdout, form)


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_extracted_is_printed_harmlessly(asean: RunAsean, tmp_path: Path, form: str) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE["text"], encoding="utf-8")
    done = asean("extract", "a.txt", "--format", form, "--outlet", ARTICLE["outlet"].replace("\0", ""))
    assert done.returncode == 0, done.stderr
    assert harmless(done)
    assert parses(done.stdout, form)


def test_a_terminal_gets_no_other_sequences_than_our_own_colours(asean: RunAsean, index: Path) -> None:
    done = asean("search", "vaccines", "--index", index, env={"FORCE_COLOR": "1", "COLUMNS": "100"})
    done.stdout = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    assert "[/red] [bold]" in done.stdout or "[/red]" in done.stdout
    assert harmless(done)


def test_one_statement_and_the_figures_are_shown_harmlessly(asean: RunAsean, index: Path) -> None:
    rows = asean("search", "vaccines", "--jsonl", "--index", index).stdout.split("\n")
    identity = json.loads(rows[0])["id"]
    for words in (("show", identity), ("show", identity, "--json"), ("stats",), ("stats", "--json")):
        done = asean(*words, "--index", index)
        assert done.returncode == 0, done.stderr
        assert harmless(done)


def test_json_keeps_the_text_as_it_was(asean: RunAsean, index: Path) -> None:
    found = json.loads(asean("search", "nobody", "--json", "--index", index).stdout)["statements"]
    assert any(ESCAPES in row["content"] for row in found)


@pytest.mark.parametrize("words", [("search", f'"{ESCAPES}'), ("search", f"nofield{ESCAPES}:x"), ("show", ESCAPES)])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_what_a_user_pastes_comes_back_harmlessly(
    asean: RunAsean, index: Path, words: tuple[str, ...], form: tuple[str, ...]
) -> None:
    done = asean(*(word.replace("\0", "") for word in words), "--index", index, *form)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert harmless(done)


def test_a_hostile_file_name_is_shown_harmlessly(asean: RunAsean, tmp_path: Path) -> None:
    (tmp_path / "a \x1b[31m[bold]\u202e.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = asean("index", ".", "--index", "i")
    assert done.returncode == 2
    assert harmless(done)
    assert "[bold]" in done.stderr
