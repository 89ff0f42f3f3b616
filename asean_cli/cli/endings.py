"""The formats by name: how their files end, who reads them, and whether `--fields` picks their keys."""

from pathlib import Path
from typing import Literal, NamedTuple

from asean_cli.errors import UsageError

Format = Literal["table", "json", "jsonl", "csv", "tsv", "xlsx", "markdown", "html"]


class Form(NamedTuple):
    """What is known of one format."""

    endings: tuple[str, ...]
    for_people: bool = False
    has_fields: bool = False
    binary: bool = False


FORMS: dict[Format, Form] = {
    "table": Form((".txt", ".text", ""), for_people=True),
    "json": Form((".json",), has_fields=True),
    "jsonl": Form((".jsonl", ".ndjson"), has_fields=True),
    "csv": Form((".csv",), has_fields=True),
    "tsv": Form((".tsv", ".tab"), has_fields=True),
    "xlsx": Form((".xlsx",), has_fields=True, binary=True),
    "markdown": Form((".md", ".markdown"), for_people=True),
    "html": Form((".html", ".htm"), for_people=True),
}
"""Every format; a file that ends in `endings` gets it unasked."""


def by_ending(path: Path, allowed: tuple[Format, ...] = tuple(FORMS)) -> Format:
    """Return the format that a file's name asks for; raise UsageError where none of those allowed does."""
    ending = path.suffix.lower()
    for name in allowed:
        if ending in FORMS[name].endings:
            return name
    known = ", ".join(each for name in allowed for each in FORMS[name].endings if each)
    raise UsageError(f"--output {path}: no format has the ending {ending}", f"endings: {known}")
