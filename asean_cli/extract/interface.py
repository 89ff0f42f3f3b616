"""What passes between the stages of extraction: layout → tagger → speakers → context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from asean_cli.models import Kind, Span

BlockKind = Literal["title", "heading", "paragraph", "noise"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the article of one kind; blocks do not overlap and follow the text's order."""

    kind: BlockKind
    start: int
    end: int
    section: str | None = None
    """The heading this paragraph stands under."""
    number: int = 0
    """The paragraph's number in the article, from 1; 0 for other blocks."""
    sentences: tuple[Span, ...] = ()
    """A paragraph's sentences, trimmed of white space."""


@dataclass(frozen=True, slots=True)
class Layout:
    """An article cut into blocks."""

    text: str
    blocks: tuple[Block, ...]
    dateline: Span | None = None
    """The words before the first sentence that tell place, date and agency: "HANOI, Aug 3 (VNA) –"."""

    paragraphs: tuple[Block, ...] = field(init=False, compare=False)
    """The blocks that may hold statements."""

    def __post_init__(self) -> None:
        """Pick out the paragraphs once: every stage asks for them, for every statement."""
        object.__setattr__(self, "paragraphs", tuple(block for block in self.blocks if block.kind == "paragraph"))

    @property
    def title(self) -> str | None:
        """The title's text, if the article shows one."""
        return next((self.text[b.start : b.end] for b in self.blocks if b.kind == "title"), None)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A tagged and linked attribution, before anybody knows who the source is."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    lemma: str
    """The cue as `knowledge/cues.toml` lists it ("speak highly of"); the cue's words where it is not listed."""
    kind: Kind
    sentence: Span
    """The passage that shows the attribution whole."""
    paragraph: int
    negated: bool = False
    confidence: float = 0.5
    addressee: Span | None = None
    """The words that name who is told, asked or thanked."""
    attitude: bool = False
    """Whether it is a thought or a wish rather than a statement."""
    anchor: int | None = None
    """Where the cue begins as statements cut it, where this cue is cut otherwise; the id is made of it."""


class Tagger(Protocol):
    """Finds the attributions of an article, linked; same input, same output."""

    @property
    def version(self) -> str:
        """What the attributions depend on beside the article and the tables."""

    def tag(self, layout: Layout) -> Sequence[Attribution]:
        """Return the attributions in the order of their cues."""
