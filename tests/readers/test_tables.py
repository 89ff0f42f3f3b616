from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asean_cli.errors import UsageError
from asean_cli.models import Article
from asean_cli.readers import Options, read, tables
from asean_cli.readers.interface import Source
from asean_cli.readers.records import options_of
from asean_cli.readers.tables import read_csv

OutcomeOf = Callable[..., Any]
ReadWith = Callable[..., Any]
TEXT = "Envoy Mai Linh said “yes”,\nand left."


@pytest.fixture
def read_with(tmp_path: Path, outcome_of: OutcomeOf) -> ReadWith:
    """Write a file of a name and read it with a mapping."""

    def reading(name: str, content: str | bytes, mapping: str | None = None) -> Any:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return outcome_of(read([str(path)], options=options_of(mapping)))

    return reading


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_is_an_article_whatever_the_table_looks_like(
    read_with: ReadWith, separator: str, encoding: str, end: str
) -> None:
    rows = [["ID", "Title", "text", "date", "desk"], ["7", "Talks", f'"{TEXT}"', "12 July 2023", "Asia"]]
    content = end.join(separator.join(row) for row in rows).encode(encoding)
    article = read_with("a.csv", content).article
    assert (article.id, article.title, article.text) == ("7", "Talks", TEXT)
    assert (article.published, article.extra) == ("2023-07-12", {"desk": "Asia"})


def test_columns_are_named_by_the_user(read_with: ReadWith) -> None:
    content = "title;headline;body;when\nx;Talks;Envoy Mai Linh said yes.;2023-07-12\n"
    article = read_with("a.csv", content, "text=body,title=headline, published=when").article
    assert (article.title, article.text, article.published) == ("Talks", "Envoy Mai Linh said yes.", "2023-07-12")
    assert article.extra == {}


def test_a_name_that_is_not_there_is_told_once(read_with: ReadWith) -> None:
    reason = read_with("a.csv", "headline,body\na,b\nc,d\n", "text=Text").reason
    assert reason == 'there is no "Text", which --map names for the text; there are: headline, body'


def test_rows_without_text_are_told_by_line(read_with: ReadWith) -> None:
    outcome = read_with(
        "a.csv", 'title,text\n\nTalks,"Yes,\nhe said."\nshort\nPier,  \nPort,"No, he said.",more,still\n'
    )
    assert [each.title for each in outcome.articles] == ["Talks", "Port"]
    assert [each.line for each in outcome.skipped] == [5, 6]
    assert {each.reason for each in outcome.skipped} == {'its "text" is empty'}


def test_a_field_that_never_ends_is_refused(read_with: ReadWith, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FIELD_LIMIT", 1000)
    outcome = read_with("a.csv", "text\nYes, he said.\n" + '"' + "No, he said.\n" * 500)
    assert len(outcome.articles) == 1
    assert "is a quotation mark left open?" in outcome.skipped[0].reason
    assert "one line of a table" in read_with("b.csv", "text\n" + "a" * 5000).reason


def test_lost_characters_of_a_table_are_told(read_with: ReadWith) -> None:
    outcome = read_with("a.csv", b"text\n" + "Lê Văn Hải nói".encode() + b"\xff, he said.\n" + b"Yes, he said.\n" * 9)
    assert "1 unreadable character" in outcome.skipped[-1].reason


def parquet(columns: dict[str, list[Any]]) -> bytes:
    import pyarrow
    from pyarrow import parquet as writing

    buffer = io.BytesIO()
    writing.write_table(pyarrow.table(columns), buffer)
    return buffer.getvalue()


def test_parquet_is_read_with_its_types(read_with: ReadWith) -> None:
    columns: dict[str, list[Any]] = {
        "key": [1, 2, 3],
        "body": ["Yes, he said.", None, b"No, she said."],
        "when": [datetime(2023, 7, 12, 9, 30), None, None],
        "vector": [[0.5], [], [1.0]],
    }
    columns["body"] = [
        None if each is None else each if isinstance(each, str) else each.decode() for each in columns["body"]
    ]
    outcome = read_with("a.parquet", parquet(columns), "id=key,text=body,published=when")
    assert [(each.id, each.published) for each in outcome.articles] == [("1", "2023-07-12T09:30:00"), ("3", None)]
    assert outcome.articles[0].extra == {}
    (empty,) = outcome.skipped
    assert (empty.line, empty.reason) == (2, 'its "text" is empty')
    assert "--map text=NAME" in read_with("b.parquet", parquet({"body": ["a"]})).reason
    assert "no row in it" in read_with("c.parquet", parquet({"text": []})).reason


def test_parquet_may_hold_text_as_bytes(read_with: ReadWith) -> None:
    article = read_with("a.parquet", parquet({"text": ["Lê Văn Hải said yes.".encode()]})).article
    assert article.text == "Lê Văn Hải said yes."


@pytest.mark.parametrize(
    ("mapping", "record", "text"),
    [
        ("text=body", {"body": "Yes, he said."}, "Yes, he said."),
        ("text=content.body", {"content": {"body": "Yes, he said."}}, "Yes, he said."),
        ("text=a.b", {"a.b": "Yes, he said.", "a": {"b": "no"}}, "Yes, he said."),
        ("text=paragraphs", {"paragraphs": ["Yes, he said.", "No, she said."]}, "Yes, he said.\n\nNo, she said."),
        ("text=body", {"text": "short", "body": "Yes, he said."}, "Yes, he said."),
    ],
)
def test_keys_of_json_are_named_by_the_user(
    read_with: ReadWith, mapping: str, record: dict[str, Any], text: str
) -> None:
    for name in ("a.json", "a.jsonl"):
        assert read_with(name, json.dumps(record), mapping).article.text == text


@pytest.mark.parametrize("mapping", ["text", "text=", "body=text", "=", "", ",", "text=a,text=b", "text=a,author=b"])
def test_a_mapping_that_makes_no_sense_is_an_error(mapping: str) -> None:
    with pytest.raises(UsageError, match="--map"):
        options_of(mapping)


def test_no_mapping_is_none() -> None:
    assert options_of(None) == Options()


CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@settings(max_examples=200, deadline=None)
@given(st.lists(CELLS.filter(str.strip), min_size=1, max_size=5), st.sampled_from([",", ";", "\t", "|"]))
def test_what_is_written_as_a_table_comes_back(texts: list[str], separator: str) -> None:
    import csv

    lines = io.StringIO()
    csv.writer(lines, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([["text", "n"], *([t, "1"] for t in texts)])
    results = list(read_csv(Source(io.BufferedReader(io.BytesIO(lines.getvalue().encode())), "a.csv")))
    assert [each.text for each in results if isinstance(each, Article)] == texts
