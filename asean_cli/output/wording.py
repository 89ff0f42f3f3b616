"""The words that the formats for people share: counts, who, to whom, when, where."""

from __future__ import annotations

from collections.abc import Iterable

from asean_cli.models import Speaker, Statement
from asean_cli.output.interface import Answer, Count, Group
from asean_cli.text import visible


def count_of(number: int, noun: str) -> str:
    """Return a number with its noun: "1 statement", "1,204 statements"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def heading(answer: Answer) -> str:
    """Return how much there is, and which part of it is shown."""
    whole = count_of(answer.total, "statement" if answer.speakers is None else "speaker")
    if answer.returned == answer.total:
        return whole
    if not answer.returned:
        return f"{whole}, none from --offset {answer.offset} on"
    return f"{whole}, {answer.offset + 1:,}–{answer.offset + answer.returned:,} shown"


def footer(answer: Answer) -> str:
    """Return how to see the rest; nothing where all is shown."""
    after = answer.offset + answer.returned
    if not answer.returned or after >= answer.total:
        return ""
    return f"{answer.returned:,} of {answer.total:,} shown; --offset {after} for more, --limit 0 for all"


def office(speaker: Speaker) -> str:
    """Return role, organisation and country, as far as they are known ("Foreign Minister, VN")."""
    parts = [speaker.role, speaker.organisation, speaker.country]
    return visible(", ".join(part for part in parts if part and part != speaker.name))


def repeats(answer: Answer) -> str:
    """Return how much of the answer is told once although several articles have it; nothing where all is shown."""
    if not answer.repeats:
        return ""
    counted = f"{count_of(answer.repeats, 'repeat')} in other articles of the same story"
    return f"{counted} left out, here and in all counts; --duplicates shows them"


def elsewhere(statement: Statement) -> str:
    """Return how many other outlets, or articles, have the same statement: "+5 outlets"."""
    own = statement.article.outlet
    outlets = {each.outlet for each in statement.variants if each.outlet and each.outlet != own}
    if outlets:
        return f"+{count_of(len(outlets), 'outlet')}"
    return f"+{count_of(len(statement.variants), 'article')}" if statement.variants else ""


def whereabouts(answer: Answer, statement: Statement) -> str:
    """Return where the statement stands, and where else it does."""
    return "  ".join(part for part in (place(answer, statement), elsewhere(statement)) if part)


_MODALITY = {"conditional": "would", "planned": "to come", "refused": "refused"}


def cue(statement: Statement) -> str:
    """Return the cue, with what makes it less than said: "suggested", "not: said", "refused: comment"."""
    marks = [_MODALITY[statement.modality]] if statement.modality else []
    marks += ["not"] if statement.negated and statement.modality != "refused" else []
    return visible(": ".join([*marks, statement.cue]))


def addressed(statement: Statement) -> str:
    """Return whom it is addressed to, "" where nobody is named."""
    return visible(", ".join(each.name for each in statement.addressees))


def said(statement: Statement) -> str:
    """Return cue, addressees and content on one line: "urged → Japan: more trade"."""
    to = addressed(statement)
    return f"{cue(statement)}{f' → {to}' if to else ''}: {visible(statement.content)}"


def occasion(statement: Statement) -> str:
    """Return the event's name, "" where there is none."""
    return visible(statement.event.name) if statement.event else ""


def offices(group: Group) -> str:
    """Return all roles of a speaker with organisation and country."""
    from dataclasses import replace

    speaker = group.speaker
    return office(replace(speaker, role="; ".join(group.roles) or speaker.role))


def office_then(answer: Answer, group: Group, statement: Statement) -> str:
    """Return the role in which one of a speaker's statements was made, "" where it goes without saying."""
    return visible(statement.speaker.role or "") if answer.roles or len(group.roles) > 1 else ""


def more(group: Group) -> str:
    """Return how many statements of a speaker are not shown; nothing where all are."""
    hidden = group.count - len(group.statements)
    return f"{hidden:,} more; --latest 0 for all" if hidden > 0 else ""


def period(group: Group) -> str:
    """Return the dates between which a speaker spoke: "2021-08-03", "2021-08-03 – 2022-01-09"."""
    dates = dict.fromkeys(date for date in (group.first, group.last) if date)
    return " – ".join(visible(date) for date in dates)


def counted(counts: Iterable[Count]) -> str:
    """Return values with their counts on one line: "vaccines 4, mekong 1"."""
    return visible(", ".join(f"{each.label} {each.count:,}" for each in counts))


def place(answer: Answer, statement: Statement) -> str:
    """Return where the statement stands: its file and line, else its article's file, address or id."""
    article = statement.article
    return visible(answer.places.get(statement.id) or article.path or article.url or article.id)
