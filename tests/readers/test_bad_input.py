"""Every small broken file: one clear reason, no exception, and the good parts kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.models import Article
from asean_cli.readers import Done, Skipped, read

OutcomeOf = Callable[..., Any]

REFUSED = {
    "empty.txt": "no text in it",
    "blank.txt": "no text in it",
    "zeros.txt": "not text",
    "noise.txt": "not text",
    "image.txt": "a PNG image",
    "document.txt": "not really PDF",
    "no-text.html": "no main text",
    "broken.json": "not valid JSON",
    "empty-list.json": "an empty list",
    "front-matter.md": "front matter is broken",
    "only-code.md": "no text in it but front matter, images or code",
    "sidecar.txt": "line 2",
    "laughs.xml": "not valid XML",
    "other.xml": "its root is catalogue",
    "cut.zip": "the archive is damaged",
    "cut.jsonl.gz": "the archive is damaged",
    "other-columns.csv": "there are: headline, body; name the one that holds it: --map text=NAME",
    "only-header.tsv": "no row in it",
    "not-one.pdf": "not really PDF",
    "not-one.docx": "not really DOCX",
    "not-one.parquet": "not really Parquet",
}
NOTED = {
    "laughs.rss": "only the beginning of an article",
    "external.xml": "has no text",
    "only-header.eml": "this mail has no text",
    "not-one.warc": "no page in this web archive",
    "teaser.rss": "the article is at https://news.example.org/talks",
    "nameless.odt": "its name is empty or leads out of the archive",
    "indonesian.txt": "not in English (Indonesian or Malay, by its looks); --force-language reads it nonetheless",
}
KEPT = {
    "latin-1.txt": ("cp1252", "José Amaral said the “blue corridor” – his"),
    "damaged-utf-8.txt": ("utf-8", "Bộ trưởng Lê Văn Hải said the talks in Đà Nẵng were \ufffd useful."),
    "utf-16.txt": ("utf-16-le", "Le Van Hai said “yes” in Đà Nẵng.\r\n"),
    "nul-inside.txt": (None, "said that\0 the talks"),
    "unclosed.html": (None, "Envoy Mai Linh said that the harbour talks would go on in November"),
}


@pytest.mark.parametrize(("name", "fragment"), REFUSED.items())
def test_a_file_that_holds_no_article_is_skipped_with_one_line_of_reason(
    bad: Path, outcome_of: OutcomeOf, name: str, fragment: str
) -> None:
    path = str(bad / name)
    outcome = outcome_of(read([path]))
    assert fragment in outcome.reason
    assert outcome.skipped[0].failed
    assert outcome.skipped[0].path == path
    assert outcome.done == (Done(path, (), complete=False),)


@pytest.mark.parametrize(("name", "encoding", "fragment"), [(name, *rest) for name, rest in KEPT.items()])
def test_a_file_that_can_be_read_in_the_end_is_kept(
    bad: Path, outcome_of: OutcomeOf, name: str, encoding: str | None, fragment: str
) -> None:
    outcome = outcome_of(read([str(bad / name)]))
    (article,) = outcome.articles
    assert fragment in article.text
    assert article.encoding == encoding
    assert outcome.done == (Done(str(bad / name), (article.id,), complete=True),)
    assert not any(each.failed for each in outcome.skipped)


@pytest.mark.parametrize(("name", "fragment"), NOTED.items())
def test_a_file_in_which_nothing_is_wrong_but_no_article_is_noted(
    bad: Path, outcome_of: OutcomeOf, name: str, fragment: str
) -> None:
    outcome = outcome_of(read([str(bad / name)]))
    assert fragment in outcome.reason
    assert not outcome.skipped[0].failed
    assert outcome.done[0].complete


def test_lost_characters_are_told(bad: Path, outcome_of: OutcomeOf) -> None:
    (note,) = outcome_of(read([str(bad / "damaged-utf-8.txt")])).skipped
    assert "1 unreadable character," in note.reason
    assert not note.failed


def test_the_broken_sidecar_is_named_and_its_article_left_out(bad: Path, outcome_of: OutcomeOf) -> None:
    outcome = outcome_of(read([str(bad / "sidecar.txt")]))
    assert str(bad / "sidecar.toml") in outcome.reason


def test_broken_lines_are_skipped_by_number_and_the_others_read(bad: Path, outcome_of: OutcomeOf) -> None:
    outcome = outcome_of(read([str(bad / "broken.jsonl")]))
    assert [article.id for article in outcome.articles] == ["first", "last"]
    reasons = {each.line: each.reason for each in outcome.skipped}
    expected = {
        2: "not valid JSON",
        3: "not a JSON object",
        5: 'no "text"',
        6: '"text" is empty',
        7: '"title" is a list',
        8: '"id" is true or false',
        None: 'the same id "first"',
    }
    assert list(reasons) == list(expected)
    for line, fragment in expected.items():
        assert fragment in reasons[line]
    assert all(each.failed for each in outcome.skipped)
    assert outcome.done[0].article_ids == ("first", "last")
    assert not outcome.done[0].complete


def test_the_whole_folder_is_read_through(bad: Path) -> None:
    results = list(read([str(bad)]))
    done = {Path(each.path).name for each in results if isinstance(each, Done)}
    assert done >= {*REFUSED, *KEPT, "broken.jsonl"}
    for each in results:
        assert isinstance(each, Article | Done) or (isinstance(each, Skipped) and each.reason)
