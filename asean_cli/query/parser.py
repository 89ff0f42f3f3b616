"""The query language: text in, a tree of nodes out, by recursive descent.

    query   = and { "OR" and }
    and     = not { [ "AND" ] not }
    not     = { "NOT" | "-" } part
    part    = "(" query ")" | [ FIELD ":" ] ( "(" query ")" | [ "=" ] ( QUOTED [ "~" NUMBER ] | WORD ) )

Our own, and not luqum's: that took 65 ms to import where a whole cold search takes 200 (measured on Python
3.11), and its errors give no position.
"""

from __future__ import annotations

import re

from asean_cli.errors import QueryError
from asean_cli.query.exact import exactly
from asean_cli.query.fields import ALIASES, FIELDS
from asean_cli.query.interface import Node
from asean_cli.query.leaves import field_named, leaf
from asean_cli.query.loose import Fuzzy
from asean_cli.query.nodes import And, both, either, opposite

LONGEST = 4000
"""Characters of a query; beyond this somebody pasted an article."""
DEEPEST = 40
"""Parentheses within parentheses; far below Python's limit on recursion, for printing and matching too."""

_CLOSING = {
    '"': '"”“',
    "“": '”"“',
    "”": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "＂": "＂",
}
_SINGLE = frozenset("'‘‚")
_SINGLE_END = re.compile(r"['’‘](?=[\s()]|$)")
_FIELD = re.compile(r"([^\W\d_][\w-]*):")
_WORD = re.compile(f"[^\\s(){''.join(_CLOSING)}]+")
_OPERATOR = re.compile(r"(AND|OR|NOT)(?=[\s()\"“„«]|$)")
_NUMBER = re.compile(r"\d+(?!\w)", re.ASCII)
_EXACTLY = re.compile(r"=(?=[^\s()=])")
_SPACE = re.compile(r"\s*")


def parse(text: str) -> Node:
    """Read a query; raise QueryError with the position of what cannot be read and the way out."""
    if len(text) > LONGEST:
        raise QueryError(
            f"the query is too long: {len(text)} characters, {LONGEST} at most", "search for less", LONGEST
        )
    parser = _Parser(text)
    node = parser.either_of(None, 0)
    if parser.peek() == ")":
        raise QueryError("this parenthesis closes nothing", "remove it, or put it in quotes", parser.position)
    if node is None:
        raise QueryError("there is no word to search for", "type a word, or * for every statement", 0)
    return node


