"""Whatever is typed as a query: an answer or an error of one line and its way out, never a traceback."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from typing import Any

import pytest

NUMBER = 2_000
_SIGNS = [
    *b"()\"'~*?:=-. ", *"“”„«»‘’「＂".encode().split(b" "), b"AND", b"OR", b"NOT", b"speaker:", b"date:", b"topic:", b"country:",
    b"confidence:", b">=", b"..", b"2021", b"vaccines", b"region", b"South China Sea", b"US", "Bùi".encode(), b"\xff", b"\x1b[31m",
]  # fmt: skip


def strings(dice: random.Random, count: int) -> list[bytes]:
    """Return byte strings, half of them of any bytes, half with the signs of the language among them."""
    anything = [dice.randbytes(dice.randrange(1, 24)) for _ in range(count // 2)]
    signs = [bytes([each]) if isinstance(each, int) else each for each in _SIGNS]
    return anything + [b"".join(dice.choices(signs, k=dice.randrange(1, 9))) for _ in range(count // 2)]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    ("how", "count"), [((), NUMBER // 4), (("--literal",), 40), (("--exact",), 40), (("--explain",), 40)], ids=str
)
def test_random_bytes(how: tuple[str, ...], count: int, seed: int, run: Callable[..., Any]) -> None:
    codes = set()
    for data in strings(random.Random(seed), count):
        shown = run("search", "--json", *how, "--", os.fsdecode(data))
        codes.add(shown.code)
        assert "Traceback" not in shown.err, data
        if shown.code == 2:
            error = json.loads(shown.err)["error"]
            assert error["hint"], data
            assert "\n" not in error["message"], data
        else:
            assert bool(json.loads(shown.out)["total"]) == (shown.code == 0), data
    assert how or codes == {0, 1, 2}
