"""The rule tagger: attributions from the cue table and the shape of the sentence.

Each sentence is read cue by cue (`readings`), then the readings are weighed against each other: which stand side by
side and share a speaker, and which stand inside what somebody else said and are left out. It knows no parts of
speech; what it cannot tell it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from asean_cli.extract.cues import CueTable, Match
from asean_cli.extract.grammar import is_verb_like
from asean_cli.extract.interface import Attribution, Block, Layout
from asean_cli.extract.rules import contents
from asean_cli.extract.rules.readings import Reading, read
from asean_cli.extract.rules.subjects import Phrase, following_subject, leading_subject
from asean_cli.extract.tokens import Token, is_speech, quotations, span_of, tokenise
from asean_cli.models import Span
from asean_cli.text import fold

_INSIDE = re.compile(r"[\w,’'.-] ([^\W\d_a-z][\w’'-]+)")
_OFTEN_NESTED = {"support", "welcome", "agree", "commit", "disagree", "praise", "condemn"}
"""Acts that a that-clause reports of somebody else as often as its own speaker performs them."""
_CONCESSIONS = {"while", "although", "though", "as", "when", "after"}
_CONTRASTS = {"while", "but", "whereas", "and", "as"}

RULES = 1
"""Raised when the rules change what they find."""
CONFIDENCE = {"after": 0.95, "inverted": 0.95, "before": 0.9, "participle": 0.85, "according": 0.9}
"""By where the content stands: a first estimate that orders statements, not a calibrated probability."""
_SHARED = 0.95
"""The factor for a cue that takes over the subject of an earlier one."""


@dataclass(slots=True)
class Draft:
    """An attribution in the making: token ranges of one sentence, and quotations that continue it."""

    source: Phrase
    cue: Phrase
    match: Match
    place: str
    reading: Reading | None = None
    tokens: Sequence[Token] = ()
    content: list[Span] = field(default_factory=list)
    extent: Span = (0, 0)
    shared: bool = False
    paragraph: int = 0


CanSpeak = Callable[[Sequence[Token], frozenset[str]], bool]
"""Whether a phrase can name somebody who speaks, given the names of the article."""


class RuleTagger:
    """Finds attributions by cue words and grammar patterns; deterministic, no model."""

    def __init__(self, cues: CueTable, can_speak: CanSpeak) -> None:
        self._cues = cues
        self._can_speak = can_speak
        self._names: frozenset[str] = frozenset()

    @property
    def version(self) -> str:
        """The number of the rules."""
        return f"rules-{RULES}"

    def tag(self, layout: Layout) -> list[Attribution]:
        """Return the attributions of the article's paragraphs, in the order of their cues."""
        drafts: list[Draft] = []
        open_speech: Draft | None = None
        self._names = _names_inside(layout)
        for block in layout.paragraphs:
            open_speech = self._tag_paragraph(layout.text, block, drafts, open_speech)
        made = [_finished(layout.text, draft) for draft in drafts]
        return sorted((each for each in made if each is not None), key=lambda each: each.cue)

    def _tag_paragraph(self, text: str, block: Block, drafts: list[Draft], open_speech: Draft | None) -> Draft | None:
        """Add the paragraph's drafts; return the one whose quotation the next paragraph may go on with."""
        quotes = [q for q in quotations(text, block.start, block.end) if is_speech(text, q)]
        alone: list[Span] = []
        for start, end in _whole(block.sentences, quotes):
            tokens = tokenise(text, start, end, quotes)
            if _only_quotes(tokens):
                found = [(t.start, t.end) for t in tokens if t.sort == "quote"]
                if open_speech is not None:
                    _continue(open_speech, found, (start, end))
                else:
                    alone += found
                continue
            mine = self._tag_sentence(tokens, (start, end))
            for draft in mine:
                draft.paragraph = block.number
            if alone and mine and mine[0].place in {"after", "inverted"}:
                mine[0].content = alone + mine[0].content
                mine[0].extent = (alone[0][0], mine[0].extent[1])
            alone = []
            drafts += mine
            open_speech = next((d for d in reversed(mine) if d.match.cue.strength != "stance"), None)
        return open_speech

    def _tag_sentence(self, tokens: Sequence[Token], sentence: Span) -> list[Draft]:
        drafts: list[Draft] = []
        at = 0
        while at < len(tokens):
            match = self._cues.match(tokens, at)
            if match is None:
                at += 1
                continue
            draft = self._draft(tokens, match, drafts)
            if draft is not None:
                draft.tokens = tokens
                drafts.append(draft)
            at = match.end if draft is not None else at + 1
        for number, draft in enumerate(drafts):
            draft.extent = sentence
            draft.content = contents.spans(tokens, [_shape(d) for d in drafts], number)
        named = [d for d in drafts if d.content]
        return [d for d in named if not _relayed(d, named, tokens)]

    def _draft(self, tokens: Sequence[Token], match: Match, earlier: Sequence[Draft]) -> Draft | None:
        if match.form == "preposition":
            source = following_subject(tokens, match.end)
            return Draft(source, (match.start, match.end), match, "according") if source else None
        reading = read(tokens, match, self._is_speaker)
        if reading is None:
            return None
        cue = (match.start, match.end)
        if reading.subject == "shared":
            source = self._shared_source(tokens, reading, earlier)
            return Draft(source, cue, match, reading.place, reading, shared=True) if source else None
        if reading.subject is None or (reading.place == "before" and _is_nested(tokens, reading, earlier)):
            return None
        return Draft(reading.subject, cue, match, reading.place, reading)

    def _shared_source(self, tokens: Sequence[Token], reading: Reading, earlier: Sequence[Draft]) -> Phrase | None:
        """Return the source that a coordinated or participial cue takes over; None where a nested verb owns it."""
        previous = next((d for d in reversed(earlier) if d.reading is not None), None)
        if previous is None or previous.reading is None:
            if reading.group == 0:
                return self._main_subject(tokens)
            source = leading_subject(tokens, reading.group)
            if source is None:
                return None
            words = tokens[source[0] : source[1]]
            named = reading.match.cue.strength != "stance" and any(t.capital for t in words[1:])
            return source if named or self._is_speaker(words) else None
        if reading.place == "participle":
            joined = tokens[reading.group - 1].low == "and"
            return None if joined and previous.reading.tense != "ing" else previous.source
        if previous.reading.tense not in {reading.tense, "ing"} or previous.reading.tense == "ing" != reading.tense:
            return None
        clause = range(previous.reading.body, reading.group)
        inside = previous.place == "before" and any(_is_past(tokens, k) for k in clause)
        if inside and reading.match.cue.act in _OFTEN_NESTED and " " not in reading.match.cue.lemma:
            return None
        return previous.source

    def _is_speaker(self, tokens: Sequence[Token]) -> bool:
        return self._can_speak(tokens, self._names)

    def _main_subject(self, tokens: Sequence[Token]) -> Phrase | None:
        """Return the subject of the clause after an opening participle: "Stressing that …, the minister left"."""
        source = leading_subject(tokens, len(tokens))
        return source if source and self._is_speaker(tokens[source[0] : source[1]]) else None


