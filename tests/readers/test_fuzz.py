"""Damaged files of every format: an article or a reason comes of each, and no exception."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.forms import FORMS, PIECE
from benchmarks.fuzz import check, mutated

WHOLE = {name: form(PIECE) for name, form in FORMS.items()}
FOUND = {
    "a.odt": (b"PK\3\4mimetype", b"PK\3\4mimetypecontent.xml" + b"PK\1\2" + b"\0" * 60 + b"PK\5\6" + b"\0" * 18),
    "a.csv": (b"\0", b'"', b"text\n\0\n", b'text\n"', b"text\r\xff", b"\xff\xfet\0", b",,,\n,,,\n"),
    "a.xml": (b"<newsItem>\n<?x?>", b"<?xml version='1.0'?><\n\n>", b"<nitf/>", b"\xff\xfe<\0n\0"),
    "a.eml": (b"Received: \xff\nFrom: =?utf-8?b?\xff?=\n\n", b"MIME-Version:\nSubject\n", b"\0From: x\n"),
    "a.mbox": (b"From a 2023\nFrom b 2023\n", b"From a 2023\n\xff: \n"),
    "a.warc": (b"WARC/1.0\r\n", b"WARC/1.0\r\nContent-Length: -1\r\n\r\n", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
    "a.pdf": (b"%PDF-", b"%PDF-1.4\nstartxref\n0\n%%EOF", b"%PDF-1.4\ntrailer << /Root 1 0 R /Size 99999999 >>"),
    "a.rss": (b"<rss>", b"<rss><channel><item>", b"<rss>&#0;</rss>"),
    "a.jsonl.zst": (b"\x28\xb5\x2f\xfd", b"\x28\xb5\x2f\xfd\x24\x00\x01\x00\x00\x99\xe9\xd8\x51" * 3),
}


@settings(max_examples=25, deadline=None)
@given(st.data(), st.integers(0, 2**32))
@pytest.mark.parametrize("name", FORMS)
def test_a_damaged_file_is_read_or_skipped(name: str, data: st.DataObject, seed: int) -> None:
    damaged = mutated(WHOLE[name], random.Random(seed))
    check(name, damaged)
    other = data.draw(st.sampled_from(list(FORMS)))
    check(other, damaged)


@pytest.mark.parametrize(("name", "data"), [(name, data) for name, each in FOUND.items() for data in each])
def test_what_was_found_stays_mended(name: str, data: bytes) -> None:
    check(name, data)


@pytest.mark.parametrize("plane", range(17))
def test_every_plane_of_unicode_passes_through_every_text(plane: int) -> None:
    start = plane << 16
    chars = "".join(chr(start + n) for n in range(0x20, 0x10000, 97) if not 0xD800 <= start + n < 0xE000)
    for name in ("a.txt", "a.html", "a.jsonl", "a.csv", "a.eml", "a.rss", "a.xml", "a.docx", "a.odt", "a.parquet"):
        piece = PIECE._replace(paragraphs=(*PIECE.paragraphs, f"He said {chars} twice."))
        try:
            data = FORMS[name](piece)
        except ValueError:  # what XML cannot hold, python-docx does not write
            continue
        assert check(name, data)["articles"] + check(name, data)["skipped"]
