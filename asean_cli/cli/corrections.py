"""A user's word on who is who: kept in the user's table of people, and the articles concerned read again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asean_cli.errors import TableError, UsageError
from asean_cli.text import fold, slug

if TYPE_CHECKING:
    from asean_cli.output.people import PersonCard


def one_of(cards: Iterable[PersonCard], name: str) -> PersonCard:
    """Return the one person whom a name or id means; raise UsageError where it is nobody or several."""
    found = list(cards)
    exact = [each for each in found if name == each.id or fold(name) == fold(each.name)]
    chosen = exact if len(exact) == 1 else found
    if len(chosen) != 1:
        several = ", ".join(f"{each.name} ({each.id})" for each in found)
        problem = f"{name} could mean {several}" if found else f"nobody in the index has the name {name}"
        raise UsageError(problem, "give the whole name or the id, as asean people shows it")
    return chosen[0]


def alias(person: PersonCard, spellings: Collection[str]) -> tuple[str, dict[str, Any]]:
    """Return the entry that gives a person further spellings, and its key."""
    entry: dict[str, Any] = {"name": person.name, "names": list(spellings)}
    if person.country:
        entry["country"] = person.country
    return person.id.partition(":")[2], entry


def split(person: PersonCard, country: str) -> tuple[str, dict[str, Any]]:
    """Return the entry that makes the one of a name who is of that country a person apart, and its key."""
    return f"{slug(person.name)}-{country.lower()}", {"name": person.name, "country": country}


def save(folder: Path, key: str, entry: dict[str, Any]) -> Path:
    """Add an entry to the table of people in a folder, beside what it holds; raise TableError where that cannot be.

    The table must have been read without fault before.
    """
    import tomlkit

    path = folder / "people.toml"
    try:
        table = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        kept: Any = table.setdefault(key, tomlkit.table())
        for name, value in entry.items():
            if name == "names":
                known = [str(each) for each in kept.get("names", ())]
                kept["names"] = [*known, *(each for each in value if each not in known)]
            elif name not in kept:
                kept[name] = value
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = path.with_name(f"{path.name}.new")
        new.touch(mode=0o600)  # whom a user looks at is nobody else's business
        new.write_text(tomlkit.dumps(table), encoding="utf-8")
        new.replace(path)  # whole or not at all: the user's other entries are in it
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}", hint="check the folder and its rights") from error
    return path


def read_again(article_ids: Iterable[str], folder: Path, tables: tuple[Path, ...], timeout: float) -> int:
    """Read articles of the index anew, with the tables as they are now; return how many."""
    from asean_cli.cli.opening import reading, writing
    from asean_cli.extract.pipeline import Extractor
    from asean_cli.knowledge import Knowledge

    with reading(folder) as store:
        articles = [store.article(each) for each in sorted(article_ids)]
    extractor = Extractor(Knowledge(tables))
    with writing(folder, timeout) as writer:
        for article in articles:
            writer.put(article, extractor.extract(article), extractor.version)
    return len(articles)
