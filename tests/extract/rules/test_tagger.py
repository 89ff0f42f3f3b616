"""Who said what, sentence by sentence, by rules: sources, cues and the words that are no statements."""

from __future__ import annotations

import pytest

from tests.extract.sentences import EVERYTHING, Case, Finds, cases

NOT_YET: list[Case] = [
    (
        "Ministers whose countries border the river agreed to share data.",
        "Ministers whose countries border the river | agreed | to share data",
    ),
    ("Ministers agree to share water data | Subscribe",),
]
"""What the extractor still gets wrong."""


@pytest.mark.parametrize("case", cases(EVERYTHING))
def test_finds_the_statements_and_no_others(case: Case, finds: Finds) -> None:
    finds(case[0], case[1:])


@pytest.mark.xfail(strict=False, reason="not yet")
@pytest.mark.parametrize("case", NOT_YET)
def test_does_not_find_yet(case: Case, finds: Finds) -> None:
    finds(case[0], case[1:])
