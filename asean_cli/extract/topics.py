"""What a statement is about: the topics whose terms its content uses."""

from __future__ import annotations

import re
from collections import defaultdict

from asean_cli.extract.gazetteer import folded
from asean_cli.knowledge import Knowledge
from asean_cli.knowledge.tables import Topic

_WORD = re.compile(r"[^\W_]+")
_TERM_WORD = re.compile(r"[^\W_]+\*?")
_FIRST = 3
"""Terms are looked up by so many of their first letters, so that a text is read once for all of them."""
Term = tuple[str, ...]


class TopicFinder:
    """The terms of all topics, ready to be found."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._order = {key: place for place, key in enumerate(knowledge.topics)}
        self._under = {topic.key: topic.under for topic in knowledge.topics.values()}
        self._terms: dict[str, list[tuple[Term, str]]] = defaultdict(list)
        self._exact: dict[str, list[str]] = defaultdict(list)
        for topic in knowledge.topics.values():
            self._add(topic)

    def topics_of(self, content: str) -> tuple[str, ...]:
        """Return the ids of the topics that `content` speaks of, in the order of the table.

        A wider topic is left out where a narrower one under it is found.
        """
        words = _WORD.findall(folded(content))
        found = {
            key
            for at, word in enumerate(words)
            for term, key in self._terms.get(word[:_FIRST], ())
            if _uses(words, at, term)
        }
        for word in _WORD.findall(content):
            found.update(self._exact.get(word, ()))
        return tuple(sorted(found - {self._under[key] for key in found}, key=self._order.__getitem__))

    def _add(self, topic: Topic) -> None:
        for each in topic.terms:
            term = tuple(_TERM_WORD.findall(folded(each)))
            if term:
                self._terms[term[0].rstrip("*")[:_FIRST]].append((term, topic.key))
        for each in topic.exact:
            self._exact[each].append(topic.key)


def _uses(words: list[str], at: int, term: Term) -> bool:
    if at + len(term) > len(words):
        return False
    return all(
        word.startswith(part[:-1]) if part[-1] == "*" else word == part
        for word, part in zip(words[at : at + len(term)], term, strict=True)
    )
