"""asean help: the pages, and the commands' manuals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from asean_cli.cli import help

Run = Callable[..., Any]
PAGES = Path(__file__).parent.parent.parent / "docs" / "help"


def test_the_topics_are_listed(run: Run) -> None:
    lines = run("help").out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(path.stem for path in PAGES.glob("*.md"))
    assert "query        The query language" in lines


def test_a_page_is_that_of_the_documentation(run: Run) -> None:
    for name in help.topics():
        shown = run("help", name)
        assert (shown.code, shown.err) == (0, "")
        assert shown.out == (PAGES / f"{name}.md").read_text(encoding="utf-8")
    drawn = run("help", "exit-codes", "--width", "60").out
    assert "130" in drawn
    assert "|---|" not in drawn
    assert max(map(len, drawn.splitlines())) <= 60


def test_a_command_is_a_topic_too(run: Run) -> None:
    assert run("help", "search").out == run("search", "--help").out


def test_another_topic_is_a_mistake(run: Run) -> None:
    shown = run("help", "everything")
    assert (shown.code, shown.out) == (2, "")
    assert "topics: environment, exit-codes" in shown.err
