"""The stages of extraction, composed: an article in, its statements out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from asean_cli.extract.addressees import Addressees
from asean_cli.extract.collectives import Collectives
from asean_cli.extract.context import Context, ContextReader
from asean_cli.extract.cues import CueTable
from asean_cli.extract.entities import Entities
from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.identities import Identities
from asean_cli.extract.interface import Attribution, Layout, Tagger
from asean_cli.extract.layout import lay_out
from asean_cli.extract.modality import ModalityTable
from asean_cli.extract.parties import Parties
from asean_cli.extract.people import People, Person
from asean_cli.extract.phrases import PhraseReader
from asean_cli.extract.relays import relayed
from asean_cli.extract.short_names import ShortNames
from asean_cli.extract.speakers import FACTORS, Parts, SpeakerResolver
from asean_cli.extract.taggers import choose
from asean_cli.knowledge import Knowledge, load
from asean_cli.models import Article, Location, Span, Statement, statement_id

STAGES = 3
"""Raised when the stages around the tagger change what they find, so that indexed articles are read again."""
_MEDIA = frozenset(
    "agency media newspaper daily broadcaster outlet website channel television radio paper press".split()
)
ATTITUDE = "attitude"
"""The act of what is no statement: a thought, a wish, an intention."""


class Extractor:
    """Finds who said what in an article; same article, same tables, same statements."""

    def __init__(self, knowledge: Knowledge, tagger: Tagger | None = None, *, attitudes: bool = False) -> None:
        self._knowledge = knowledge
        self._gazetteer = Gazetteer(knowledge)
        self._reader = PhraseReader(knowledge, self._gazetteer)
        self._cues = CueTable(knowledge.table("cues"))
        self._modality = ModalityTable(knowledge.table("cues").get("modality", {}))
        self.warning: str | None = None
        """What the user should know of the tagger that was chosen."""
        if tagger is None:
            tagger, self.warning = choose(self._cues, self._reader.can_speak, attitudes=attitudes)
        self._tagger = tagger
        self._identities = Identities(knowledge)
        self._contexts = ContextReader(knowledge, self._gazetteer)

    @classmethod
    def load(cls, knowledge_dirs: tuple[Path, ...] = (), *, attitudes: bool = False) -> Extractor:
        """Return an extractor with the tables of the package and of the user's folders.

        With `attitudes` it finds thoughts and wishes too. Raises TableError for broken tables, ModelError for a damaged
        model or, where attitudes are asked for, a missing one.
        """
        return cls(load(knowledge_dirs), attitudes=attitudes)

    @property
    def version(self) -> str:
        """What the statements depend on beside the article: the stages, the tagger and the tables."""
        return f"{STAGES}-{self._tagger.version}-{self._knowledge.digest[:12]}"

    def extract(self, article: Article) -> list[Statement]:
        """Return the statements of the article in the order of their cues; [] where it has none."""
        layout = lay_out(article.text, article.title)
        attributions = relayed(layout, self._tagger.tag(layout), self._is_medium)
        if not attributions:
            return []
        people = self._people(layout, attributions)
        self._identities.recognise(people.persons, article.published and article.published[:10])
        located = people.locate(article.text)
        contents = [span for attribution in attributions for span in attribution.content]
        context = self._contexts.read(layout, article.published, contents)
        parties = Parties(layout, self._gazetteer, context.meeting)
        mentions = self._gazetteer.find(article.text)
        collectives = Collectives(self._knowledge, self._reader, people, parties, ShortNames(article.text))
        addressees = Addressees(mentions, located)
        resolver = SpeakerResolver(self._knowledge, self._reader, people, addressees, collectives)
        parts = resolver.resolve(layout, attributions, lambda span: _inside(located, span))
        entities = Entities(mentions, located)
        known = replace(article, title=article.title or layout.title)
        return [
            self._statement(known, layout, attribution, each, entities, context)
            for attribution, each in zip(attributions, parts, strict=True)
        ]

    def _is_medium(self, words: str) -> bool:
        named = any(each.entity.type == "media" for each in self._gazetteer.find(words))
        return named or self._reader.read(words).head in _MEDIA

    def _people(self, layout: Layout, attributions: Sequence[Attribution]) -> People:
        people = People(self._reader, self._knowledge)
        for block in layout.paragraphs:
            for sentence in block.sentences:
                people.scan(layout.text, sentence)
        for attribution in attributions:
            start, end = attribution.source[0]
            phrase = self._reader.read(layout.text[start:end])
            for each in phrase.parts or (phrase,):
                if each.sort == "person" and (len(each.name) > 1 or not people.is_ambiguous(each)):
                    people.register(each, start)
        people.complete(layout.text, [(b.start, b.end) for b in layout.paragraphs])
        return people

    def _statement(
        self,
        article: Article,
        layout: Layout,
        found: Attribution,
        parts: Parts,
        entities: Entities,
        context: Context,
    ) -> Statement:
        text = article.text
        block = next(b for b in layout.paragraphs if b.number == found.paragraph)
        content = " … ".join(text[start:end] for start, end in found.content)
        speaker = parts.speaker
        event = context.event(block, found, speaker)
        dated = context.date(found, block, event)
        return Statement(
            id=statement_id(article.id, found.cue[0][0] if found.anchor is None else found.anchor),
            content=content,
            sentence=text[slice(*found.sentence)],
            kind=found.kind,
            cue=" … ".join(text[start:end] for start, end in found.cue),
            act=ATTITUDE if found.attitude else self._cues.act(found.lemma, content),
            negated=found.negated,
            modality=self._modality.of(text, found.sentence, found.cue[0]),
            confidence=round(found.confidence * FACTORS[speaker.resolved_by], 2),
            date=dated.day,
            date_from=dated.told_by,
            topics=context.topics(content, block),
            via=context.via(found, speaker),
            speaker=speaker,
            addressees=parts.addressees,
            mentions=entities.named_in(found.content),
            event=event,
            article=article.ref,
            location=Location(block.section, block.number, found.source, found.cue, found.content),
        )


def _inside(located: Sequence[tuple[int, Person]], span: Span) -> list[tuple[int, Person]]:
    return [(at, person) for at, person in located if span[0] <= at < span[1]]
