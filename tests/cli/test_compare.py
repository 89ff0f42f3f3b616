"""asean compare: speakers or countries side by side."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.cli import app, compare

Run = Callable[..., Any]


def test_countries(run: Run) -> None:
    shown = run("compare", "Vietnam", "id")
    assert (shown.code, shown.err) == (0, "")
    first, second = shown.out.split("\n\n")
    assert first.splitlines()[:4] == [
        "Vietnam: 2 statements, 2021-08-03",
        "  who: Bui Thanh Son 2",
        "  acts: state 1, thank 1",
        "  topics: vaccines 2",
    ]
    assert second.startswith("Indonesia: 1 statement, 2021-08-03\n")
    assert "2021-08-03 Retno Marsudi urged → South Korea: South Korea to supply vaccines to ASEAN" in second


def test_speakers_by_a_part_of_their_names_with_their_offices(run: Run) -> None:
    shown = run("compare", "son", "marsudi", "--topic", "vaccines")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Bui Thanh Son: 2 statements, 2021-08-03\n  who: Foreign Minister 2\n")
    assert "\n\nRetno Marsudi: 1 statement" in shown.out


def test_json_counts_what_search_finds(run: Run) -> None:
    body = json.loads(run("compare", "VN", "Retno Marsudi", "MY", "--json").out)
    assert [(each["name"], each["kind"]) for each in body["sides"]] == [
        ("Vietnam", "country"),
        ("Retno Marsudi", "speaker"),
        ("Malaysia", "country"),
    ]
    assert body["total"] == sum(each["count"] for each in body["sides"]) == 4
    for side in body["sides"]:
        found = json.loads(run("search", side["executed"], "--facet", "act", "--facet", "topic", "--json").out)
        assert (found["total"], found["facets"]["act"], found["facets"]["topic"]) == (
            side["count"],
            side["acts"],
            side["topics"],
        )
        assert {each["id"] for each in side["statements"]} <= {each["id"] for each in found["statements"]}
    assert body["sides"][0]["first"] == "2021-08-03"
    assert body["sides"][2]["first"] is None


def test_side_by_side_where_it_is_wide_enough(run: Run) -> None:
    wide = run("compare", "Vietnam", "Indonesia", "--width", "100").out
    assert any("Vietnam" in line and "Indonesia" in line for line in wide.splitlines()[:1])
    narrow = run("compare", "Vietnam", "Indonesia", "--width", "60").out
    assert not any("Vietnam" in line and "Indonesia" in line for line in narrow.splitlines())
    for width, text in ((100, wide), (60, narrow)):
        assert max(map(len, text.splitlines())) <= width


def test_names_that_nobody_or_several_bear(run: Run, tmp_path: Path) -> None:
    one = run("compare", "Japan", "Bui Thanh Sonn")
    assert (one.code, one.out) == (1, "")
    assert "note: Bui Thanh Sonn: --speaker: did you mean Bui Thanh Son (2)?" in one.err
    half = run("compare", "Vietnam", "Zorro")
    assert half.code == 0
    assert "Zorro: 0 statements" in half.out
    assert "note: Zorro: nothing matched" in half.err
    text = "Thai Foreign Minister {} said the border would open in May. He thanked Laos."
    (tmp_path / "a.txt").write_text(text.format("Anuwat Srisuk") + "\n")
    (tmp_path / "b.txt").write_text(text.format("Kanlaya Srisuk") + "\n")
    assert run("index", "a.txt", "b.txt", "--index", "i").code == 0
    both = run("compare", "srisuk", "Thailand", "--index", "i")
    assert '"srisuk" may be Anuwat Srisuk (2) or Kanlaya Srisuk (2); all are shown' in both.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Japan"], "two names or more"),
        (["Japan", "JP"], "two names or more"),
        (["Japan", "VN", "--country", "ID"], "--country: Japan is the country already"),
        (["Japan", '""'], "there is no word"),
        (["Japan", "VN", "--since", "soon"], "--since"),
        (["Japan", "VN", "--output", "a.csv"], ".csv"),
    ],
)
def test_mistakes(run: Run, words: list[str], told: str) -> None:
    shown = run("compare", *words)
    assert (shown.code, shown.out) == (2, "")
    assert told in shown.err


def test_what_is_shown_is_sure_and_of_several_articles(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("several")
    text = "Thai Foreign Minister Anuwat Srisuk said the border would open in {}. He thanked Laos for its help."
    rows = [
        {"id": month, "text": text.format(month), "published": day}
        for month, day in (("May", "2021-01-01"), ("June", "2021-02-01"), ("July", "2021-03-01"))
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert app.run(["index", str(folder / "a.jsonl"), "--index", str(folder / "i"), "--quiet"]) == 0
    found, notes = compare.run(["Thailand", "Laos"], latest=3, index=folder / "i")
    shown = found.sides[0].statements
    assert [each.article.id for each in shown] == ["July", "June", "May"]
    assert not found.sides[1].statements
    assert notes[0] == "Laos: nothing matched"
    for each in shown:
        others = compare.run(["Thailand", "Laos"], latest=9, index=folder / "i")[0].sides[0].statements
        of_one = [other for other in others if other.article.id == each.article.id]
        assert each.confidence == max(other.confidence for other in of_one)
    assert not compare.run(["Thailand", "Laos"], latest=0, index=folder / "i")[0].sides[0].statements
    monkeypatch.setattr(compare, "SURE", 1.0)  # nothing is that sure, and still there is something to show
    assert len(compare.run(["Thailand", "Laos"], latest=2, index=folder / "i")[0].sides[0].statements) == 2
