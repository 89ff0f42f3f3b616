"""Which stretches belong to which attribution."""

from __future__ import annotations

from asean_cli.extract.layout import lay_out
from asean_cli.extract.neural.shares import running, settled, shared_out
from asean_cli.models import Span

RUNNING = """The road is long, the envoy said in Vientiane on Monday, and nobody had walked it.

"It goes over the hills.

"It goes over the river, too.

"It ends in May," she said. "We shall see."

The minister did not agree with a word of it.
"""


def test_a_quotation_over_paragraphs_is_one() -> None:
    chains = running(RUNNING, lay_out(RUNNING).paragraphs)
    assert [[RUNNING[start:end] for start, end in chain] for chain in chains] == [
        ['"It goes over the hills.', '"It goes over the river, too.', '"It ends in May,"']
    ]


def test_its_paragraphs_belong_to_whom_one_of_them_does() -> None:
    chains = running(RUNNING, lay_out(RUNNING).paragraphs)
    at = RUNNING.index("over the river")
    first, second = (0, 16), (RUNNING.index("did"), RUNNING.index("word"))
    cue = (RUNNING.index("she said") + 4, RUNNING.index("she said") + 8)
    ends = [(at, at + 8), (RUNNING.index('"It ends'), cue[0] - 5)]
    shared = shared_out(chains, [[first], ends, [second]], [cue])
    assert shared[0] == (first,)
    assert shared[2] == (second,)
    assert [RUNNING[s:e][:9] for s, e in shared[1]] == ['"It goes ', '"It goes ', '"It ends ']


def test_what_two_reach_into_stays_as_it_was() -> None:
    chains = running(RUNNING, lay_out(RUNNING).paragraphs)
    at = RUNNING.index("over the hills")
    contents = [[(at, at + 4)], [(at + 5, at + 8)]]
    assert shared_out(chains, contents, []) == [tuple(each) for each in contents]


def spans(text: str, *parts: str) -> tuple[Span, ...]:
    return tuple((text.index(part), text.index(part) + len(part)) for part in parts)


def told(text: str, *attributions: tuple[str, tuple[str, ...]]) -> list[list[str]]:
    """Return the contents, as words, that attributions of a cue and its contents have when all is settled."""
    cues = [spans(text, cue)[0] for cue, _ in attributions]
    contents = [spans(text, *parts) for _, parts in attributions]
    found = settled(text, lay_out(text).paragraphs, contents, cues)
    return [[text[start:end] for start, end in content] for content in found]


def test_a_stretch_is_the_nearest_cues() -> None:
    text = "He urged the envoys to stay. “The road is open,” she added. Nobody moved that day in the whole town."
    found = told(text, ("urged", ("the envoys to stay", "“The road is open,”")), ("added", ("“The road is open,”",)))
    assert found == [["the envoys to stay"], ["“The road is open,”"]]


def test_what_holds_another_cue_is_not_that_cues() -> None:
    text = "The bloc agreed to wait, the chair said, and the talks went on for hours in the old town hall."
    found = told(text, ("agreed", ("to wait",)), ("said", ("The bloc agreed to wait", "the talks went on")))
    assert found[1] == ["The bloc agreed to wait", "the talks went on"]


def test_another_sentence_counts_only_in_quotation_marks() -> None:
    text = "The port is shut, she said on Monday. Ships wait outside. “They will wait a long time there.”"
    found = told(text, ("said", ("The port is shut", "Ships wait outside", "“They will wait a long time there.”")))
    assert found == [["The port is shut", "“They will wait a long time there.”"]]


def test_no_more_than_a_conjunction_between_is_one() -> None:
    text = "She said the rules hold, and are like those of other blocs, though he had said they were not."
    found = told(text, ("said", ("the rules hold", "are like those of other blocs", "he had")))
    assert found == [["the rules hold, and are like those of other blocs", "he had"]]
