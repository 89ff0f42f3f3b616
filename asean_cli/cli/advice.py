"""What to tell beside an answer: ambiguous names, an index that is behind, and why nothing matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from asean_cli.query.interface import FACETS, Filters, Node, Query
from asean_cli.query.nodes import And, Or, Words
from asean_cli.query.text import words
from asean_cli.store.interface import FacetCount
from asean_cli.text import fold

if TYPE_CHECKING:
    from asean_cli.cli.asking import Question
    from asean_cli.store.local import LocalStore

SHOWN = 6
"""How many alternatives a note lists."""
_FACET_OF = {"minister": "speaker"}


def also(query: Query) -> Iterator[str]:
    """Tell the other names that were searched for."""
    if query.also:
        yield f"searched also: {', '.join(query.also)} (--exact leaves them out)"


def behind(store: LocalStore) -> Iterator[str]:
    """Tell that the search index has not seen every article."""
    missing = store.behind
    if missing:
        articles = "1 article is" if missing == 1 else f"{missing:,} articles are"
        yield f"{articles} not in the search index yet; run: asean reindex"


def ambiguous(store: LocalStore, filters: Filters, asked: Node | None = None) -> Iterator[str]:
    """Tell of each name given for a speaker, as a filter or in the query, that more than one speaker bears."""
    for name in dict.fromkeys([*filters.speaker, *filters.minister, *(_speakers_in(asked) if asked else ())]):
        wanted = set(words(name))
        found = [each for each in store.candidates(name) if wanted <= set(words(each.label))]
        if len(found) > 1:
            more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
            yield f'"{name}" may be {_listed(found[:SHOWN])}{more}; all are shown'


def _speakers_in(node: Node) -> Iterator[str]:
    if isinstance(node, Words) and node.field in {"speaker", "minister"}:
        yield node.text
    for part in node.parts if isinstance(node, And | Or) else ():
        yield from _speakers_in(part)


def nothing(store: LocalStore, question: Question) -> Iterator[str]:
    """Tell that nothing matched, what the index has instead, or which condition to drop."""
    conditions = list(_conditions(question))
    if not conditions:
        yield "the index holds no statement yet; run: asean index FOLDER"
        return
    yield "nothing matched"
    yield from _words(store, question)
    instead = [line for _, _, name in conditions if name for line in _instead(store, name, question.filters)]
    yield from instead
    if len(conditions) > 1 and not instead:
        best, shown = max((_total(store, without), shown) for shown, without, _ in conditions)
        if best:
            yield f"without {shown} there {'is 1' if best == 1 else f'are {best:,}'}"


def _words(store: LocalStore, question: Question) -> Iterator[str]:
    from asean_cli.cli.respelling import why_nothing
    from asean_cli.query.exact import exactly
    from asean_cli.query.parser import parse, plain_words

    if question.text.strip():
        asked = plain_words(question.text) if question.literal else parse(question.text)
        shown = question._replace(literal=False, exact=False)
        asked = exactly(asked) if question.exact else asked
        yield from why_nothing(store, asked, lambda node: _total(store, shown._replace(text=str(node))))


def _conditions(question: Question) -> Iterator[tuple[str, Question, str]]:
    """Yield each condition as typed, the question without it, and the filter's name ("" for the words)."""
    if question.text.strip():
        yield f"the words {question.text!r}", question._replace(text=""), ""
    for each in fields(Filters):
        value = getattr(question.filters, each.name)
        if value:
            values = (value,) if isinstance(value, str) else value
            shown = " ".join(f"--{each.name} {one!r}" for one in values)
            dropped: dict[str, Any] = {each.name: each.default}
            yield shown, question._replace(filters=replace(question.filters, **dropped)), each.name


def _total(store: LocalStore, question: Question) -> int:
    return store.search(question._replace(limit=1, offset=0, facets=()).query()).total


def _instead(store: LocalStore, name: str, filters: Filters) -> Iterator[str]:
    """Tell the values of a filter that come nearest to the one given, else the most frequent ones."""
    from difflib import get_close_matches

    from asean_cli.cli.asking import Question

    facet = _FACET_OF.get(name, name)
    if facet not in FACETS:
        return
    wanted = getattr(filters, name)
    alone = Question(filters=Filters(**{name: wanted}))
    if _total(store, alone):
        return
    counts = store.search(Question(limit=1, facets=(facet,)).query()).facets.get(facet, ())
    names = {fold(text): each for each in counts for text in (each.value, each.label)}
    if name == "topic":
        from asean_cli.cli.respelling import near_topics

        wider = [(topic, _total(store, Question(filters=Filters(topic=(topic,))))) for topic in near_topics(wanted[0])]
        names |= {topic: FacetCount(topic, topic, count) for topic, count in wider if count}
    near = [names[key] for one in wanted for key in get_close_matches(fold(one), names, n=SHOWN, cutoff=0.6)]
    if near:
        yield f"--{name}: did you mean {_listed(list(dict.fromkeys(near))[:SHOWN])}?"
    elif counts:
        yield f"--{name}: the most frequent are {_listed(counts[:SHOWN])}"


def _listed(counts: Sequence[FacetCount]) -> str:
    parts = [f"{each.label} ({each.count:,})" for each in counts]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"
