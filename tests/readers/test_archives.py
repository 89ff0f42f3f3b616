"""Archives: what lies in them is read wherever it lies, and what would do harm is told in one line."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.readers import limits
from benchmarks.forms import tarred, zipped, zstd

ReadFile = Callable[..., Any]
TEXT = b"Envoy Mai Linh said that the harbour talks would go on.\n"
OTHER = b"Envoy Jose Amaral said that the pier would open soon.\n"
FILES = {"asia/a.txt": TEXT, "b.md": b"+++\ntitle = 'Pier'\n+++\n" + OTHER}
PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstd,
}


def paths(outcome: Any, top: Path) -> list[str]:
    return [each.path.removeprefix(f"{top}/") for each in outcome.articles]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.tar.xz", "a.tar.zst"])
def test_each_file_is_an_article_with_its_place(read_file: ReadFile, tmp_path: Path, name: str) -> None:
    data = zipped(FILES) if name == "a.zip" else tarred(FILES)
    packing = PACKED.get(name.removeprefix("a.tar") if ".tar" in name else ".gz" if name == "a.tgz" else "")
    outcome = read_file(name, packing(data) if packing else data)
    assert paths(outcome, tmp_path) == [f"{name}!/asia/a.txt", f"{name}!/b.md"]
    assert [each.title for each in outcome.articles] == [None, "Pier"]
    assert outcome.articles[0].text == TEXT.decode()
    assert outcome.done[0].complete


def test_archives_in_archives_show_the_whole_way(read_file: ReadFile, tmp_path: Path) -> None:
    inner = zipped({"a.txt": TEXT})
    outcome = read_file("all.tar", tarred({"deep/in.zip": inner, "b.txt.gz": gzip.compress(OTHER)}))
    assert paths(outcome, tmp_path) == ["all.tar!/deep/in.zip!/a.txt", "all.tar!/b.txt.gz"]


def test_several_members_of_gzip_are_one_text(read_file: ReadFile) -> None:
    assert read_file("a.txt.gz", gzip.compress(TEXT) + gzip.compress(OTHER)).article.text == (TEXT + OTHER).decode()


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_what_is_no_article_is_noted(read_file: ReadFile, pack: Callable[[dict[str, bytes]], bytes]) -> None:
    outcome = read_file("a.archive", pack({"photo.jpg": b"\xff\xd8\xff\xe0", "style.css": b"p {}", "a.txt": TEXT}))
    assert len(outcome.articles) == 1
    assert [each.path.rpartition("/")[2] for each in outcome.skipped] == ["photo.jpg", "style.css"]
    assert not any(each.failed for each in outcome.skipped)


def test_a_page_without_an_ending_is_known_by_its_content(read_file: ReadFile) -> None:
    page = b"<!doctype html><html><body><p>The envoy said that the talks went well for all.</p></body></html>"
    assert "went well" in read_file("a.zip", zipped({"news/1234": page})).article.text


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/passwd.txt", "a/../../b.txt", "..\\b.txt", "C:\\b.txt"])
def test_names_that_lead_out_are_passed_over(read_file: ReadFile, name: str) -> None:
    for data in (zipped({name: TEXT, "a.txt": OTHER}), tarred({name: TEXT, "a.txt": OTHER})):
        outcome = read_file("a.zip", data)
        assert [each.text for each in outcome.articles] == [OTHER.decode()]
        assert "leads out of the archive" in outcome.skipped[0].reason


def test_links_and_devices_are_passed_over(read_file: ReadFile) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("link.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    zipped_link = io.BytesIO()
    with zipfile.ZipFile(zipped_link, "w") as archive_of_link:
        archive_of_link.writestr(link, "/etc/passwd")
    for data, count in ((buffer.getvalue(), 4), (zipped_link.getvalue(), 1)):
        outcome = read_file("a.archive", data)
        assert not outcome.articles
        assert [each.reason for each in outcome.skipped] == ["a link or device, not a file"] * count


def test_a_member_that_needs_a_password_is_named(read_file: ReadFile) -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + place] |= 1
    outcome = read_file("a.zip", bytes(data))
    assert "password" in outcome.reason
    assert outcome.skipped[0].path.endswith("a.zip!/a.txt")


@pytest.mark.parametrize("ending", PACKED)
def test_damage_is_told_and_what_came_before_is_kept(read_file: ReadFile, ending: str) -> None:
    numbers = random.Random(1)
    line = b'{"text": "Round %d, he said, with %d of %d."}\n'
    lines = b"".join(line % tuple(numbers.choices(range(10**12), k=3)) for _ in range(40_000))
    packed = PACKED[ending](lines)
    outcome = read_file(f"a.jsonl{ending}", packed[: len(packed) // 2])
    assert outcome.articles
    (damage,) = [each for each in outcome.skipped if each.line is None]
    assert "the archive is damaged" in damage.reason
    assert not outcome.done[0].complete


@pytest.mark.parametrize(
    "data",
    [
        zipped(FILES)[:-30],
        zipped(FILES)[:100],
        b"PK\3\4" + b"\xff" * 200,
        tarred(FILES)[:700],
        gzip.compress(tarred(FILES))[:90],
        b"\x1f\x8b\x08" + b"\0" * 50,
        b"BZh91AY&SY" + b"\0" * 50,
        b"\xfd7zXZ\x00" + b"\0" * 50,
        b"\x28\xb5\x2f\xfd" + b"\xff" * 50,
    ],
    ids=["zip", "zip-begun", "zip-empty", "tar", "tar.gz", "gz", "bz2", "xz", "zst"],  # bytes differ from run to run
)
def test_a_broken_archive_is_a_reason(read_file: ReadFile, data: bytes) -> None:
    outcome = read_file("a.bin", data)
    assert outcome.skipped
    assert "damaged" in outcome.skipped[0].reason
    assert outcome.skipped[0].failed


def test_one_broken_member_leaves_the_others(read_file: ReadFile) -> None:
    data = bytearray(zipped({"a.txt": TEXT * 50, "b.txt": OTHER}))
    at = data.index(b"a.txt") + len("a.txt") + 5
    data[at : at + 10] = b"\xff" * 10
    outcome = read_file("a.zip", bytes(data))
    assert [each.text for each in outcome.articles] == [OTHER.decode()]
    assert "damaged" in outcome.skipped[0].reason


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALLOWANCE", 1 << 20)
    monkeypatch.setattr(limits, "STREAM_ALLOWANCE", 1 << 20)


LINE = b'{"text": "Envoy Mai Linh said yes, and then said it again."}\n'


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("ending", PACKED)
def test_a_bomb_is_put_out(read_file: ReadFile, ending: str) -> None:
    outcome = read_file(f"bomb.jsonl{ending}", PACKED[ending](LINE * 500_000))
    assert "unfolds to far more than it is" in outcome.skipped[-1].reason
    assert not outcome.done[0].complete


@pytest.mark.usefixtures("small_limits")
def test_bombs_in_archives_are_put_out_by_what_they_are_together(read_file: ReadFile) -> None:
    zeros = b" " * 3_000_000
    for data in (
        zipped({f"{number}.txt": zeros for number in range(9)}),
        zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": zeros * 9})})}),
        gzip.compress(gzip.compress(zeros * 9)),
        tarred({f"{number}.gz": gzip.compress(zeros) for number in range(50)}, "w:gz"),
    ):
        outcome = read_file("bomb", data)
        assert not outcome.articles
        assert "unfolds to far more" in outcome.skipped[-1].reason
        assert outcome.done


def test_too_many_archives_in_one_another_are_refused(read_file: ReadFile) -> None:
    data = TEXT
    for _ in range(limits.DEPTH):
        data = gzip.compress(data)
    assert read_file("a.gz", data).article.text == TEXT.decode()
    assert "archives in one another" in read_file("a.gz", gzip.compress(data)).reason


def test_too_many_files_are_refused(read_file: ReadFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 3)
    outcome = read_file("a.zip", zipped({f"{number}.txt": b"%d is what he said." % number for number in range(5)}))
    assert len(outcome.articles) == 3
    assert "more than" in outcome.skipped[0].reason


def test_a_giant_directory_is_not_read(read_file: ReadFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asean_cli.readers.archives.DIRECTORY_LIMIT", 1000)
    reason = read_file("a.zip", zipped({f"{number}.txt": TEXT for number in range(100)})).reason
    assert "its directory is too large" in reason


def test_an_archive_in_an_archive_that_is_too_large_for_the_disk_is_refused(
    read_file: ReadFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("asean_cli.readers.spool.SPOOL_LIMIT", 1000)
    inner = zipped({f"{number}.txt": TEXT for number in range(100)})
    assert "within another; unpack it first" in read_file("a.tar", tarred({"in.zip": inner})).reason


def test_a_workbook_says_what_to_do(read_file: ReadFile) -> None:
    assert "save its table as CSV" in read_file("a.xlsx", zipped({"xl/workbook.xml": b"<a/>"})).reason
