"""What is less than said: conditional, still to come, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from asean_cli.extract.modality import ModalityTable
from asean_cli.extract.pipeline import Extractor
from asean_cli.knowledge import Knowledge, load
from asean_cli.models import Article, Statement
from asean_cli.query.leaves import leaf

TABLE = ModalityTable(load().table("cues")["modality"])


@pytest.mark.parametrize(
    ("sentence", "cue", "modality"),
    [
        ("Hanoi would ask the bloc to act", "ask", "conditional"),
        ("The envoy might have urged restraint", "urged", "conditional"),
        ("Manila could then propose a text", "propose", "conditional"),
        ("Japan’d welcome such a step", "welcome", "conditional"),
        ("Jakarta will also urge restraint", "urge", "planned"),
        ("The minister is expected to announce a fund", "announce", "planned"),
        ("She was set formally to propose a date", "propose", "planned"),
        ("Laos and Cambodia plan to ask for more time", "ask", "planned"),
        ("The spokesman declined to say who paid", "say", "refused"),
        ("The bank refused to confirm the figure", "confirm", "refused"),
        ("He would not say when", "say", "refused"),
        ("The chair stopped short of condemning the raid", "condemning", "refused"),
        ("Hanoi asked the bloc to act", "asked", None),
        ("Hanoi did not say who paid", "say", None),
        ("In May the envoy urged restraint", "urged", None),
        ("“We would.” Hanoi said nothing more", "said", None),
        ("Those who would, said the envoy, must wait", "said", None),
    ],
)
def test_modality(sentence: str, cue: str, modality: str | None) -> None:
    at = sentence.index(cue)
    assert TABLE.of(sentence, (0, len(sentence)), (at, at + len(cue))) == modality


def test_a_cue_at_the_very_beginning_has_none() -> None:
    assert TABLE.of("Asked", (0, 5), (0, 5)) is None


def test_a_statement_carries_it_and_keeps_it() -> None:
    text = (
        "The ministers are expected to condemn the attack in a statement on Friday.\n\n"
        "Minister Tan Wei Ming said the hotline was overdue.\n"
    )
    found = Extractor.load().extract(Article("a", text))
    assert {each.cue: each.modality for each in found} == {"condemn": "planned", "said": None}
    assert all(Statement.from_dict(each.to_dict()) == each for each in found)


def test_it_can_be_asked_for() -> None:
    text = "The ministers are expected to condemn the attack.\n\nMinister Tan Wei Ming said the hotline was overdue.\n"
    planned, said = Extractor.load().extract(Article("a", text))
    assert leaf("modality", "planned").matches(planned)  # type: ignore[union-attr]
    assert leaf("modality", "said").matches(said)  # type: ignore[union-attr]
    assert not leaf("modality", "said").matches(planned)  # type: ignore[union-attr]


def test_a_users_phrase(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text('[modality]\nrefused = ["shied away from"]\n', "utf-8")
    table = ModalityTable(Knowledge((tmp_path,)).table("cues")["modality"])
    text = "The envoy shied away from naming anyone"
    assert table.of(text, (0, len(text)), (26, 32)) == "refused"
