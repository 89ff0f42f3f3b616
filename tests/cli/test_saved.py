"""save, saved and @NAME: searches kept in a file of the user's, listed, narrowed and forgotten."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asean_cli.cli import bookmarks, searches
from asean_cli.cli.asking import Question
from asean_cli.cli.searches import Saved
from asean_cli.errors import TableError
from asean_cli.query.interface import Filters

Run = Callable[..., Any]
OWN = "mine/saved.toml"


@pytest.fixture(autouse=True)
def file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of saved searches, which is not there yet."""
    assert run is not None
    monkeypatch.setenv("ASEAN_SAVED", str(tmp_path / OWN))
    return tmp_path / OWN


def contents(shown: Any) -> list[str]:
    return sorted(each["content"] for each in json.loads(shown.out)["statements"])


def test_saved_listed_asked_and_deleted(run: Run, file: Path) -> None:
    shown = run("save", "Vaccines", "vaccine", "OR", "border", "--country", "VN", "--country", "ID", "--exact")
    assert (shown.code, shown.out) == (0, f"vaccines kept in {file}; ask: asean search @vaccines\n")
    assert file.read_text() == '[vaccines]\nquery = "vaccine OR border"\ncountry = ["VN", "ID"]\nexact = true\n'
    assert run("save", "thanks", "--act", "thank", "--min-confidence", "0.1", "--since", "30 years ago").code == 0
    assert run("saved").out == (
        "vaccines  'vaccine OR border' --country VN --country ID --exact  (0 statements)\n"
        "thanks    --act thank --since '30 years ago' --min-confidence 0.1  (1 statement)\n"
    )
    listed = json.loads(run("saved", "--json").out)["saved"]
    assert listed[1] == {
        "name": "thanks",
        "query": "",
        "filters": {"act": ["thank"], "since": "30 years ago", "min-confidence": 0.1},
        "exact": False,
        "literal": False,
        "total": 1,
    }
    assert contents(run("search", "@thanks", "--json")) == ["Japan for its support"]
    assert run("saved", "--delete", "Vaccines").out == f"Vaccines deleted from {file}\n"
    assert list(searches.load()) == ["thanks"]
    assert run("saved", "--delete", "thanks").code == 0
    shown = run("saved")
    assert (shown.code, shown.out) == (1, "")
    assert "asean save NAME QUERY" in shown.err
    assert json.loads(run("saved", "--json").out) == {"saved": []}


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_the_file_is_private_and_its_notes_stay(run: Run, file: Path) -> None:
    run("save", "a", "vaccine")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.write_text("# mine\n" + file.read_text() + "\n[by-hand] # too\nsince = 2021-08-03\nto = 'Japan'\n")
    file.chmod(0o640)
    assert run("save", "b", "border").code == 0
    assert "# mine\n[a]" in file.read_text()
    assert "[by-hand] # too" in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert searches.load()["by-hand"] == Saved("by-hand", filters=Filters(to=("Japan",), since="2021-08-03"))
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_another_of_its_name_needs_force(run: Run) -> None:
    run("save", "a", "vaccine")
    shown = run("save", "A", "border")
    assert (shown.code, shown.out) == (2, "")
    assert "a is saved already: vaccine" in shown.err
    assert "--force" in shown.err
    assert searches.load()["a"].text == "vaccine"
    assert run("save", "A", "border", "--force").code == 0
    assert searches.load() == {"a": Saved("a", "border")}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a b", "x"], "'a b' is no name"),
        (["é", "x"], "is no name"),
        (["../a", "x"], "is no name"),
        (["a" * 61, "x"], "is no name"),
        (["a"], "nothing to search for"),
        (["a", "(x"], "  (x\n  ^\n"),
        (["a", "x", "--since", "never"], "--since"),
        (["a", "x", "--country", "Atlantis"], "Atlantis"),
        (["a", "@b", "x"], "cannot be made of another"),
        (["a", "x\udcff"], "not UTF-8"),
        (["a", "x", "--to", "y\udcff"], "not UTF-8"),
    ],
)
def test_what_makes_no_sense_is_not_saved(words: list[str], said: str, run: Run, file: Path) -> None:
    shown = run("save", *words)
    assert (shown.code, shown.out) == (2, "")
    assert said in shown.err
    assert not file.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a", "not valid TOML"),
        ("query = 'x'", "query must be a table"),
        ("[a]\nquery = 1", "a: query must be a text"),
        ("[a]\ncountry = [1]", "a: country must be a text in quotes, or a list"),
        ("[a]\nquery = 'x'\nexact = 1", "a: exact must be true or false"),
        ("[a]\nmin-confidence = 'x'", "a: min-confidence must be a number"),
        ("[a]\nspeeker = 'x'", "a: speeker is no option"),
        ("[a]\n", "a: there is nothing to search for"),
        ("['a b']\nquery = 'x'", "'a b' is no name"),
        ("[a]\nquery = 'x'\n[A]\nquery = 'y'", "A stands there twice"),
        ("[a]\nquery = '@b'", "cannot be made of another"),
    ],
)
def test_a_broken_file_is_said_and_not_written_over(text: str, said: str, run: Run, file: Path) -> None:
    file.parent.mkdir()
    file.write_text(text)
    for words in (["search", "@a"], ["saved"], ["new"], ["save", "b", "y"], ["saved", "--delete", "a"]):
        shown = run(*words)
        assert (shown.code, shown.out) == (2, ""), words
        assert f"{file}: " in shown.err
        assert said in shown.err
    assert file.read_text() == text
    assert run("search", "vaccine").code == 0


