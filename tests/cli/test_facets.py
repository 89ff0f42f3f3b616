"""asean facets, and the filters that lead from a value to its statements."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.cli.drilling import drill
from asean_cli.query.interface import FACETS

Run = Callable[..., Any]


def test_every_facet_that_has_a_value_is_shown(run: Run) -> None:
    shown = run("facets")
    assert shown.code == 0
    assert shown.out.startswith("4 statements\n\nby speaker\n      2  Bui Thanh Son")
    heads = [line.removeprefix("by ") for line in shown.out.splitlines() if line.startswith("by ")]
    body = json.loads(run("facets", "--json").out)
    assert tuple(body["facets"]) == FACETS
    assert heads == [name for name in FACETS if body["facets"][name]]
    assert (body["total"], body["returned"], body["statements"]) == (4, 0, [])


def test_facets_narrow_as_search_does(run: Run) -> None:
    body = json.loads(run("facets", "vaccine", "--country", "VN", "--facet", "act", "--json").out)
    assert body["total"] == 1
    assert [each["count"] for each in body["facets"]["act"]] == [1]
    nothing = run("facets", "zeppelin")
    assert (nothing.code, nothing.out) == (1, "")
    assert "nothing matched" in nothing.err
    assert run("facets", "--facet", "colour").code == 2
    assert run("facets", "(").code == 2


def test_the_size_is_that_of_each_facet(run: Run, tmp_path: Path) -> None:
    text = run("facets", "--facet", "speaker", "--facet-size", "1").out
    assert "         2 more" in text
    assert "more" not in run("facets", "--facet", "speaker", "--facet-size", "0").out
    assert len(json.loads(run("facets", "--json", "--facet-size", "1").out)["facets"]["speaker"]) == 1
    assert run("facets", "-o", "f.json").code == 0
    assert json.loads((tmp_path / "f.json").read_text())["total"] == 4


def test_every_value_leads_to_its_statements(run: Run) -> None:
    body = json.loads(run("facets", "--json").out)
    tried = 0
    for name, counts in body["facets"].items():
        for each in counts:
            words = shlex.split(drill(name, each["value"]))
            assert run("search", *words, "--count").out == f"{each['count']}\n", words
            tried += 1
    assert tried > 20


@pytest.mark.parametrize(
    ("facet", "value", "words"),
    [
        ("country", "VN", "--country VN"),
        ("outlet", "The Example; rm -rf", "--outlet 'The Example; rm -rf'"),
        ("outlet", "-x", "--outlet=-x"),
        ("type", "person", "type:person"),
        ("role", 'the "Minister"', "'role:\"the  Minister \"'"),
        ("month", "2021-08", "--since 2021-08 --until 2021-08"),
        ("via", "a\x1b[31m", "--via 'a\ufffd[31m'"),
    ],
)
def test_a_filter_is_one_for_the_shell(facet: str, value: str, words: str) -> None:
    assert drill(facet, value) == words


def test_search_shows_them_too(run: Run) -> None:
    assert "      1  Indonesia  --country ID\n" in run("search", "vaccine", "--facet", "country").out
    assert "--country ID" not in run("search", "vaccine", "--facet", "country", "--json").out
