from __future__ import annotations

from typing import Any

import pytest

from asean_cli.errors import QueryError, UsageError
from asean_cli.query.build import build
from asean_cli.query.interface import Filters


def node(text: str | None = None, **filters: Any) -> str:
    return str(build(text, Filters(**filters)).node)


def test_no_words_and_no_filters_ask_for_everything() -> None:
    assert node() == "*"


def test_filters_join_the_words() -> None:
    made = build("a OR b", Filters(speaker=("son", "motegi"), act=("thank",), since="2021"), sort="newest", limit=5)
    assert str(made.node) == "(a OR b) (speaker:son OR speaker:motegi) act:thank date:>=2021-01-01"
    assert made.text == "a OR b"
    assert made.filters == {"speaker": ["son", "motegi"], "act": ["thank"], "since": "2021"}
    assert (made.sort, made.limit, made.offset) == ("newest", 5, 0)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"minister": ("Bùi Thanh Sơn",)}, 'minister:"Bùi Thanh Sơn"'),
        ({"country": ("south korea", "VN")}, "country:KR OR country:VN"),
        ({"organisation": ("ASEAN",)}, "organisation:ASEAN"),
        ({"topic": ("south-china-sea",)}, "topic:south-china-sea"),
        ({"kind": ("DIRECT",)}, "kind:direct"),
        ({"to": ("Japan",)}, "to:Japan OR to:country:JP"),
        ({"event": ("54th AMM",)}, "event:54th event:amm"),
        ({"event": ("event:asean-rok-2021",)}, "event:event:asean-rok-2021"),
        ({"via": ("VNA",), "outlet": ("Bernama",)}, "via:VNA outlet:Bernama"),
        ({"speaker": ("son*",)}, "speaker:son*"),
        ({"until": "2021-08"}, "date:<=2021-08-31"),
        ({"since": "2021", "until": "2021"}, "date:2021-01-01..2021-12-31"),
        ({"since": "2021-08-03", "until": "2021-08-03"}, "date:2021-08-03"),
        ({"min_confidence": 0.9}, "confidence:>=0.9"),
        ({"min_confidence": 0.0}, "confidence:>=0"),
    ],
)
def test_each_filter(filters: dict[str, Any], expected: str) -> None:
    assert node(**filters) == expected


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"country": ("Atlantis",)}, ("--country", "Atlantis")),
        ({"act": ("thanks",)}, ("--act", "thank")),
        ({"kind": ("indirekt",)}, ("--kind", "indirect")),
        ({"since": "soon"}, ("--since", "2021-08")),
        ({"until": "2021-13"}, ("--until", "2021-08")),
        ({"since": "2022", "until": "2021"}, ("--since, --until", "swap")),
        ({"speaker": ("...",)}, ("--speaker", "...")),
        ({"topic": ("",)}, ("--topic", "leave")),
        ({"min_confidence": 90.0}, ("--min-confidence", "90", "0 and 1")),
        ({"min_confidence": float("nan")}, ("--min-confidence", "0 and 1")),
    ],
)
def test_a_bad_filter_names_its_option_and_the_way_out(filters: dict[str, Any], words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError) as caught:
        node(**filters)
    for word in words:
        assert word in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize(
    ("options", "near"),
    [
        ({"sort": "newst"}, "newest"),
        ({"facets": ("speakers",)}, "speaker"),
        ({"limit": -1}, "--limit"),
        ({"offset": -1}, "--offset"),
    ],
)
def test_bad_options(options: dict[str, Any], near: str) -> None:
    with pytest.raises(UsageError) as caught:
        build(None, Filters(), **options)
    assert near in f"{caught.value.message} {caught.value.hint}"


def test_an_empty_query_is_an_error_that_says_so() -> None:
    with pytest.raises(QueryError, match="no word"):
        build("", Filters())


def test_a_facet_asked_for_twice_is_counted_once() -> None:
    assert build(None, Filters(), facets=("year", "speaker", "year")).facets == ("year", "speaker")
