"""The keys for --fields: all of the contract's, picked without changing its shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.errors import UsageError
from asean_cli.models import Statement, Variant
from asean_cli.output.fields import SPEAKER_FIELDS, STATEMENT_FIELDS, check, pick, value_at


def keys_of(data: Any, prefix: str = "") -> set[str]:
    if isinstance(data, list | tuple):
        return {key for each in data for key in keys_of(each, prefix)}
    if not isinstance(data, dict):
        return set()
    return {prefix + name for name in data} | {
        key for name, value in data.items() for key in keys_of(value, f"{prefix}{name}.")
    }


def test_the_known_fields_are_those_of_a_statement(make_statement: Callable[..., Statement]) -> None:
    variant = Variant("s", "a", None, None, None)
    whole = make_statement(addressees={"KR": "South Korea"}, mentions={"JP": "Japan"}, variants=(variant,)).to_dict()
    assert keys_of(whole) == set(STATEMENT_FIELDS)
    assert {f"statements.{name}" for name in STATEMENT_FIELDS} < set(SPEAKER_FIELDS)


def test_no_fields_means_all() -> None:
    assert pick({"a": 1}, ()) == {"a": 1}


def test_picked_keys_stay_where_they_were() -> None:
    data = {
        "id": "1",
        "speaker": {"name": "A", "country": "VN"},
        "to": [{"id": "x", "name": "B"}],
        "event": None,
    }
    assert pick(data, ["speaker.name", "to.name", "event.name"]) == {
        "speaker": {"name": "A"},
        "to": [{"name": "B"}],
        "event": None,
    }


@given(st.lists(st.sampled_from(STATEMENT_FIELDS), min_size=1, unique=True))
def test_what_is_picked_has_the_value_it_had(names: list[str]) -> None:
    from dataclasses import asdict

    from asean_cli.models import ArticleRef, Entity, Location, Speaker

    speaker = Speaker("p", "P", "person", None, None, "VN", (), "P", "name")
    article = ArticleRef("a", "T", None, None, None, "a.txt")
    entity = Entity("country:KR", "South Korea", "country", "KR")
    place = Location(None, 1, ((0, 1),), ((2, 3),), ((4, 9),))
    statement = Statement(
        *("i", "content", "sentence", "indirect", "said", "state", False, 0.5, None, ("t",), ()),
        *(speaker, (entity,), (), None, article, place),
    )
    data = asdict(statement)
    picked = pick(data, names)
    leaves = [name for name in names if not any(other.startswith(f"{name}.") for other in names)]
    assert all(value_at(picked, name) == value_at(data, name) for name in leaves)


def test_value_through_lists_and_gaps() -> None:
    data = {"to": [{"name": "A"}, {"name": "B"}], "event": None}
    assert value_at(data, "to.name") == ["A", "B"]
    assert value_at(data, "event.name") is None


def test_an_unknown_field_names_the_nearest_and_lists_all() -> None:
    with pytest.raises(UsageError, match="speker") as caught:
        check(["id", "speker.name"], STATEMENT_FIELDS)
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("did you mean speaker.name?")
    assert "location.paragraph" in caught.value.hint