def test_a_query_broken_by_hand_spoils_no_other(run: Run, file: Path) -> None:
    file.parent.mkdir()
    file.write_text("[a]\nquery = '(x'\n[b]\nquery = 'vaccine'\n")
    shown = run("saved")
    assert shown.code == 0
    assert shown.out == "a  '(x'  (not counted)\nb  vaccine  (2 statements)\n"
    assert "never closed" in shown.err
    shown = run("search", "@a")
    assert (shown.code, shown.out) == (2, "")
    assert "  (x\n  ^\n" in shown.err


def test_without_an_index_they_are_listed(run: Run) -> None:
    run("save", "a", "vaccine")
    shown = run("saved", "--index", "nowhere")
    assert (shown.code, shown.out) == (0, "a  vaccine  (not counted)\n")
    assert "there is no index here" in shown.err


def test_a_saved_search_is_narrowed(run: Run) -> None:
    run("save", "both", "border OR vaccine")
    assert len(contents(run("search", "@both", "--json"))) == 3
    assert contents(run("search", "@both supply", "--json")) == ["South Korea to supply vaccines to ASEAN"]
    assert contents(run("search", "@BOTH", "supply", "--json")) == ["South Korea to supply vaccines to ASEAN"]
    assert contents(run("search", "@both", "--country", "MY", "--json")) == ["the border would open in May"]
    body = json.loads(run("search", "@both NOT supply", "--json").out)["query"]
    assert body["text"] == "@both NOT supply"
    assert body["executed"] == "(border OR vaccine) NOT supply"
    run("save", "abroad", "--country", "MY", "--country", "ID")
    assert len(contents(run("search", "@both @abroad", "--json"))) == 2
    assert contents(run("search", "@both @abroad open", "--json")) == ["the border would open in May"]
    assert contents(run("search", "@abroad", "--country", "VN", "--json")) == []
    assert json.loads(run("who-said", "@both", "--country", "MY", "--json").out)["total"] == 1
    assert json.loads(run("facets", "@abroad", "--json").out)["total"] == 2
    assert "border OR vaccine" not in run("search", "@abroad", "--explain").err
    assert "country:MY" in run("search", "@abroad", "--explain").err


def test_how_the_words_are_read_stays_with_each(run: Run) -> None:
    run("save", "exact", "vaccine", "--exact")
    run("save", "literal", "open OR (", "--literal")
    assert run("search", "@exact").code == 1
    assert run("search", "@literal").code == 1
    run("save", "stems", "vaccine")
    assert contents(run("search", "@stems", "supply", "--exact", "--json")) == [
        "South Korea to supply vaccines to ASEAN"
    ]


