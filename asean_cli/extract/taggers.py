"""Which tagger reads the articles: the trained one, the user's own cues beside it, the rules where it cannot run."""

from __future__ import annotations

from asean_cli.errors import ModelMissing
from asean_cli.extract.cues import CueTable
from asean_cli.extract.interface import Attribution, Layout, Tagger
from asean_cli.extract.neural.network import Network
from asean_cli.extract.neural.tagger import AttitudeTagger, TrainedTagger
from asean_cli.extract.rules.tagger import CanSpeak, RuleTagger
from asean_cli.knowledge import load


def choose(cues: CueTable, can_speak: CanSpeak, *, attitudes: bool = False) -> tuple[Tagger, str | None]:
    """Return the tagger, and a warning where it is not the one that should be.

    Raises ModelError where the model is damaged, ModelMissing where attitudes need it and it cannot run.
    """
    try:
        network = Network()
    except ModelMissing as missing:
        if attitudes:
            raise
        return RuleTagger(cues, can_speak), f"{missing.message}; reading by rules, which find less; {missing.hint}"
    trained = TrainedTagger(cues, network)
    if attitudes:
        return AttitudeTagger(trained), None
    own = cues.lemmas - CueTable(load(()).table("cues")).lemmas
    return (OwnCues(trained, RuleTagger(cues, can_speak), own) if own else trained), None


class OwnCues:
    """A tagger, and beside what it finds, what the rules find by cues that the user's tables added."""

    def __init__(self, tagger: Tagger, rules: Tagger, own: frozenset[str]) -> None:
        self._tagger = tagger
        self._rules = rules
        self._own = own

    @property
    def version(self) -> str:
        """What the findings depend on; the user's tables have a digest of their own."""
        return self._tagger.version

    def tag(self, layout: Layout) -> list[Attribution]:
        """Return the attributions of the article's paragraphs, in the order of their cues."""
        found = self._tagger.tag(layout)
        missed = [
            each
            for each in self._rules.tag(layout)
            if each.lemma in self._own and not any(_overlap(each, other) for other in found)
        ]
        return sorted([*found, *missed], key=lambda each: each.cue)


def _overlap(one: Attribution, two: Attribution) -> bool:
    return any(s < end and start < e for s, e in one.cue for start, end in two.cue)
