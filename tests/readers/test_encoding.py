from __future__ import annotations

import codecs
import random
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.readers.encoding import ENCODINGS, Decoded, decode, kind_of_binary, storable

REPORT = (
    "The foreign minister of a lagoon state said on Monday that its neighbours’ forum “must stay the course” "
    "– and José Amaral, of the islands, thanked them for the café talks in Díli."
)
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
WRITTEN = {
    "cp1252": REPORT,
    "cp874": "รัฐมนตรีต่างประเทศกล่าวว่าอาเซียน will meet",
    "gb18030": "部长说，中国支持东盟的中心地位。 The minister said so.",
    "big5": "外交部長表示支持東協的中心地位。",
    "shift_jis": "外務大臣は、地域の一体性を支持すると述べた。",
    "euc_kr": "장관은 아세안과의 협력을 강조했다.",
    "cp1251": "Министр сказал, что переговоры были полезны для всех.",
    "koi8_r": "Министр иностранных дел сказал, что переговоры полезны",
}


def test_utf_8_needs_no_guess() -> None:
    assert decode("Lê Văn Hải said “yes”.\r\n".encode()) == Decoded("Lê Văn Hải said “yes”.\r\n")


def test_the_mark_of_utf_8_is_taken_off() -> None:
    assert decode(codecs.BOM_UTF8 + "Đà Nẵng".encode()) == Decoded("Đà Nẵng")


@pytest.mark.parametrize("name", WIDE)
def test_wide_text_is_told_by_its_mark(name: str) -> None:
    assert decode(f"\ufeff{REPORT}".encode(name)) == Decoded(REPORT, name)


def test_wide_text_that_is_cut_off_says_what_it_lost() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + "yes".encode("utf-16-le")[:-1])
    assert decoded == Decoded("ye\ufffd", "utf-16-le", 1)


@pytest.mark.parametrize(("name", "text"), WRITTEN.items())
def test_an_old_encoding_is_detected(name: str, text: str) -> None:
    assert decode(text.encode(name)) == Decoded(text, name)


@pytest.mark.parametrize(
    "text",
    ["a café", "“Yes,” he said.", "10 members – the “bloc” – agreed.", "It was 30°C when they met in Dili."],
)
def test_a_short_western_text_is_not_taken_for_another(text: str) -> None:
    assert decode(text.encode("cp1252")) == Decoded(text, "cp1252")


def test_the_first_foreign_byte_may_come_late() -> None:
    text = "The minister said that the talks went well.\n" * 20_000 + "He thanked José for the café talks."
    assert decode(text.encode("cp1252")) == Decoded(text, "cp1252")


def test_a_single_long_line_in_an_old_encoding() -> None:
    text = "The minister said that the talks in the café went well. " * 20_000 + "He thanked José."
    assert decode(text.encode("cp1252")) == Decoded(text, "cp1252")


def test_broken_utf_8_stays_utf_8() -> None:
    data = "Bộ trưởng Lê Văn Hải ".encode() + b"\xe2\x80" + b" said yes."
    assert decode(data) == Decoded("Bộ trưởng Lê Văn Hải \ufffd said yes.", "utf-8", 1)


def test_a_byte_that_the_encoding_lacks_is_lost_and_counted() -> None:
    text = "The minister spoke in the café on Monday. " * 3
    decoded = decode(text.encode("cp1252") + b"\x81", declared="cp1252")
    assert decoded == Decoded(text + "\ufffd", "cp1252", 1)


@pytest.mark.parametrize(
    ("declared", "meant"),
    [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("GB2312", "gb18030"), ("TIS-620", "cp874"),
     ("Shift_JIS", "shift_jis"), ("us-ascii", "cp1252")],
)  # fmt: skip
def test_what_a_page_declares_comes_before_any_guess(declared: str, meant: str) -> None:
    data = b"caf\xe9 \xb5"
    decoded = decode(data, declared)
    assert decoded
    assert decoded.encoding == meant
    assert decoded.text == data.decode(meant, "replace")


@pytest.mark.parametrize(
    "declared", ["utf-8", "idna", "hex", "rot13", "undefined", "unicode_escape", "no such", "a\0b", ""]
)
def test_a_declared_encoding_that_is_none_of_ours_is_not_believed(declared: str) -> None:
    assert decode("the café talks".encode("cp1252"), declared) == Decoded("the café talks", "cp1252")


def test_utf_8_wins_over_what_is_declared() -> None:
    assert decode("Đà Nẵng".encode(), "windows-1252") == Decoded("Đà Nẵng")


def test_a_few_nuls_are_no_reason_to_refuse_a_text() -> None:
    text = "The minister said\0 yes.\0\0"
    assert decode(text.encode()) == Decoded(text)


def test_random_bytes_are_not_text() -> None:
    assert decode(random.Random(1).randbytes(4096)) is None
    assert decode(b"\0" * 100) is None
    assert decode(bytes(range(256))) is None


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04", "ZIP"), (b"\x1f\x8b\x08", "gzip"), (b"GIF89a", "GIF"),
     (b"{\\rtf1 text}", "RTF"), (b"\xff\xd8\xff\xe0", "JPEG"), (b"SQLite format 3\0", "SQLite")],
)  # fmt: skip
def test_a_known_format_is_named_with_a_way_out(data: bytes, what: str) -> None:
    kind = kind_of_binary(data)
    assert kind
    assert what in kind[0]
    assert kind[1]
    assert decode(data) is None


def test_text_is_no_known_format() -> None:
    assert kind_of_binary(b"The minister said yes.") is None
    assert kind_of_binary(b"") is None


def test_no_bytes_are_an_empty_text() -> None:
    assert decode(b"") == Decoded("")


@given(st.text())
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    expected = Decoded(text.removeprefix("\ufeff"))
    decoded = decode(text.encode("utf-8"))
    assert decoded in (expected, None)
    controls = any(category(char) == "Cc" for char in text)
    assert decoded == expected or controls or kind_of_binary(text.encode("utf-8"))


@given(
    st.text(min_size=1).filter(lambda text: text[0] != "\0"),
    st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]),
)
def test_a_mark_settles_the_encoding(text: str, name: str) -> None:
    decoded = decode(text.encode(name))
    assert decoded
    assert decoded.text == text
    assert (decoded.encoding is None) == (name == "utf-8-sig")


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    decoded = decode(data)
    if decoded:
        assert storable(decoded.text) == decoded.text
        assert decoded.encoding in {None, "utf-8", *ENCODINGS, *WIDE}
        assert decoded.lost <= decoded.text.count("\ufffd")


@given(st.text(alphabet=st.characters(categories=["L", "Cs"])))
def test_a_storable_text_keeps_its_length_and_its_letters(text: str) -> None:
    stored = storable(text)
    stored.encode("utf-8")
    assert len(stored) == len(text)
    for before, after in zip(text, stored, strict=True):
        assert before == after or (after == "\ufffd" and "\ud800" <= before <= "\udfff")
