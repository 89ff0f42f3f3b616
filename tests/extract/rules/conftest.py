"""The rule tagger in the trained one's place."""

from __future__ import annotations

import pytest

from asean_cli.extract.cues import CueTable
from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.phrases import PhraseReader
from asean_cli.extract.pipeline import Extractor
from asean_cli.extract.rules.tagger import RuleTagger
from asean_cli.knowledge import load


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Return an extractor that reads by rules."""
    knowledge = load()
    reader = PhraseReader(knowledge, Gazetteer(knowledge))
    return Extractor(knowledge, RuleTagger(CueTable(knowledge.table("cues")), reader.can_speak))
