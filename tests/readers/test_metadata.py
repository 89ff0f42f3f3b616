from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.readers import Metadata
from asean_cli.readers.metadata import iso_date, plain, split, wrong_type


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2023-07-12", "2023-07-12"),
        (" 2023-07-12\n", "2023-07-12"),
        ("20230712", "2023-07-12"),
        ("2023-07-12T09:30:00Z", "2023-07-12T09:30:00+00:00"),
        ("2023-07-12 09:30", "2023-07-12T09:30:00"),
        ("2023-07-12T09:30:00+07:00", "2023-07-12T09:30:00+07:00"),
        ("Wed, 12 Jul 2023 09:30:00 +0700", "2023-07-12T09:30:00+07:00"),
        ("12 Jul 2023 09:30:00 GMT", "2023-07-12T09:30:00+00:00"),
        ("12 July 2023", "2023-07-12"),
        ("July 12, 2023", "2023-07-12"),
        ("Jul. 12, 2023", "2023-07-12"),
        ("12 jul 2023", "2023-07-12"),
        ("Wednesday, July 12, 2023", "2023-07-12"),
        ("Wed 12 July 2023", "2023-07-12"),
        (date(2023, 7, 12), "2023-07-12"),
        (datetime(2023, 7, 12, 9, 30, tzinfo=timezone(timedelta(hours=7))), "2023-07-12T09:30:00+07:00"),
    ],
)
def test_dates_that_can_be_read(written: object, expected: str) -> None:
    assert iso_date(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "yesterday",
            "3/8/2021",
            "08-03-2021",
            "2023-07",
            "2023-02-30",
            "July 2023",
            "31 June 2023",
            "2023",
        ),
        *("10:30", "July 12, 2023" + " " * 100, "\ud800", "0000-00-00", "99:99:99 12 Foo"),
        *(20230712, 1.5, None, True, ["2023-07-12"]),
    ],
)
def test_dates_that_cannot(written: object) -> None:
    assert iso_date(written) is None


@given(st.dates() | st.datetimes(timezones=st.none() | st.just(UTC)))
def test_iso_dates_stay_as_they_are(moment: date) -> None:
    assert iso_date(moment.isoformat()) == moment.isoformat()


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%b. %d, %Y"]),
)
def test_written_dates_are_understood(day: date, form: str) -> None:
    assert iso_date(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=80))
def test_any_string_is_a_date_or_none(text: str) -> None:
    found = iso_date(text)
    assert found is None or datetime.fromisoformat(found)


def test_known_keys_become_metadata_and_the_rest_is_kept() -> None:
    known, rest = split({"id": 7, "title": " Talks ", "outlet": "", "published": "2023-07-12", "desk": "Asia"})
    assert known == Metadata(id="7", title="Talks", published="2023-07-12")
    assert rest == {"desk": "Asia"}


def test_date_stands_in_for_published() -> None:
    assert split({"date": "12 July 2023"}) == (Metadata(published="2023-07-12"), {})
    known, rest = split({"published": "2023-07-12", "date": "2023-07-13"})
    assert known.published == "2023-07-12"
    assert rest == {"date": "2023-07-13"}


@pytest.mark.parametrize("written", ["last week", 1689132600, ["2023"], "12/7/2023"])
def test_a_date_that_cannot_be_read_is_kept_raw(written: object) -> None:
    for key in ("published", "date"):
        assert split({key: written}) == (Metadata(), {"published_raw": written})


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"title": 5}, '"title" is a number, not a string'),
        ({"id": 1.5}, '"id" is a number, not a string'),
        ({"id": False}, '"id" is true or false, not a string'),
        ({"text": {}}, '"text" is an object, not a string'),
        ({"url": []}, '"url" is a list, not a string'),
        ({"outlet": date(2023, 7, 12)}, '"outlet" is a date, not a string'),
        ({"id": 12, "title": None, "published": 5, "other": []}, None),
        ({}, None),
    ],
)
def test_a_wrong_type_is_named(values: dict[str, object], expected: str | None) -> None:
    assert wrong_type(values) == expected


def test_extra_values_become_what_json_can_hold() -> None:
    values = {
        "a": [date(2023, 7, 12), time(9, 30)],
        "b": {"c": float("nan")},
        "d": "\ud800",
        5: float("-inf"),
        "n": 1,
    }
    cleaned = plain(values)
    assert cleaned == {"a": ["2023-07-12", "09:30:00"], "b": {"c": None}, "d": "\ufffd", "5": None, "n": 1}
    json.dumps(cleaned, allow_nan=False).encode("utf-8")
