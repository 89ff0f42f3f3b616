"""XLSX: read back with another library; no formula, no link, whatever the text is."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from asean_cli.errors import UsageError
from asean_cli.models import Statement
from asean_cli.output import xlsx
from asean_cli.output.interface import Answer
from asean_cli.output.rows import STATEMENT_COLUMNS


def sheet(answer: Answer, fields: tuple[str, ...] = ()) -> Any:
    stream = BytesIO()
    xlsx.write(answer, stream, fields)
    return load_workbook(BytesIO(stream.getvalue())).active


def test_a_row_for_each_statement(answer: Answer) -> None:
    found = sheet(answer)
    head, first, second = found.iter_rows(values_only=True)
    assert head == STATEMENT_COLUMNS
    values = dict(zip(head, first, strict=True))
    assert (values["speaker.name"], values["confidence"], values["negated"]) == ("Bui Thanh Son", 0.9, False)
    assert dict(zip(head, second, strict=True))["date"] is None
    assert (found.title, found.freeze_panes) == ("statements", "A2")


def test_a_row_for_each_speaker(by_speaker: Answer) -> None:
    found = sheet(by_speaker, ("speaker.name", "count"))
    assert list(found.iter_rows(values_only=True)) == [("speaker.name", "count"), ("Bui Thanh Son", 5)]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "@SUM(A1)", "{=1}", "https://example.org", "\x00\x1b", "\ud800", "\ufffe", "_x000D_", "12"]
)
def test_every_cell_is_text(text: str, make_statement: Callable[..., Statement]) -> None:
    found = sheet(Answer(1, (make_statement(content=text),)), ("content",))
    cell = found.cell(2, 1)
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert not cell.value.startswith(("=", "+", "@"))


def test_a_text_longer_than_a_cell_is_cut(make_statement: Callable[..., Statement]) -> None:
    found = sheet(Answer(1, (make_statement(content="x" * 40_000),)), ("content",))
    assert len(found.cell(2, 1).value) == xlsx.MAX_TEXT


def test_more_rows_than_a_sheet_holds(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 2)
    with pytest.raises(UsageError, match="more than a sheet"):
        sheet(answer)


def test_the_missing_extra_is_named(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("xlsxwriter"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError) as caught:
        xlsx.write(answer, BytesIO())
    assert caught.value.hint == 'install it: pip install "asean-cli[xlsx]"'
