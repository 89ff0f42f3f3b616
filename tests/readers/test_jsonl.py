from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asean_cli.models import Article, short_hash
from asean_cli.readers import Skipped, jsonl
from asean_cli.readers.interface import Source
from asean_cli.readers.jsonl import read_json, read_jsonl

ReadFile = Callable[..., Any]

RECORD = {
    "id": "lagoon-1",
    "title": "Harbour talks",
    "text": "Harbour talks\r\nEnvoy Mai Linh said yes.\n",
    "url": "https://example.org/1",
    "outlet": "Lagoon Post",
    "published": "2023-07-12",
    "desk": {"name": "Asia", "pages": [1, 2]},
}


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_every_key_is_kept_and_the_text_unchanged(read_file: ReadFile) -> None:
    article = read_file("a.jsonl", lines(RECORD)).article
    assert article.id == "lagoon-1"
    assert article.title == "Harbour talks"
    assert article.text == RECORD["text"]
    assert article.url == "https://example.org/1"
    assert article.outlet == "Lagoon Post"
    assert article.published == "2023-07-12"
    assert article.extra == {"desk": {"name": "Asia", "pages": [1, 2]}}


def test_an_id_is_made_where_none_is_given(read_file: ReadFile) -> None:
    text = "Envoy Mai Linh said yes."
    records = [{"text": text}, {"text": text, "url": "https://example.org/2"}, {"text": text, "id": 12}]
    articles = read_file("a.ndjson", lines(*records)).articles
    assert [each.id for each in articles] == [short_hash(text), short_hash("https://example.org/2"), "12"]


def test_blank_lines_and_marks_are_ignored(read_file: ReadFile) -> None:
    content = "\ufeff\n\n" + lines(RECORD).replace("\n", "\r\n") + "  \n\ufeff" + lines({"text": "Yes, he said."})
    assert len(read_file("a.jsonl", content).articles) == 2


def test_the_last_line_needs_no_end(read_file: ReadFile) -> None:
    assert read_file("a.jsonl", lines(RECORD).rstrip()).article.id == "lagoon-1"


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_wide_lines(read_file: ReadFile, name: str, encoding: str) -> None:
    text = "Lê Văn Hải said yes.\u010a\u0a0a"  # characters whose bytes look like line ends
    content = json.dumps({"text": text, "id": 1}, ensure_ascii=False) + "\n" + lines({"text": "No, he said.", "id": 2})
    outcome = read_file(name, content.encode(encoding))
    assert [each.text for each in outcome.articles] == [text, "No, he said."]
    assert (outcome.articles[0].encoding is None) == (encoding == "utf-8-sig")


def test_a_line_in_an_old_encoding_says_so(read_file: ReadFile) -> None:
    good = lines({"text": "Envoy Mai Linh said yes."}).encode()
    old = '{"text": "José Amaral said that the café talks went well."}\n'.encode("cp1252")
    articles = read_file("a.jsonl", good + old).articles
    assert [each.encoding for each in articles] == [None, "cp1252"]
    assert articles[1].text.startswith("José Amaral")


def test_the_same_article_twice_is_one_and_another_is_refused(read_file: ReadFile) -> None:
    outcome = read_file("a.jsonl", lines(RECORD, RECORD, {**RECORD, "text": "Envoy Mai Linh said no."}))
    assert len(outcome.articles) == 1
    (refused,) = outcome.skipped
    assert 'same id "lagoon-1"' in refused.reason
    assert outcome.done[0].article_ids == ("lagoon-1",)
    assert not outcome.done[0].complete


def test_published_has_an_alias_and_keeps_what_it_cannot_read(read_file: ReadFile) -> None:
    records = [
        {"text": "a", "date": "July 12, 2023"},
        {"text": "b", "published": "soon"},
        {"text": "c", "published": 5},
    ]
    articles = read_file("a.jsonl", lines(*records)).articles
    assert [each.published for each in articles] == ["2023-07-12", None, None]
    assert [each.extra for each in articles] == [{}, {"published_raw": "soon"}, {"published_raw": 5}]


def test_numbers_that_are_none_become_none(read_file: ReadFile) -> None:
    content = '{"text": "Yes, he said.", "outlet": NaN, "score": Infinity, "big": 1e999}'
    article = read_file("a.jsonl", content).article
    assert article.outlet is None
    assert article.extra == {"score": None, "big": None}


def test_lone_surrogates_are_replaced_one_for_one(read_file: ReadFile) -> None:
    article = read_file(
        "a.jsonl", r'{"text": "a \ud83d b \ud83d\ude00", "title": "\udc00", "\ud800": "\udfff"}'
    ).article
    assert article.text == "a \ufffd b \U0001f600"
    assert article.title == "\ufffd"
    assert article.extra == {"\ufffd": "\ufffd"}


