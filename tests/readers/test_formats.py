from __future__ import annotations

import pytest

from asean_cli.readers.formats import READERS, reader_by_beginning, reader_by_suffix
from asean_cli.readers.html import read_html
from asean_cli.readers.interface import Reader
from asean_cli.readers.jsonl import read_json, read_jsonl
from asean_cli.readers.plain import read_plain


@pytest.mark.parametrize("suffix", READERS)
def test_a_suffix_names_its_reader_whatever_its_case(suffix: str) -> None:
    assert reader_by_suffix(f"news/talks{suffix}") is READERS[suffix]
    assert reader_by_suffix(f"TALKS{suffix.upper()}") is READERS[suffix]


@pytest.mark.parametrize("name", ["talks", "talks.pdf", ".txt", "talks.txt.gz", "talks.", "txt", ""])
def test_other_names_have_no_reader(name: str) -> None:
    assert reader_by_suffix(name) is None


@pytest.mark.parametrize(
    ("head", "reader"),
    [
        ('{"text": "a"}\n{"text": "b"}\n', read_jsonl),
        ('\n  { "id" : "a"', read_jsonl),
        ('{\n  "text": "a"\n}', read_json),
        ('[{"text": "a"}]', read_json),
        ("[\n", read_json),
        ("<!DOCTYPE html>\n", read_html),
        ("\n<html lang='en'>", read_html),
        ("<?xml version='1.0'?>", read_html),
        ("<!-- saved --><html>", read_html),
        ("Harbour talks go on\n", read_plain),
        ("[Photo] The envoys met.", read_plain),
        ('{"The talks" began.', read_plain),
        ("{The envoys} met.", read_plain),
        ("<Envoy> met.", read_plain),
        ("", read_plain),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_stream_shows_its_format_by_its_beginning(head: str, reader: Reader, encoding: str) -> None:
    assert reader_by_beginning(head.encode(encoding)) is reader


@pytest.mark.parametrize("head", [b"\xff", b"\xff\xfe\x00", b"\x00" * 9, b"caf\xe9", b"\xef\xbb"])
def test_odd_bytes_are_left_to_the_plain_reader(head: bytes) -> None:
    assert reader_by_beginning(head) is read_plain