def _names_inside(layout: Layout) -> frozenset[str]:
    """Return the folded words that stand with a capital inside a sentence: names, not openings."""
    text = layout.text
    return frozenset(
        fold(match.group(1)) for b in layout.paragraphs for match in _INSIDE.finditer(text, b.start, b.end)
    )


def _is_past(tokens: Sequence[Token], at: int) -> bool:
    return is_verb_like(tokens, at) and (at + 1 >= len(tokens) or tokens[at + 1].low not in {"by", "in", "at"})


def _is_nested(tokens: Sequence[Token], reading: Reading, earlier: Sequence[Draft]) -> bool:
    """Say whether a cue with a subject of its own stands inside what an earlier one reports."""
    assert isinstance(reading.subject, tuple)
    start = reading.subject[0]
    before = tokens[start - 1].low if start else ""
    if not earlier:
        return before in {"that", "whether", "if"} and reading.match.cue.strength == "stance"
    previous = earlier[-1]
    if previous.place not in {"before", "participle"} or previous.reading is None:
        return False
    if previous.source[0] > previous.reading.body:
        return False  # an opening participle: "Noting that …, the minister expressed …"
    if before in {";", "—"}:
        return False
    if before == "," and len(earlier) == 1 and tokens[0].low in _CONCESSIONS:
        return False  # "While it was ready to talk, it said, …": the main clause
    if before in {*_CONTRASTS, ","} and not previous.reading.has_clause(tokens):
        return False
    contrast = (
        before in _CONTRASTS and start >= 2 and (tokens[start - 2].low in {",", "even"} or before not in {"and", "as"})
    )
    same = previous.reading.tense == reading.tense
    return not (contrast and same and (before != "and" or reading.match.cue.strength != "stance"))


def _relayed(draft: Draft, drafts: Sequence[Draft], tokens: Sequence[Token]) -> bool:
    """Say whether "…, according to VNA" only credits who relayed what somebody else in the sentence said."""
    if draft.place != "according" or len(drafts) < 2:
        return False
    words = tokens[draft.source[0] : draft.source[1]]
    return all(t.capital for t in words) and len(words) <= 3 and any(d.place != "according" for d in drafts)


def _shape(draft: Draft) -> contents.Shape:
    group = draft.reading.group if draft.reading else draft.cue[0]
    body = draft.reading.body if draft.reading else draft.source[1]
    clause = draft.reading is not None and draft.reading.has_clause(draft.tokens)
    thing = draft.reading is not None and not clause and draft.reading.complement != "to"
    return contents.Shape(draft.place, draft.source, draft.cue, group, body, draft.shared, clause, thing)


def _whole(sentences: Sequence[Span], quotes: Sequence[Span]) -> list[Span]:
    """Join sentences that a quotation holds together."""
    joined: list[Span] = []
    for start, end in sentences:
        if joined and any(q[0] < start and q[1] > start for q in quotes):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _only_quotes(tokens: Sequence[Token]) -> bool:
    return any(t.sort == "quote" for t in tokens) and all(t.sort in {"quote", "mark"} for t in tokens)


def _continue(draft: Draft, spans: list[Span], sentence: Span) -> None:
    draft.content += spans
    draft.extent = (draft.extent[0], sentence[1])


def _finished(text: str, draft: Draft) -> Attribution | None:
    tokens = draft.tokens
    source = span_of(tokens, *draft.source)
    cue = span_of(tokens, *draft.cue)
    confidence = CONFIDENCE[draft.place] * (_SHARED if draft.shared else 1)
    reading = draft.reading
    made = Attribution(
        source=(source,),
        cue=(cue,),
        content=tuple(draft.content),
        lemma=draft.match.cue.lemma,
        kind=contents.kind_of(text, draft.content),
        sentence=draft.extent,
        paragraph=draft.paragraph,
        negated=reading.negated if reading else False,
        confidence=round(confidence, 2),
    )
    told = contents.addressee(tokens, reading) if reading else None
    return replace(made, addressee=span_of(tokens, *told) if told else None)
