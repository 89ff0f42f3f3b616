from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.readers import Metadata
from asean_cli.readers.sidecar import read_sidecar, sidecar_of

ReadFile = Callable[..., Any]
TEXT = "Envoy Mai Linh said yes."


@pytest.fixture
def sidecar(tmp_path: Path) -> Callable[[str | bytes], Metadata | str]:
    def written(content: str | bytes) -> Metadata | str:
        path = tmp_path / "talks.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_sidecar(path)

    return written


Written = Callable[[str | bytes], Metadata | str]


@pytest.mark.parametrize(
    ("article", "sidecar"),
    [("a/talks.txt", "a/talks.toml"), ("talks.md", "talks.toml"), ("a.b.txt", "a.b.toml")],
)
def test_a_sidecar_has_the_name_of_its_article(article: str, sidecar: str) -> None:
    assert sidecar_of(Path(article)) == Path(sidecar)


def test_all_keys_are_read(sidecar: Written) -> None:
    known = 'id = "t1"\ntitle = "Talks"\noutlet = "Lagoon Post"\nurl = "https://example.org/1"\n'
    expected = Metadata("t1", "Talks", "Lagoon Post", "https://example.org/1", "2023-07-12")
    assert sidecar(known + 'published = "12 July 2023"\n') == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2023-07-12", "2023-07-12"),
        ("2023-07-12T09:30:00Z", "2023-07-12T09:30:00+00:00"),
        ('"2023-07-12"', "2023-07-12"),
    ],
)
def test_a_date_may_be_one_of_toml(sidecar: Written, written: str, expected: str) -> None:
    assert sidecar(f"published = {written}") == Metadata(published=expected)


@pytest.mark.parametrize("content", ["", "# only a comment\r\n", b"\xef\xbb\xbf# marked\n", 'title = ""'])
def test_a_sidecar_may_say_nothing(sidecar: Written, content: str | bytes) -> None:
    assert sidecar(content) == Metadata()


@pytest.mark.parametrize(
    ("content", "fragment"),
    [
        ("title = Talks", "line 1"),
        ('title = "a"\noutlet = \n', "line 2"),
        ('title = "a"\ntitle = "b"\n', "line 2"),
        ('publised = "2023-07-12"', 'unknown key "publised" (known: id, title, outlet, url, published)'),
        ("title = 5", '"title" is a number'),
        ("id = true", '"id" is true or false'),
        ('published = "soon"', "published is not a date such as 2021-08-03: 'soon'"),
        ("published = 2023", "published is not a date"),
        (b"title = '\xff'", "decode"),
        ("title = " + "[" * 5000, ""),
        ("# " + "a" * 70_000, "larger than 65536 bytes"),
    ],
)
def test_a_broken_sidecar_is_a_reason_that_names_it(
    sidecar: Written, tmp_path: Path, content: str | bytes, fragment: str
) -> None:
    reason = sidecar(content)
    assert isinstance(reason, str)
    assert str(tmp_path / "talks.toml") in reason
    assert fragment in reason
    assert "mend or remove it" in reason


def test_a_sidecar_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    reason = read_sidecar(tmp_path)  # a folder, which opens for nobody
    assert isinstance(reason, str)
    assert f"{tmp_path} cannot be understood" in reason


def test_the_sidecar_describes_its_article(read_file: ReadFile, tmp_path: Path) -> None:
    (tmp_path / "talks.toml").write_text('id = "t1"\ntitle = "Talks"\n')
    article = read_file("talks.txt", TEXT).article
    assert (article.id, article.title, article.text) == ("t1", "Talks", TEXT)


def test_flags_win_over_the_sidecar_and_it_over_the_file(read_file: ReadFile, tmp_path: Path) -> None:
    (tmp_path / "talks.toml").write_text('title = "Sidecar"\noutlet = "Sidecar"\n')
    front = '+++\ntitle = "File"\noutlet = "File"\nurl = "https://example.org/file"\n+++\n'
    article = read_file("talks.md", front + TEXT, Metadata(outlet="Flag")).article
    assert (article.outlet, article.title, article.url) == ("Flag", "Sidecar", "https://example.org/file")


def test_one_sidecar_holds_for_all_articles_of_a_file(read_file: ReadFile, tmp_path: Path) -> None:
    (tmp_path / "feed.toml").write_text('outlet = "Lagoon Post"\n')
    articles = read_file("feed.jsonl", '{"text": "Yes, he said."}\n{"text": "No, he said."}\n').articles
    assert [each.outlet for each in articles] == ["Lagoon Post", "Lagoon Post"]


def test_a_sidecar_cannot_give_one_id_to_several_articles(read_file: ReadFile, tmp_path: Path) -> None:
    (tmp_path / "feed.toml").write_text('id = "t1"\n')
    outcome = read_file("feed.jsonl", '{"text": "Yes, he said."}\n{"text": "No, he said."}\n')
    assert len(outcome.articles) == 1
    assert 'same id "t1"' in outcome.skipped[0].reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_what_is_not_a_file_is_no_sidecar(read_file: ReadFile, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "talks.toml")
    assert read_file("talks.txt", TEXT).article.title is None


def test_the_seed_has_a_sidecar_that_can_be_read() -> None:
    seeds = Path(__file__).parents[2] / "seeds"
    for path in seeds.glob("*.txt"):
        known = read_sidecar(sidecar_of(path))
        assert isinstance(known, Metadata)
        assert known.title == path.read_text(encoding="utf-8").partition("\n")[0]
