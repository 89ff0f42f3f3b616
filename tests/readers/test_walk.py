from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from asean_cli.readers import Skipped, count
from asean_cli.readers.walk import STDIN, Address, File, files_in


def shown(results: Iterator[File | Address | Skipped], top: Path) -> list[str]:
    """Return the files found, as paths below `top`."""
    return [each.shown.removeprefix(f"{top}/") for each in results if isinstance(each, File)]


def notes(top: Path) -> dict[str, Skipped]:
    """Return what was left out of a folder, by path below it."""
    found = files_in([str(top)])
    return {each.path.removeprefix(f"{top}/"): each for each in found if isinstance(each, Skipped)}


def fill(top: Path, *names: str) -> Path:
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Envoy Mai Linh said yes.")
    return top


def test_a_folder_is_read_recursively_and_sorted(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.md", "a/b/c.html", "a.jsonl", "c/1.htm", "B.text")
    expected = ["B.text", "a/b/c.html", "a/z.md", "a.jsonl", "b.txt", "c/1.htm"]
    assert shown(files_in([str(tmp_path)]), tmp_path) == expected


def test_files_come_in_the_order_given(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    paths = [str(tmp_path / "b.txt"), "-", str(tmp_path / "a.txt")]
    assert shown(files_in(paths), tmp_path) == ["b.txt", STDIN, "a.txt"]


def test_a_relative_folder_stays_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "news/sub/a.txt")
    monkeypatch.chdir(tmp_path)
    for given in ("news", "news/", "./news"):
        assert [each.shown for each in files_in([given]) if isinstance(each, File)] == ["news/sub/a.txt"]


def test_hidden_names_are_passed_over_in_silence(tmp_path: Path) -> None:
    fill(tmp_path, ".a.txt", ".git/b.txt", "c.txt")
    assert shown(files_in([str(tmp_path)]), tmp_path) == ["c.txt"]
    assert notes(tmp_path) == {}


def test_a_hidden_file_named_outright_is_read(tmp_path: Path) -> None:
    fill(tmp_path, ".git/b.txt")
    assert shown(files_in([str(tmp_path / ".git")]), tmp_path) == [".git/b.txt"]


def test_suffixes_count_whatever_their_case(tmp_path: Path) -> None:
    fill(tmp_path, "A.TXT", "B.Html")
    assert shown(files_in([str(tmp_path)]), tmp_path) == ["A.TXT", "B.Html"]


def test_another_format_in_a_folder_is_noted_and_no_failure(tmp_path: Path) -> None:
    fill(tmp_path, "photo.jpg", "noname", "a.txt")
    left_out = notes(tmp_path)
    assert set(left_out) == {"photo.jpg", "noname"}
    assert not any(each.failed for each in left_out.values())
    assert "asean formats" in left_out["photo.jpg"].reason


def test_another_format_named_outright_is_tried(tmp_path: Path) -> None:
    fill(tmp_path, "noname")
    assert shown(files_in([str(tmp_path / "noname")]), tmp_path) == ["noname"]


def test_a_sidecar_is_no_article(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "a.toml", "alone.toml")
    assert shown(files_in([str(tmp_path)]), tmp_path) == ["a.txt"]
    assert set(notes(tmp_path)) == {"alone.toml"}
    (named,) = files_in([str(tmp_path / "a.toml")])
    assert isinstance(named, Skipped)
    assert not named.failed
    (alone,) = files_in([str(tmp_path / "alone.toml")])
    assert isinstance(alone, Skipped)
    assert alone.failed


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    fill(tmp_path, "a/b/c.txt")
    (tmp_path / "a/b/up").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a/self").symlink_to("self")
    assert shown(files_in([str(tmp_path)]), tmp_path) == ["a/b/c.txt"]
    left_out = notes(tmp_path)
    assert "same folder" in left_out["a/b/up"].reason
    assert not left_out["a/b/up"].failed
    assert left_out["a/self"].failed


def test_folders_that_link_to_each_other_are_read_once_each(tmp_path: Path) -> None:
    names = [f"f{number}" for number in range(9)]
    fill(tmp_path, *(f"{name}/a.txt" for name in names))
    for one in names:
        for other in names:
            (tmp_path / one / f"to-{other}").symlink_to(tmp_path / other, target_is_directory=True)
    assert count([str(tmp_path)]) == len(names)


def test_a_link_to_a_file_is_read_and_a_dangling_one_reported(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "c.txt").symlink_to("gone.txt")
    assert shown(files_in([str(tmp_path)]), tmp_path) == ["a.txt", "b.txt"]
    assert "leads nowhere" in notes(tmp_path)["c.txt"].reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_what_is_not_a_regular_file_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        assert shown(files_in([str(tmp_path)]), tmp_path) == []
        assert {each.reason for each in notes(tmp_path).values()} == {"not a regular file"}


def test_a_tree_deeper_than_the_recursion_limit_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("top").mkdir()
    descriptor = os.open("top", os.O_RDONLY)
    for _ in range(1100):
        os.mkdir("d", dir_fd=descriptor)
        below = os.open("d", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = below
    with os.fdopen(os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=descriptor), "w") as file:
        file.write("Envoy Mai Linh said yes.")
    os.close(descriptor)
    try:
        assert count(["top"]) == 1
    finally:
        subprocess.run(["rm", "-r", "top"], check=True)  # too deep for the tidying of pytest


def test_a_missing_path_says_so() -> None:
    (missing,) = files_in(["no/such/place"])
    assert missing == Skipped("no/such/place", "no such file or folder; check the path")


@pytest.mark.parametrize(("path", "fragment"), [("", "empty path"), ("a\0b", "null"), ("a" * 5000, "too long")])
def test_an_impossible_path_is_a_reason_and_no_exception(path: str, fragment: str) -> None:
    (refused,) = files_in([path])
    assert isinstance(refused, Skipped)
    assert fragment in refused.reason
    assert refused.failed


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may list everything")
def test_a_folder_that_cannot_be_listed_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, "closed/a.txt", "open/b.txt")
    (tmp_path / "closed").chmod(0)
    try:
        assert shown(files_in([str(tmp_path)]), tmp_path) == ["open/b.txt"]
        assert "permission" in notes(tmp_path)["closed"].reason
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_a_refusal_by_the_system_is_reported_and_the_rest_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "closed/a.txt", "open/b.txt")
    listdir = os.listdir

    def refuse(path: Path) -> list[str]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuse)
    assert shown(files_in([str(tmp_path)]), tmp_path) == ["open/b.txt"]
    assert "permission denied" in notes(tmp_path)["closed"].reason


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes only on POSIX")
def test_a_name_that_is_no_text_is_shown_as_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text("Envoy Mai Linh said yes.")
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    (found,) = files_in([str(tmp_path)])
    assert isinstance(found, File)
    assert found.shown == f"{tmp_path}/caf\ufffd.txt"
    assert found.path
    assert found.path.exists()


