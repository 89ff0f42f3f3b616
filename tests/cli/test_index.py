"""index, extract, remove and reindex: what is done, what is said, and what is left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.cli import extract, index

Run = Callable[..., Any]
TEXT = "Title here\n\nVietnamese Foreign Minister Bui Thanh Son said the plan works.\n"


@pytest.fixture
def here(run: Run, tmp_path: Path) -> Path:
    """Return the folder that commands run in, with a file to index."""
    assert run is not None
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def summary(shown: Any) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(shown.out)
    return {key: body[key] for key in ("indexed", "updated", "unchanged", "removed", "statements")}


def indexing(**counts: int) -> dict[str, int]:
    return {"indexed": 0, "updated": 0, "unchanged": 0, "removed": 0, "statements": 0, **counts}


def test_again_costs_nothing_and_changes_replace(run: Run, here: Path) -> None:
    words = ("index", "news", "--index", "here", "--json")
    assert summary(run(*words)) == indexing(indexed=1, statements=1)
    assert summary(run(*words)) == indexing(unchanged=1)
    assert summary(run(*words, "--force")) == indexing(updated=1, statements=1)
    (here / "news" / "a.txt").write_text(TEXT.replace("works", "works well"), encoding="utf-8")
    assert summary(run(*words)) == indexing(indexed=1, removed=1, statements=1)
    found = json.loads(run("search", "--index", "here", "--json").out)["statements"]
    assert [each["content"] for each in found] == ["the plan works well"]


def test_a_sentence_says_what_was_done(run: Run, here: Path) -> None:
    assert here.is_dir()
    assert run("index", "news", "--index", "here").out == "1 article indexed; 1 statement; index: here\n"
    assert run("index", "news", "--index", "here").out == "1 article unchanged; index: here\n"
    assert run("index", "news", "--index", "here", "--quiet").out == ""


def test_what_fails_is_said_and_the_rest_goes_on(run: Run, here: Path) -> None:
    (here / "news" / "b.jsonl").write_text('{"id": "b", "text": "x"}\n{broken\n', encoding="utf-8")
    shown = run("index", "news", "missing.txt", "--index", "here")
    assert shown.code == 2
    assert shown.out == "2 articles indexed, 2 failed; 1 statement; index: here\n"
    lines = [line for line in shown.err.splitlines() if line.startswith("asean: ")]
    assert len(lines) == 2
    assert lines[0].startswith("asean: news/b.jsonl:2: ")
    assert lines[1].startswith("asean: missing.txt: ")
    body = run("index", "missing.txt", "--index", "here", "--json")
    assert json.loads(body.err)["error"]["code"] == "input"
    assert json.loads(body.out)["skipped"][0]["path"] == "missing.txt"


def test_a_guessed_encoding_is_said(run: Run, here: Path) -> None:
    text = "Café talks\n\nFrench Foreign Minister Hélène Durand said “the façade” of the café was repaired.\n" * 5
    (here / "old.txt").write_bytes(text.encode("cp1252"))
    shown = run("index", "old.txt", "--index", "here")
    assert shown.code == 0
    assert "note: old.txt is not UTF-8; read as " in shown.err
    assert "note" not in run("index", "old.txt", "--index", "here", "--quiet", "--force").err


def test_nothing_to_read_is_not_success(run: Run, here: Path) -> None:
    (here / "empty").mkdir()
    shown = run("index", "empty", "--index", "here")
    assert (shown.code, shown.err) == (1, "note: there was no article to read\n")


def test_a_stop_keeps_what_is_done(here: Path) -> None:
    (here / "news" / "b.txt").write_text(TEXT.replace("plan", "other plan"), encoding="utf-8")
    done = index.run(["news"], index=here / "here", stop=lambda: True)
    assert done.interrupted
    assert done.articles == 1
    again = index.run(["news"], index=here / "here")
    assert (again.unchanged, again.indexed) == (1, 1)


def test_metadata_comes_from_the_options(run: Run, here: Path) -> None:
    assert here.is_dir()
    given = ("--outlet", "VNA", "--published", "2021-08-03", "--title", "T", "--url", "https://x.org", "--id", "i")
    assert run("index", "news/a.txt", "--index", "here", *given).code == 0
    article = json.loads(run("search", "--index", "here", "--json").out)["statements"][0]["article"]
    assert article == {
        "id": "i",
        "title": "T",
        "outlet": "VNA",
        "url": "https://x.org",
        "published": "2021-08-03",
        "path": "news/a.txt",
    }


def test_remove(run: Run, here: Path) -> None:
    assert here.is_dir()
    run("index", "news", "--index", "here")
    unknown = run("remove", "nothing", "--index", "here")
    assert unknown.code != 0
    assert "nothing" in unknown.err
    assert run("remove", "news", "--index", "here").out == "1 article removed\n"
    assert run("search", "--index", "here").err == "note: the index holds no statement yet; run: asean index FOLDER\n"


def test_reindex(run: Run, here: Path) -> None:
    assert here.is_dir()
    run("index", "news", "--index", "here")
    assert run("reindex", "--index", "here").out == "1 statement in the search index\n"
    assert json.loads(run("reindex", "--index", "here", "--json").out) == {"statements": 1}
    assert run("search", "plan", "--index", "here").code == 0


def test_extract_prints_what_search_would(run: Run, here: Path) -> None:
    assert here.is_dir()
    body = json.loads(run("extract", "news/a.txt", "--json").out)
    assert (body["total"], body["query"]["text"]) == (1, "")
    line = json.loads(run("extract", "news/a.txt", "--jsonl").out)
    assert line == body["statements"][0]
    assert "  said: the plan works\n" in run("extract", "news/a.txt").out
    assert "news/a.txt:3" in run("extract", "news/a.txt").out
    assert not (here / "index").exists()


def test_extract_keeps_the_ids_of_its_input(run: Run, here: Path) -> None:
    rows = [{"id": f"article-{n}", "text": TEXT} for n in range(2)]
    (here / "two.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    lines = run("extract", "two.jsonl", "--jsonl", "--fields", "article.id").out.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["article-0", "article-1"]


def test_extract_says_when_there_is_nothing_and_when_something_failed(run: Run, here: Path) -> None:
    (here / "dull.txt").write_text("The sun rose over the river. It was warm.\n", encoding="utf-8")
    for form in ([], ["--jsonl"], ["--json"]):
        assert run("extract", "dull.txt", *form).code == 1
    assert run("extract", "dull.txt").err == "note: no statement found\n"
    failed = run("extract", "news/a.txt", "missing.txt", "--jsonl")
    assert failed.code == 2
    assert json.loads(failed.out)["cue"] == "said"
    assert "missing.txt" in json.loads(failed.err)["error"]["message"]


def test_extract_is_a_function_too(here: Path) -> None:
    (found,) = extract.run([str(here / "news")])
    assert isinstance(found, extract.Extracted)
    assert [each.content for each in found.statements] == ["the plan works"]
