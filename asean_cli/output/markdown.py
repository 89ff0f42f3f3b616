"""Markdown for notes and memos: each statement a quotation with its speaker before and its source after it.

What comes from an article is escaped (CommonMark 2.4): it shows as it is, without links, HTML or headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TextIO

from asean_cli.models import Statement
from asean_cli.output import wording
from asean_cli.output.interface import Answer, Count, Group
from asean_cli.text import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&!$])")
_BLOCK_START = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)]))")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_UNSAFE_IN_URL = re.compile(r"[^\w\-.~:/?#@!$&'*+,;=%]", re.ASCII)


def escape(text: str) -> str:
    """Return `text` as Markdown that shows just these characters, safe at the beginning of a line too."""
    escaped = _SPECIAL.sub(r"\\\1", visible(text))
    return _BLOCK_START.sub(_harmless_start, escaped)


def _harmless_start(match: re.Match[str]) -> str:
    blanks, mark, number, dot = match.groups()
    return f"{blanks}\\{mark}" if mark else f"{blanks}{number}\\{dot}"


def write(answer: Answer, stream: TextIO) -> None:
    """Write a heading, each statement as a quotation, by speaker if so asked, and the facets as tables."""
    title = f": {escape(answer.asked.text)}" if answer.asked.text else ""
    heading = f"# {wording.heading(answer)}{title}"
    body = _statements(answer) if answer.speakers is None else _speakers(answer, answer.speakers)
    stream.writelines(f"{line}\n" for line in [heading, *body, *_tail(answer)])


def _statements(answer: Answer) -> list[str]:
    lines: list[str] = []
    for statement in answer.statements:
        speaker = statement.speaker
        about = [escape(wording.office(speaker)), escape(statement.date or "")]
        who = ", ".join([f"**{escape(speaker.name)}**", *(part for part in about if part)])
        lines += ["", *_quotation(statement, answer, who)]
    return lines


def _speakers(answer: Answer, groups: Sequence[Group]) -> list[str]:
    return [line for group in groups for line in _group(group, answer)]


def _group(group: Group, answer: Answer) -> list[str]:
    lines = ["", f"## {escape(group.speaker.name)}", ""]
    parts = [wording.offices(group), wording.count_of(group.count, "statement"), wording.period(group)]
    lines.append(", ".join(escape(part) for part in parts if part))
    if group.topics:
        lines += ["", f"Topics: {escape(wording.counted(group.topics))}"]
    for statement in group.statements:
        then = (statement.date or "", wording.office_then(answer, group, statement))
        lines += ["", *_quotation(statement, answer, ", ".join(escape(part) for part in then if part))]
    if wording.more(group):
        lines += ["", wording.more(group)]
    return lines


def _quotation(statement: Statement, answer: Answer, who: str) -> list[str]:
    to = wording.addressed(statement)
    cue = escape(wording.cue(statement)) + (f" → {escape(to)}" if to else "")
    occasion = wording.occasion(statement)
    source = [_source(statement), escape(wording.whereabouts(answer, statement)), f"`{slug_only(statement.id)}`"]
    return [
        f"{who}, {cue}:" if who else f"{cue}:",
        "",
        f"> {escape(statement.content)}",
        "",
        f"— {', '.join(part for part in [escape(occasion), *source] if part)}",
    ]


def slug_only(text: str) -> str:
    """Return `text` without what would end a code span."""
    return visible(text).replace("`", "'")


def _source(statement: Statement) -> str:
    article = statement.article
    title = escape(article.title or "")
    if article.url and _SCHEME.match(article.url):
        address = _UNSAFE_IN_URL.sub(_percent, visible(article.url))
        title = f"[{title or escape(article.url)}](<{address}>)"
    return ", ".join(part for part in [title, escape(article.outlet or "")] if part)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _tail(answer: Answer) -> list[str]:
    lines: list[str] = []
    for name, counts in answer.facets.items():
        lines += ["", *_facet(name, counts)]
    for line in filter(None, (wording.repeats(answer), wording.footer(answer))):
        lines += ["", line]
    return lines


def _facet(name: str, counts: Sequence[Count]) -> list[str]:
    rows = [f"| {escape(each.label)} | {each.count} |" for each in counts]
    return [f"| {escape(name)} | statements |", "| --- | ---: |", *rows]
