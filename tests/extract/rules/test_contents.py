"""What was said: borders of contents, interrupted and continued quotations, kinds and addressees."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from asean_cli.models import Statement

Extract = Callable[..., list[Statement]]
Finds = Callable[[str, Sequence[str]], None]
Case = tuple[str, ...]
"""A text, then the statements that it must yield, as conftest describes them."""

INTERRUPTED: list[Case] = [
    (
        "“The river feeds us all,” the Lao minister said, “and nobody owns it.”",
        "the Lao minister | said | The river feeds us all … and nobody owns it",
    ),
    (
        '"We came to listen," Ms. Tran told reporters in Da Nang. "Now we must act."',
        "Ms. Tran | told | We came to listen … Now we must act",
    ),
    (
        "‘This is a warning’, said General Prayut, ‘not a threat.’",
        "General Prayut | said | This is a warning … not a threat",
    ),
    (
        "«Europe is a partner», Josep Borrell said, «not a bystander.»",
        "Josep Borrell | said | Europe is a partner … not a bystander",
    ),
    (
        "The tariff, the trade ministry said, would be cut in three steps.",
        "the trade ministry | said | The tariff … would be cut in three steps",
    ),
    (
        "If the rains fail again, she warned, whole villages will have to move.",
        "she | warned | If the rains fail again … whole villages will have to move",
    ),
]
SEVERAL_SENTENCES: list[Case] = [
    (
        "“Our doors stay open. Our patience has limits. We shall see,” Foreign Secretary Lammy said.",
        "Foreign Secretary Lammy | said | Our doors stay open ~ We shall see",
    ),
    (
        "Wan Azizah said: “Nobody was left behind. Every family has been moved to higher ground.”",
        "Wan Azizah | said | Nobody was left behind ~ higher ground",
    ),
    (
        '"I have read the draft. It is short and clear," he said. "It can be signed this week. I see no obstacle."',
        "he | said | I have read ~ short and clear … It can be signed ~ no obstacle",
    ),
    (
        "The chair was blunt. “There will be no third round. That is final,” she said.",
        "she | said | There will be no third round. That is final",
    ),
]
PARAGRAPHS: list[Case] = [
    (
        "Penny Wong said: “The Pacific is our home, and we look after it.\n\n“We will do so with our neighbours.”",
        "Penny Wong | said | The Pacific ~ look after it … We will do so with our neighbours",
    ),
    (
        "“The harvest was poor this year,” Minister Srettha told farmers.\n\n“The state will buy what is left.”",
        "Minister Srettha | told | The harvest was poor this year … The state will buy what is left",
    ),
    (
        "“We want trains, not tanks,” the mayor said. “We always did.\n\n“And we shall have them,” he added.",
        "the mayor | said | We want trains, not tanks … We always did",
        "he | added | And we shall have them",
    ),
    (
        '“This fund belongs to the farmers," Sok Siphana said.\n\n"It must reach them before the next season starts."',
        "Sok Siphana | said | This fund belongs to the farmers … It must reach them ~ season starts",
    ),
]
NEVER_CLOSED: list[Case] = [
    (
        "The admiral said: “The shoal lies within our waters and we will stay there.",
        "The admiral | said | The shoal lies ~ stay there",
    ),
    (
        "Kishida said: “We stand with the Philippines in this hour.\n\nThe storm has killed forty people.",
        "Kishida | said | We stand with the Philippines in this hour",
    ),
    (
        'She said: "No child should miss school.\n\nThe minister later flew to Cebu.',
        "She | said | No child should miss school",
    ),
]
BORDERS: list[Case] = [
    (
        "The king urged calm, and the crowd went home.",
        "The king | urged | calm",
    ),
    (
        "Thai officials said the bridge would open in March, when the waters are low.",
        "Thai officials | said | the bridge would open in March, when the waters are low",
    ),
    (
        "He said the plan was “bold and overdue”, and that his party would back it.",
        "He | said | the plan was ~ his party would back it",
    ),
    (
        "After Hanoi protested, Beijing said its survey ship had finished its work.",
        "Beijing | said | its survey ship had finished its work",
    ),
    (
        "The court said: the islands belong to neither side.",
        "The court | said | the islands belong to neither side",
    ),
    (
        "The ministry said on its website on Friday that the ban would be lifted (see page 3).",
        "The ministry | said | the ban would be lifted ~ page 3",
    ),
    (
        "Jokowi called on rich nations — above all the polluters — to pay their share.",
        "Jokowi | called on | rich nations ~ to pay their share",
    ),
]
CONTENTS: Mapping[str, list[Case]] = {
    "interrupted": INTERRUPTED, "several sentences": SEVERAL_SENTENCES, "over paragraphs": PARAGRAPHS,
    "never closed": NEVER_CLOSED, "borders": BORDERS,
}  # fmt: skip
NOT_YET: list[Case] = [
    (
        "Peace, said the monk, begins at home.",
        "the monk | said | Peace … begins at home",
    ),
    (
        "“Our talks were frank and useful, Minister Budi told reporters.\n\nThe meeting ended at noon.",
        "Minister Budi | told | *",
    ),
    (
        "Speaking in Perth on Monday, Marles said the pact would last, but gave no details.",
        "Marles | said | the pact would last",
    ),
    ("Kim called the exercise “a rehearsal for war”.", "Kim | called | the exercise “a rehearsal for war”"),
]
"""What the extractor still gets wrong."""

KINDS = [
    ("“We will stay,” Ambassador Goldberg said.", "direct"),
    ('"The answer is no," she said, "and it will remain no."', "direct"),
    ("Ambassador Goldberg said his country would stay.", "indirect"),
    ("The talks were held in good faith, the Swiss envoy said.", "indirect"),
    ("Le said the ships were “not welcome” in the bay.", "mixed"),
    ("The ministry reaffirmed the “One China” policy.", "indirect"),
]
ADDRESSEES = [
    ("Vietnam asked Japan to share its flood data.", "country:JP"),
    ("Saifuddin thanked Indonesia for its hospitality.", "country:ID"),
    ("Washington told China that the flights would go on.", "country:CN"),
    ("ASEAN urged the European Union to drop the rule.", "organisation:eu"),
    ("Laos agreed to build the dam.", None),
    ("Park said the visit had been useful.", None),
]
ACTS = [
    ("Norway welcomed the release of the two reporters.", "welcome"),
    ("Norway thanked Laos for its help.", "thank"),
    ("Norway condemned the attack on the convoy.", "condemn"),
    ("Norway denied that it had sold the radar.", "deny"),
    ("Norway warned that the fund was nearly empty.", "warn"),
    ("Norway expressed concern over the arrests.", "concern"),
    ("Norway agreed to train the crews.", "agree"),
    ("Norway pledged to train the crews.", "commit"),
    ("Norway proposed a joint patrol.", "propose"),
    ("Norway rejected the claim.", "reject"),
    ("Norway said the crews were ready.", "state"),
]


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=f"{name} {n}") for name, table in CONTENTS.items() for n, c in enumerate(table)]
)
def test_cuts_the_content_at_its_borders(case: Case, finds: Finds) -> None:
    finds(case[0], case[1:])


@pytest.mark.xfail(strict=False, reason="not yet")
@pytest.mark.parametrize("case", NOT_YET)
def test_does_not_cut_yet(case: Case, finds: Finds) -> None:
    finds(case[0], case[1:])


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_tells_direct_from_indirect_speech(text: str, kind: str, extract: Extract) -> None:
    assert extract(text)[0].kind == kind


@pytest.mark.parametrize(("text", "addressee"), ADDRESSEES)
def test_knows_who_is_addressed(text: str, addressee: str | None, extract: Extract) -> None:
    (statement,) = extract(text)
    assert [each.id for each in statement.addressees] == ([addressee] if addressee else [])


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_names_the_speech_act(text: str, act: str, extract: Extract) -> None:
    (statement,) = extract(text)
    assert statement.act == act


def test_quotation_marks_belong_to_the_content(extract: Extract) -> None:
    (statement,) = extract("“The river feeds us all,” the Lao minister said, “and nobody owns it.”")
    assert statement.content == "“The river feeds us all,” … “and nobody owns it.”"


def test_a_full_stop_outside_quotation_marks_does_not(extract: Extract) -> None:
    (statement,) = extract("Penang’s chief minister said the port was full.")
    assert statement.content == "the port was full"
