"""Signs of a format in the first bytes of a file: magic numbers, first lines, root elements, headers of mail."""

from __future__ import annotations

import re
from collections.abc import Callable

Sign = Callable[[bytes], bool]

_PROLOGUE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[.*?\])?\s*>)", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([\w.-]+)")
_OBJECT = re.compile(r'\{\s*"[^"]*"\s*:')
_HEADER = re.compile(r"([!-9;-~]+):(?: |\t|\r?$)")
_ONLY_IN_MAIL = {"message-id", "mime-version", "received", "delivered-to", "return-path", "dkim-signature"}
_IN_MAIL = {"from", "subject", "date", "received"}


def magic(*beginnings: bytes, at: int = 0) -> Sign:
    """Return the sign of one of these bytes `at` a place."""
    return lambda head: head.startswith(beginnings, at)


def first_line(pattern: str) -> Sign:
    """Return the sign of a pattern that the first line begins with (blank ones aside), in UTF-8 or UTF-16."""
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda head: compiled.match(_text(head).partition("\n")[0].rstrip("\r")) is not None


def json_lines(head: bytes) -> bool:
    """Say whether this begins with an object on a line of its own, or on one longer than this."""
    line, end, _ = _text(head).partition("\n")
    return _OBJECT.match(line) is not None and (not end or line.rstrip().endswith("}"))


def root(*names: str) -> Sign:
    """Return the sign of XML or HTML whose first element, behind declarations and comments, has one of these names."""

    def sign(head: bytes) -> bool:
        text, at = _text(head), 0
        while match := _PROLOGUE.match(text, at):
            at = match.end()
        found = _ROOT.match(text, at)
        return found is not None and found[1].lower() in names

    return sign


def bzip2(head: bytes) -> bool:
    """Say whether this begins as bzip2 does: its mark, and that of a block or of the end."""
    return head[:3] == b"BZh" and head[4:10] in {b"1AY&SY", b"\x17\x72\x45\x38\x50\x90"}


def mail(head: bytes) -> bool:
    """Say whether this begins with the header of a mail: fields only, among them one that only mails have."""
    names = set()
    for line in head.decode("ascii", "replace").split("\n"):
        if match := _HEADER.match(line):
            names.add(match[1].lower())
        elif not line.startswith((" ", "\t")) or not names:
            break
    return bool(names & _ONLY_IN_MAIL and names & _IN_MAIL)


def mailbox(head: bytes) -> bool:
    """Say whether this begins with the line that stands before each mail of a mailbox, and a mail's header."""
    line, _, rest = head.partition(b"\n")
    return (
        re.match(rb"From \S+ .*\d{4}(?: [+-]\d{4})?\s*$", line) is not None
        and _HEADER.match(rest.decode("ascii", "replace").partition("\n")[0]) is not None
    )


def _text(head: bytes) -> str:
    """Return the beginning of a text without white space before it; U+FFFD where it is none."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return head.decode("utf-16" if wide else "utf-8-sig", "replace").lstrip()
