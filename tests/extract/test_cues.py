"""The cue table in use: forms of verbs, phrases, attitudes, and what a user adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from asean_cli.extract.cues import CueTable, Match, forms_of
from asean_cli.extract.tokens import tokenise
from asean_cli.knowledge import load
from asean_cli.models import ACTS


@pytest.fixture(scope="module")
def table() -> Mapping[str, Any]:
    return load(()).table("cues")


@pytest.fixture(scope="module")
def cues(table: Mapping[str, Any]) -> CueTable:
    return CueTable(table)


def _match(cues: CueTable, text: str, at: int = 0) -> Match | None:
    return cues.match(tokenise(text, 0, len(text)), at)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("urge", {"urge": "base", "urges": "s", "urged": "past", "urging": "ing"}),
        ("deny", {"deny": "base", "denies": "s", "denied": "past", "denying": "ing"}),
        ("stress", {"stress": "base", "stresses": "s", "stressed": "past", "stressing": "ing"}),
        ("convey", {"convey": "base", "conveys": "s", "conveyed": "past", "conveying": "ing"}),
        ("agree", {"agree": "base", "agrees": "s", "agreed": "past", "agreeing": "ing"}),
        ("pledge", {"pledge": "base", "pledges": "s", "pledged": "past", "pledging": "ing"}),
    ],
)
def test_spells_the_forms_of_regular_verbs(verb: str, forms: dict[str, str]) -> None:
    assert forms_of(verb, {}) == forms


def test_the_table_gives_the_irregular_forms() -> None:
    forms = forms_of("speak", {"speak": ["speaks", "spoke", "spoken", "speaking"]})
    assert forms["spoke"] == "past"
    assert forms["spoken"] == "participle"


def test_a_past_that_is_the_participle_counts_as_past() -> None:
    assert forms_of("say", {"say": ["says", "said", "said", "saying"]})["said"] == "past"


def test_no_form_of_the_table_is_misspelt(table: Mapping[str, Any]) -> None:
    """Doubled consonants and strong verbs are where rules of spelling go wrong."""
    verbs = {verb.split()[0] for entry in table["verbs"] for verb in entry["verbs"]}
    forms = {form for verb in verbs for form in forms_of(verb, table["irregular"])}
    wrong = {"sayed", "telled", "writed", "speaked", "thinked", "commited", "admited", "refered", "rebuted", "planed"}
    assert not forms & wrong
    assert {"said", "told", "wrote", "committed", "admitted"} <= forms


@pytest.mark.parametrize(
    ("text", "lemma", "act", "words"),
    [
        ("said that it rained", "say", "state", 1),
        ("spoke highly of the plan", "speak highly of", "praise", 3),
        ("called for calm", "call for", "request", 2),
        ("thanked Japan", "thank", "thank", 1),
        ("according to the ministry", "according to", "state", 2),
        ("expressed deep concern over it", "express concern", "concern", 3),
        ("voiced strong support for it", "voice support", "support", 3),
        ("denied the report", "deny", "deny", 1),
        ("warning of floods", "warn", "warn", 1),
    ],
)
def test_the_longest_cue_wins(text: str, lemma: str, act: str, words: int, cues: CueTable) -> None:
    found = _match(cues, text)
    assert found is not None
    assert (found.cue.lemma, found.cue.act, found.end - found.start) == (lemma, act, words)


@pytest.mark.parametrize("text", ["expressed its deep gratitude to us", "expressed the EU’s concern over it"])
def test_an_owned_attitude_belongs_to_the_content(text: str, cues: CueTable) -> None:
    found = _match(cues, text)
    assert found is not None
    assert found.end == 1


@pytest.mark.parametrize("text", ["met him", "river", "a call", "“said”", "2021"])
def test_other_words_are_no_cues(text: str, cues: CueTable) -> None:
    assert _match(cues, text) is None


def test_a_capital_inside_a_sentence_is_a_name(cues: CueTable) -> None:
    assert _match(cues, "the United States urged", 2) is None
    assert _match(cues, "the Ministry of State said", 3) is None
    assert _match(cues, "Stressing the need") is not None


def test_case_of_the_first_word_does_not_count(cues: CueTable) -> None:
    found = _match(cues, "According to Laos")
    assert found is not None
    assert found.form == "preposition"


def test_every_cue_has_an_act_of_the_contract(table: Mapping[str, Any], cues: CueTable) -> None:
    assert {entry["act"] for entry in [*table["verbs"], *table["phrases"]]} <= set(ACTS)
    assert set(table["attitudes"]) <= set(ACTS)
    assert set(table["prepositions"]) <= set(ACTS)
    assert cues.act("an unlisted cue") == "state"


@pytest.mark.parametrize(
    ("lemma", "content", "act"),
    [
        ("affirm position", "on the sea", "affirm"),
        ("express view", "on the sea", "state"),
        ("reiterate support", "for the plan", "support"),
        ("ask", "whether the dam was safe", "consult"),
        ("ask", "Japan to help", "request"),
        ("ask", "", "request"),
    ],
)
def test_the_act_weighs_verb_noun_and_question(lemma: str, content: str, act: str, cues: CueTable) -> None:
    assert cues.act(lemma, content) == act


def test_no_verb_is_listed_twice(table: Mapping[str, Any]) -> None:
    verbs = [verb for entry in table["verbs"] for verb in entry["verbs"]]
    assert sorted({verb for verb in verbs if verbs.count(verb) > 1}) == []


def test_reads_a_small_table() -> None:
    cues = CueTable(
        {
            "verbs": [{"act": "propose", "takes": ["that"], "verbs": ["moot"]}],
            "phrases": [{"act": "warn", "phrases": ["sound * alarm"]}],
            "irregular": {},
        }
    )
    mooted, sounded = _match(cues, "mooted that"), _match(cues, "sounded the loud alarm about")
    assert mooted is not None
    assert mooted.cue.act == "propose"
    assert sounded is not None
    assert sounded.end == 4
    assert _match(cues, "sounded a very loud long alarm") is None
    assert _match(cues, "said") is None
    assert cues.act("moot") == "propose"
