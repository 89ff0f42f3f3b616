"""export and import: a round trip that changes nothing, and lines that do not fit."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asean_cli.exchange import Parcel, parcels
from asean_cli.models import Article, Statement

Run = Callable[..., Any]


def lines(shown: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in shown.out.splitlines()]


def content(index: Path) -> list[Any]:
    """Return articles and statements but for their rows and for the file that this machine has."""
    connection = sqlite3.connect(index / "statements.db")
    columns = "id, digest, extractor, outlet, json, text, story, signature, published"
    rows = connection.execute(f"SELECT {columns} FROM articles ORDER BY rowid").fetchall()
    rows += connection.execute("SELECT id, article, speaker, name, type, day, json FROM statements ORDER BY row")
    connection.close()
    return rows


def test_a_round_trip_changes_nothing(run: Run, built: Path, tmp_path: Path) -> None:
    exported = run("export")
    assert (exported.code, len(lines(exported))) == (0, 2)
    (tmp_path / "a.jsonl").write_text(exported.out, encoding="utf-8")
    assert run("import", "a.jsonl", "--index", "copy").out.startswith("2 articles imported; ")
    assert content(tmp_path / "copy") == content(built)
    assert run("export", "--jsonl", "--index", "copy").out == exported.out
    again = run("import", "a.jsonl", "--index", "copy")
    assert again.out == "0 articles imported, 2 unchanged; 0 statements\n"
    query = ("search", "vaccines", "--json")
    assert run(*query, "--index", "copy").out == run(*query).out


def test_what_was_imported_is_not_extracted_again_nor_pruned(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(run("export").out, encoding="utf-8")
    run("import", "a.jsonl", "--index", "copy")
    (tmp_path / "empty").mkdir()
    assert run("index", tmp_path / "empty", "--prune", "--index", "copy").code == 1
    assert json.loads(run("index", articles, "--index", "copy", "--json").out)["unchanged"] == 2


def test_words_and_filters_choose_articles_which_come_whole(run: Run) -> None:
    (found,) = lines(run("export", "border"))
    assert found["schema"] == "asean-articles/1"
    assert "border" in found["article"]["text"]
    (found,) = lines(run("export", "--country", "ID"))
    assert len(found["statements"]) == 3
    nothing = run("export", "volcano")
    assert (nothing.code, nothing.out, nothing.err) == (1, "", "note: nothing matched, and nothing is written\n")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda _: "{", "not valid JSON"),
        (lambda _: "[" * 100_000, "nested too deeply"),
        (lambda _: "[]", "not a line of asean export"),
        (lambda row: json.dumps(row["statements"][0]), "not a line of asean export"),
        (lambda row: json.dumps({**row, "schema": "asean-articles/9"}), "not a line of asean export"),
        (lambda row: json.dumps({**row, "article": {}}), "missing required field `id`"),
        (lambda row: _with(row, id=""), "the article's id or the extractor is empty"),
        (lambda row: _with(row, kind="shouted"), "Invalid enum value 'shouted' - at `$.statements[0].kind`"),
        (lambda row: _with(row, confidence=2.0), "confidence"),
        (lambda row: _with(row, confidence=float("nan")), "NaN is no number"),
        (
            lambda row: _with(row, location={**row["statements"][0]["location"], "cue": [[0, 10**9]]}),
            "outside the text",
        ),
        (lambda row: _with(row, article={**row["statements"][0]["article"], "id": "z"}), "of another article"),
        (lambda row: json.dumps({**row, "statements": row["statements"] * 2}), "has no id of its own"),
        (lambda row: json.dumps({**row, "article": {**row["article"], "text": 3}}), "Expected `str`, got `int`"),
    ],
)
def test_a_line_that_does_not_fit_is_named_and_the_rest_goes_on(
    change: Callable[[Any], str], reason: str, run: Run, tmp_path: Path
) -> None:
    border, vaccines = sorted(lines(run("export")), key=lambda row: len(row["statements"]))
    text = f"{change(border)}\n\n{json.dumps(vaccines)}\n"
    (tmp_path / "mixed.jsonl").write_text(text, encoding="utf-8")
    shown = run("import", "mixed.jsonl", "--index", "copy")
    assert shown.code == 2
    assert shown.out.startswith("1 article imported, 1 failed; ")
    (line,) = shown.err.splitlines()
    assert line.startswith("asean: mixed.jsonl:1: ")
    assert reason in line


def _with(row: Any, **changes: Any) -> str:
    if "id" in changes:
        return json.dumps({**row, "article": {**row["article"], **changes}})
    return json.dumps({**row, "statements": [{**row["statements"][0], **changes}]})


def test_no_line_takes_another_articles_statement(run: Run, tmp_path: Path) -> None:
    border, vaccines = sorted(lines(run("export")), key=lambda row: len(row["statements"]))
    thief = json.loads(json.dumps(border))
    thief["statements"][0]["id"] = vaccines["statements"][0]["id"]
    (tmp_path / "two.jsonl").write_text(f"{json.dumps(vaccines)}\n{json.dumps(thief)}\n", encoding="utf-8")
    shown = run("import", "two.jsonl", "--index", "copy")
    assert "another article's in this index" in shown.err
    assert len(lines(run("export", "--index", "copy"))[0]["statements"]) == len(vaccines["statements"])


def test_standard_input_a_missing_file_and_no_index(run: Run, asean: Run, tmp_path: Path) -> None:
    done = asean("import", "-", "--index", "copy", stdin=run("export").out)
    assert done.stdout.startswith("2 articles imported")
    assert run("import", "missing.jsonl").code == 2
    assert run("export", "--index", tmp_path / "nowhere").code == 2


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(min_size=1),
    other=st.text(min_size=1),
    extra=st.dictionaries(st.text(), st.none() | st.integers() | st.text()),
)
def test_any_text_survives(text: str, other: str, extra: Any, make_statement: Callable[..., Statement]) -> None:
    import io

    from asean_cli.output.json import dumps

    article = Article(other, text, title=text, extra=extra)
    statement = make_statement(article=article.ref, content=text, location={"source": (), "cue": (), "content": ()})
    sent = Parcel(article, (statement,), "1")
    line = dumps(sent.to_dict()).encode("utf-8")
    assert b"\n" not in line
    assert list(parcels(io.BytesIO(line))) == [(1, sent)]
