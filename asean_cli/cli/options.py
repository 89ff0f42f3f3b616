"""The options of the commands, each declared once, in groups that a command takes as one parameter.

A command with the parameter `filters: FilterOptions` under `@with_groups` has all of that group's options,
and gets their values as one object. So `search` and `who-said` cannot drift apart.
"""

import functools
import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TextIO, get_type_hints

import typer

from asean_cli.cli.destination import STDOUT, check, is_file
from asean_cli.cli.endings import FORMS, Format, by_ending
from asean_cli.errors import UsageError
from asean_cli.query.interface import FACETS, Filters, Sort

if TYPE_CHECKING:
    from rich.console import Console

    from asean_cli.readers.interface import Metadata, Options

When = Literal["auto", "always", "never"]
Names = list[str] | None
Word = str | None


def _option(metavar: str, text: str, **more: Any) -> Any:
    return typer.Option(metavar=metavar, help=text, show_default=False, **more)


def _argument(metavar: str, text: str) -> Any:
    return typer.Argument(metavar=metavar, help=text, show_default=False)


QueryWords = Annotated[Names, _argument("QUERY", "What to look for; several words mean all of them.")]
_PATHS = _argument("PATH", "Files, folders, @LIST of paths, addresses, or - for standard input.")
Paths = Annotated[list[str], _PATHS]
OptionalPaths = Annotated[Names, _PATHS]
FacetNames = Annotated[Names, _option("NAME", f"Count by: {', '.join(FACETS)}.")]
FacetSize = Annotated[
    int | None, typer.Option(metavar="N", min=0, help="How many values of each; 0 for all.", show_default=False)
]
FacetName = Annotated[str, typer.Option(metavar="NAME", help="What to count by, as --facet of search.")]
CountSize = Annotated[
    int | None, typer.Option(metavar="N", min=0, help="How many values of a facet; 0 for all.", show_default=False)
]
IndexFolder = Annotated[Path | None, _option("DIR", "The folder of the index.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Timeout = Annotated[
    float, typer.Option(min=0, metavar="SECONDS", help="How long to wait while another process writes.")
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes that extract; 0: one for each core, 1: this one."),
]
TimeLimit = Annotated[
    float, typer.Option(min=0.1, metavar="SECONDS", help="How long one article may take (with several jobs).")
]


class FilterOptions(NamedTuple):
    """What narrows the statements: values of one option are alternatives, different options must all hold."""

    speaker: Annotated[Names, _option("NAME", "Who speaks; part of a name is enough.")] = None
    minister: Annotated[Names, _option("NAME", "Who speaks, being a minister.")] = None
    country: Annotated[Names, _option("NAME", "The speaker's country, by name or code.")] = None
    organisation: Annotated[Names, _option("NAME", "The speaker's organisation.")] = None
    topic: Annotated[Names, _option("NAME", "What it is about.")] = None
    act: Annotated[Names, _option("ACT", "What it does: state, request, thank, warn, …")] = None
    kind: Annotated[Names, _option("KIND", "How it is told: direct, indirect or mixed.")] = None
    to: Annotated[Names, _option("NAME", "Who is addressed.")] = None
    mentions: Annotated[Names, _option("NAME", "Who or what is named in it.")] = None
    event: Annotated[Names, _option("NAME", "The meeting at which it was said.")] = None
    via: Annotated[Names, _option("NAME", "The agency credited for it.")] = None
    outlet: Annotated[Names, _option("NAME", "Who published it.")] = None
    since: Annotated[Word, _option("DATE", 'From this day, month or year on: 2021-08, "3 months ago".')] = None
    until: Annotated[Word, _option("DATE", "To the end of this day, month or year.")] = None
    min_confidence: Annotated[float | None, _option("SHARE", "How sure at least, from 0 to 1.")] = None

    def filters(self) -> Filters:
        """Return the filters as the query side takes them."""
        single = ("since", "until", "min_confidence")
        given: dict[str, Any] = {
            name: value if name in single else tuple(value or ()) for name, value in self._asdict().items()
        }
        return Filters(**given)


class WordOptions(NamedTuple):
    """How the words of the query are read."""

    exact: Annotated[bool, typer.Option("--exact", help="Only the words as written: no other forms or names.")] = False
    literal: Annotated[bool, typer.Option("--literal", help="Take the query as plain words, without signs.")] = False

    def chosen(self) -> dict[str, Any]:
        """Return them as the arguments of a command's `run`."""
        return self._asdict()


class PageOptions(NamedTuple):
    """Which part of the answer, in which order, counted how."""

    facet: FacetNames = None
    facet_size: FacetSize = None
    sort: Annotated[
        Sort | None,
        typer.Option(help="The order; else by relevance, or newest first without words.", show_default=False),
    ] = None
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, help="How many; 0 for all.")] = 20
    offset: Annotated[int, typer.Option(metavar="N", min=0, help="How many to leave out first.")] = 0
    duplicates: Annotated[
        bool, typer.Option("--duplicates", help="Show what several outlets repeat each time, not once.")
    ] = False
    only_count: Annotated[bool, typer.Option("--count", help="Print their number only.")] = False

    def chosen(self) -> dict[str, Any]:
        """Return the page as the arguments of a command's `run`; for a count, as little as will do."""
        if self.only_count:
            return {"limit": 1, "duplicates": self.duplicates}
        limit = self.limit or None
        facets = {"facets": self.facet or (), "facet_size": self.facet_size}
        return {**facets, "sort": self.sort, "limit": limit, "offset": self.offset, "duplicates": self.duplicates}


