"""Mails (.eml) and mailboxes (.mbox): the body of each as an article, its attachments as sources.

The subject is the title, the date of sending the date; the text/plain part goes before the HTML one. A mailbox is cut
at the lines "From …" behind a blank line (RFC 4155), one mail in memory at a time.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from asean_cli.models import Article
from asean_cli.readers import blocks
from asean_cli.readers.content import bytes_of, has_text, too_large
from asean_cli.readers.encoding import decode, storable
from asean_cli.readers.interface import Metadata, Skipped, Source
from asean_cli.readers.limits import SIZE_LIMIT
from asean_cli.readers.metadata import iso_date

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

_LONGEST_FIELD = 10_000
"""Characters of a header field; the parsing of longer ones takes time that grows with the square."""
_SIGNATURE = "\n-- \n"


def read_mail(source: Source) -> Iterator[Article | Skipped | Source]:
    """Yield the article of a mail, and a source for each attachment."""
    data = bytes_of(source)
    if isinstance(data, Skipped):
        yield data
    else:
        yield from _of_mail(data, source)


def read_mailbox(source: Source) -> Iterator[Article | Skipped | Source]:
    """Yield what `read_mail` yields for each mail of a mailbox."""
    number = 0
    for number, data in enumerate(_mails(source.stream), 1):
        source.budget.member()
        inside = source.inside(str(number), io.BytesIO(data or b""), kind="EML")
        yield inside.skipped(too_large(SIZE_LIMIT, "take its attachments out")) if data is None else inside
    if not number:
        yield source.skipped("there is no mail in it; fill the file or leave it out")


def _mails(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield each mail of a mailbox, None for one that is too large."""
    lines: list[bytes] = []
    size, blank, began = 0, True, False
    while line := stream.readline(SIZE_LIMIT):
        if blank and line.startswith(b"From "):
            if began:
                yield b"".join(lines) if size <= SIZE_LIMIT else None
            lines, size, began = [], 0, True
        else:
            size += len(line)
            if size <= SIZE_LIMIT:
                lines.append(line[1:] if line.startswith(b">From ") else line)
        blank = line in {b"\n", b"\r\n"}
    if began:
        yield b"".join(lines) if size <= SIZE_LIMIT else None


def _of_mail(data: bytes, source: Source) -> Iterator[Article | Skipped | Source]:
    import email
    from email.message import EmailMessage
    from email.policy import compat32

    mail = cast(EmailMessage, email.message_from_bytes(data, EmailMessage, policy=compat32))
    text = _body(mail)
    attached = list(_attachments(mail))
    if has_text(text):
        own = Metadata(title=_field(mail, "Subject"), published=iso_date(_field(mail, "Date")))
        sender = _field(mail, "From")
        yield source.article(storable(text), own, extra={"from": sender} if sender else None)
    elif not attached:
        yield source.skipped("this mail has no text", failed=False)
    for name, content in attached:
        source.budget.member()
        yield source.inside(name, io.BytesIO(content))


def _body(mail: EmailMessage) -> str:
    part = mail.get_body(("plain", "html"))
    if part is None or part.is_multipart():
        return ""
    decoded = decode(_payload(part), part.get_content_charset())
    if decoded is None:
        return ""
    if part.get_content_type() == "text/html":
        return blocks.of_html(decoded.text)
    return decoded.text.replace("\r\n", "\n").partition(_SIGNATURE)[0].strip("\n")


def _attachments(mail: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for part in mail.walk():
        name = part.get_filename()
        if name and not part.is_multipart():
            yield _decoded(name) or "attachment", _payload(part)


def _payload(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _field(mail: EmailMessage, name: str) -> str | None:
    """Return a field of the header as text, None where it is empty or absurd."""
    value = mail.get(name)
    return _decoded(str(value)) if value is not None else None


def _decoded(value: str) -> str | None:
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        decoded = str(make_header(decode_header(value[:_LONGEST_FIELD])))
    except (HeaderParseError, LookupError, ValueError):  # ValueError: an encoding that it does not have
        decoded = value[:_LONGEST_FIELD]
    return " ".join(storable(decoded).split()) or None
