"""The law of the store: the index answers exactly what a plain scan over the statements answers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from asean_cli.models import ACTS, Entity, Statement
from asean_cli.query.exact import exactly
from asean_cli.query.fields import FIELDS, KINDS, TYPES
from asean_cli.query.interface import Node, Query
from asean_cli.query.leaves import leaf
from asean_cli.query.nodes import Confidence, DateRange, Every, Wildcard, Words, both, either, opposite
from asean_cli.store.local import open_store

VOCABULARY = [
    "vaccine",
    "vaccines",
    "sea",
    "code",
    "of",
    "conduct",
    "covid-19",
    "U.S.",
    "Sơn",
    "son",
    "thank",
    "Sea",
    "Straße",
    "Qur’an",
    "the",
]
NAMES = [
    "Bui Thanh Son",
    "Bùi Thanh Sơn",
    "Son",
    "Motegi Toshimitsu",
    "Thanh Thanh",
    "Dato' Son",
    "Viet Nam",
    "",
]
DATES = ["2020-12-31", "2021-01-01", "2021-08-03", "2022-02-28", None, "soon"]
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
CODES = ["VN", "KR", "JP", None]

phrases = st.lists(st.sampled_from([*VOCABULARY, "…", "—"]), max_size=8).map(" ".join)
entities = st.builds(
    Entity,
    id=st.sampled_from(["person:bui-thanh-son", "country:KR", "x"]),
    name=st.sampled_from(NAMES),
    type=st.just("person"),
    country=st.sampled_from(CODES),
)


@st.composite
def corpora(draw: st.DrawFn) -> list[dict[str, object]]:
    one: st.SearchStrategy[Any] = st.fixed_dictionaries(
        {
            "content": phrases,
            "speaker": st.fixed_dictionaries(
                {
                    "name": st.sampled_from(NAMES),
                    "type": st.sampled_from(TYPES),
                    "role": st.sampled_from([None, "Foreign Minister", "the spokesperson"]),
                    "organisation": st.sampled_from([None, "ASEAN", "the Code of Conduct"]),
                    "country": st.sampled_from(CODES),
                    "members": st.sampled_from([(), ("organisation:asean", "country:KR"), ("person:x",)]),
                }
            ),
            "kind": st.sampled_from(KINDS),
            "act": st.sampled_from(ACTS),
            "confidence": st.sampled_from([0.0, 0.496, 0.5, 0.9, 0.904, 1.0]),
            "cue": st.sampled_from(["said", "thanked", "spoke highly of"]),
            "date": st.sampled_from(DATES),
            "topics": st.lists(st.sampled_from(["vaccines", "south-china-sea", "covid-19"]), max_size=3).map(tuple),
            "via": st.sampled_from([(), ("VNA",), ("VNA", "Bernama")]),
            "addressees": st.lists(entities, max_size=2),
            "mentions": st.lists(entities, max_size=3),
            "event": st.one_of(st.none(), st.fixed_dictionaries({"name": phrases, "part_of": st.none() | phrases})),
            "article": st.fixed_dictionaries(
                {"id": st.sampled_from("aAbc"), "title": phrases, "published": st.sampled_from(DATES)}
            ),
        }
    )
    return draw(st.lists(one, max_size=8))


def _written(name: str | None, value: str) -> Node:
    return leaf(name, value.strip()) or Every()


def _leaves() -> st.SearchStrategy[Node]:
    values = st.one_of(
        st.sampled_from(
            [*VOCABULARY, *NAMES, "south-china-sea", "person:bui-thanh-son", "organisation:asean", "VN", "a"]
        ),
        phrases,
    )
    words = st.sampled_from([*VOCABULARY, "vacine", "covjd-19", "Mtoegi", "thnk"])
    near = st.integers(0, 6)
    patterns = st.sampled_from(["*", "s*", "vacc*", "*n", "t?e", "Stra?e", "S*", "v*s", "20*", "k*"])
    days = st.sampled_from([day for day in DATES if day and day != "soon"])
    of_codes = st.sampled_from(
        [
            ("type", "person"),
            ("kind", "direct"),
            ("act", "thank"),
            ("country", "VN"),
            ("country", "KR"),
            ("id", "a"),
        ]
    )
    of_words = st.sampled_from([None, *(name for name, field in FIELDS.items() if field.kind in {"text", "name"})])
    return st.one_of(
        st.just(Every()),
        st.builds(DateRange, st.none() | days, st.none() | days),
        st.builds(Confidence, st.sampled_from([0.0, 0.5, 0.9]), st.sampled_from([0.5, 0.91, 1.0])),
        of_codes.map(lambda pair: leaf(*pair)),
        st.builds(Wildcard, patterns, st.sampled_from(sorted(FIELDS))),
        st.builds(
            lambda name, value, edits: _written(name, f"{value}~{edits}"), of_words, words, st.sampled_from(" 12")
        ),
        st.builds(lambda name, value, n: leaf(name, value, exact=True, distance=n) or Every(), of_words, values, near),
        st.builds(lambda name, value: exactly(leaf(name, value, exact=True) or Every()), of_words, values),
        st.builds(lambda pattern, name: exactly(Wildcard(pattern, name)), patterns, st.sampled_from(sorted(FIELDS))),
        st.builds(lambda value, n: exactly(leaf(None, value, exact=True, distance=n) or Every()), values, near),
        st.builds(lambda name, value: leaf(name, value, exact=True) or Words("vaccine"), of_words, values),
    )


def _joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=1, max_size=4)
    return st.one_of(several.map(both), several.map(either), parts.map(opposite))


trees = st.recursive(_leaves(), _joined, max_leaves=8)


@pytest.mark.parametrize("merging", [True, False])
def test_the_index_answers_what_a_scan_answers(
    merging: bool,
    make_statement: Callable[..., Statement],
    keep: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not merging:  # so that several segments are searched
        from whoosh import writing

        monkeypatch.setattr(writing, "MERGE_SMALL", writing.NO_MERGE)

    # A smaller counterexample costs minutes here, and the query that fails is printed anyway.
    @settings(max_examples=25, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
    @given(corpus=corpora(), queries=st.lists(trees, min_size=10, max_size=25))
    def law(corpus: list[dict[str, object]], queries: list[Node]) -> None:
        statements = [make_statement(number, **given) for number, given in enumerate(corpus)]
        with tempfile.TemporaryDirectory() as place, open_store(Path(place) / "index", create=True) as store:
            keep(store, statements[::-1], commit_each=True)
            keep(store, statements, commit_each=True)  # replaces, so that there are deleted documents
            for node in queries:
                found = {statement.id for statement in store.search(Query(node, limit=None)).statements}
                assert found == {each.id for each in statements if node.matches(each)}, str(node)

    law()