@pytest.mark.parametrize(
    ("line", "fragment"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "a number is too long"),
        ('{"text": "a"', "at column"),
        ('"text"', "not a JSON object"),
        ("{}", 'no "text"'),
        ('{"text": null}', '"text" is null'),
        ('{"text": 5}', '"text" is a number'),
        ('{"text": "\\n"}', "is empty"),
        ('{"text": "a", "url": ["b"]}', '"url" is a list'),
    ],
)
def test_a_line_that_is_no_article_is_refused_by_number(read_file: ReadFile, line: str, fragment: str) -> None:
    outcome = read_file("a.jsonl", lines(RECORD) + line + "\n" + lines({"text": "No, he said."}))
    assert len(outcome.articles) == 2
    (refused,) = outcome.skipped
    assert refused.line == 2
    assert fragment in refused.reason
    assert refused.failed


def test_a_line_of_binary_is_refused_and_the_next_read(read_file: ReadFile) -> None:
    outcome = read_file("a.jsonl", lines(RECORD).encode() + b"\0\1\2\3\n" + b'{"text": "No, he said."}')
    assert len(outcome.articles) == 2
    assert outcome.skipped[0].line == 2


@pytest.mark.parametrize("data", [b"\x1f\x8b\x01\n\n\n", b"\0\1\2\xff\n" * 50])
def test_a_file_that_is_binary_from_the_start_is_refused_once(read_file: ReadFile, data: bytes) -> None:
    assert "this is" in read_file("a.jsonl", data).reason


@pytest.mark.parametrize("content", ["", "\n", " \n\t\r\n"])
def test_a_file_of_blank_lines_is_refused(read_file: ReadFile, content: str) -> None:
    assert "no line in it" in read_file("a.jsonl", content).reason


def test_a_line_beyond_the_limit_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LINE_LIMIT", 1000)
    short = lines({"text": "Yes, he said."})
    exact = '{"text": "' + "a" * (1000 - 12) + '"}\n'
    stream = io.BytesIO((short + lines({"text": "a" * 5000}) + exact + short.rstrip()).encode())
    results = list(read_jsonl(Source(stream, "a.jsonl")))
    assert [isinstance(each, Skipped) and each.line for each in results] == [False, 2, False, False]


class Endless(io.BytesIO):
    """A stream of lines without end, which fails when it is asked for everything."""

    def readline(self, _size: int | None = -1, /) -> bytes:
        return b'{"text": "Yes, he said."}\n'

    def read(self, _size: int | None = -1, /) -> bytes:
        raise AssertionError("JSON Lines are to be read line by line")


def test_lines_are_read_as_they_come() -> None:
    results = read_jsonl(Source(Endless(), "a.jsonl"))
    assert all(isinstance(next(results), Article) for _ in range(100))


def test_json_holds_one_article_or_a_list(read_file: ReadFile) -> None:
    assert read_file("a.json", json.dumps(RECORD, indent=2)).article.id == "lagoon-1"
    several = json.dumps([RECORD, {"text": "No, he said."}], indent=2)
    assert [each.title for each in read_file("b.json", several).articles] == ["Harbour talks", None]


def test_json_may_hold_lines(read_file: ReadFile) -> None:
    outcome = read_file("a.json", lines(RECORD, {"text": "No, he said."}, 5))
    assert len(outcome.articles) == 2
    assert outcome.skipped[0].line == 3


def test_a_broken_object_of_a_list_is_named_by_its_number(read_file: ReadFile) -> None:
    outcome = read_file("a.json", json.dumps([RECORD, {"title": "no text"}, 7]))
    assert [each.reason[:9] for each in outcome.skipped] == ["object 2:", "object 3:"]
    assert len(outcome.articles) == 1


def test_broken_json_is_refused_with_its_line(read_file: ReadFile) -> None:
    outcome = read_file("a.json", '[\n{"text": "a"},\n{"text": }\n]')
    assert not outcome.articles
    assert outcome.skipped[0].line == 3


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
RECORDS = st.fixed_dictionaries(
    {"text": TEXTS.filter(str.strip)},
    optional={
        "id": st.integers() | TEXTS,
        "title": st.none() | TEXTS,
        "outlet": st.none() | TEXTS,
        "published": st.dates().map(str),
        "more": st.recursive(st.none() | st.booleans() | st.integers() | TEXTS, st.lists),
    },
)


@settings(max_examples=50)
@given(st.lists(RECORDS, min_size=1, max_size=4), st.booleans())
def test_what_is_written_as_json_comes_back(records: list[dict[str, Any]], as_ascii: bool) -> None:
    data = "\n".join(json.dumps(record, ensure_ascii=as_ascii) for record in records).encode()
    articles = list(read_jsonl(Source(io.BytesIO(data), "a.jsonl")))
    assert list(read_json(Source(io.BytesIO(json.dumps(records).encode()), "a.jsonl"))) == articles
    for record, article in zip(records, articles, strict=True):
        assert isinstance(article, Article)
        assert article.text == record["text"]
        assert article.title == ((record.get("title") or "").strip() or None)
        assert article.published == record.get("published")
        assert article.extra == {key: record[key] for key in ("more",) if key in record}
        if str(record.get("id", "")).strip():
            assert article.id == str(record["id"]).strip()


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "text", "title", "date", "x"]), inner, max_size=4)
    ),
)


@given(JSON)
def test_any_json_is_articles_or_reasons(value: object) -> None:
    data = json.dumps(value).encode()
    for reader in (read_json, read_jsonl):
        for each in reader(Source(io.BytesIO(data), "a.json")):
            assert isinstance(each, Article | Skipped)
