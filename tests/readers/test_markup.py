"""Feeds and the agencies' XML, and the text of fragments of markup."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from asean_cli.readers import blocks
from benchmarks.forms import PIECE, newsml, rss

ReadFile = Callable[..., Any]
SAID = "Envoy Mai Linh said that the harbour talks would go on."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two <b>and</b> a <a href='/'>half</a>.</p>", "One\n\nTwo and a half."),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<p>One\n two</p>tail<div>in <div>deep</div> out</div>", "One two\n\ntail\n\nin\n\ndeep\n\nout"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<script>x</script>One<style>y</style> two<!-- z -->", "One two"),
        ("a &amp; b &lt;c&gt; &nbsp;d", "a & b <c> d"),
        ("plain", "plain"),
        ("", ""),
        ("&#0;&#xD800;<", "\ufffd"),
        ("<p>" * 5000 + "deep", None),
    ],
)
def test_blocks_stand_apart(html: str, text: str | None) -> None:
    found = blocks.of_html(html)
    found.encode("utf-8")
    if text is not None:
        assert found.replace("\ufffd\ufffd", "\ufffd").rstrip("<") == text or found == text


def test_a_feed_tells_what_it_knows_of_its_items(read_file: ReadFile) -> None:
    feed = rss(PIECE).replace(b"</item>", b"<link>https://news.example.org/1</link><author>Ana Reyes</author></item>")
    article = read_file("a.xml", feed).article
    assert (article.url, article.outlet) == ("https://news.example.org/1", "Lagoon News")
    assert article.extra == {"author": "Ana Reyes"}


@pytest.mark.parametrize("end", ["…", " [...]", "... Read more »"])
def test_a_long_teaser_is_no_article(read_file: ReadFile, end: str) -> None:
    data = rss(PIECE).decode().replace("November.</p>\n]]>", f"November{end}</p>\n]]>").encode()
    outcome = read_file("a.rss", data)
    assert "only the beginning" in outcome.reason


def test_links_of_teasers_are_told(read_file: ReadFile) -> None:
    item = "<item><title>T{0}</title><link>https://news.example.org/{0}</link><description>{1}</description></item>"
    feed = "<rss><channel>" + "".join(item.format(n, SAID) for n in range(3)) + "</channel></rss>"
    outcome = read_file("a.rss", feed)
    assert [each.link for each in outcome.skipped] == [f"https://news.example.org/{n}" for n in range(3)]
    assert not any(each.failed for each in outcome.skipped)


def test_a_feed_without_items_is_a_reason(read_file: ReadFile) -> None:
    assert "no item in this feed" in read_file("a.rss", "<rss><channel><title>x</title></channel></rss>").reason


def test_a_broken_feed_gives_what_can_be_read(read_file: ReadFile) -> None:
    outcome = read_file("a.rss", rss(PIECE).replace(b"</channel></rss>", b"<item><title>A & B</"))
    assert len(outcome.articles) == 1


def items(*changes: tuple[str, str]) -> bytes:
    item = newsml(PIECE).decode().partition("\n")[2]
    changed = "".join(item.replace(old, new) for old, new in changes)
    return (
        f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{changed}</itemSet></newsMessage>".encode()
    )


def test_a_news_message_holds_several_items(read_file: ReadFile) -> None:
    guids = [("<newsItem ", f"<newsItem guid='urn:{n}' ") for n in range(2)]
    outcome = read_file("a.xml", items(*guids, ("stat:usable", "stat:canceled")))
    assert [each.id for each in outcome.articles] == ["urn:0", "urn:1"]
    assert {each.outlet for each in outcome.articles} == {"Lagoon News"}


def test_what_the_agency_withdrew_is_left_out(read_file: ReadFile) -> None:
    for status in ("canceled", "withheld"):
        outcome = read_file("a.xml", items(("stat:usable", f"stat:{status}")))
        assert outcome.reason == f'"{PIECE.title}" is {status}, says the agency'
        assert not outcome.skipped[0].failed


def test_nitf_is_read_alone_and_in_an_item(read_file: ReadFile) -> None:
    nitf = (
        "<nitf><head><docdata><doc-id id-string='x1'/><date.issue norm='20230712T0930'/></docdata></head><body>"
        f"<body.head><hedline><hl1>Talks</hl1></hedline></body.head><body.content><p>{SAID}</p><p>She left.</p>"
        "</body.content></body></nitf>"
    )
    article = read_file("a.xml", nitf).article
    assert (article.id, article.title, article.published) == ("x1", "Talks", "2023-07-12T09:30:00")
    assert article.text == f"{SAID}\n\nShe left."
    item = f"<newsItem><contentSet><inlineXML>{nitf}</inlineXML></contentSet></newsItem>"
    assert read_file("b.xml", item).article.text == article.text


def test_an_entity_brings_nothing_in(read_file: ReadFile, tmp_path: Any) -> None:
    (tmp_path / "secret").write_text("a secret")
    doctype = f"<!DOCTYPE newsItem [<!ENTITY x SYSTEM 'file://{tmp_path}/secret'><!ENTITY y 'inner'>]>"
    item = f"<newsItem><contentSet><inlineXML><p>{SAID} &x; &y;</p></inlineXML></contentSet></newsItem>"
    assert read_file("a.xml", doctype + item).article.text == SAID


def test_linked_data_of_a_page_tells_author_and_date(read_file: ReadFile) -> None:
    data = (
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour talks", "datePublished": '
        '"2023-07-12T09:30:00+07:00", "author": {"@type": "Person", "name": "Ana Reyes"}, '
        '"publisher": {"@type": "Organization", "name": "Lagoon Post"}}'
    )
    page = (
        f"<html><head><link rel='canonical' href='https://news.example.org/talks'><script type='application/ld+json'>"
        f"{data}</script></head><body><article><p>{SAID}</p><p>{PIECE.paragraphs[1]}</p></article></body></html>"
    )
    article = read_file("a.html", page).article
    assert (article.title, article.outlet, article.published) == ("Harbour talks", "Lagoon Post", "2023-07-12")
    assert article.url == "https://news.example.org/talks"
    assert article.extra == {"author": "Ana Reyes"}
