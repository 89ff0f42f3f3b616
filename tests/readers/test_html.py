from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asean_cli.readers import Metadata
from asean_cli.readers.html import HTML_LIMIT, _extracted

ReadFile = Callable[..., Any]

PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Harbour talks go on | Lagoon Post</title>
<meta property="og:title" content="Harbour talks go on">
<meta property="og:site_name" content="Lagoon Post">
<meta property="article:published_time" content="2023-07-12T09:30:00+07:00">
<meta name="author" content="Ana Reyes">
<link rel="canonical" href="https://example.org/news/harbour-talks">
</head><body>
<nav><a href="/">Home</a> <a href="/asia">Asia</a> <a href="/sports">Sports</a></nav>
<article><h1>Harbour talks go on</h1>
<p>The envoys of the lagoon states met in the harbour town to speak about trade and fishing.</p>
<h2>A longer table</h2>
<p>Envoy Mai Linh said that the talks would &ldquo;go on until we agree&rdquo; and thanked
the hosts for <a href="/patience">patience</a> during the long round.</p>
<figure><img src="harbour.jpg" alt="A harbour"><figcaption>Photo: A. Reyes</figcaption></figure>
<p>Lê Văn Hải of the host country added that the next round would be held in November, in Đà Nẵng.</p>
</article>
<footer>Copyright 2023 Lagoon Post. All rights reserved.</footer>
<script>document.write("The minister said nothing")</script></body></html>
"""
LINES = [
    "Harbour talks go on",
    "The envoys of the lagoon states met in the harbour town to speak about trade and fishing.",
    "A longer table",
    "Envoy Mai Linh said that the talks would “go on until we agree” and thanked the hosts for patience "
    "during the long round.",
    "Lê Văn Hải of the host country added that the next round would be held in November, in Đà Nẵng.",
]


def test_the_main_text_is_kept_line_by_line_and_nothing_else(read_file: ReadFile) -> None:
    text = read_file("page.html", PAGE).article.text
    lines = text.splitlines()
    assert [line for line in lines if line in LINES] == LINES
    for noise in ("Sports", "Copyright", "document.write", "<"):
        assert noise not in text


def test_the_page_tells_its_metadata(read_file: ReadFile) -> None:
    article = read_file("page.html", PAGE).article
    assert article.title == "Harbour talks go on"
    assert article.outlet == "Lagoon Post"
    assert article.published == "2023-07-12"
    assert article.url == "https://example.org/news/harbour-talks"
    assert article.extra == {"author": "Ana Reyes"}
    assert article.encoding is None


def test_flags_win_over_the_page(read_file: ReadFile) -> None:
    given_words = Metadata(title="Talks", outlet="Reef Times")
    article = read_file("page.htm", PAGE, given_words).article
    assert (article.title, article.outlet, article.published) == ("Talks", "Reef Times", "2023-07-12")


def test_the_same_page_saved_twice_is_one_article(read_file: ReadFile) -> None:
    first = read_file("a.html", PAGE).article
    assert read_file("b.html", PAGE.replace("Photo", "Picture")).article.id == first.id


@pytest.mark.parametrize(
    ("charset", "name"), [("windows-1258", "cp1258"), ("iso-8859-1", "cp1252"), ("euc-jp", "euc_jp")]
)
def test_the_declared_encoding_is_used(read_file: ReadFile, charset: str, name: str) -> None:
    page = PAGE.replace("utf-8", charset).replace("Lê Văn Hải", "Le Hai").replace("Đà Nẵng", "Da Nang")
    data = page.encode("ascii").replace(b"Mai Linh", b"Mai Linh \xc1\xc2\xc1\xc2")
    article = read_file("page.html", data).article
    assert article.encoding == name
    assert b"Mai Linh \xc1\xc2\xc1\xc2".decode(name) in article.text


def test_xhtml_with_a_declaration(read_file: ReadFile) -> None:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>'
    article = read_file("page.xhtml", f"{head}<p>{LINES[1]}</p><p>{LINES[4]}</p></body></html>").article
    assert LINES[4] in article.text


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><img src='a.jpg'></body></html>",
        "<html><body><nav><a href='/'>Home</a><a href='/asia'>Asia</a></nav></body></html>",
        "<html><head><title>Only a title that is as long as a sentence</title></head></html>",
        "<script>let text = 'The minister said that the talks went well.'</script>",
        "not a page at all",
        "<" * 500,
    ],
)
def test_a_page_without_text_is_skipped(read_file: ReadFile, page: str) -> None:
    assert "no main text" in read_file("page.html", page).reason


BODY = "<p>The envoy said that the talks went well for all.</p>"
LINKED_DATA = "<script type='application/ld+json'>"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 3000 + BODY,
        "<table><tr><td>" * 3000 + BODY,
        "<ul><li>" * 3000 + BODY,
        "<p>" + "<b><i>" * 3000 + BODY,
        f"<p {'a=b ' * 3000}>x</p>{BODY}",
        f"<p>\0</p>{BODY}<p>&#0;&#xD800;&#x110000;</p>",
        f"<!-- {BODY}",
        f"<html><head>{LINKED_DATA}{'[' * 3000}</script><body>{BODY}",
        f'<html><head>{LINKED_DATA}{{"@type": 5, "author": [[]]}}</script><body>{BODY}',
        f"<html><head><link rel='canonical' href='http://[bad'><body>{BODY}",
        f"<html><head><meta property='og:url' content='::'><body>{BODY}",
        f"<html><head><meta property='article:published_time' content='99999-99-99'><body>{BODY}",
        f"<html><head><base href='javascript:'><title></title><body>{BODY}",
    ],
)
def test_a_hostile_page_is_read_or_skipped(read_file: ReadFile, page: str) -> None:
    outcome = read_file("page.html", page)
    assert len(outcome.articles) + len(outcome.skipped) == 1
    for article in outcome.articles:
        article.text.encode("utf-8")


def test_a_page_beyond_the_limit_is_skipped(read_file: ReadFile) -> None:
    assert "larger than 8 MiB" in read_file("page.html", b"<p>" + b"a " * (HTML_LIMIT // 2)).reason


def test_a_long_page_is_read_whole(read_file: ReadFile) -> None:
    paragraphs = [f"Envoy number {number} said that round {number * 7} went well." for number in range(400)]
    page = "<html><body><article>" + "".join(f"<p>{each}</p>" for each in paragraphs) + "</article></body></html>"
    text = read_file("page.html", page).article.text
    assert text.splitlines() == paragraphs


def test_the_parsers_say_nothing(
    read_file: ReadFile, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        read_file("page.html", "<html><body>" + "<" * 50)
        read_file("empty.html", "<html></html>")
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


TAGS = [
    *(
        "<p>",
        "</p>",
        "<div>",
        "</article>",
        "<article>",
        "<h1>",
        "<table><tr><td>",
        "<br/>",
        "&amp;",
        "&#55296;",
    ),
    *("<!--", "-->", "<script>", "</script>", "<meta ", "content='", "\0", "<a href="),
    "The envoy said that all went well. ",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(TAGS) | st.text(max_size=5), max_size=30))
def test_any_mixture_of_tags_is_read_or_skipped(pieces: list[str]) -> None:
    found = _extracted("".join(pieces))
    assert isinstance(found.get("text", ""), str)
