"""Markdown: quotations with who and where, and text that stays text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from asean_cli.models import Statement
from asean_cli.output import markdown
from asean_cli.output.interface import Answer

Written = Callable[..., str]


def test_a_search(answer: Answer, written: Written) -> None:
    lines = written(markdown.write, answer).splitlines()
    assert lines[0] == "# 3 statements, 1–2 shown: vaccine"
    assert "**Bui Thanh Son**, Foreign Minister, VN, 2021-08-03, said → South Korea:" in lines
    assert "> the region needs more vaccines" in lines
    assert any(line.startswith("— ") and "articles/1.txt:7" in line for line in lines)
    assert "| Bui Thanh Son | 2 |" in lines
    assert "not: said:" in lines[lines.index("**ASEAN**, VN, not: said:")]


def test_who_said(by_speaker: Answer, written: Written) -> None:
    lines = written(markdown.write, by_speaker).splitlines()
    assert lines[0] == "# 2 speakers, 1–1 shown: vaccine"
    assert "## Bui Thanh Son" in lines
    assert "Foreign Minister, VN, 5 statements, 2021-08-03" in lines
    assert "Topics: vaccines 2" in lines
    assert "4 more; --latest 0 for all" in lines


@pytest.mark.parametrize("text", ["# a", "- a", "+ a", "1. a", "12) a", "=== a", "| a |", "<b>a</b>", "a `b`"])
def test_text_stays_text(text: str) -> None:
    html = MarkdownIt("commonmark").enable("table").render(f"> {markdown.escape(text)}\n")
    shown = text.replace("<", "&lt;").replace(">", "&gt;")
    assert html == f"<blockquote>\n<p>{shown}</p>\n</blockquote>\n"


@given(st.text(alphabet="#-+=.)1 a[]()<>&;`*_~\\|!\"'\n\thtps:/"))
def test_no_markup_comes_from_an_article(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(f"> x {markdown.escape(text)}")
    inside = [child.type for token in tokens for child in token.children or []]
    assert set(inside) <= {"text", "text_special"}
    assert [token.type for token in tokens][:2] == ["blockquote_open", "paragraph_open"]
    assert len(tokens) == 5


def test_only_web_addresses_become_links(
    answer: Answer, make_statement: Callable[..., Statement], written: Written
) -> None:
    def shown(url: str) -> str:
        one = make_statement(article={"url": url, "title": "A [title]"})
        return written(markdown.write, answer._replace(statements=(one,), facets={}))

    assert r"[A \[title\]](<https://example.org/a%20b%3E>)" in shown("https://example.org/a b>")
    assert "javascript:" not in shown("javascript:alert(1)")
