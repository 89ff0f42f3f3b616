"""Stories: articles that several outlets carry alike, and in them statements that repeat one another.

Articles are compared by MinHash over rows of words (Broder 1997, "On the resemblance and containment of
documents"), found by its bands (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4). An article
joins the story of the article most like it; a statement repeats an earlier one of its story, from another
article, if the same speaker says nearly the same.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from asean_cli.models import Article, short_hash
from asean_cli.query.text import stems, tokens, words
from asean_cli.store.database import Database, plain

ALIKE = 0.5
"""The share of rows of words that two articles of one story have in common at least (Jaccard)."""
DAYS = 14
"""Days between two articles of one story at most, where both are dated: a form that comes every week is no story."""
SHINGLE = 4
"""Words in a row."""
SHORTEST = 20
"""Words of an article that can be compared."""
HASHES, ROWS = 125, 5
"""Numbers of a signature, and of each of its bands: two articles that have half in common meet with 0.55, those
with 0.7 in common with 0.99 (1 - (1 - s ** 5) ** 25)."""
MOST_ALIKE = 50
"""Articles of one band that are compared, so that a form used ten thousand times costs no more than one of fifty."""
KEPT, SHARED = 0.6, 0.85
"""The shares of the shown statement's words, and of the repeating one's, that both have: what says more is shown."""
COMPARED = 100_000
"""Characters of an article that are compared, from its start."""
_NEGATIONS = frozenset(
    "no not never none nor neither without cannot cant wont dont doesnt didnt isnt arent wasnt werent hasnt havent"
    " hadnt couldnt wouldnt shouldnt mustnt".split()
)


def signature(text: str) -> bytes:
    """Return the MinHash of a text, b"" for one too short to compare."""
    flow = [word for word, _, _ in tokens(text[:COMPARED])]
    if len(flow) < SHORTEST:
        return b""
    from rensa import RMinHash

    made = RMinHash(num_perm=HASHES, seed=1)
    made.update([" ".join(flow[at : at + SHINGLE]) for at in range(len(flow) - SHINGLE + 1)])
    return array("I", made.digest()).tobytes()


def bands(signature: bytes) -> list[int]:
    """Return the numbers under which articles with such a signature are looked up."""
    width = 4 * ROWS
    return [int(short_hash(str(at), signature[at : at + width].hex()), 16) for at in range(0, len(signature), width)]


def likeness(one: bytes, two: bytes) -> float:
    """Return the share of rows of words that two texts have in common, as their signatures tell it."""
    pairs = zip(array("I", one), array("I", two), strict=True)
    return sum(a == b for a, b in pairs) / HASHES


class Stories:
    """The stories of a database; `settle` is due before each commit."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._touched: set[str] = set()
        self.repeated = 0
        """Articles placed so far that told a story which was there."""

    def forget(self, article_id: str) -> None:
        """Take an article out of its story, before it is dropped or replaced."""
        identity = plain(article_id)
        for story, known in self._database.run("SELECT story, signature FROM articles WHERE id = ?", identity):
            self._touched.add(story)
            for band in bands(known or b""):
                self._database.run("DELETE FROM bands WHERE band = ? AND article = ?", band, identity)

    def place(self, article: Article) -> None:
        """Find the story of an article that has just been kept."""
        identity, made = plain(article.id), signature(article.text)
        story = self._nearest(made, article.published)
        self.repeated += story is not None
        story = story or short_hash("story", article.id, article.text)
        self._touched.add(story)
        sql = "UPDATE articles SET story = ?, signature = ? WHERE id = ?"
        self._database.run(sql, story, made, identity)
        for band in bands(made):
            self._database.run("INSERT OR IGNORE INTO bands VALUES (?, ?)", band, identity)

    def _nearest(self, made: bytes, published: str | None) -> str | None:
        found = dict.fromkeys(
            article
            for band in bands(made)
            for (article,) in self._database.run(
                "SELECT article FROM bands WHERE band = ? ORDER BY article DESC LIMIT ?", band, MOST_ALIKE
            )
        )
        best, nearest = ALIKE, None
        for article in sorted(found):
            sql = "SELECT story, signature, published FROM articles WHERE id = ?"
            for story, other, day in self._database.run(sql, article):
                if (
                    _near(published, day)
                    and (share := likeness(made, other)) >= best
                    and (share > best or nearest is None)
                ):
                    best, nearest = share, story
        return nearest

    def settle(self) -> None:
        """Work out anew which statement repeats which in the stories that have changed."""
        for story in sorted(self._touched):
            self._settle(story)
        self._touched.clear()

    def _settle(self, story: str) -> None:
        sql = (
            "SELECT s.row, s.article, s.lead, s.json FROM statements s JOIN articles a ON a.id = s.article"
            " WHERE a.story = ? ORDER BY coalesce(a.published, '9'), s.row"
        )
        rows = self._database.run(sql, story)
        leads = _leads(rows) if len({article for _, article, _, _ in rows}) > 1 else {}
        for row, article, old, _ in rows:
            if leads.get(row) != old:
                self._database.run("UPDATE statements SET lead = ? WHERE row = ?", leads.get(row), row)
                self._database.run("INSERT OR IGNORE INTO pending VALUES (?)", article)


def _near(one: str | None, two: str | None) -> bool:
    days = [_day(each) for each in (one, two)]
    return None in days or abs((days[0] or 0) - (days[1] or 0)) <= DAYS


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement as it is compared."""

    row: int
    article: str
    key: tuple[Any, ...]
    """What must be the same: the speaker, numbers and negations, and whether it was said at all."""
    words: frozenset[str]

    def is_repeated_by(self, other: _Said) -> bool:
        """Say whether a later statement of another article says nothing but this."""
        both = len(self.words & other.words)
        return self.article != other.article and both >= SHARED * len(other.words) and both >= KEPT * len(self.words)


def _leads(rows: Iterable[tuple[int, str, int | None, str]]) -> dict[int, int]:
    """Return for each statement that repeats one before it the row of the first."""
    leads: dict[int, int] = {}
    shown: dict[tuple[Any, ...], list[_Said]] = {}
    for said in _said(rows):
        known = shown.setdefault(said.key, [])
        first = next((each for each in known if each.is_repeated_by(said)), None)
        if first is None:
            known.append(said)
        else:
            leads[said.row] = first.row
    return leads


def _said(rows: Iterable[tuple[int, str, int | None, str]]) -> Iterator[_Said]:
    for row, article, _, data in rows:
        statement = json.loads(data)
        content, speaker = statement["content"], statement["speaker"]
        plain_words = words(content)
        key = (
            *(speaker["id"], speaker["type"], statement["negated"], statement.get("modality")),
            *(tuple(sorted(re.findall(r"\d+", content))), sum(word in _NEGATIONS for word in plain_words)),
        )
        yield _Said(row, article, key, frozenset(stems(content)))
