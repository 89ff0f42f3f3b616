"""A whole article with its statements marked in the text and listed below, for `article`."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from asean_cli.models import SCHEMA, Article, Span, Statement
from asean_cli.output import table, wording
from asean_cli.output.interface import Answer
from asean_cli.output.passage import STYLES
from asean_cli.text import visible

if TYPE_CHECKING:
    from rich.console import Console

OPEN, CLOSE = "«", "»"
_MARK = "dim bold"


@dataclass(frozen=True, slots=True)
class Marked:
    """An article, its statements in the order of the text, and where each of them stands."""

    article: Article
    statements: tuple[Statement, ...]
    places: Mapping[str, str]

    def to_dict(self) -> dict[str, Any]:
        """Return it for JSON: the article as statements have it, with its text, and the statements."""
        from dataclasses import asdict

        article = {**asdict(self.article.ref), "text": self.article.text}
        return {"schema": SCHEMA, "article": article, "statements": [each.to_dict() for each in self.statements]}

    def labels(self) -> dict[int, list[str]]:
        """Return the marks to put before a position of the text: number and speaker, where each content begins."""
        found: dict[int, list[str]] = defaultdict(list)
        for number, statement in enumerate(self.statements, 1):
            for start, _ in _anchors(statement)[:1]:
                found[start].append(f"[{number}: {visible(statement.speaker.name)}]")
        return found


def _anchors(statement: Statement) -> Sequence[Span]:
    return statement.location.content or statement.location.cue


def write_plain(marked: Marked, stream: TextIO) -> None:
    """Write title and source, the text with each statement's number, speaker and extent, and the list."""
    lines = [*_head(marked), "", _marked_text(marked), "", *_list(marked)]
    stream.writelines(f"{line}\n" for line in lines)


def write_table(marked: Marked, screen: Console) -> None:
    """Write the same with sources, cues and contents in colour; as in a pipe where there are no colours."""
    from rich.text import Text

    if screen.no_color or screen.color_system is None:
        text = Text(_marked_text(marked))
    else:
        text = Text.assemble(*_coloured(marked))
    title, *about = _head(marked)
    screen.print(Text(title, style=table.NAME))
    for line in [*about, ""]:
        screen.print(Text(line, style=table.ASIDE))
    screen.print(text)
    for line in ["", *_list(marked)]:
        screen.print(Text(line))


def _head(marked: Marked) -> list[str]:
    article = marked.article
    about = [article.outlet, article.published, article.path or article.url, article.id]
    shown = [article.title or article.id, ", ".join(each for each in about if each)]
    return [*map(visible, shown), wording.count_of(len(marked.statements), "statement")]


def _marked_text(marked: Marked) -> str:
    """Return the text with «» around contents, each with its number, and the speaker where it begins."""
    before: dict[int, list[str]] = defaultdict(list)
    after: dict[int, list[str]] = defaultdict(list)
    for number, statement in enumerate(marked.statements, 1):
        for part, (start, end) in enumerate(_anchors(statement)):
            name = f": {visible(statement.speaker.name)}" if part == 0 else ""
            before[start].append(f"[{number}{name}] {OPEN}")
            after[end].append(CLOSE)
    text, cuts = marked.article.text, sorted({0, *before, *after})
    pieces = (
        "".join([*after[cut], *before[cut], visible(text[cut:end], lines=True)])
        for cut, end in zip(cuts, [*cuts[1:], len(text)], strict=True)
    )
    return "".join(pieces).strip("\n")


def _coloured(marked: Marked) -> Iterator[tuple[str, str]]:
    """Yield the pieces of the text with their styles, and the marks."""
    labels, text = marked.labels(), marked.article.text
    parts = _parts(marked.statements)
    cuts = sorted({0, *labels, *parts})
    for cut, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        for label in labels.get(cut, ()):
            yield f"{label} ", _MARK
        yield visible(text[cut:end], lines=True), STYLES[parts.get(cut, "")]


def _parts(statements: Sequence[Statement]) -> dict[int, str]:
    """Return what each piece of the text is ("" for nothing), by where it begins; a cue goes before the rest."""
    named = ("content", "source", "cue")
    spans = [(span, name) for name in named for each in statements for span in getattr(each.location, name)]
    cuts = sorted({cut for span, _ in spans for cut in span})
    found = dict.fromkeys(cuts, "")
    for (start, end), name in spans:
        for cut in cuts[bisect_left(cuts, start) : bisect_left(cuts, end)]:
            found[cut] = name
    return found


def _list(marked: Marked) -> Iterator[str]:
    shown = Answer(len(marked.statements), marked.statements, places=marked.places)
    for number, statement in enumerate(marked.statements, 1):
        speaker = statement.speaker
        who = [visible(speaker.name), wording.office(speaker), visible(statement.date or "")]
        yield f"[{number}] {', '.join(part for part in who if part)}"
        yield f"    {wording.said(statement)}"
        yield f"    {visible(statement.id)}  {wording.place(shown, statement)}"
