"""XLSX: one sheet with a header that stays in view and filters, for Excel, LibreOffice and Google Sheets.

Every cell that comes from an article is written as text, never as a formula, number or link; texts that begin
like a formula get the apostrophe of `rows` all the same, as they may be copied or exported further.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from asean_cli.errors import UsageError
from asean_cli.output.interface import Answer
from asean_cli.output.rows import cell, rows

MISSING = 'pip install "asean-cli[xlsx]"'
"""What installs the library that writes the files."""
MAX_ROWS = 1_048_576
"""Rows that a sheet holds, its header among them (Microsoft, "Excel specifications and limits")."""
MAX_TEXT = 32_767
"""Characters that a cell holds (the same page)."""
_WIDTHS = {"content": 70, "sentence": 70, "article.title": 40, "speaker.name": 24, "speaker.role": 24}
_WIDTH = 14


def check() -> None:
    """Raise UsageError where the library that writes XLSX is not installed."""
    try:
        import xlsxwriter  # noqa: F401 - an optional extra
    except ImportError as error:
        raise UsageError("xlsx needs XlsxWriter, which is not installed", hint=f"install it: {MISSING}") from error


def write(answer: Answer, stream: BinaryIO, fields: Sequence[str] = ()) -> None:
    """Write one sheet with a row for each statement or speaker.

    Raises UsageError for an unknown field, for more rows than a sheet holds, and where XlsxWriter is missing.
    """
    check()
    from xlsxwriter import Workbook

    table = rows(answer, fields)
    if answer.returned >= MAX_ROWS:
        raise UsageError(f"{answer.returned:,} rows are more than a sheet holds", hint="use --format csv")
    with Workbook(stream, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("speakers" if answer.speakers is not None else "statements")
        _fill(sheet, table.columns, table.values, book)


def _fill(sheet: Any, columns: Sequence[str], values: Iterable[list[Any]], book: Any) -> None:
    head, body = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    last = 0
    for number, name in enumerate(columns):
        sheet.set_column(number, number, _WIDTHS.get(name, _WIDTH))
        sheet.write_string(0, number, name, head)
    for last, row in enumerate(values, 1):
        for number, value in enumerate(row):
            _put(sheet, last, number, value, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _put(sheet: Any, row: int, column: int, value: Any, form: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, form)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, form)
    elif value is not None:
        text = cell(value)
        sheet.write_string(row, column, text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…", form)
