"""The best well-formed tags: never an I without its B, and the best of all that are well formed."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.extract.neural.decode import best_tags, log_softmax, stretches


def well_formed(tags: tuple[int, ...]) -> bool:
    before = 0
    for tag in tags:
        if tag and tag % 2 == 0 and before not in {tag, tag - 1}:
            return False
        before = tag
    return True


@given(st.lists(st.floats(-5, 5, width=32), min_size=20, max_size=20), st.booleans())
def test_they_are_the_best_of_all_sequences(numbers: list[float], with_steps: bool) -> None:
    scores = np.array(numbers, dtype=np.float32).reshape(1, 4, 5)
    steps = np.array(numbers[:5] * 5, dtype=np.float32).reshape(5, 5) if with_steps else None

    def worth(tags: tuple[int, ...]) -> float:
        moves = sum(steps[a, b] for a, b in itertools.pairwise(tags)) if steps is not None else 0.0
        return float(sum(scores[0, at, tag] for at, tag in enumerate(tags)) + moves)

    best = max(worth(tags) for tags in itertools.product(range(5), repeat=4) if well_formed(tags))
    found = tuple(best_tags(scores, steps)[0].tolist())
    assert well_formed(found)
    assert worth(found) == pytest.approx(best, abs=1e-3)


def test_rows_do_not_touch_each_other() -> None:
    scores = np.random.default_rng(1).normal(size=(6, 9, 5)).astype(np.float32)
    together = best_tags(scores)
    assert all((best_tags(scores[row : row + 1])[0] == together[row]).all() for row in range(6))


@pytest.mark.parametrize(
    ("tags", "kind", "expected"),
    [
        ([0, 1, 2, 0, 1], 0, [(1, 3), (4, 5)]),
        ([1, 2, 1, 2], 0, [(0, 2), (2, 4)]),
        ([1, 2, 3, 4, 4, 0], 1, [(2, 5)]),
        ([0, 0], 0, []),
        ([3], 0, []),
    ],
)
def test_stretches(tags: list[int], kind: int, expected: list[tuple[int, int]]) -> None:
    assert stretches(np.array(tags), kind) == expected


def test_probabilities_add_up_to_one() -> None:
    scores = np.array([[1000.0, 0.0], [-1000.0, -1000.0]], dtype=np.float32)
    assert np.exp(log_softmax(scores)).sum(axis=-1) == pytest.approx([1, 1])
