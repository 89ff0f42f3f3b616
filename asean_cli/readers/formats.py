"""Which reader reads what: by what the first bytes show, else by the ending of the name.

The content goes first, because endings lie. But a sign that other text could show as well does not take a file from
a reader that its ending names for text: a Markdown file may begin with a tag, a plain text with a bracket.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from asean_cli.readers import archives, compressed, sniff
from asean_cli.readers.feeds import read_feed
from asean_cli.readers.html import read_html
from asean_cli.readers.interface import Reader, Source
from asean_cli.readers.jsonl import read_json, read_jsonl
from asean_cli.readers.mail import read_mail, read_mailbox
from asean_cli.readers.markdown import read_markdown
from asean_cli.readers.newsml import ROOTS as NEWSML_ROOTS
from asean_cli.readers.newsml import read_newsml
from asean_cli.readers.office import read_docx, read_odt
from asean_cli.readers.pdf import read_pdf
from asean_cli.readers.plain import read_plain
from asean_cli.readers.sniff import Sign, first_line, magic, root
from asean_cli.readers.tables import read_csv, read_parquet
from asean_cli.readers.warc import read_warc

PACKAGE = "asean-cli"


@dataclass(frozen=True, slots=True)
class Format:
    """A format of input: how it is called, known and read."""

    name: str
    endings: tuple[str, ...]
    reader: Reader
    sign: Sign | None = None
    """A look at the first bytes; None where they show nothing."""
    library: str = "Python"
    """What reads it, beside us."""
    extra: str | None = None
    """What to install to have the library; None where it is always there."""
    module: str | None = None
    """The library as Python imports it, where that is not its name."""
    weak_for: tuple[str, ...] = ()
    """Formats that the sign does not overrule where the ending names them."""

    @property
    def installed(self) -> bool:
        """Whether its library is there."""
        return self.extra is None or _found(self.module or self.library)

    @property
    def install(self) -> str | None:
        """The command that installs its library; None where that is always there."""
        return f"pip install '{PACKAGE}[{self.extra}]'" if self.extra else None

    @property
    def guarded(self) -> bool:
        """Whether others wrote what reads it, so that it may break in ways that nobody here knows."""
        return self.library != "Python"


@cache
def _found(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


_TEXTS = ("plain text", "Markdown", "CSV")
_ZSTD = ("Python", None) if compressed.ZSTD_IN_PYTHON else ("zstandard", "zstd")

FORMATS = (
    Format("gzip", (".gz", ".tgz"), compressed.read_gzip, magic(b"\x1f\x8b\x08")),
    Format("bzip2", (".bz2", ".tbz", ".tbz2"), compressed.read_bzip2, sniff.bzip2),
    Format("xz", (".xz", ".txz"), compressed.read_xz, magic(b"\xfd7zXZ\x00")),
    Format("zstd", (".zst", ".tzst"), compressed.read_zstd, magic(b"\x28\xb5\x2f\xfd"), *_ZSTD),
    Format("ZIP", (".zip",), archives.read_zip, magic(b"PK\x03\x04", b"PK\x05\x06")),
    Format("tar", (".tar",), archives.read_tar, magic(b"ustar", at=257)),
    Format("PDF", (".pdf",), read_pdf, magic(b"%PDF-"), "pdfminer.six", "pdf", "pdfminer"),
    Format("DOCX", (".docx",), read_docx, library="python-docx", extra="docx", module="docx"),
    Format("ODT", (".odt",), read_odt, library="lxml"),
    Format("WARC", (".warc",), read_warc, magic(b"WARC/"), "warcio", "warc"),
    Format("MBOX", (".mbox", ".mbx"), read_mailbox, sniff.mailbox, "email"),
    Format("EML", (".eml",), read_mail, sniff.mail, "email"),
    Format("RSS, Atom", (".rss", ".atom"), read_feed, root("rss", "feed", "rdf"), "feedparser", "feeds"),
    Format("NewsML-G2", (".xml", ".newsml", ".nitf"), read_newsml, root(*NEWSML_ROOTS), "lxml"),
    Format(
        "HTML", (".html", ".htm", ".xhtml"), read_html, root("html", "head", "body"), "trafilatura",
        weak_for=("Markdown",),
    ),
    Format("JSON Lines", (".jsonl", ".ndjson"), read_jsonl, sniff.json_lines, weak_for=("Markdown",)),
    Format("JSON", (".json",), read_json, first_line(r'(?:\{|\[)\s*$|\[\s*\{|\{\s*"[^"]*"\s*:'), weak_for=_TEXTS),
    Format("CSV", (".csv", ".tsv", ".tab"), read_csv),
    Format("Parquet", (".parquet",), read_parquet, magic(b"PAR1"), "pyarrow", "parquet"),
    Format("Markdown", (".md", ".markdown"), read_markdown, library="markdown-it-py"),
    Format("plain text", (".txt", ".text"), read_plain),
)  # fmt: skip
"""In the order in which their signs are looked for."""

PLAIN = FORMATS[-1]
_BY_NAME = {each.name: each for each in FORMATS}
_BY_ENDING = {ending: each for each in FORMATS for ending in each.endings}
ENDINGS = tuple(_BY_ENDING)


def by_ending(name: str) -> Format | None:
    """Return the format that a name's ending stands for, if it is one of ours."""
    return _BY_ENDING.get(PurePath(name).suffix.lower())


def by_content(head: bytes, named: Format | None = None) -> Format | None:
    """Return the format that the first bytes show, if any; `named` is that of the ending."""
    return next(_shown(head, named), None)


def _shown(head: bytes, named: Format | None) -> Iterator[Format]:
    for each in FORMATS:
        if each.sign and not (named and named.name in each.weak_for) and each.sign(head):
            yield each


def format_of(source: Source) -> Format | None:
    """Return the format of a source; None for something in an archive that neither its bytes nor its name tell.

    Anything else that nothing tells of may be plain text.
    """
    if source.kind:
        return _BY_NAME[source.kind]
    named = by_ending(source.name) if source.name else None
    found = by_content(source.head(), named) or named
    return found if found or source.among_others else PLAIN
