"""HTML: one page that needs nothing else, a dossier to read, print and cite from.

The page is a tree of elements that the standard library writes out, so that no text of an article is ever pasted
into markup; a policy in its head forbids scripts and everything from elsewhere, should that ever fail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from asean_cli.models import ArticleRef, Span, Statement
from asean_cli.output import wording
from asean_cli.output.interface import Answer, Count, Group, Highlight
from asean_cli.text import visible

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SCHEME = re.compile(r"https?://[^\s]+\Z", re.IGNORECASE)
_NOT_XML = re.compile("[\ufffe\uffff]")


def write(answer: Answer, stream: TextIO, highlight: Highlight = lambda _: ()) -> None:
    """Write the page; `highlight` finds the searched words, which are marked."""
    page = Element("html", lang="en")
    _head(page, _title(answer))
    dossier = _Dossier(answer, highlight)
    page.append(dossier.body())
    stream.write("<!DOCTYPE html>\n")
    stream.write(ElementTree.tostring(page, encoding="unicode", method="html") + "\n")


def _title(answer: Answer) -> str:
    return f"Who said what: {answer.asked.text}" if answer.asked.text else "Who said what"


def _head(page: Element, title: str) -> None:
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "title", title)
    _add(head, "style", Path(__file__).with_name("html.css").read_text(encoding="utf-8"))


def _add(parent: Element, tag: str, text: str = "", style: str = "") -> Element:
    """Add an element with some text, made visible, and return it."""
    made = SubElement(parent, tag, {"class": style} if style else {})
    made.text = _shown(text, lines=tag == "style")
    return made


def _shown(text: str, *, lines: bool = False) -> str:
    return _NOT_XML.sub("\ufffd", visible(text, lines=lines))


class _Dossier:
    """One page in the making: its statements, and the articles in the order in which they are cited."""

    def __init__(self, answer: Answer, highlight: Highlight) -> None:
        self._answer = answer
        self._highlight = highlight
        self._sources: dict[str, tuple[int, ArticleRef]] = {}

    def body(self) -> Element:
        """Return the whole body."""
        body, answer = Element("body"), self._answer
        _add(body, "h1", _title(answer))
        _add(body, "p", wording.heading(answer))
        for line in _conditions(answer):
            _add(body, "p", line, "aside")
        if answer.speakers is None:
            for statement in answer.statements:
                self._statement(body, statement, statement.speaker.name, wording.office(statement.speaker))
        for group in answer.speakers or ():
            self._speaker(body, group)
        for name, counts in answer.facets.items():
            _facet(body, name, counts)
        self._list_sources(body)
        for line in filter(None, (wording.repeats(answer), wording.footer(answer))):
            _add(body, "p", line, "aside")
        return body

    def _speaker(self, body: Element, group: Group) -> None:
        _add(body, "h2", group.speaker.name)
        parts = [wording.offices(group), wording.count_of(group.count, "statement"), wording.period(group)]
        _add(body, "p", ", ".join(part for part in parts if part), "aside")
        if group.topics:
            _add(body, "p", f"Topics: {wording.counted(group.topics)}", "aside")
        for statement in group.statements:
            self._statement(body, statement, "", wording.office_then(self._answer, group, statement))
        if wording.more(group):
            _add(body, "p", wording.more(group), "aside")

    def _statement(self, body: Element, statement: Statement, speaker: str, office: str) -> None:
        part = SubElement(body, "article", id=f"s-{_shown(statement.id)}")
        line = _add(part, "p")
        if speaker:
            _add(line, "strong", speaker).tail = ", "
        to = wording.addressed(statement)
        about = [office, statement.date or ""]
        said = wording.cue(statement) + (f" → {to}" if to else "")
        _append(line, f"{', '.join(each for each in [*about, said] if each)}:")
        self._quotation(part, statement.content)
        _add(part, "p", f"In the article: {statement.sentence}", "aside")
        self._citation(part, statement)

    def _quotation(self, part: Element, content: str) -> None:
        quotation = _add(SubElement(part, "blockquote"), "p")
        text = _shown(content)
        for piece, found in _cut(text, self._highlight(text)):
            if found:
                _add(quotation, "mark", piece)
            else:
                _append(quotation, piece)

    def _citation(self, part: Element, statement: Statement) -> None:
        number, _ = self._sources.setdefault(statement.article.id, (len(self._sources) + 1, statement.article))
        line = _add(part, "p", "", "aside")
        link = _add(line, "a", f"[{number}]")
        link.set("href", f"#source-{number}")
        place, sure = wording.place(self._answer, statement), f"confidence {statement.confidence:.2f}"
        parts = [wording.occasion(statement), place, wording.elsewhere(statement), statement.kind, sure, statement.id]
        link.tail = _shown(f" {', '.join(each for each in parts if each)}")

    def _list_sources(self, body: Element) -> None:
        if not self._sources:
            return
        _add(body, "h2", "Sources")
        listed = _add(body, "ol", "", "sources")
        for number, article in self._sources.values():
            item = SubElement(listed, "li", id=f"source-{number}")
            item.text = _shown(
                ", ".join(filter(None, [article.title or article.id, article.outlet, article.published]))
            )
            address = article.url or ""
            if _SCHEME.match(address):
                _append(item, ", ")
                _add(item, "a", address).set("href", _shown(address))
            elif address or article.path:
                _append(item, f", {address or article.path}")


def _conditions(answer: Answer) -> list[str]:
    asked = answer.asked
    lines = [f"Query: {asked.executed}"] if asked.executed and asked.executed != asked.text else []
    if asked.filters:
        given = (f"{name} {_values(value)}" for name, value in asked.filters.items())
        lines.append(f"Filters: {'; '.join(given)}")
    return lines


def _values(value: object) -> str:
    return " or ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _append(parent: Element, text: str) -> None:
    """Put text at the end of an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + _shown(text)
    else:
        parent.text = (parent.text or "") + _shown(text)


def _cut(text: str, spans: Sequence[Span]) -> list[tuple[str, bool]]:
    """Return the pieces of `text`, each with whether one of the spans covers it."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    return [each for each in [*pieces, (text[done:], False)] if each[0]]


def _facet(body: Element, name: str, counts: Sequence[Count]) -> None:
    table = _add(body, "table")
    _add(table, "caption", f"by {name}")
    most = max((each.count for each in counts), default=1)
    for each in counts:
        row = SubElement(table, "tr")
        _add(row, "td", each.label)
        _add(row, "td", f"{each.count:,}", "count")
        bar = SubElement(_add(row, "td", "", "bar"), "div")
        bar.set("style", f"width: {100 * each.count / most:.0f}%")
