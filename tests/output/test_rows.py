"""Rows: no cell that a spreadsheet would run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.output.rows import cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1"])
def test_formulas_are_harmless(text: str) -> None:
    assert cell(text).startswith("'")


def test_ordinary_text_stays() -> None:
    assert cell("a = b, “said” – yes") == "a = b, “said” – yes"
    assert cell(["a", None, "=b"]) == "a; =b"
    assert cell(["=a"]) == "'=a"
    assert (cell(None), cell(True), cell(0.5)) == ("", "true", "0.5")


@given(st.text())
def test_no_cell_begins_like_a_formula_or_hides_controls(text: str) -> None:
    shown = cell(text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not set(shown) & {"\x00", "\x1b", "\u202e", "\x9b"}


@given(st.text())
def test_a_cell_on_one_line_has_no_tab_and_no_line_end(text: str) -> None:
    assert not set(cell(text, lines=False)) & set("\t\n\r\x0b\x0c\x85\u2028")
