"""What a file says of its article, from whatever keys it uses: checked, cleaned, and made into `Metadata`."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from asean_cli.readers.encoding import storable
from asean_cli.readers.interface import Metadata

KEYS = ("id", "title", "outlet", "url", "published")

_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
_LONGEST_DATE = 64
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+", re.IGNORECASE)
_CLOCK = re.compile(r"\d:\d\d")
_WRITTEN = ("%d %B %Y", "%B %d %Y", "%d %b %Y", "%b %d %Y")


def wrong_type(values: Mapping[str, Any]) -> str | None:
    """Say which of the known keys holds something else than a string (or number, for the id); else None.

    `published` is not asked: a date that cannot be read is kept as it is, see `split`.
    """
    for key in ("id", "title", "outlet", "url", "text"):
        value = values.get(key)
        allowed = (str, int) if key == "id" else (str,)
        if value is not None and (isinstance(value, bool) or not isinstance(value, allowed)):
            return f'"{key}" is {_KINDS.get(type(value), "a date")}, not a string'
    return None


def split(values: Mapping[str, Any]) -> tuple[Metadata, dict[str, Any]]:
    """Return what is known by our keys, and all the rest, which is kept.

    `date` stands in for a missing `published`. A date that cannot be read leaves `published` empty and
    stays in the rest as "published_raw". The values have passed `wrong_type`.
    """
    dated = "published" if values.get("published") not in (None, "") else "date"
    written = values.get(dated)
    published = iso_date(written)
    rest = {storable(key): plain(value) for key, value in values.items() if key not in {*KEYS, dated}}
    if written not in (None, "") and published is None:
        rest["published_raw"] = plain(written)
    texts = {key: _text(values.get(key)) for key in KEYS if key != "published"}
    return Metadata(published=published, **texts), rest


def iso_date(value: object) -> str | None:
    """Return a date or date-time as ISO 8601 has it, or None where it cannot be read.

    Read are ISO 8601, RFC 2822 ("Tue, 3 Aug 2021 09:00:00 +0700"), and dates in English with the month as a
    word ("3 August 2021", "Aug. 3, 2021"). Figures alone ("3/8/2021") are ambiguous, and so not read.
    """
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    if not isinstance(value, str) or len(value) > _LONGEST_DATE:
        return None
    written = value.strip()
    return _from_iso(written) or (_from_mail(written) if _CLOCK.search(written) else _from_words(written))


def plain(value: Any) -> Any:
    """Return `value` as JSON can hold it: dates as strings, no infinite number, no lone surrogates."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {storable(str(key)): plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _text(value: str | int | None) -> str | None:
    return None if value is None else storable(str(value)).strip() or None


def _from_iso(written: str) -> str | None:
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(written).isoformat()
        except ValueError:
            continue
    return None


def _from_mail(written: str) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_words(written: str) -> str | None:
    bare = _WEEKDAY.sub("", written).replace(".", " ").replace(",", " ")
    for form in _WRITTEN:
        try:
            return datetime.strptime(" ".join(bare.split()), form).date().isoformat()
        except ValueError:
            continue
    return None
