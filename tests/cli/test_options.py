"""Options declared once: the same on search and who-said, and turned into what the library takes."""

from __future__ import annotations

import inspect

import pytest

from asean_cli.cli import search, who_said
from asean_cli.cli.options import FilterOptions, FormatOptions, MetadataOptions, PageOptions
from asean_cli.errors import UsageError
from asean_cli.query.interface import Filters


def test_search_and_who_said_share_their_options() -> None:
    ours = inspect.signature(search.command).parameters
    theirs = inspect.signature(who_said.command).parameters
    assert set(theirs) - set(ours) == {"latest", "position"}
    assert set(ours) - set(theirs) == {"explain"}
    assert all(ours[name] == theirs[name] for name in set(ours) & set(theirs))


def test_every_filter_has_an_option() -> None:
    assert FilterOptions._fields == tuple(Filters.__dataclass_fields__)
    assert FilterOptions().filters() == Filters()
    given = FilterOptions(speaker=["Son", "Retno"], since="2021")
    assert given.filters() == Filters(speaker=("Son", "Retno"), since="2021")


def test_pages() -> None:
    page = {"facets": (), "facet_size": None, "sort": None, "limit": 20, "offset": 0, "duplicates": False}
    assert PageOptions().chosen() == page
    assert PageOptions(limit=0, facet=["speaker"]).chosen()["limit"] is None
    assert PageOptions(only_count=True, offset=40).chosen() == {"limit": 1, "duplicates": False}


def test_one_format() -> None:
    assert FormatOptions().chosen() == "table"
    assert FormatOptions(format="csv").chosen() == "csv"
    assert FormatOptions(json=True, format="json").chosen() == "json"
    with pytest.raises(UsageError, match="--json and --jsonl"):
        FormatOptions(json=True, jsonl=True).chosen()


def test_fields_are_those_of_the_rows() -> None:
    FormatOptions(json=True, fields="count, speaker.name").check(of_speakers=True)
    FormatOptions(jsonl=True, fields="cue").check(of_speakers=True)
    with pytest.raises(UsageError, match="count"):
        FormatOptions(jsonl=True, fields="count").check(of_speakers=True)
    with pytest.raises(UsageError, match="count"):
        FormatOptions(json=True, fields="count").check(of_speakers=False)
    with pytest.raises(UsageError, match="--fields needs"):
        FormatOptions(format="markdown", fields="cue").check(of_speakers=False)


def test_metadata() -> None:
    known = MetadataOptions(id="x", outlet="VNA").metadata()
    assert (known.id, known.outlet, known.title) == ("x", "VNA", None)
