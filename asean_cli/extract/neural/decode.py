"""From the network's scores to spans: the best sequence of tags that is well formed (Viterbi, 1967).

Tags are in the manner of Ramshaw and Marcus (1995): O outside, B at the first piece of a stretch, I inside. An I
stands only after a B or an I of its own kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_NEVER = -1e4


def log_softmax(scores: Floats) -> Floats:
    """Return the logarithms of the probabilities that `scores` give along the last axis."""
    import numpy as np

    shifted = scores - scores.max(axis=-1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return found


def best_tags(scores: Floats, steps: Floats | None = None) -> Ints:
    """Return the best well-formed tags (rows, length) for scores (rows, length, 1 + 2 * kinds).

    Tag 0 is outside; tags 2k + 1 and 2k + 2 are begin and inside of kind k. `steps` (from, to) is what each step adds.
    """
    import numpy as np

    rows, length, tags = scores.shape
    allowed = np.zeros((tags, tags), dtype=np.float32) if steps is None else steps.copy()
    for inside in range(2, tags, 2):
        allowed[[tag for tag in range(tags) if tag not in {inside - 1, inside}], inside] = _NEVER
    back = np.zeros((length, rows, tags), dtype=np.int64)
    best = scores[:, 0].copy()
    best[:, 2::2] += _NEVER
    for at in range(1, length):
        ways = best[:, :, None] + allowed
        back[at] = ways.argmax(axis=1)
        best = ways.max(axis=1) + scores[:, at]
    found = np.zeros((rows, length), dtype=np.int64)
    found[:, -1] = best.argmax(axis=1)
    each = np.arange(rows)
    for at in range(length - 1, 0, -1):
        found[:, at - 1] = back[at, each, found[:, at]]
    return found


def stretches(tags: Ints, kind: int) -> list[tuple[int, int]]:
    """Return the half-open ranges that one row of tags gives to a kind."""
    begin, inside = 2 * kind + 1, 2 * kind + 2
    found: list[tuple[int, int]] = []
    start: int | None = None
    for at, tag in enumerate([*tags.tolist(), 0]):
        if start is not None and tag != inside:
            found.append((start, at))
            start = None
        if tag == begin:
            start = at
    return found
