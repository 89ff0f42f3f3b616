"""Articles as word pieces: offsets, features, and windows that leave nothing out."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.extract.layout import lay_out
from asean_cli.extract.neural.network import Network
from asean_cli.extract.neural.pieces import CONTEXT, FEATURES, WINDOW, Pieces, cut, windows

Cut = Callable[[str], Pieces]
TEXT = (
    "HANOI, Aug 3 - The ASEAN states agreed on Tuesday. Minister Sơn said: “We are ready.”\n\n"
    "McKay of the U.S. disagreed, he told VNA."
)


@pytest.fixture(scope="module")
def pieces_of(network: Network) -> Cut:
    def made(text: str) -> Pieces:
        layout = lay_out(text, "A title of its own")
        return cut(text, layout.paragraphs, network.tokenizer)

    return made


def test_pieces_lie_where_they_say(pieces_of: Cut) -> None:
    pieces = pieces_of(TEXT)
    words = [TEXT[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    assert "".join(words) == "".join(TEXT.split())
    assert pieces.starts == sorted(pieces.starts)
    assert all(0 <= feature < FEATURES for feature in pieces.features)


def test_sentences_and_paragraphs_open_where_they_do(pieces_of: Cut) -> None:
    pieces = pieces_of(TEXT)
    opened = [TEXT[pieces.starts[k] :].split()[0] for k in pieces.sentences]
    assert opened == ["HANOI,", "The", "Minister", "McKay"]


def test_features_tell_case_break_and_quotation(pieces_of: Cut) -> None:
    pieces = pieces_of(TEXT)
    by_word = {TEXT[s:e]: f for s, e, f in zip(pieces.starts, pieces.ends, pieces.features, strict=True)}
    assert by_word["ready"] % 2 == 1
    assert by_word["agreed"] % 2 == 0
    assert by_word["ASEAN"] != by_word["Minister"] != by_word["said"]
    assert by_word["Minister"] // 2 % 3 == 1
    assert pieces.features[0] // 2 % 3 == 2


def test_ranges_and_spans_are_each_others_inverse(pieces_of: Cut) -> None:
    pieces = pieces_of(TEXT)
    at = TEXT.index("Minister Sơn")
    found = pieces.range_of((at, at + len("Minister Sơn")))
    assert found is not None
    assert pieces.span_of(*found) == (at, at + len("Minister Sơn"))
    assert pieces.range_of((len(TEXT) + 5, len(TEXT) + 9)) is None


@given(st.lists(st.integers(1, 400), min_size=1, max_size=60))
def test_windows_cover_each_piece_once_and_stay_short(lengths: list[int]) -> None:
    starts = [sum(lengths[:k]) for k in range(len(lengths))]
    total = sum(lengths)
    pieces = Pieces([0] * total, list(range(total)), list(range(1, total + 1)), [0] * total, starts)
    found = list(windows(pieces))
    assert [found[0].core, found[-1].end] == [0, total]
    assert all(one.end == two.core for one, two in itertools.pairwise(found))
    for each in found:
        assert each.start <= each.core < each.end
        assert each.end - each.start <= WINDOW
        assert each.core - each.start <= CONTEXT
        assert each.start in {*starts, each.core}


def test_nothing_has_no_windows() -> None:
    assert list(windows(Pieces())) == []
