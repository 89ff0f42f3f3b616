"""What a shell is offered after Tab: commands, options and values of the index, and never an error."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.knowledge import load
from asean_cli.models import ACTS
from asean_cli.query.interface import FACETS
from asean_cli.text import slug

Run = Callable[..., Any]


@pytest.fixture
def offered(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Return what gives the completions of a line as bash asks for them; nothing else may be said."""

    def asked(line: str) -> list[str]:
        monkeypatch.setenv("_ASEAN_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
        shown = run()
        assert (shown.code, shown.err) == (0, "")
        monkeypatch.delenv("_ASEAN_COMPLETE")
        out: str = shown.out
        return out.split()

    return asked


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("asean se", ["search"]),
        ("asean search --min", ["--minister", "--min-confidence"]),
        ("asean search --speaker ", ["bui-thanh-son", "saifuddin-abdullah", "retno-marsudi"]),
        ("asean search vaccine --speaker Son", ["bui-thanh-son"]),
        ("asean who-said --minister re", ["retno-marsudi"]),
        ("asean search --country VIET", ["vietnam"]),
        ("asean search --country m", ["malaysia"]),
        ("asean search --topic va", ["vaccines"]),
        ("asean facets --to ", ["japan", "south-korea"]),
        ("asean search --outlet ex", ["the-example"]),
        ("asean search --outlet nobody", []),
        ("asean search --act ", list(ACTS)),
        ("asean search --kind d", ["direct"]),
        ("asean facets --facet ", list(FACETS)),
        ("asean compare retno", ["retno-marsudi"]),
        ("asean matrix --rows cou", ["country"]),
        ("asean timeline --split to", ["topic", "to"]),
        ("asean search --sort n", ["newest"]),
        ("asean people sai", ["saifuddin-abdullah"]),
        ("asean people --country in", ["indonesia"]),
        ("asean help ex", ["exit-codes", "export", "extract"]),
        ("asean schema s", ["statement", "search"]),
    ],
)
def test_what_is_offered(line: str, values: list[str], offered: Callable[[str], list[str]]) -> None:
    found = offered(line)
    assert sorted(found) == sorted(values)


def test_saved_searches_are_offered(offered: Callable[[str], list[str]], run: Run) -> None:
    assert offered("asean new ") == []
    run("save", "haze", "haze")
    run("save", "sea", "sea")
    assert offered("asean new ") == ["haze", "sea"]
    assert offered("asean saved --delete Ha") == ["haze"]


def test_each_value_finds_what_it_stands_for(offered: Callable[[str], list[str]], run: Run) -> None:
    tried = 0
    for option in ("speaker", "country", "topic", "organisation", "to", "mentions", "event", "via", "outlet", "act"):
        for value in offered(f"asean search --{option} ") if option != "act" else ["request"]:
            assert shlex.quote(value) == value
            assert int(run("search", f"--{option}", value, "--count").out) > 0, (option, value)
            tried += 1
    assert tried > 10


def test_every_country_is_known_by_what_is_offered() -> None:
    for code, country in load(()).countries.items():
        assert load(()).country_code(slug(country.name)) == code


def test_the_index_of_the_line_is_asked(offered: Callable[[str], list[str]], built: Path) -> None:
    assert offered("asean search --index nowhere --speaker ") == []
    assert len(offered(f"asean search --index {built} --speaker ")) == 3


def test_nothing_that_is_wrong_is_heard_of(
    offered: Callable[[str], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "statements.db").write_bytes(b"no database")
    assert offered("asean search --index broken --speaker ") == []
    for line in ("", "asean", 'asean search "open --speaker ', "asean nonsense --x ", "asean search --limit many "):
        offered(line)
    monkeypatch.delenv("ASEAN_INDEX")
    (tmp_path / "asean.toml").write_text("[asean\n")
    assert offered("asean search --speaker ") == []


def test_other_shells(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for shell in ("zsh", "fish"):
        monkeypatch.setenv("_ASEAN_COMPLETE", f"complete_{shell}")
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "asean search --speaker bui")
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        shown = run()
        assert "bui-thanh-son" in shown.out
        assert "Bui Thanh Son (2)" in shown.out
        assert shown.err == ""
    monkeypatch.setenv("_ASEAN_COMPLETE", "complete_nonsense")
    assert (run().code, run().err) == (0, "")
