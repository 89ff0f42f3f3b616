"""One invented article in every format that `asean` reads: for the round trip, and as seeds of the fuzzing.

Each entry of `FORMS` is a function from an article to the bytes of a file; the key is the file's name.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import re
import tarfile
import textwrap
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from html import escape
from typing import Any, NamedTuple

WHEN = "2023-07-12"


class Piece(NamedTuple):
    """An article: a title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs between blank lines."""
        return "\n\n".join(self.paragraphs)


PIECE = Piece(
    "Harbour talks go on",
    (
        "PORT AMARA, July 12 (Lagoon News) – The envoys of the lagoon states met in the harbour town on Wednesday "
        "to speak about trade, fishing and the safety of ferries.",
        "Foreign Minister Mai Linh Pham of Vietnam said that the talks would go on until all states agreed, and "
        "thanked the hosts for their patience during the long round.",
        "“Nobody gains from empty nets,” Indonesian Trade Minister Rahmat Saputra told reporters after the meeting.",
        "Thailand’s envoy Somchai Wattana urged the port authorities to open the new pier by November, adding that "
        "the fishermen had waited for three years.",
        "According to the secretariat, the next round will be held in Da Nang in November.",
    ),
)
"""Nobody in it exists and nothing in it was said."""


def plain(piece: Piece) -> bytes:
    return f"{piece.title}\n\n{piece.text}\n".encode()


def markdown(piece: Piece) -> bytes:
    wrapped = "\n\n".join(textwrap.fill(each, 80) for each in piece.paragraphs)
    return f"---\ntitle: {piece.title}\ndate: {WHEN}\n---\n\n{wrapped}\n".encode()


def _paragraphs(piece: Piece) -> str:
    return "".join(f"<p>{escape(each)}</p>\n" for each in piece.paragraphs)


def html(piece: Piece) -> bytes:
    head = (
        f"<meta charset='utf-8'><title>{piece.title}</title><meta property='article:published_time' content='{WHEN}'>"
    )
    return (
        f"<!doctype html>\n<html lang='en'><head>{head}</head><body><article><h1>{piece.title}</h1>\n"
        f"{_paragraphs(piece)}</article></body></html>\n"
    ).encode()


def record(piece: Piece) -> dict[str, Any]:
    return {"title": piece.title, "text": piece.text, "published": WHEN}


def jsonl(piece: Piece) -> bytes:
    return json.dumps(record(piece)).encode() + b"\n"


def json_list(piece: Piece) -> bytes:
    return json.dumps([record(piece)], indent=1).encode()


def table(piece: Piece) -> bytes:
    lines = io.StringIO()
    csv.writer(lines).writerows([record(piece), record(piece).values()])
    return lines.getvalue().encode()


def parquet(piece: Piece) -> bytes:
    import pyarrow
    from pyarrow import parquet as writing

    buffer = io.BytesIO()
    writing.write_table(pyarrow.table({key: [value] for key, value in record(piece).items()}), buffer)
    return buffer.getvalue()


def mail(piece: Piece) -> bytes:
    message = EmailMessage()
    message["Subject"] = piece.title
    message["From"] = "Lagoon News <desk@example.org>"
    message["Date"] = "Wed, 12 Jul 2023 09:30:00 +0700"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(piece.text)
    message.add_alternative(f"<html><body>{_paragraphs(piece)}</body></html>", subtype="html")
    return message.as_bytes()


def mailbox(piece: Piece) -> bytes:
    return b"From desk@example.org Wed Jul 12 09:30:00 2023\n" + mail(piece) + b"\n"


def rss(piece: Piece) -> bytes:
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/"
        f"content/'><channel><title>Lagoon News</title><item><title>{piece.title}</title>"
        "<pubDate>Wed, 12 Jul 2023 09:30:00 +0700</pubDate><description>The envoys met.</description>"
        f"<content:encoded><![CDATA[{_paragraphs(piece)}]]></content:encoded></item></channel></rss>"
    ).encode()


def atom(piece: Piece) -> bytes:
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns='http://www.w3.org/2005/Atom'><title>Lagoon News</title>"
        f"<entry><title>{piece.title}</title><published>{WHEN}T09:30:00+07:00</published>"
        f"<content type='html'>{escape(_paragraphs(piece))}</content></entry></feed>"
    ).encode()


def newsml(piece: Piece) -> bytes:
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' standard='NewsML-G2'>"
        "<itemMeta><provider><name>Lagoon News</name></provider><pubStatus qcode='stat:usable'/></itemMeta>"
        f"<contentMeta><contentCreated>{WHEN}T09:30:00+07:00</contentCreated><headline>{piece.title}</headline>"
        "</contentMeta><contentSet><inlineXML contenttype='application/xhtml+xml'>"
        f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>{_paragraphs(piece)}</body></html>"
        "</inlineXML></contentSet></newsItem>"
    ).encode()


def warc(piece: Piece) -> bytes:
    return warc_record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html(piece))


def warc_record(answer: bytes, address: str = "https://news.example.org/harbour") -> bytes:
    """Return a record of a web archive with a server's answer."""
    fields = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: {address}",
        f"WARC-Date: {WHEN}T02:30:00Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(answer)}",
    )
    return "\r\n".join(fields).encode() + b"\r\n\r\n" + answer + b"\r\n\r\n"