OutputFile = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, all or nothing.", show_default=False)
]


class FormatOptions(NamedTuple):
    """In which form the answer is written, and where."""

    format: Annotated[
        Format | None, typer.Option(help="How to print; else a table, or as FILE ends.", show_default=False)
    ] = None
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Short for --format jsonl.")] = False
    fields: Annotated[Word, _option("A,B.C", 'Only these keys, in data formats; "" lists them.')] = None
    output: OutputFile = None

    def chosen(self) -> Format:
        """Return the one format; raise UsageError where two are asked for."""
        asked: dict[str, Format] = {}
        if self.format is not None:
            asked[f"--format {self.format}"] = self.format
        if self.json:
            asked["--json"] = "json"
        if self.jsonl:
            asked["--jsonl"] = "jsonl"
        if len(set(asked.values())) > 1:
            raise UsageError(f"{' and '.join(asked)} exclude each other", hint="choose one format")
        if not asked and self.output is not None and is_file(self.output):
            return by_ending(self.output)
        return next(iter(asked.values()), "table")

    @property
    def for_people(self) -> bool:
        """Whether a person is going to read it."""
        return FORMS[self.chosen()].for_people

    @property
    def lists_fields(self) -> bool:
        """Whether the names of the keys are asked for, and nothing else."""
        return self.fields is not None and not self.fields.strip()

    def keys(self, *, of_speakers: bool) -> tuple[str, ...]:
        """Return the keys that there are."""
        from asean_cli.output.fields import SPEAKER_FIELDS, STATEMENT_FIELDS

        return SPEAKER_FIELDS if of_speakers and self.chosen() != "jsonl" else STATEMENT_FIELDS

    def check(self, *, of_speakers: bool) -> None:
        """Raise UsageError for formats, fields and files that make no sense, before any work is done."""
        names = self.names()
        if names:
            from asean_cli.output.fields import check as check_names

            check_names(names, self.keys(of_speakers=of_speakers))
        check(self.output)
        if self.chosen() == "xlsx":
            self._check_workbook()

    def _check_workbook(self) -> None:
        import sys

        from asean_cli.output import xlsx

        xlsx.check()
        if (self.output or STDOUT) == STDOUT and sys.stdout.isatty():
            raise UsageError("a workbook is nothing to look at in a terminal", hint="for example: --output found.xlsx")

    def names(self) -> tuple[str, ...]:
        """Return the keys of --fields; raise UsageError where the format has none."""
        if self.fields is None:
            return ()
        if not FORMS[self.chosen()].has_fields:
            raise UsageError(
                "--fields needs a data format: --json, --jsonl, or --format csv, tsv or xlsx",
                hint="a table shows what fits",
            )
        names = tuple(name.strip() for name in self.fields.split(",") if name.strip())
        if not names:
            raise UsageError(
                "--fields names no field", hint='for example: --fields speaker.name,content; "" lists them'
            )
        return names


