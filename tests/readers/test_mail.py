from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from asean_cli.readers import limits, mail
from benchmarks.forms import PIECE, docx, html

ReadFile = Callable[..., Any]
SAID = "Envoy Mai Linh said that the harbour talks would go on."


def message(text: str = SAID, subject: str = "Talks", **fields: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Lagoon News <desk@example.org>"
    made["Subject"] = subject
    made["Message-ID"] = "<1@example.org>"
    for name, value in fields.items():
        made[name] = value
    made.set_content(text)
    return made


def test_the_header_tells_title_date_and_sender(read_file: ReadFile) -> None:
    mail = message(subject="Đàm phán ở cảng", Date="Wed, 12 Jul 2023 09:30:00 +0700")
    article = read_file("a.eml", mail.as_bytes()).article
    assert (article.title, article.published) == ("Đàm phán ở cảng", "2023-07-12T09:30:00+07:00")
    assert article.extra == {"from": "Lagoon News <desk@example.org>"}
    assert article.text == SAID


@pytest.mark.parametrize("coding", ["7bit", "quoted-printable", "base64"])
def test_the_coding_of_transfer_is_undone(read_file: ReadFile, coding: str) -> None:
    made = EmailMessage()
    made["From"], made["Message-ID"] = "a@example.org", "<1@example.org>"
    made.set_content(SAID, cte=coding)
    assert read_file("a.eml", made.as_bytes()).article.text == SAID


def test_the_charset_is_undone_and_a_wrong_one_survived(read_file: ReadFile) -> None:
    data = message("José Amaral said that the café talks went well.").as_bytes()
    data = data.replace(b'charset="utf-8"', b'charset="no-such-one"')
    assert "José" in read_file("a.eml", data).article.text
    raw = b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset=windows-1258\n\nEnvoy L\xea said yes.\n"
    assert read_file("b.eml", raw).article.text == "Envoy Lê said yes."


def test_html_is_read_where_there_is_no_plain_text(read_file: ReadFile) -> None:
    made = EmailMessage()
    made["From"], made["Message-ID"] = "a@example.org", "<1@example.org>"
    made.set_content(
        f"<style>p {{}}</style><p>{SAID}</p><table><tr><td>She left.<br>At once.</td></tr></table>", "html"
    )
    assert read_file("a.eml", made.as_bytes()).article.text == f"{SAID}\n\nShe left.\nAt once."


def test_a_signature_is_no_part_of_the_article(read_file: ReadFile) -> None:
    assert read_file("a.eml", message(f"{SAID}\n-- \nDesk said: call us.\n").as_bytes()).article.text == SAID


def test_attachments_are_read_as_what_they_are(read_file: ReadFile, tmp_path: Path) -> None:
    mail = message()
    mail.add_attachment(docx(PIECE), maintype="application", subtype="octet-stream", filename="statement.docx")
    mail.add_attachment(html(PIECE), maintype="application", subtype="octet-stream", filename="../x")
    mail.add_attachment(b"\xff\xd8\xff\xe0", maintype="image", subtype="jpeg", filename="photo.jpg")
    outcome = read_file("a.eml", mail.as_bytes())
    assert [each.path.removeprefix(str(tmp_path)) for each in outcome.articles] == [
        "/a.eml",
        "/a.eml!/statement.docx",
        "/a.eml!/../x",
    ]
    assert outcome.articles[1].title == PIECE.title
    assert not outcome.skipped[0].failed


def test_a_mail_of_headers_only_is_noted(read_file: ReadFile) -> None:
    assert read_file("a.eml", message("").as_bytes()).reason == "this mail has no text"


def test_mails_of_a_mailbox_stand_alone(read_file: ReadFile) -> None:
    border = b"From desk@example.org Wed Jul 12 09:30:00 2023\n"
    mails = [message(f"{SAID}\n\n>From there she left for round {number}.\n").as_bytes() for number in range(3)]
    outcome = read_file("a.mbox", b"".join(border + each + b"\n" for each in mails))
    assert [each.path.rpartition("!/")[2] for each in outcome.articles] == ["1", "2", "3"]
    assert outcome.articles[2].text == f"{SAID}\n\nFrom there she left for round 2."
    assert "no mail in it" in read_file("b.mbox", b"Talks go on.\n").reason


def test_a_giant_mail_leaves_the_others(read_file: ReadFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "SIZE_LIMIT", 2000)
    border = b"From desk@example.org Wed Jul 12 09:30:00 2023\n"
    mails = [message(f"{SAID}\n" + "She said more. \n" * count).as_bytes() for count in (0, 500, 1)]
    outcome = read_file("a.mbox", b"".join(border + each + b"\n" for each in mails))
    assert [each.path.rpartition("!/")[2] for each in outcome.articles] == ["1", "3"]
    assert "take its attachments out" in outcome.skipped[0].reason


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 3000,
        b"Content-Type: multipart/mixed\n\n--\n",
        b"Content-Type: message/rfc822\n\n" * 500,
        b"Subject: =?utf-8?b?====?=\nFrom: =?\xff?q?a?=\n\nYes, he said.",
        b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nYes, he said.",
        b"Content-Transfer-Encoding: base64\n\n\xff\xff\xff",
        b"Content-Disposition: attachment; filename*0*=x''%ff; filename*1=\0\n\nYes, he said.",
        b"Date: 99 Foo 99999 99:99:99 +9999\n\nYes, he said.",
    ],
)
def test_a_hostile_mail_is_read_or_skipped(read_file: ReadFile, data: bytes) -> None:
    outcome = read_file("a.eml", b"MIME-Version: 1.0\n" + data)
    assert outcome.articles or outcome.skipped
    for article in outcome.articles:
        assert article.digest
    assert limits.SIZE_LIMIT
