"""Indexing again: what is opened, what is left alone, and what goes."""

from __future__ import annotations

import json
import os
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from asean_cli.cli import index
from asean_cli.cli.indexing import Summary
from asean_cli.models import Article
from asean_cli.readers.interface import Done, Metadata, Options, Read
from asean_cli.store.local import open_store

TEXT = "Vietnamese Foreign Minister Bui Thanh Son said plan {} works.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder of three files, one of them with two articles, all of yesterday."""
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    write(folder / "a.txt", TEXT.format("A"))
    write(folder / "deep" / "b.txt", TEXT.format("B"))
    rows = [{"id": name, "text": TEXT.format(name)} for name in "CD"]
    write(folder / "deep" / "c.jsonl", "\n".join(map(json.dumps, rows)))
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    yesterday = time.time() - 86_400
    os.utime(path, (yesterday, yesterday))


def run(news: Path, **options: Any) -> Summary:
    return index.run([str(news)], index=news.parent / "index", **options)


def figures(summary: Summary) -> tuple[int, int, int]:
    return summary.indexed + summary.updated, summary.unchanged, summary.removed


def contents(news: Path) -> set[str]:
    from asean_cli.query.build import build
    from asean_cli.query.interface import Filters

    with open_store(news.parent / "index") as store:
        return {each.content for each in store.search(build(None, Filters(), limit=None)).statements}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are opened from now on, as they are."""
    names: list[str] = []
    sound: Callable[..., Any] = Path.open

    def noted(self: Path, *args: Any, **options: Any) -> Any:
        names.append(self.name)
        return sound(self, *args, **options)

    monkeypatch.setattr(Path, "open", noted)
    return names


def test_unchanged_files_are_not_opened(news: Path, opened: list[str]) -> None:
    assert figures(run(news)) == (4, 0, 0)
    del opened[:]
    assert figures(run(news)) == (0, 4, 0)
    assert not {"a.txt", "b.txt", "c.jsonl"} & set(opened)
    assert figures(run(news, verify=True)) == (0, 4, 0)
    assert {"a.txt", "b.txt", "c.jsonl"} <= set(opened)


def test_what_changes_is_read_and_so_is_what_changed_a_moment_ago(news: Path, opened: list[str]) -> None:
    run(news)
    (news / "a.txt").write_text(TEXT.format("Z"), encoding="utf-8")  # now
    assert figures(run(news)) == (1, 3, 1)
    del opened[:]
    assert figures(run(news)) == (0, 4, 0)
    assert "a.txt" in opened
    assert "b.txt" not in opened


def test_a_file_from_the_future_is_read_each_time(news: Path, opened: list[str]) -> None:
    future = time.time() + 86_400
    os.utime(news / "a.txt", (future, future))
    run(news)
    del opened[:]
    run(news)
    assert "a.txt" in opened


def test_other_metadata_and_force_read_everything(news: Path) -> None:
    run(news)
    assert figures(run(news, given=Metadata(outlet="VNA"))) == (4, 0, 0)
    assert figures(run(news, given=Metadata(outlet="VNA"))) == (0, 4, 0)
    assert figures(run(news, given=Metadata(outlet="VNA"), force=True)) == (4, 0, 0)


def test_what_failed_is_tried_again(news: Path) -> None:
    write(news / "bad.jsonl", '{"id": "x", "text": "It rained."}\n{broken\n')
    assert run(news).failed
    again = run(news)
    assert again.failed
    assert figures(again) == (0, 5, 0)


def test_vanished_files_keep_their_articles_until_they_are_pruned(news: Path) -> None:
    run(news)
    (news / "a.txt").unlink()
    (news / "deep" / "c.jsonl").unlink()
    assert figures(run(news)) == (0, 1, 0)
    assert len(contents(news)) == 4
    assert figures(index.run([str(news / "deep")], index=news.parent / "index", prune=True)) == (0, 1, 2)
    assert contents(news) == {"plan A works", "plan B works"}
    assert figures(run(news, prune=True)) == (0, 1, 1)
    assert contents(news) == {"plan B works"}


def test_a_folder_that_is_gone_is_not_pruned(news: Path) -> None:
    run(news)
    news.rename(news.with_name("moved"))
    assert run(news, prune=True).failed
    assert len(contents(news)) == 4


def test_an_article_in_two_files_goes_with_the_last_of_them(news: Path) -> None:
    write(news / "copy.txt", TEXT.format("A"))
    assert figures(run(news)) == (4, 1, 0)
    (news / "a.txt").unlink()
    assert figures(run(news, prune=True)) == (1, 3, 0)
    assert "plan A works" in contents(news)
    (news / "copy.txt").unlink()
    assert figures(run(news, prune=True)) == (0, 3, 1)
    assert "plan A works" not in contents(news)


def test_what_was_removed_comes_back(news: Path) -> None:
    run(news)
    with open_store(news.parent / "index") as store, store.writer(1) as writer:
        assert writer.remove(str(news / "deep")) == 3
    assert figures(run(news)) == (3, 1, 0)


def zipped(news: Path, **parts: str) -> Path:
    """Put texts into an archive of yesterday beside the other files."""
    path = news / "old.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(f"{name}.txt", text)
    yesterday = time.time() - 86_400
    os.utime(path, (yesterday, yesterday))
    return path


def test_an_archive_is_one_file(news: Path, opened: list[str]) -> None:
    archive = zipped(news, x=TEXT.format("X"), y=TEXT.format("Y"))
    assert figures(run(news)) == (6, 0, 0)
    del opened[:]
    assert figures(run(news, prune=True)) == (0, 6, 0)
    assert "old.zip" not in opened
    zipped(news, x=TEXT.format("X"))
    assert figures(run(news)) == (0, 5, 1)
    archive.unlink()
    assert figures(run(news, prune=True)) == (0, 4, 1)


def test_an_archive_with_an_article_that_failed_is_tried_again(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_at(monkeypatch, "plan Y")
    zipped(news, x=TEXT.format("X"), y=TEXT.format("Y"))
    assert run(news).failed
    monkeypatch.undo()
    again = run(news, prune=True)
    assert not again.failed
    assert figures(again) == (1, 5, 0)


def test_other_columns_read_everything(news: Path) -> None:
    run(news)
    assert figures(run(news, options=Options(columns={"title": "headline"}))) == (0, 4, 0)
    write(news / "deep" / "d.jsonl", json.dumps({"body": TEXT.format("E"), "text": TEXT.format("F")}))
    assert figures(run(news)) == (1, 4, 0)
    assert figures(run(news, options=Options(columns={"text": "body"}))) == (1, 2, 1)


def fail_at(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    from asean_cli.extract.pipeline import Extractor

    sound = Extractor.extract

    def extract(self: Extractor, article: Article) -> Any:
        if words in article.text:
            raise ValueError("a fault")
        return sound(self, article)

    monkeypatch.setattr(Extractor, "extract", extract)


def pages(*texts: str) -> Callable[..., Iterator[Read]]:
    """Return what reads as many pages of the web, each with an article."""

    def read(*asked: Any) -> Iterator[Read]:
        (visits,) = (each.visits for each in asked if isinstance(each, Options) and each.visits)
        for number, text in enumerate(texts):
            address = f"https://example.org/{number}"
            yield Article(text, TEXT.format(text), url=address)
            yield Done(address, (text,), complete=True)
            visits.remember(address, {"etag": "1"}, 1)

    return read


def test_what_a_feed_no_longer_has_stays(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text, count in {"A": 1, "B": 2}.items():
        monkeypatch.setattr("asean_cli.readers.read", pages(text))
        assert run(news).removed == 0
        assert len(contents(news)) == count


def test_a_page_whose_article_failed_is_asked_for_again(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_at(monkeypatch, "plan B")
    monkeypatch.setattr("asean_cli.readers.read", pages("A", "B", "C"))
    assert run(news).failed
    visits = json.loads((news.parent / "index" / "visits.json").read_text("utf-8"))
    assert list(visits) == ["https://example.org/0", "https://example.org/2"]
