"""Text for a person reading through a pipe: no boxes, no colours, nothing cut, a content on one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from asean_cli.output import facets, wording
from asean_cli.output.interface import Answer, Group
from asean_cli.text import visible


def write(answer: Answer, stream: TextIO) -> None:
    """Write a heading, each statement or speaker as a paragraph, and the facets."""
    _write(_statements(answer) if answer.speakers is None else _speakers(answer, answer.speakers), stream)


def write_facets(total: int, shown: Iterable[facets.Facet], stream: TextIO) -> None:
    """Write how many statements there are, and facets of them."""
    paragraphs = ("\n".join(["", *facets.plain(each)]) for each in shown)
    _write([wording.count_of(total, "statement"), *paragraphs], stream)


def write_pairs(pairs: Mapping[str, str], stream: TextIO) -> None:
    """Write names and values in two columns."""
    width = max((len(name) for name in pairs), default=0)
    _write((f"{name:<{width}}  {visible(value)}".rstrip() for name, value in pairs.items()), stream)


def _write(lines: Iterable[str], stream: TextIO) -> None:
    stream.writelines(f"{line}\n" for line in lines)


def _statements(answer: Answer) -> Iterable[str]:
    yield wording.heading(answer)
    for statement in answer.statements:
        speaker = statement.speaker
        about = [wording.office(speaker), visible(statement.date or "")]
        yield ""
        yield ", ".join([visible(speaker.name), *(part for part in about if part)])
        yield f"  {wording.said(statement)}"
        if wording.occasion(statement):
            yield f"  at {wording.occasion(statement)}"
        yield f"  {visible(statement.id)}  {wording.whereabouts(answer, statement)}"
    yield from _tail(answer)


def _speakers(answer: Answer, groups: Sequence[Group]) -> Iterable[str]:
    yield wording.heading(answer)
    for group in groups:
        yield ""
        yield from _group(group, answer)
    yield from _tail(answer)


def _group(group: Group, answer: Answer) -> Iterable[str]:
    parts = [wording.count_of(group.count, "statement"), wording.period(group)]
    yield f"{visible(group.speaker.name)}: {', '.join(part for part in parts if part)}"
    if wording.offices(group):
        yield f"  {wording.offices(group)}"
    if group.topics:
        yield f"  topics: {wording.counted(group.topics)}"
    for statement in group.statements:
        then = (visible(statement.date or ""), wording.office_then(answer, group, statement))
        yield f"  - {' '.join(part for part in (*then, wording.said(statement)) if part)}"
        yield f"    {visible(statement.id)}  {wording.whereabouts(answer, statement)}"
    if wording.more(group):
        yield f"  {wording.more(group)}"


def _tail(answer: Answer) -> Iterable[str]:
    for facet in facets.of(answer):
        yield ""
        yield from facets.plain(facet)
    for line in filter(None, (wording.repeats(answer), wording.footer(answer))):
        yield ""
        yield line
