"""What an epoch reads: the corpus, and PolNeAR in its own scheme or in ours."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from asean_cli.extract.cues import CueTable
from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.neural.network import BROAD, OURS
from asean_cli.extract.phrases import PhraseReader
from asean_cli.extract.rules.tagger import RuleTagger
from asean_cli.knowledge import load
from training.data import Example, examples
from training.polnear import in_our_scheme
from training.sets import SHARED, corpus, polnear_articles


@dataclass(slots=True)
class Lessons:
    """The examples to learn from."""

    corpus: list[Example] = field(default_factory=list)
    broad: list[Example] = field(default_factory=list)
    """PolNeAR in its own scheme."""
    narrow: list[Example] = field(default_factory=list)
    """The same articles in ours."""

    def epoch(self, rng: random.Random, *, share: float, times: int) -> list[Example]:
        """Return one epoch: each PolNeAR article once, a `share` of them in our scheme, the corpus several times."""
        pairs = zip(self.broad, self.narrow, strict=True)
        return [narrow if rng.random() < share else broad for broad, narrow in pairs] + times * self.corpus


def for_training(tokenizer: Tokenizer, shared: Path = SHARED) -> Lessons:
    """Return the sets to learn from; without the shared data, the corpus alone.

    What the corpus lists as optional is no statement to learn: a tagger that leaves it out is right either way.
    """
    articles, _ = corpus()
    for article in articles:
        article["attributions"] = [each for each in article["attributions"] if not each["optional"]]
    lessons = Lessons(corpus=examples(articles, tokenizer, OURS))
    if polnear := polnear_articles(shared):
        knowledge = load()
        table = CueTable(knowledge.table("cues"))
        rules = RuleTagger(table, PhraseReader(knowledge, Gazetteer(knowledge)).can_speak)
        lessons.broad = examples(polnear, tokenizer, BROAD)
        lessons.narrow = examples([in_our_scheme(article, table, rules) for article in polnear], tokenizer, OURS)
    return lessons
