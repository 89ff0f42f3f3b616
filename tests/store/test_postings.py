from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from asean_cli.models import Statement
from asean_cli.store.interface import Result
from asean_cli.store.local import LocalStore
from asean_cli.store.postings import Postings, packed, unpacked


@given(st.sets(st.integers(0, 70_000) | st.integers(0, 300), min_size=1))
def test_places_come_back_as_they_went(places: set[int]) -> None:
    assert list(unpacked(packed(sorted(places)))) == sorted(places)


@given(st.sets(st.integers(0, 200)), st.sets(st.integers(0, 200), max_size=5))
def test_documents_are_found_among_others_however_many(held: set[int], wanted: set[int]) -> None:
    postings = Postings(sorted(held))
    for docs in (wanted, set(range(200))):
        assert [postings.docs[i] for i in sorted(postings.among(docs))] == sorted(held & docs)


def test_a_phrase_is_found_behind_hundreds_of_words(
    store: LocalStore,
    make_statement: Callable[..., Statement],
    keep: Callable[..., None],
    ask: Callable[..., Result],
) -> None:
    long = "sea of words " * 400
    keep(
        store, [make_statement(1, content=f"{long} code of conduct"), make_statement(2, content=f"code {long} conduct")]
    )
    assert [ask(store, query).total for query in ('"code of conduct"', '"conduct code"~1', '"conduct words"~2')] == [
        1,
        1,
        2,
    ]
