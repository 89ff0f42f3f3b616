from __future__ import annotations

import io

import pytest

from asean_cli.readers.formats import ENDINGS, FORMATS, Format, by_content, by_ending, format_of
from asean_cli.readers.interface import Source

NAMES = [each.name for each in FORMATS]


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_ending_names_its_format_whatever_its_case(ending: str) -> None:
    found = by_ending(f"news/talks{ending}")
    assert found is by_ending(f"TALKS{ending.upper()}")
    assert found
    assert ending in found.endings


def test_no_ending_and_no_name_is_there_twice() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert len(ENDINGS) == sum(len(each.endings) for each in FORMATS)


@pytest.mark.parametrize("name", ["talks", "talks.jpg", ".txt", "talks.txt.bak", "talks.", "txt", ""])
def test_other_names_have_no_format(name: str) -> None:
    assert by_ending(name) is None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('{"text": "a"}\n{"text": "b"}\n', "JSON Lines"),
        ('\n  { "id" : "a"', "JSON Lines"),
        ('{\n  "text": "a"\n}', "JSON"),
        ('[{"text": "a"}]', "JSON"),
        ("[\n", "JSON"),
        ("<!DOCTYPE html>\n<html>", "HTML"),
        ("\n<html lang='en'>", "HTML"),
        ("<?xml version='1.0'?>\n<!-- <rss> -->\n<html xmlns='http://www.w3.org/1999/xhtml'>", "HTML"),
        ("<!-- saved --><html>", "HTML"),
        ("Harbour talks go on\n", None),
        ("[Photo] The envoys met.", None),
        ('{"The talks" began.', None),
        ("{The envoys} met.", None),
        ("<Envoy> met.", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_shows_its_format_by_its_beginning(head: str, name: str | None, encoding: str) -> None:
    found = by_content(head.encode(encoding))
    assert (found.name if found else None) == name


@pytest.mark.parametrize("head", [b"\xff", b"\xff\xfe\x00", b"\x00" * 9, b"caf\xe9", b"\xef\xbb", b"BZh", b"PK"])
def test_odd_bytes_show_nothing(head: bytes) -> None:
    assert by_content(head) is None


def formed(head: bytes, name: str | None, *, among_others: bool = False) -> Format | None:
    return format_of(Source(io.BytesIO(head), "a", name=name, among_others=among_others))


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"<!doctype html><html>", "a.txt", "HTML"),
        (b'{"text": "a"}', "a.html", "JSON Lines"),
        (b"\x1f\x8b\x08\x00", "a.md", "gzip"),
        (b"<!doctype html><html>", "a.md", "Markdown"),
        (b"[\n", "a.txt", "plain text"),
        (b"Talks go on", "a.html", "HTML"),
        (b"Talks go on", "a.dat", "plain text"),
        (b"Talks go on", None, "plain text"),
    ],
)
def test_content_goes_before_the_ending(head: bytes, name: str | None, expected: str) -> None:
    found = formed(head, name)
    assert found
    assert found.name == expected


def test_in_an_archive_only_what_is_known_is_text() -> None:
    assert formed(b"Talks go on", "a.dat", among_others=True) is None
    assert formed(b"<html>", "a.dat", among_others=True)
