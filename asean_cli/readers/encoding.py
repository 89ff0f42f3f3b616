"""Bytes to text: UTF-8 where that is right, else what fits best, and whether anything was lost."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

ENCODINGS = (
    "cp1252", "cp1258", "cp874", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1251", "koi8_r",
)  # fmt: skip
"""What text of the region that is not Unicode may be in; the first wins wherever no other fits better."""

_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp932": "shift_jis",
    "cp949": "euc_kr",
}
"""Encodings that a page declares and its superset means (https://encoding.spec.whatwg.org/#names-and-labels)."""

_MAGIC = (
    (b"%PDF-", "a PDF document", "turn it into text first, for instance with pdftotext"),
    (b"{\\rtf", "an RTF document", "save it as plain text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as plain text first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "save it as plain text first"),
    (b"\x1f\x8b", "compressed by gzip", "unpack it first"),
    (b"BZh", "compressed by bzip2", "unpack it first"),
    (b"\xfd7zXZ\x00", "compressed by xz", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed by zstd", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\x89PNG\r\n", "a PNG image", "give its text instead"),
    (b"\xff\xd8\xff", "a JPEG image", "give its text instead"),
    (b"GIF8", "a GIF image", "give its text instead"),
    (b"SQLite format 3\x00", "an SQLite database", "export its text as JSON Lines"),
)

_CONTROLS = bytes(sorted({*range(32), 127} - set(b"\t\n\v\f\r\b\x1b")))
_UNICODE_CONTROLS = 0.3
_LEGACY_CONTROLS = 0.02
"""Shares of control characters from which bytes count as binary: valid UTF-8 with a few NULs is still
somebody's text, while random bytes hold about 10 % controls and text in an old encoding holds none."""

_SAMPLE = 1 << 16
_SURROGATES = re.compile("[\ud800-\udfff]")
_FOREIGN = re.compile("[^\x00-\x7f\ufffd]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it was in the bytes, mark of byte order off, line ends as they are."""

    text: str
    encoding: str | None = None
    """None for UTF-8."""
    lost: int = 0
    """Characters that could not be read and stand as U+FFFD."""


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """Return the text of `data`, or None where it is not text.

    A well-known binary format is never text, even where its bytes could be. Else are tried in this order:
    the byte-order mark, UTF-8, the encoding `declared` by the file itself, the best guess of
    charset-normalizer from a sample around the first byte that is not UTF-8.
    """
    if kind_of_binary(data):
        return None
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _as(data[len(mark) :], name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, declared)
    return None if _control_share(data) > _UNICODE_CONTROLS else Decoded(text)


def kind_of_binary(data: bytes) -> tuple[str, str] | None:
    """Say what a well-known binary format is, and the way out; None for any other bytes."""
    return next(((what, way) for magic, what, way in _MAGIC if data.startswith(magic)), None)


def storable(text: str) -> str:
    """Return `text`, of the same length, with U+FFFD for lone surrogates, which no database can hold."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def _not_utf8(data: bytes, start: int, declared: str | None) -> Decoded | None:
    if _control_share(data) > _LEGACY_CONTROLS:
        return None
    damaged = _as(data, "utf-8")
    # Old encodings hardly ever make valid UTF-8 sequences; broken UTF-8 holds more of them than errors.
    if damaged.lost < len(_FOREIGN.findall(damaged.text)):
        return damaged
    name = _known(declared) or _guess(_sample(data, start))
    return _as(data, name) if name else None


def _as(data: bytes, encoding: str) -> Decoded:
    name = None if encoding == "utf-8" else encoding
    try:
        return Decoded(data.decode(encoding), name)
    except UnicodeDecodeError:
        text = storable(data.decode(encoding, "replace"))
        return Decoded(text, encoding, text.count("\ufffd"))


def _control_share(data: bytes) -> float:
    sample = data[:_SAMPLE]
    return 1 - len(sample.translate(None, _CONTROLS)) / len(sample) if sample else 0.0


def _known(declared: str | None) -> str | None:
    """Return the declared encoding if it is one of ours: others, such as "idna", are traps."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    name = _WIDER.get(name, name)
    return next((each for each in ENCODINGS if codecs.lookup(each).name == name), None)


def _sample(data: bytes, start: int) -> bytes:
    """Return whole lines around `start` where they are short enough, so that no character is cut in two."""
    begin = data.rfind(b"\n", max(0, start - _SAMPLE // 2), start) + 1 or max(0, start - 256)
    end = data.rfind(b"\n", start, begin + _SAMPLE)
    return data[begin : end if end > start else begin + _SAMPLE]


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(ENCODINGS))
    best = matches.best()
    if not best:
        return None
    mark = (best.chaos, -best.coherence)
    as_good = (match for match in matches if (match.chaos, -match.coherence) <= mark)
    western = any(ENCODINGS[0] in match.could_be_from_charset for match in as_good)
    return ENCODINGS[0] if western else best.encoding
