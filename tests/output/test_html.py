"""The dossier: whole, cited, and nothing of an article's text in it acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from asean_cli.models import Entity, Event, Statement, Variant
from asean_cli.output import html
from asean_cli.output.interface import Answer, Asked

Written = Callable[..., str]
Make = Callable[..., Statement]
TAGS = set(
    "html head meta title style body h1 h2 p strong article blockquote mark a ol li table caption tr td div".split()
)
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "style"}


def page(text: str) -> Any:
    return lxml_html.document_fromstring(text)


def test_each_statement_is_quoted_and_cited(answer: Answer, written: Written) -> None:
    tree = page(written(html.write, answer))
    quoted = [" ".join(each.text_content().split()) for each in tree.iter("blockquote")]
    assert quoted == ["the region needs more vaccines"] * 2
    (source,) = tree.find_class("sources")[0]
    assert source.text_content().startswith("Ministers meet, The Example, 2021-08-04")
    assert [a.get("href") for a in tree.iter("a")] == ["#source-1", "#source-1"]
    assert source.get("id") == "source-1"
    assert "articles/1.txt:7" in tree.text_content()
    assert "not: said" in tree.text_content()


def test_a_repeated_statement_tells_of_the_others(answer: Answer, written: Written) -> None:
    others = tuple(Variant(str(n), str(n), f"Outlet {n}", None, None) for n in range(2))
    statements = tuple(replace(each, variants=others) for each in answer.statements)
    text = page(written(html.write, answer._replace(statements=statements, repeats=4))).text_content()
    assert "articles/1.txt:7, +2 outlets, " in text
    assert "4 repeats in other articles of the same story left out" in text


def test_the_searched_words_are_marked(answer: Answer, written: Written) -> None:
    tree = page(written(html.write, answer, lambda text: [(text.index("vaccines"), len(text))]))
    assert [each.text for each in tree.iter("mark")] == ["vaccines", "vaccines"]


def test_by_speaker(by_speaker: Answer, written: Written) -> None:
    tree = page(written(html.write, by_speaker))
    assert [each.text for each in tree.iter("h2")] == ["Bui Thanh Son", "Sources"]
    assert "4 more; --latest 0 for all" in tree.text_content()
    assert "by speaker" in tree.text_content()


def test_the_page_needs_nothing_else_and_prints(answer: Answer, written: Written) -> None:
    text = written(html.write, answer)
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    for part in ("prefers-color-scheme: dark", "@media print", "Content-Security-Policy"):
        assert part in text
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://example.org/a?b=1&c=2", ["https://example.org/a?b=1&c=2"]),
        ("javascript:alert(1)", []),
        (" https://x", []),
        ("https://x\njavascript:1", []),
        ("data:text/html,x", []),
    ],
)
def test_only_web_addresses_are_links(url: str, links: list[str], make_statement: Make) -> None:
    stream = StringIO()
    html.write(Answer(1, (make_statement(article={"id": "a", "url": url}),)), stream)
    found = [a.get("href") for a in page(stream.getvalue()).iter("a")]
    assert found[1:] == links
    assert url.split()[0] in stream.getvalue().replace("&amp;", "&")


def everywhere(text: str, make_statement: Make) -> Answer:
    said = make_statement(
        content=text,
        sentence=text,
        cue=text,
        date=text,
        speaker={"name": text, "role": text, "country": text},
        article={"id": text, "title": text, "outlet": text, "url": text, "path": text},
        event=Event(text, text, text, None),
        addressees=(Entity(text, text, "person"),),
        id=text,
    )
    asked = Asked(text, text + "!", {"country": [text]})
    return Answer(1, (said,), asked=asked, places={text: text}, notes=(text,))


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>", "</title><i>", "<!--", "&lt;b&gt;"],
)
def test_markup_shows_as_it_is(text: str, make_statement: Make) -> None:
    stream = StringIO()
    html.write(everywhere(text, make_statement), stream)
    tree = page(stream.getvalue())
    assert {each.tag for each in tree.iter() if isinstance(each.tag, str)} <= TAGS
    assert all(set(each.attrib) <= ATTRIBUTES for each in tree.iter())
    assert " ".join(next(tree.iter("blockquote")).text_content().split()) == text


@given(st.text())
def test_no_text_breaks_the_page(text: str) -> None:
    stream = StringIO()
    html.write(Answer(0, asked=Asked(text, text)), stream)
    stream.getvalue().encode("utf-8")
    tree = page(stream.getvalue())
    assert {each.tag for each in tree.iter()} <= TAGS
