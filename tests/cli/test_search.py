"""search, who-said and show on a real index, in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.cli import search, who_said
from asean_cli.query.interface import Filters

Run = Callable[..., Any]


def contents(shown: Any) -> set[str]:
    return {each["content"] for each in json.loads(shown.out)["statements"]}


def test_words_are_joined(run: Run) -> None:
    assert contents(run("search", "vaccine", "region", "--json")) == {"the region needs more vaccines"}
    assert contents(run("search", "vaccine region", "--json")) == {"the region needs more vaccines"}
    assert run("search", '"vaccines region"').code == 1


def test_no_words_list_everything_newest_first(run: Run) -> None:
    body = json.loads(run("search", "--json").out)
    assert body["total"] == 4
    assert body["query"]["sort"] == "newest"
    assert body["query"]["text"] == ""


def test_filters_facets_and_pages(run: Run) -> None:
    body = json.loads(run("search", "--country", "VN", "--country", "ID", "--facet", "country", "--json").out)
    assert body["total"] == 3
    assert body["query"]["filters"] == {"country": ["VN", "ID"]}
    assert {each["value"] for each in body["facets"]["country"]} == {"VN", "ID"}
    page = json.loads(run("search", "--limit", "1", "--offset", "1", "--json").out)
    assert (page["total"], page["returned"], page["offset"]) == (4, 1, 1)
    assert json.loads(run("search", "-n", "0", "--json").out)["returned"] == 4


def test_count(run: Run) -> None:
    assert run("search", "vaccine", "--count").out == "2\n"
    nothing = run("search", "zeppelin", "--count", "--json")
    assert (nothing.code, nothing.out) == (1, "0\n")
    assert run("who-said", "--count").out == "3\n"


@pytest.mark.parametrize("name", ["Bui Thanh Son", "Bùi Thanh Sơn", "son", "Thanh Son Bui"])
def test_who_said_finds_a_minister_however_written(name: str, run: Run) -> None:
    body = json.loads(run("who-said", "--minister", name, "--json").out)
    (group,) = body["speakers"]
    assert group["speaker"]["id"] == "person:bui-thanh-son"
    assert (group["count"], group["first"], group["last"]) == (2, "2021-08-03", "2021-08-03")


def test_the_latest_of_each(run: Run) -> None:
    assert "1 more; --latest 0 for all" in run("who-said", "--speaker", "son", "--latest", "1").out
    assert "--latest" not in run("who-said", "--speaker", "son", "--latest", "0").out


def test_every_format_has_every_statement(run: Run) -> None:
    for form in ("table", "json", "jsonl", "csv", "markdown"):
        out = run("search", "vaccine", "--format", form).out
        assert "the region needs more vaccines" in out, form
        assert "the region needs more vaccines" in run("who-said", "vaccine", "--format", form).out or form == "csv"


def test_people_see_the_line(run: Run) -> None:
    assert "vaccines.txt:3\n" in run("search", "region").out
    assert "vaccines.txt:3" in run("search", "region", "--format", "markdown").out


def test_nothing_matched_prints_no_page(run: Run) -> None:
    shown = run("search", "zeppelin")
    assert (shown.code, shown.out) == (1, "")
    assert run("search", "zeppelin", "--format", "csv").out.startswith("id,")
    assert run("search", "zeppelin", "--jsonl").out == ""


def test_what_nothing_means_is_said(run: Run) -> None:
    lines = run("search", "vaccine", "--topic", "vacines").err.splitlines()
    assert lines[0] == "note: nothing matched"
    assert "did you mean" in lines[1]
    assert "without the words 'zeppelin' there are 2" in run("search", "zeppelin", "--speaker", "son").err
    assert "did you mean Bui Thanh Son (2)?" in run("search", "--speaker", "Bui Than").err


def test_an_ambiguous_name_lists_who_it_may_be(run: Run) -> None:
    assert run("search", "--speaker", "son").err == ""
    noted = run("search", "--speaker", "a", "--speaker", "son", "--json").err
    assert "may be" not in noted


def test_show(run: Run) -> None:
    found = json.loads(run("search", "region", "--json").out)["statements"][0]
    shown = run("show", found["id"][:6])
    assert shown.code == 0
    assert "{said} «the region needs more vaccines». He thanked Japan" in shown.out
    assert "outlet      The Example" in shown.out
    assert "vaccines.txt:3" in shown.out
    assert json.loads(run("show", found["id"], "--json").out) == found


def test_show_with_the_paragraphs_around(run: Run) -> None:
    identity = json.loads(run("search", "region", "--json").out)["statements"][0]["id"]
    assert "Retno" not in run("show", identity).out
    shown = run("show", identity, "--context", "1").out
    assert shown.startswith("Ministers meet on vaccines\n\n")
    assert "Retno Marsudi urged South Korea" in shown
    assert run("show", identity, "--context", "99").out == shown
    refused = run("show", identity, "--context", "1", "--json")
    assert (refused.code, refused.out) == (2, "")


def test_article(run: Run, articles: Path) -> None:
    found = json.loads(run("search", "region", "--json").out)["statements"][0]
    shown = run("article", found["article"]["id"])
    assert shown.code == 0
    assert "Bui Thanh Son said [1: Bui Thanh Son] «the region needs more vaccines»." in shown.out
    assert "[3] Retno Marsudi" in shown.out
    for name in (found["id"], found["id"][:6], articles / "vaccines.txt", found["article"]["id"][:5]):
        assert run("article", name).out == shown.out
    body = json.loads(run("article", found["id"], "--json").out)
    assert body["article"]["text"] == (articles / "vaccines.txt").read_text(encoding="utf-8")
    assert found in body["statements"]
    missing = run("article", "zzz")
    assert missing.code == 2
    assert "no article 'zzz'" in missing.err


def test_a_file_of_many_articles_names_them(run: Run, tmp_path: Path) -> None:
    rows = [json.dumps({"id": f"a{n}", "text": f"Minister Bui Thanh Son said the plan {n} works."}) for n in range(12)]
    (tmp_path / "many.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert run("index", "many.jsonl", "--index", "here").code == 0
    asked = run("article", "many.jsonl", "--index", "here")
    assert asked.code == 2
    assert "means 12 articles" in asked.err
    assert "a0, a1, a2" in asked.err
    assert "and 2 more" in asked.err
    assert "many.jsonl#a1 ¶1" in run("article", "a1", "--index", "here").out


def test_stats(run: Run) -> None:
    body = json.loads(run("stats", "--json").out)
    assert (body["articles"], body["statements"], body["speakers"], body["behind"]) == (2, 4, 3, 0)
    text = run("stats").out
    assert "articles      2\n" in text
    assert "search index  up to date\n" in text


def test_the_commands_are_functions_too(run: Run, built: Any) -> None:
    assert run is not None
    answer = search.run("vaccine", Filters(country=("VN",)), index=built)
    assert [each.content for each in answer.statements] == ["the region needs more vaccines"]
    assert answer.places == {}
    spoken = who_said.run(index=built, latest=1)
    assert spoken.speakers is not None
    assert [len(group.statements) for group in spoken.speakers] == [1, 1, 1]


def test_a_story_of_two_outlets_is_told_once(run: Run, tmp_path: Path) -> None:
    text = (
        "Vietnamese Foreign Minister Bui Thanh Son said the ferry terminal would open to all travellers in May. He spoke "
        "at a meeting in the old port, where fishermen, traders and pupils of three schools had gathered since dawn.\n"
    )
    rows = [{"id": name, "outlet": f"{name} Times", "text": f"{text}By {name}.\n"} for name in ("North", "South")]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert ", 1 duplicate;" in run("index", "two.jsonl", "--index", "two").out
    plain = run("search", "ferry", "--index", "two").out
    assert "two.jsonl#North ¶1  +1 outlet\n" in plain
    assert "1 repeat in other articles of the same story left out, here and in all counts; --duplicates" in plain
    body = json.loads(run("search", "ferry", "--index", "two", "--json").out)
    assert (body["total"], body["repeats"], body["query"]["duplicates"]) == (1, 1, False)
    assert [each["outlet"] for each in body["statements"][0]["variants"]] == ["South Times"]
    assert run("search", "ferry", "--index", "two", "--count", "--duplicates").out == "2\n"
    assert run("who-said", "ferry", "--index", "two", "--json", "--fields", "count").out.count('"count": 1') == 1
    assert "also in" in run("show", body["statements"][0]["id"], "--index", "two").out


def test_other_names_are_told(run: Run) -> None:
    shown = run("search", "rok", "--json")
    assert json.loads(shown.out)["total"] == 1
    assert "searched also: South Korea, Republic of Korea" in shown.err
    assert '"South Korea"' in json.loads(shown.out)["query"]["executed"]
    assert "searched also" not in run("search", "rok", "--exact").err
    assert "searched also" in run("who-said", "rok").err


def test_exact_and_literal(run: Run) -> None:
    assert run("search", "vaccine", "--exact", "--count").out == "0\n"
    assert run("search", "vaccines", "--exact", "--count").out == "2\n"
    assert run("search", "Vaccines", "--exact", "--count").out == "0\n"
    assert run("who-said", "vaccines", "--exact", "--count").out == "2\n"
    assert run("search", "vaccines OR (", "--count").code == 2
    assert run("search", "region: (vaccines -", "--literal", "--count").out == "1\n"


def test_a_query_is_explained_beside_the_answer(run: Run) -> None:
    shown = run("search", "vaccines (region OR zeppelin) NOT border", "--explain", "--json")
    assert json.loads(shown.out)["total"] == 1
    lines = [" ".join(line.split()) for line in shown.err.splitlines()]
    assert lines[0].startswith("the query as understood")
    assert lines[1:8] == ["all of 1", "vaccines 2", "any of 1", "region 1", "zeppelin 0", "all without 3", "border 1"]
    assert lines[8].startswith("the first result, ")
    assert lines[9].endswith("region once in its content, which 1 statement has")
    assert lines[10].endswith("vaccin once in its content, which 2 statements have")
    assert len(lines) == 11


def test_an_explanation_of_nothing_and_of_an_order(run: Run) -> None:
    nothing = run("search", "zeppelin", "--explain")
    assert (nothing.code, nothing.out) == (1, "")
    assert "first result" not in nothing.err
    assert "comes first by the order: newest" in run("search", "--explain").err
    assert run("search", "a OR", "--explain").code == 2
