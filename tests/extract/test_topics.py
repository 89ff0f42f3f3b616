"""Topics of a content."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.errors import TableError
from asean_cli.extract.topics import TopicFinder
from asean_cli.knowledge import Knowledge, load

FINDER = TopicFinder(load())


@pytest.mark.parametrize(
    ("content", "topics"),
    [
        ("to supply vaccines against Covid-19", ("covid-19", "vaccines")),
        ("VACCINATION for all", ("vaccines",)),
        ("peace in the East Sea under UNCLOS", ("south-china-sea",)),
        ("an effective code of conduct", ("code-of-conduct",)),
        ("Code-of-Conduct talks", ("code-of-conduct",)),
        ("the denuclearisation of the Korean Peninsula", ("korean-peninsula",)),
        ("Lower Mekong dams", ("mekong",)),
        ("transboundary haze", ("haze",)),
        ("to fight human trafficking", ("trafficking",)),
        ("the ASEAN Outlook (AOIP)", ("indo-pacific",)),
        ("ASEAN’s central role", ("asean-centrality",)),
        ("a feeling of deep respect", ()),
        ("", ()),
    ],
)
def test_topics_of(content: str, topics: tuple[str, ...]) -> None:
    assert FINDER.topics_of(content) == topics


@pytest.mark.parametrize("content", ["an important matter", "a cocoon", "doc", "coc", "quadrangle", "Portsmouth"])
def test_words_that_only_look_like_terms(content: str) -> None:
    assert FINDER.topics_of(content) == ()


def test_the_order_is_the_tables_whatever_the_contents() -> None:
    assert FINDER.topics_of("vaccines, then the pandemic") == FINDER.topics_of("the pandemic, then vaccines")


def test_a_term_at_the_very_end_needs_all_its_words() -> None:
    assert "code-of-conduct" not in FINDER.topics_of("a code of")


@given(st.text(), st.text())
def test_more_text_never_loses_a_topic_but_for_a_narrower_one(first: str, second: str) -> None:
    together = set(FINDER.topics_of(f"{first} . {second}"))
    wider = {load().topics[key].under for key in together}
    assert set(FINDER.topics_of(first)) <= together | wider


def test_a_wider_topic_gives_way_to_a_narrower_one() -> None:
    assert FINDER.topics_of("public health and vaccines") == ("vaccines",)
    assert FINDER.topics_of("economic growth and tariffs") == ("trade",)
    assert FINDER.topics_of("public health and tariffs") == ("trade", "health")


@given(st.sampled_from(sorted(load().topics)))
def test_every_term_shows_its_topic(key: str) -> None:
    topic = load().topics[key]
    for term in (*topic.terms, *topic.exact):
        assert key in FINDER.topics_of(f"about {term.replace('*', '')} today")


def test_a_users_topic(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text('space = {label = "Space", terms = ["satellit*"]}\n', "utf-8")
    assert TopicFinder(Knowledge((tmp_path,))).topics_of("a satellite image") == ("space",)


def test_the_tree_has_two_levels_and_no_empty_branch() -> None:
    topics = load().topics
    assert len(topics) >= 40
    tops = [key for key, topic in topics.items() if topic.under is None]
    assert all(load().topics_under(key) for key in tops)
    assert "vaccines" in load().topics_under("health")


def test_a_topic_under_what_is_no_topic_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text('space = {label = "Space", under = "sky"}\n', "utf-8")
    with pytest.raises(TableError, match=r"space\.under"):
        assert Knowledge((tmp_path,)).topics


def test_a_users_topic_may_hang_under_ours_but_not_under_a_second_level(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text('masks = {label = "Masks", under = "health"}\n', "utf-8")
    assert "masks" in Knowledge((tmp_path,)).topics_under("health")
    (tmp_path / "topics.toml").write_text('masks = {label = "Masks", under = "vaccines"}\n', "utf-8")
    with pytest.raises(TableError, match=r"masks\.under"):
        assert Knowledge((tmp_path,)).topics