def docx(piece: Piece) -> bytes:
    import docx as writing

    document = writing.Document()
    document.core_properties.title = piece.title
    for each in piece.paragraphs:
        document.add_paragraph(each)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def odt(piece: Piece) -> bytes:
    names = " ".join(
        f"xmlns:{short}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for short, name in (("office", "office"), ("text", "text"), ("meta", "meta"))
    )
    body = "".join(f"<text:p>{escape(each)}</text:p>" for each in piece.paragraphs)
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
    meta = (
        f"<office:document-meta {names} xmlns:dc='http://purl.org/dc/elements/1.1/'><office:meta><dc:title>{piece.title}"
        "</dc:title></office:meta></office:document-meta>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    parts = {"mimetype": kind, "content.xml": f"{content}</office:document-content>", "meta.xml": meta}
    return zipped({name: text.encode() for name, text in parts.items()})


def pdf(piece: Piece) -> bytes:
    lines = [textwrap.wrap(each, 90) for each in piece.paragraphs]
    placed, down = [], 780
    for paragraph in lines:
        for line in paragraph:
            placed.append((50, down, line))
            down -= 13
        down -= 8
    return pdf_of([placed], piece.title)


def pdf_of(pages: Sequence[Sequence[tuple[int, int, str]]], title: str = "", extra: bytes = b"") -> bytes:
    """Return a PDF document with lines of text at places (points from the left and from the bottom) on its pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Title (%s) >>" % title.encode("cp1252")]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        shown = b"".join(b"1 0 0 1 %d %d Tm (%s) Tj\n" % (x, y, _escaped(line)) for x, y, line in lines)
        content = b"BT /F1 10 Tf\n%sET" % shown
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R %s >>"
        objects.append(page % (len(objects), b"/Resources << /Font << /F1 4 0 R >> >>" + extra))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _assembled(objects)


def _escaped(line: str) -> bytes:
    return re.sub(rb"([()\\])", rb"\\\1", line.encode("cp1252"))


def _assembled(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    count = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R /Info 3 0 R >>\n"
    return data + end % (count, b"".join(places), count) + b"startxref\n%d\n%%%%EOF" % len(data)


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    """Return a tar archive of files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def zstd(data: bytes) -> bytes:
    import zstandard

    return zstandard.compress(data)


FORMS: dict[str, Callable[[Piece], bytes]] = {
    "a.txt": plain,
    "a.md": markdown,
    "a.html": html,
    "a.jsonl": jsonl,
    "a.json": json_list,
    "a.csv": table,
    "a.parquet": parquet,
    "a.eml": mail,
    "a.mbox": mailbox,
    "a.rss": rss,
    "a.atom": atom,
    "a.xml": newsml,
    "a.warc": warc,
    "a.docx": docx,
    "a.odt": odt,
    "a.pdf": pdf,
    "a.jsonl.gz": lambda piece: gzip.compress(jsonl(piece), mtime=0),
    "a.jsonl.bz2": lambda piece: bz2.compress(jsonl(piece)),
    "a.jsonl.xz": lambda piece: lzma.compress(jsonl(piece)),
    "a.jsonl.zst": lambda piece: zstd(jsonl(piece)),
    "a.zip": lambda piece: zipped({"news/a.html": html(piece)}),
    "a.tar": lambda piece: tarred({"news/a.html": html(piece)}),
    "a.tar.gz": lambda piece: tarred({"news/a.eml": mail(piece)}, "w:gz"),
    "a.warc.gz": lambda piece: gzip.compress(warc(piece), mtime=0),
}
