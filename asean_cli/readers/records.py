"""Articles from records (objects of JSON, rows of a table): which key holds what, and what becomes of the rest.

The keys are id, title, text, url, outlet and published (else date); with `--map text=body,published=meta.date` the
user names those of his input instead, dots leading into objects. All other keys are kept in `Article.extra`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from asean_cli.models import Article
from asean_cli.readers.encoding import storable
from asean_cli.readers.interface import Options, Source
from asean_cli.readers.metadata import KEYS, split, wrong_type

COLUMNS = ("text", *KEYS)
"""What a column or key can hold."""
_NAMED = 8


def options_of(mapping: str | None, *, any_language: bool = False) -> Options:
    """Return what the words of `--map` ask for; raise UsageError where they make no sense."""
    from asean_cli.errors import UsageError

    pairs = [each.partition("=") for each in (mapping or "").split(",") if each.strip()]
    columns = {ours.strip(): theirs.strip() for ours, _, theirs in pairs}
    example = f"for example: --map text=body,published=date (known: {', '.join(COLUMNS)})"
    for ours, theirs in columns.items():
        if ours not in COLUMNS or not theirs:
            raise UsageError(f"--map cannot be understood: {ours}={theirs}", example)
    if mapping is not None and not columns:
        raise UsageError("--map names no column", example)
    if len(columns) < len(pairs):
        raise UsageError("--map names a column twice", example)
    return Options(columns, any_language)


def article_of(record: Mapping[str, Any], source: Source, encoding: str | None = None) -> Article | str:
    """Return the article that a record holds, or the reason why it holds none."""
    values = _renamed(record, source.options.columns)
    if reason := wrong_type(values):
        return reason
    text = values.get("text")
    if text is None:
        return without_text(record, source.options.columns) or 'its "text" is null'
    if not text.strip():
        return 'its "text" is empty'
    own, extra = split({key: value for key, value in values.items() if key != "text"})
    return source.article(storable(text), own, extra=extra, encoding=encoding)


def _renamed(record: Mapping[str, Any], columns: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the record under our keys; one of theirs that the user gave another meaning has lost its own."""
    if not columns:
        return record
    taken = {ours for ours in columns if ours in record} | set(columns.values())
    rest = {key: value for key, value in record.items() if key not in taken}
    return rest | {ours: _joined(_at(record, theirs)) for ours, theirs in columns.items()}


def _at(record: Any, path: str) -> Any:
    """Return what lies at a dotted path; a key that has the dots in it comes first."""
    if isinstance(record, Mapping):
        if path in record:
            return record[path]
        first, _, rest = path.partition(".")
        return _at(record[first], rest) if rest and first in record else None
    return None


def _joined(value: Any) -> Any:
    """Return a list of paragraphs as one text."""
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        return "\n\n".join(value)
    return value


def without_text(names: Iterable[str], columns: Mapping[str, str]) -> str | None:
    """Say that none of the keys or columns of these names holds the text, if so, and which there are."""
    names = list(names)
    wanted = columns.get("text", "text")
    if wanted in names:
        return None
    shown = ", ".join(storable(str(name))[:40] for name in names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    named = ", which --map names for the text" if "text" in columns else ""
    way = "" if named else "; name the one that holds it: --map text=NAME"
    return f'there is no "{wanted}"{named}{f"; there are: {shown}" if shown else ""}{way}'