def test_count_counts_what_read_will_try(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b/c.md", "photo.jpg", "a.toml", ".hidden.txt")
    assert count([str(tmp_path), "-", "missing", str(tmp_path / "photo.jpg")]) == 4
    assert count([]) == 0


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.txt", "out/b.txt", "out/c/d.txt", "in-too/e.txt")
    (tmp_path / "in/b.txt").symlink_to("../out/b.txt")
    (tmp_path / "in/c").symlink_to(tmp_path / "out/c", target_is_directory=True)
    (tmp_path / "in/e.txt").symlink_to("../in-too/e.txt")
    (tmp_path / "in/f.txt").symlink_to("a.txt")
    assert shown(files_in([str(tmp_path / "in")]), tmp_path) == ["in/a.txt", "in/f.txt"]
    left_out = notes(tmp_path / "in")
    assert set(left_out) == {"b.txt", "c", "e.txt"}
    assert all("a link out of the folder" in each.reason and not each.failed for each in left_out.values())


def test_a_folder_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    fill(tmp_path, "out/b.txt")
    (tmp_path / "in").symlink_to("out", target_is_directory=True)
    assert shown(files_in([str(tmp_path / "in")]), tmp_path) == ["in/b.txt"]


def test_a_list_names_files_and_folders(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b/c.txt", "d.txt")
    lines = f"\ufeff{tmp_path}/a.txt\r\n\n# {tmp_path}/d.txt\n  {tmp_path}/b  \n{tmp_path}/gone.txt"
    (tmp_path / "list").write_text(lines, encoding="utf-8")
    found = list(files_in([f"@{tmp_path}/list", str(tmp_path / "d.txt")]))
    assert shown(iter(found), tmp_path) == ["a.txt", "b/c.txt", "d.txt"]
    assert [each.path for each in found if isinstance(each, Skipped)] == [f"{tmp_path}/gone.txt"]


def test_a_list_that_is_not_there_says_so(tmp_path: Path) -> None:
    (missing,) = files_in([f"@{tmp_path}/list"])
    assert missing == Skipped(f"@{tmp_path}/list", "no such file or folder; check the path")
