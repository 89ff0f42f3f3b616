"""Which stretches of text belong to which attribution, where the network gives one to several or to a strange one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asean_cli.extract.interface import Block
from asean_cli.extract.tokens import quotations
from asean_cli.models import Span

Content = tuple[Span, ...]
_BETWEEN = re.compile(r"[ ,\n]*(?:and|or|but)?[ ,\n]*")
"""What may stand between two stretches that are one: "A, and B"."""


def settled(text: str, paragraphs: Sequence[Block], contents: Sequence[Content], cues: Sequence[Span]) -> list[Content]:
    """Return the contents of an article's attributions with every stretch where it belongs.

    A running quotation is given out whole; a stretch in another sentence than the cue's stays only if it is quoted; one
    that several cues claim is the nearest one's; and stretches with no more than a conjunction between are joined.
    """
    found = shared_out(running(text, paragraphs), contents, cues)
    sentences = [each for block in paragraphs for each in block.sentences]
    quoted = [each for block in paragraphs for each in quotations(text, block.start, block.end)]
    found = [_of_its_sentence(each, cue, sentences, quoted) for each, cue in zip(found, cues, strict=True)]
    return [_joined(text, each, paragraphs) for each in _nearest(found, cues)]


def _of_its_sentence(content: Content, cue: Span, sentences: Sequence[Span], quoted: Sequence[Span]) -> Content:
    if len(content) < 2:
        return content
    here = next(((s, e) for s, e in sentences if s <= cue[0] < e), cue)
    kept = tuple(
        (start, end)
        for start, end in content
        if here[0] <= start < here[1] or any(s - 1 <= start < e for s, e in quoted)
    )
    return kept or content


def _nearest(contents: Sequence[Content], cues: Sequence[Span]) -> list[Content]:
    def elsewhere(stretch: Span, own: int) -> bool:
        return any(
            _distance(cue, stretch) < _distance(cues[own], stretch) and any(_meet(stretch, each) for each in content)
            for n, (content, cue) in enumerate(zip(contents, cues, strict=True))
            if n != own and not stretch[0] <= cue[0] < stretch[1]
        )

    found = []
    for own, content in enumerate(contents):
        kept = tuple(stretch for stretch in content if len(content) < 2 or not elsewhere(stretch, own))
        found.append(kept or content)
    return found


def _distance(cue: Span, stretch: Span) -> int:
    return max(stretch[0] - cue[1], cue[0] - stretch[1], 0)


def _joined(text: str, content: Content, paragraphs: Sequence[Block]) -> Content:
    found = list(content[:1])
    for start, end in content[1:]:
        together = any(block.start <= found[-1][0] and end <= block.end for block in paragraphs)
        if together and _BETWEEN.fullmatch(text, found[-1][1], start):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def running(text: str, paragraphs: Sequence[Block]) -> list[list[Span]]:
    """Return the quotations that go on over paragraphs, opened anew in each and closed only in the last."""
    found: list[list[Span]] = []
    going: list[Span] = []
    for block in paragraphs:
        quotes = quotations(text, block.start, block.end)
        opens = bool(quotes) and not text[block.start : quotes[0][0]].strip()
        if going and opens:
            going.append(quotes[0])
            if not _unclosed(text, quotes[0], block):
                found.append(going)
        if going and opens and _unclosed(text, quotes[0], block):
            continue
        going = [quotes[-1]] if quotes and _unclosed(text, quotes[-1], block) else []
    return found


def _unclosed(text: str, quote: Span, block: Block) -> bool:
    return quote[1] >= block.end and text[quote[1] - 1] not in "\"”’'»"


def shared_out(
    chains: Sequence[Sequence[Span]], contents: Sequence[Sequence[Span]], cues: Sequence[Span]
) -> list[tuple[Span, ...]]:
    """Give each attribution's content the paragraphs of a running quotation that are its own, whole.

    Those are the ones that it and no other reaches into, and those before or after them that nobody does.
    """
    made = [list(content) for content in contents]
    for chain in chains:
        if any(_meet(cue, part) for cue in cues for part in chain):
            continue
        owners = [{n for n, content in enumerate(made) if any(_meet(part, each) for each in content)} for part in chain]
        for order in (range(len(chain) - 2, -1, -1), range(1, len(chain))):
            step = 1 if order.step < 0 else -1
            for at in order:
                owners[at] = owners[at] or owners[at + step]
        for part, owner in zip(chain, owners, strict=True):
            if len(owner) == 1:
                (n,) = owner
                made[n] = _merged([*made[n], part])
    return [tuple(each) for each in made]


def _meet(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _merged(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
