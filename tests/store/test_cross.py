"""Two facets against each other: the index counts exactly what a plain scan over the statements counts."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asean_cli.models import Statement
from asean_cli.query.fields import day
from asean_cli.query.interface import FACETS, Node, Query
from asean_cli.query.nodes import Every, Words
from asean_cli.store.facets import DATES, TAKEN
from asean_cli.store.local import LocalStore, open_store

from .test_index_equals_scan import PHASES, corpora, trees

Keep = Callable[..., None]
MakeStatement = Callable[..., Statement]
NAMES = st.sampled_from([*FACETS, "day"])


def scanned(facet: str, statement: Statement) -> set[str]:
    if facet in DATES:
        known = day(statement)
        return {known[: DATES[facet]]} if known else set()
    return {value for value, _ in TAKEN[facet](statement)}


@pytest.mark.parametrize("merging", [True, False])
def test_pairs_are_those_of_a_scan(
    merging: bool, make_statement: MakeStatement, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not merging:  # so that several segments are counted
        from whoosh import writing

        monkeypatch.setattr(writing, "MERGE_SMALL", writing.NO_MERGE)

    @settings(max_examples=25, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
    @given(corpora(), st.lists(st.tuples(trees, NAMES, NAMES), min_size=5, max_size=15))
    def law(corpus: list[dict[str, object]], asked: list[tuple[Node, str, str]]) -> None:
        statements = [make_statement(number, **given) for number, given in enumerate(corpus)]
        with tempfile.TemporaryDirectory() as place, open_store(Path(place) / "index", create=True) as store:
            keep(store, statements[::-1], commit_each=True)
            keep(store, statements, commit_each=True)  # replaces, so that there are deleted documents
            for node, rows, columns in asked:
                matching = [each for each in statements if node.matches(each)]
                found = store.cross(Query(node), rows, columns)
                assert found.total == len(matching)
                for facet, counts, without in zip(
                    (rows, columns), (found.rows, found.columns), found.without, strict=True
                ):
                    assert without == sum(not scanned(facet, each) for each in matching)
                    single = Counter(value for each in matching for value in scanned(facet, each))
                    assert {each.value: each.count for each in counts} == single, facet
                assert dict(found.cells) == Counter(
                    (row, column)
                    for each in matching
                    for row in scanned(rows, each)
                    for column in scanned(columns, each)
                )

    law()


@pytest.fixture
def filled(store: LocalStore, make_statement: MakeStatement, keep: Keep) -> LocalStore:
    made: list[dict[str, Any]] = [
        {"topics": ("vaccines", "trade"), "date": "2021-09-01"},
        {"topics": ("trade",), "date": "2021-08-03", "addressees": {"KR": "South Korea"}},
        {"topics": (), "date": None, "article": {"published": None}, "speaker": {"country": None}},
    ]
    keep(store, [make_statement(number, **each) for number, each in enumerate(made)])
    return store


def test_names_order_and_what_has_no_value(filled: LocalStore) -> None:
    found = filled.cross(Query(Every()), "country", "topic")
    assert [(each.value, each.label, each.count) for each in found.rows] == [("VN", "Vietnam", 2)]
    assert [(each.value, each.count) for each in found.columns] == [("trade", 2), ("vaccines", 1)]
    assert found.cells == {("VN", "trade"): 2, ("VN", "vaccines"): 1}
    assert found.total == 3


def test_days_come_in_the_order_of_time(filled: LocalStore) -> None:
    found = filled.cross(Query(Every()), "day")
    assert [(each.value, each.count) for each in found.rows] == [("2021-08-03", 1), ("2021-09-01", 1)]
    assert (found.columns, found.cells, found.without) == ((), {}, (1, 0))


def test_no_statement_is_read_from_the_database(filled: LocalStore, monkeypatch: pytest.MonkeyPatch) -> None:
    from asean_cli.store.database import Database

    monkeypatch.setattr(Database, "statements", None)
    assert filled.cross(Query(Words("vaccines")), "act", "to").cells == {("state", "country:KR"): 1}


def test_an_index_without_a_commit_has_nothing(store: LocalStore) -> None:
    assert store.cross(Query(Every()), "country", "act").total == 0