def plain_words(text: str) -> Node:
    """Return the query for the words of a text that is no query; raise QueryError where it has none."""
    if len(text) > LONGEST:
        raise QueryError(f"the text is too long: {len(text)} characters, {LONGEST} at most", "search for less", LONGEST)
    parts = [leaf(None, piece, exact=True) for piece in text.split()]
    if not any(parts):
        raise QueryError("there is no word to search for", "type a word", 0)
    return both([part for part in parts if part is not None])


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def peek(self) -> str:
        """Skip blanks; return the operator or the character that comes next, "" at the end."""
        self.position = self._skip().end()
        operator = _OPERATOR.match(self.text, self.position)
        return operator[1] if operator else self.text[self.position : self.position + 1]

    def _skip(self) -> re.Match[str]:
        found = _SPACE.match(self.text, self.position)
        assert found
        return found

    def either_of(self, field: str | None, depth: int) -> Node | None:
        first = self.all_of(field, depth)
        parts = [first]
        while self.peek() == "OR":
            start = self.position
            self.position += 2
            parts.append(self.all_of(field, depth))
            if parts[-1] is None or parts[0] is None:
                raise _one_sided("OR", start)
        return either([part for part in parts if part is not None]) if first is not None else None

    def all_of(self, field: str | None, depth: int) -> Node | None:
        parts: list[Node] = []
        seen = False
        while (ahead := self.peek()) not in {"", ")", "OR"}:
            start = self.position
            if ahead == "AND":
                self.position += 3
                if not seen or self.peek() in {"", ")", "OR", "AND"}:
                    raise _one_sided("AND", start)
                continue
            part = self.negated(field, depth)
            seen = True
            if part is not None:
                parts.append(part)
        return both(parts) if parts else None

    def negated(self, field: str | None, depth: int) -> Node | None:
        negative = False
        while True:
            ahead, start = self.peek(), self.position
            if ahead == "NOT":
                self.position += 3
                if self.peek() in {"", ")", "OR", "AND"}:
                    raise QueryError("NOT needs something after it", 'to search for the word, write "not"', start)
            elif ahead == "-" and re.match(r"-[^\s)-]", self.text[start : start + 2]):
                self.position += 1
            else:
                break
            negative = not negative
        part = self.part(field, depth)
        return opposite(part) if negative and part is not None else part

    def part(self, field: str | None, depth: int) -> Node | None:
        if self.peek() == "(":
            return self.group(field, depth)
        start = self.position
        if _EXACTLY.match(self.text, start):
            return self.exactly(field)
        named = self.field()
        return self.value(named, start, depth) if named else self.simple(field)

    def exactly(self, field: str | None) -> Node | None:
        """Read what follows the sign of an exact search."""
        start = self.position
        self.position += 1
        node = self.simple(field)
        if isinstance(node, Fuzzy) or (isinstance(node, And) and any(isinstance(each, Fuzzy) for each in node.parts)):
            raise QueryError("= and ~ do not go together", "leave one of them out", start)
        return exactly(node) if node is not None else None

    def simple(self, field: str | None) -> Node | None:
        """Read a quotation or a word."""
        start = self.position
        quoted = self.quoted()
        if quoted is not None:
            return leaf(field, quoted, start, exact=True, distance=self.distance())
        found = _WORD.match(self.text, start)
        assert found, "whatever is no blank, parenthesis or quotation mark begins a word"
        self.position = found.end()
        return leaf(field, found.group(), start)

    def group(self, field: str | None, depth: int) -> Node:
        start = self.position
        if depth >= DEEPEST:
            raise QueryError(f"more than {DEEPEST} parentheses within each other", "simplify the query", start)
        self.position += 1
        node = self.either_of(field, depth + 1)
        if self.peek() != ")":
            raise QueryError("this parenthesis is never closed", "add ), or put it in quotes", start)
        self.position += 1
        if node is None:
            raise QueryError("nothing stands between the parentheses", "remove them", start)
        return node

    def field(self) -> str | None:
        """Read `NAME:` if a field stands here; raise QueryError where the name is unknown."""
        found = _FIELD.match(self.text, self.position)
        if not found or self.text.startswith("//", found.end()):
            return None
        name, after = found[1], self.text[found.end() : found.end() + 1]
        known = name.lower() in FIELDS or name.lower() in ALIASES
        if not after.strip() or after == ")":
            if not known:
                return None
            raise QueryError(f"{name}: needs its value right after the colon", f'write {name}:"…"', self.position)
        field = field_named(name, self.position)
        self.position = found.end()
        return field

    def value(self, field: str, start: int, depth: int) -> Node:
        if self.text[self.position] == "(":
            return self.group(field, depth)
        exact = _EXACTLY.match(self.text, self.position)
        node = self.exactly(field) if exact else self.simple(field)
        if node is None:
            raise QueryError(f"{field}: has no word in its value", "give a word or a name", start)
        return node

    def distance(self) -> int | None:
        """Read `~N` right after a quotation; raise QueryError where the number is missing."""
        if not self.text.startswith("~", self.position):
            return None
        found = _NUMBER.match(self.text, self.position + 1)
        if not found:
            raise QueryError("~ after a phrase needs a number", 'write "a b"~5: at most 5 words between', self.position)
        self.position = found.end()
        return min(int(found.group()), LONGEST)

    def quoted(self) -> str | None:
        """Read a quotation if one starts here; raise QueryError where it never ends."""
        start = self.position
        mark = self.text[start : start + 1]
        if mark in _SINGLE:
            found = _SINGLE_END.search(self.text, start + 1)
            if mark and found:
                self.position = found.end()
                return self.text[start + 1 : found.start()]
            return None
        closing = _CLOSING.get(mark)
        if closing is None:
            return None
        end = next((i for i in range(start + 1, len(self.text)) if self.text[i] in closing), None)
        if end is None:
            raise QueryError(
                "this quotation is never closed", f"add {closing[0]} at its end, or remove the mark", start
            )
        self.position = end + 1
        return self.text[start + 1 : end]


def _one_sided(operator: str, position: int) -> QueryError:
    hint = f'to search for the word, write "{operator.lower()}"'
    return QueryError(f"{operator} needs something on both sides", hint, position)