class ScreenOptions(NamedTuple):
    """How it looks to a person."""

    color: Annotated[When | None, _option("WHEN", "auto (on a terminal), always or never.")] = None
    no_color: Annotated[bool, typer.Option("--no-color", help="Short for --color never.")] = False
    width: Annotated[int | None, _option("N", "Draw a table this wide, through a pipe too.", min=20)] = None
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Print all at once, however long.")] = False

    def draws(self, out: TextIO) -> bool:
        """Say whether tables are drawn; else it is plain text. Raises TableError for a broken configuration."""
        return out.isatty() or self.width is not None or self._when() == "always"

    def console(self, out: TextIO) -> "Console":
        """Return the console to draw on. Raises TableError for a broken configuration."""
        from asean_cli.output import table

        colored = {"always": True, "never": False, "auto": None}[self._when()]
        return table.console(out, colored=colored, width=self.width)

    def _when(self) -> When:
        """Return when there are colours: as the options say, else the configuration."""
        if self.no_color or self.color is not None:
            return "never" if self.no_color else self.color or "auto"
        from asean_cli.config import color_setting

        found: When = color_setting().value
        return found


class ReportOptions(NamedTuple):
    """Whether for people or as JSON, and where it is written; for answers that have no other form."""

    json: AsJson = False
    output: OutputFile = None

    def wants_json(self) -> bool:
        """Say whether JSON is asked for; raise UsageError for a file that ends like neither."""
        if self.json or self.output is None or not is_file(self.output):
            return self.json
        return by_ending(self.output, ("table", "json")) == "json"

    def check(self) -> None:
        """Raise UsageError for a file that could not be written, before any work is done."""
        self.wants_json()
        check(self.output)


class CountOptions(NamedTuple):
    """In which form a table of counts is written, and where."""

    format: Annotated[
        Literal["table", "json", "csv"] | None,
        typer.Option(help="How to print; else a table, or as FILE ends.", show_default=False),
    ] = None
    json: AsJson = False
    output: OutputFile = None

    def chosen(self, more: Mapping[str, str] = MappingProxyType({})) -> str:
        """Return the format; `more` has endings and formats that files may have too. Raises UsageError."""
        if self.json and self.format not in {None, "json"}:
            raise UsageError(f"--format {self.format} and --json exclude each other", hint="choose one format")
        if self.json or self.format is not None:
            return "json" if self.json else self.format or "table"
        if self.output is None or not is_file(self.output):
            return "table"
        return more.get(self.output.suffix.lower()) or by_ending(self.output, ("table", "json", "csv"))

    def check(self) -> None:
        """Raise UsageError for a file that could not be written, before any work is done."""
        check(self.output)


class MetadataOptions(NamedTuple):
    """What the user knows of the articles read."""

    outlet: Annotated[Word, _option("NAME", "Who published them.")] = None
    published: Annotated[Word, _option("DATE", "When, as 2021-08-03.")] = None
    title: Annotated[Word, _option("TEXT", "The headline, of a single article.")] = None
    url: Annotated[Word, _option("URL", "The address, of a single article.")] = None
    id: Annotated[Word, _option("ID", "The id to keep it under, of a single article.")] = None

    def metadata(self) -> "Metadata":
        """Return what is known as the readers take it."""
        from asean_cli.readers.interface import Metadata

        return Metadata(self.id, self.title, self.outlet, self.url, self.published)


class ReadingOptions(NamedTuple):
    """How files are read."""

    map: Annotated[Word, _option("OURS=THEIRS,…", "Which column or key holds what: text=body,published=date.")] = None
    force_language: Annotated[bool, typer.Option("--force-language", help="Read what is not in English too.")] = False

    allow_private: Annotated[bool, typer.Option("--allow-private", help="Ask machines in private networks too.")] = (
        False
    )

    def options(self) -> "Options":
        """Return the choices as the readers take them; raise UsageError where they make no sense."""
        from dataclasses import replace

        from asean_cli.readers.records import options_of

        chosen = options_of(self.map, any_language=self.force_language)
        return replace(chosen, allow_private=self.allow_private)


def with_groups(command: Callable[..., int]) -> Callable[..., int]:
    """Return `command` with each parameter that is a group of options spread into those options."""
    hints = get_type_hints(command, include_extras=True)
    own = inspect.signature(command).parameters
    groups = {name: hints[name] for name in own if hasattr(hints[name], "_fields")}
    spread: list[inspect.Parameter] = []
    for name, parameter in own.items():
        spread += _spread(groups[name]) if name in groups else [parameter.replace(annotation=hints[name])]

    @functools.wraps(command)
    def face(**values: Any) -> int:
        for name, group in groups.items():
            values[name] = group(**{each: values.pop(each) for each in group._fields})
        return command(**values)

    ordered = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in spread]
    face.__signature__ = inspect.Signature(ordered, return_annotation=int)  # type: ignore[attr-defined]
    return face


def _spread(group: Any) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=group._field_defaults[name],
            annotation=group.__annotations__[name],
        )
        for name in group._fields
    ]
