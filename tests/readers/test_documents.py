"""PDF, office documents and web archives."""

from __future__ import annotations

import gzip
import io
import textwrap
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from asean_cli.readers import office, pdf
from benchmarks.forms import PIECE, html, odt, pdf_of, warc_record, zipped

ReadFile = Callable[..., Any]
Line = tuple[int, int, str]


def column(paragraphs: Sequence[str], left: int, top: int = 760) -> list[Line]:
    lines = []
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, 45):
            lines.append((left, top, line))
            top -= 12
        top -= 8
    return lines


def test_columns_are_read_one_after_the_other(read_file: ReadFile) -> None:
    both = column(PIECE.paragraphs[:2], 50) + column(PIECE.paragraphs[2:4], 320)
    by_row = sorted(both, key=lambda line: -line[1])  # as a hostile or careless program writes them
    assert read_file("a.pdf", pdf_of([by_row])).article.text == "\n\n".join(PIECE.paragraphs[:4])


def test_what_a_page_cut_in_two_is_joined_and_what_repeats_is_dropped(read_file: ReadFile) -> None:
    pages = []
    for number, word in enumerate(("one", "two", "three", "four"), 1):
        body = [(50, 700, f"The minister said that in round {number} the"), (50, 688, "fishermen of the har-")]
        body += [(50, 676, "bour would agree."), (50, 640, f"Round {word} went on while the envoy")]
        head = [(50, 800, "Lagoon News, page of talks"), (280, 30, f"- {number} -")]
        rest = [(50, 760, f"was away before {word}.")] if number > 1 else []
        pages.append(head + rest + body)
    text = read_file("a.pdf", pdf_of(pages)).article.text
    assert "Lagoon News" not in text
    assert "- 1 -" not in text
    assert "fishermen of the harbour would agree." in text
    assert "Round one went on while the envoy was away before two." in text


def test_a_title_that_is_a_file_name_is_none(read_file: ReadFile) -> None:
    lines = [column(PIECE.paragraphs, 50)]
    assert read_file("a.pdf", pdf_of(lines, "Harbour talks go on")).article.title == "Harbour talks go on"
    for title in ("", "talks", "Microsoft Word - talks 1", "harbour talks.docx"):
        assert read_file("a.pdf", pdf_of(lines, title)).article.title is None


def test_a_scan_says_so(read_file: ReadFile) -> None:
    assert "have its text recognised (OCR)" in read_file("a.pdf", pdf_of([[]])).reason


def test_a_stream_that_unfolds_without_end_is_refused(read_file: ReadFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "STREAM_LIMIT", 1 << 20)
    packed = zlib.compress(b"BT (a) Tj ET\n" * 500_000)
    data = pdf_of([[(50, 700, "Yes, he said.")]])
    at = data.index(b"<< /Length")
    bomb = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream"
    end = data.index(b"endstream", at) + len(b"endstream")
    assert "unfolds to far more" in read_file("a.pdf", data[:at] + bomb + data[end:]).reason


def test_too_many_pages_are_refused(read_file: ReadFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "PAGES", 2)
    assert "more than 2 pages" in read_file("a.pdf", pdf_of([[(50, 700, "Yes, he said.")]] * 3)).reason


def test_pages_in_a_circle_end(read_file: ReadFile) -> None:
    data = pdf_of([[(50, 700, "Yes, he said.")]]).replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]")
    assert read_file("a.pdf", data).done


def test_a_word_document_keeps_tables_in_their_place(read_file: ReadFile) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Harbour talks", 1)
    document.add_paragraph("Before the table, he said.")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("State", "Boats", "Amara", "12"), strict=True
    ):
        cell.text = text
    document.add_paragraph("After the table, she said.")
    buffer = io.BytesIO()
    document.save(buffer)
    article = read_file("a.docx", buffer.getvalue()).article
    assert article.text == (
        "Harbour talks\n\nBefore the table, he said.\n\nState | Boats\n\nAmara | 12\n\nAfter the table, she said."
    )
    assert article.title is None


def test_odt_leaves_comments_and_deleted_text_out(read_file: ReadFile) -> None:
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": (
            b"<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
            b"xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><o:body><o:text><t:tracked-changes><t:p>Old.</t:p>"
            b"</t:tracked-changes><t:h>Talks</t:h><t:p>He<t:s/>said<t:tab/>yes.<o:annotation><t:p>Really?</t:p>"
            b"</o:annotation> She<t:line-break/>left.</t:p></o:text></o:body></o:document-content>"
        ),
    }
    assert read_file("a.odt", zipped(parts)).article.text == "Talks\n\nHe said yes. She\nleft."


@pytest.mark.parametrize("name", ["content.xml", "meta.xml"])
def test_a_broken_odt_is_a_reason(read_file: ReadFile, name: str) -> None:
    data = odt(PIECE)
    at = data.index(name.encode()) + len(name)
    assert "damaged" in read_file("a.odt", data[:at] + b"\xff" * 20 + data[at + 20 :]).reason


def test_an_office_document_that_unfolds_too_far_is_refused(
    read_file: ReadFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "UNFOLDED_LIMIT", 100)
    assert "once unpacked" in read_file("a.odt", odt(PIECE)).reason


def answer(status: str, kind: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n".encode() + b"\r\n" + body


def test_only_pages_of_a_web_archive_are_read(read_file: ReadFile) -> None:
    page = html(PIECE)
    records = [
        warc_record(answer("301 Moved", "text/html", page), "https://news.example.org/moved"),
        warc_record(answer("200 OK", "image/jpeg", b"\xff\xd8\xff"), "https://news.example.org/photo"),
        warc_record(answer("200 OK", "text/html; charset=utf-8", page), "https://news.example.org/a"),
        warc_record(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunked(gzip.compress(page)),
            "https://news.example.org/b",
        ),
        warc_record(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nEnvoy Mai Linh said yes.", "https://x.example.org/c"
        ),
    ]
    for data in (b"".join(records), b"".join(map(gzip.compress, records))):
        outcome = read_file("a.warc", data)
        assert [each.url for each in outcome.articles] == [
            "https://news.example.org/a",
            "https://news.example.org/b",
            "https://x.example.org/c",
        ]
        assert not outcome.skipped


def chunked(data: bytes) -> bytes:
    return b"%x\r\n" % len(data) + data + b"\r\n0\r\n\r\n"
