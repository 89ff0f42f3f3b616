"""One statement in its passage, with source, cue and content marked, for `show`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TextIO

from asean_cli.models import Entity, Span, Statement
from asean_cli.output import plain, table, wording
from asean_cli.text import visible

if TYPE_CHECKING:
    from rich.console import Console

Part = Literal["", "source", "cue", "content"]
MARKS: dict[str, tuple[str, str]] = {"source": ("[", "]"), "cue": ("{", "}"), "content": ("«", "»")}
STYLES: dict[str, str] = {"": "", "source": "bold green", "cue": "bold cyan", "content": "magenta"}
_LEGEND: tuple[tuple[Part, str], ...] = (("source", "who"), ("cue", "says"), ("content", "what"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement, the stretch of its article that shows it, and where that stands."""

    statement: Statement
    text: str
    """The whole article."""
    span: Span
    """The stretch to show."""
    place: str

    def pieces(self) -> Iterator[tuple[str, Part]]:
        """Yield the stretch cut where a source, cue or content begins or ends; together they are it all."""
        location = self.statement.location
        parts = self._at(location.source, "source") | self._at(location.cue, "cue")
        marks = {**self._at(location.content, "content"), **parts}
        start, end = self.span
        cuts = [cut for cut in range(start + 1, end) if marks.get(cut, "") != marks.get(cut - 1, "")]
        for left, right in zip([start, *cuts], [*cuts, end], strict=True):
            yield self.text[left:right], marks.get(left, "")

    @staticmethod
    def _at(spans: tuple[Span, ...], part: Part) -> dict[int, Part]:
        return {position: part for start, end in spans for position in range(start, end)}


def write_plain(passage: Passage, stream: TextIO) -> None:
    """Write the passage with brackets around its parts, a legend, and everything known."""
    stream.write(f"{_marked(passage)}\n\n{_marked_legend()}\n\n")
    plain.write_pairs(details(passage), stream)


def write_table(passage: Passage, screen: Console) -> None:
    """Write the passage with its parts in colour, or in brackets without colours, and everything known."""
    from rich.text import Text

    if screen.no_color or screen.color_system is None:
        screen.print(Text(_marked(passage)), Text(_marked_legend(), style=table.ASIDE), sep="\n\n")
    else:
        shown = Text.assemble(*((visible(text, lines=True), STYLES[part]) for text, part in passage.pieces()))
        legend = Text.assemble(*((f"{word} ", STYLES[part]) for part, word in _LEGEND))
        screen.print(shown, legend, sep="\n\n")
    screen.print()
    table.write_pairs(details(passage), screen)


_DATED_BY = {
    "sentence": "sentence",
    "occasion": "occasion",
    "event": "event",
    "dateline": "dateline",
    "published": "article's date",
}


def details(passage: Passage) -> dict[str, str]:
    """Return everything that is known of the statement, by name; what is not known is left out."""
    statement = passage.statement
    speaker, event, article = statement.speaker, statement.event, statement.article
    known = {
        "id": statement.id,
        "speaker": f"{speaker.name} ({speaker.id})",
        "as written": f"{speaker.as_written} (resolved by {speaker.resolved_by})",
        "office": wording.office(speaker) + (" (by the table of people)" if speaker.role_from == "table" else ""),
        "members": ", ".join(speaker.members),
        "cue": f"{wording.cue(statement)} ({statement.act}, {statement.kind})",
        "to": _named(statement.addressees),
        "mentions": _named(statement.mentions),
        "date": f"{statement.date} (by the {_DATED_BY[statement.date_from]})"
        if statement.date_from
        else statement.date or "",
        "topics": ", ".join(statement.topics),
        "event": event.name + (f" (host: {event.host})" if event.host else "") if event else "",
        "part of": (event.part_of or "") if event else "",
        "via": ", ".join(statement.via),
        "section": statement.location.section or "",
        "article": article.title or article.id,
        "outlet": article.outlet or "",
        "published": article.published or "",
        "url": article.url or "",
        "place": passage.place,
        "also in": ", ".join(each.outlet or each.url or each.article for each in statement.variants),
        "confidence": f"{statement.confidence:.2f}",
    }
    return {name: value for name, value in known.items() if value}


def _named(entities: tuple[Entity, ...]) -> str:
    return ", ".join(each.name for each in entities)


def _marked(passage: Passage) -> str:
    return "".join(
        visible(text, lines=True).join(MARKS[part]) if part else visible(text, lines=True)
        for text, part in passage.pieces()
    )


def _marked_legend() -> str:
    return " ".join(word.join(MARKS[part]) for part, word in _LEGEND)
