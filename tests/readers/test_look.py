"""A look at a file from outside: the same as long as nothing changed, and none where a change could be missed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from asean_cli.readers.look import GRANULARITY, look

DAY = 86_400 * 10**9


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("one", encoding="utf-8")
    set_time(path, time.time_ns() - DAY)
    return path


def set_time(path: Path, when: int) -> None:
    os.utime(path, ns=(when, when))


def test_the_same_file_looks_the_same(file: Path) -> None:
    assert look(file) == look(file) is not None


def test_a_change_of_size_or_time_shows(file: Path) -> None:
    before, modified = look(file), file.stat().st_mtime_ns
    file.write_text("longer", encoding="utf-8")
    set_time(file, modified)
    after = look(file)
    assert after not in (before, None)
    set_time(file, modified - 1000)
    assert look(file) not in (before, after, None)


def test_a_sidecar_that_comes_changes_or_goes_shows(file: Path) -> None:
    looks = [look(file)]
    sidecar = file.with_suffix(".toml")
    for text in ("", 'outlet = "VNA"'):
        sidecar.write_text(text, encoding="utf-8")
        set_time(sidecar, time.time_ns() - DAY)
        looks.append(look(file))
    sidecar.unlink()
    assert look(file) == looks[0]
    assert len(set(looks)) == 3


def test_no_look_where_the_next_change_might_not_show(file: Path) -> None:
    modified = file.stat().st_mtime_ns
    assert look(file, now=modified + GRANULARITY) is not None
    assert look(file, now=modified + GRANULARITY - 1) is None
    assert look(file, now=modified - DAY) is None, "the clock was put back, or the file comes from the future"
    assert look(file.with_name("gone.txt")) is None
