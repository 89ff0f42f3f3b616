"""--output: a file whole or not at all, in the format that its name asks for."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from openpyxl import load_workbook

from asean_cli.cli import destination
from asean_cli.cli.endings import FORMS, Format, by_ending
from asean_cli.errors import UsageError

Run = Callable[..., Any]


def test_the_ending_chooses_the_format(run: Run, tmp_path: Path) -> None:
    starts = {
        "a.json": '{"schema"',
        "a.jsonl": '{"id"',
        "a.csv": "id,",
        "a.tsv": "id\t",
        "a.md": "# 2",
        "a.txt": "2 st",
    }
    for name, start in {**starts, "a.html": "<!DOCTYPE", "plain": "2 st"}.items():
        shown = run("search", "vaccine", "--output", name)
        assert (shown.code, shown.out) == (0, ""), name
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start), name
    assert run("who-said", "vaccine", "-o", "a.xlsx").code == 0
    assert load_workbook(tmp_path / "a.xlsx").active.title == "speakers"


def test_a_format_that_is_given_wins_and_a_hyphen_is_stdout(run: Run, tmp_path: Path) -> None:
    assert run("search", "vaccine", "--json", "--output", "a.csv").code == 0
    assert json.loads((tmp_path / "a.csv").read_text())["total"] == 2
    assert run("search", "vaccine", "--format=csv", "-o", "-").out.startswith("id,")


def test_people_stats_and_extract_write_files_too(run: Run, tmp_path: Path, articles: Path) -> None:
    assert run("people", "-o", "a.json").code == 0
    assert json.loads((tmp_path / "a.json").read_text())["total"] == 3
    assert run("people", "-o", "a.txt").code == 0
    assert (tmp_path / "a.txt").read_text().startswith("3 people")
    assert run("stats", "-o", "s.json").code == 0
    assert json.loads((tmp_path / "s.json").read_text())["articles"] == 2
    assert "json" in run("stats", "-o", "s.csv").err
    assert run("extract", articles / "border.txt", "-o", "b.jsonl").code == 0
    assert json.loads((tmp_path / "b.jsonl").read_text())["cue"] == "said"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.pdf", "no format has the ending .pdf"),
        ("missing/a.json", "there is no folder missing"),
        (".", "this is a folder"),
        ("file/a.json", "there is no folder file"),
    ],
)
def test_what_cannot_be_written_is_said_first(name: str, message: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    shown = run("search", "(", "--format", "json", "-o", name) if name != "a.pdf" else run("search", "(", "-o", name)
    assert shown.code == 2
    assert message in shown.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_that_is_closed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    assert "you may not write there" in run("search", "-o", "closed/a.json").err


def test_nothing_found_is_written_too(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "a.html", "a.json"):
        (tmp_path / name).write_text("an older answer")
        assert run("search", "zeppelin", "-o", name).code == 1
        assert "older" not in (tmp_path / name).read_text()
        assert "0" in (tmp_path / name).read_text()


def test_the_old_file_stays_when_the_new_one_fails(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")

    def fail() -> None:
        with destination.opened(target) as out:
            out.write("new")
            assert target.read_text() == "old"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_text() == "old"


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
def test_mode_and_links_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "a.txt", tmp_path / "link.txt"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    with destination.opened(link) as out:
        out.write("new\n")
    assert link.is_symlink()
    assert target.read_bytes() == b"new\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    before = os.umask(0o027)
    try:
        with destination.opened(tmp_path / "fresh", binary=True) as out:
            out.write(b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "fresh").stat().st_mode) == 0o640


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="a device")
def test_a_device_is_written_to(run: Run) -> None:
    assert run("search", "-o", "/dev/null").code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_every_format_is_known() -> None:
    assert tuple(FORMS) == get_args(Format)
    endings = [each for form in FORMS.values() for each in form.endings]
    assert len(set(endings)) == len(endings)
    assert by_ending(Path("A.HTML")) == "html"
    with pytest.raises(UsageError):
        by_ending(Path("a.csv"), ("table", "json"))


def test_fields_without_a_name_are_listed(run: Run) -> None:
    assert run("search", "--fields", "").out.splitlines()[:2] == ["id", "content"]
    assert "count" in run("who-said", "--fields", "").out.splitlines()
    assert "count" not in run("who-said", "--jsonl", "--fields", " ").out.splitlines()
    assert run("extract", "nothing", "--fields", "").code == 0