def test_the_order_is_that_of_words(run: Run) -> None:
    run("save", "words", "vaccine")
    run("save", "filters", "--country", "VN")
    assert Question("@words").query().sort == "relevance"
    assert Question("@filters").query().sort == "newest"
    assert Question("@filters supply").query().sort == "relevance"
    assert run("search", "@words").out.startswith("2 statements\n")


def test_an_unknown_name_tells_the_nearest(run: Run, file: Path) -> None:
    shown = run("search", "@vacines more")
    assert (shown.code, shown.out) == (2, "")
    assert "none is saved yet" in shown.err
    run("save", "vaccines", "vaccine")
    shown = run("search", "@vaccines @vacines more", "--json")
    error = json.loads(shown.err)["error"]
    assert (error["code"], error["position"]) == ("query", 10)
    assert error["hint"] == "did you mean vaccines; to search for the word itself: --literal"
    assert "did you mean vaccines" in run("saved", "--delete", "vacines").err
    assert run("saved", "--delete", "vaccines", "--delete", "vacines").code == 2
    assert file.exists()
    assert list(searches.load()) == ["vaccines"]


def test_a_mistake_after_the_name_is_under_the_caret(run: Run) -> None:
    run("save", "vaccines", "vaccine")
    assert "  @vaccines (x\n            ^\n" in run("search", "@vaccines (x").err


@pytest.mark.parametrize("words", [["@vaccine", "--literal"], ['"@vaccine"'], ["vaccine @nobody_x"], ["(@vaccine)"]])
def test_a_literal_at_is_a_sign_like_others(words: list[str], run: Run) -> None:
    assert run("search", *words).code in {0, 1}


def test_nothing_found_says_why(run: Run) -> None:
    run("save", "vaccines", "vaccine")
    run("save", "none", "zeppelin vaccine")
    assert "without the words 'zeppelin' there are 2" in run("search", "@vaccines zeppelin").err
    assert "did you mean supply? it finds 1" in run("search", "@vaccines suply").err
    assert "nothing has zeppelin" in run("search", "@none").err
    assert "without @none there are 2" in run("search", "@none @vaccines").err


def test_in_the_folder_that_the_configuration_names(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ASEAN_SAVED")
    (tmp_path / "team").mkdir()
    assert run("config", "set", "--project", "saved", "team").code == 0
    assert run("save", "a", "vaccine").code == 0
    assert (tmp_path / "team" / "saved.toml").is_file()
    assert run("config", "saved").out == "team/saved.toml\n"


def test_deleting_forgets_the_marks(run: Run, built: Path) -> None:
    run("save", "a", "vaccine")
    assert run("new").code == 0
    place = bookmarks.Place(built, json.loads(next(bookmarks._folder().rglob("a.json")).read_text())["identity"])
    assert bookmarks.mark(place, "a") > 0
    run("saved", "--delete", "a")
    assert bookmarks.mark(place, "a") == 0
    run("save", "a", "vaccine")
    assert run("new").code == 0


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
saved = st.builds(
    Saved,
    st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True),
    texts.map("x{}".format),
    st.builds(Filters, to=st.lists(texts, max_size=2).map(tuple), since=st.none() | texts),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.lists(saved, max_size=4, unique_by=lambda each: each.name))
def test_what_is_kept_comes_back_as_it_was(kept: list[Saved], file: Path) -> None:
    file.unlink(missing_ok=True)
    for each in kept:
        searches.keep(each)
    assert [*searches.load().values()] == kept
    for each in kept:
        searches.drop(each.name)
    assert searches.load() == {}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=60))
def test_any_file_is_read_or_named(data: bytes, file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"[a]\nquery = 'x'\n" + data)
    try:
        found = searches.load()
    except TableError as error:
        found = {"a": Saved("a")} if str(file) in error.message else {}
    assert "a" in found
