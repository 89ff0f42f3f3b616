"""Whether something was really said: the words before a cue tell that it would be, will be, or was refused.

The phrases stand in `[modality]` of `knowledge/cues.toml`. What was said and denied ("did not say") is another
matter: `negated`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import cast

from asean_cli.extract.grammar import ADVERBS, BE, HAVE, NEGATION
from asean_cli.models import Modality, Span

_WORD = re.compile(r"[^\W\d_]+|'[^\W\d_]+|[.;:“”\"]|,$")
_BEFORE = 60
"""Characters before a cue in which the phrase is looked for."""
_SKIPPED = (BE | HAVE | ADVERBS | {"either", "neither"}) - NEGATION


class ModalityTable:
    """The phrases that put what is said in doubt, by their last word; the longest one counts."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._phrases = {tuple(_words(phrase)): name for name, phrases in table.items() for phrase in phrases}
        self._longest = max(map(len, self._phrases), default=0)

    def of(self, text: str, sentence: Span, cue: Span) -> Modality | None:
        """Return how a cue is weakened by the words before it in its sentence; None where it is told as a fact."""
        words = [w for w in _words(text[max(sentence[0], cue[0] - _BEFORE) : cue[0]]) if not _is_skipped(w)]
        for length in range(min(self._longest, len(words)), 0, -1):
            found = self._phrases.get(tuple(words[-length:]))
            if found:
                return cast(Modality, found)
        return None


def _words(text: str) -> list[str]:
    """Return the words and the marks that end a clause, in the case they have: "May" is a month."""
    return _WORD.findall(text.replace("’", "'").rstrip())


def _is_skipped(word: str) -> bool:
    return word.lower() in _SKIPPED or (word.endswith("ly") and word.islower())
