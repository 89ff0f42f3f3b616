"""PolNeAR's attributions as our scheme would have them: a second, rougher reading of the same articles.

PolNeAR (Newell, Margolin and Ruths, LREC 2018) marks auxiliaries and settings with the cue and "that" with the
content, and counts thoughts, intentions and deeds. Here cues are cut to the verb that the cue table knows, contents
to what is said. What the annotators and the rule tagger both found is a statement; thoughts, deeds and what stands
inside another statement are none; what only one of the two found is `optional`, neither taught nor untaught.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from asean_cli.extract.cues import CueTable, Match
from asean_cli.extract.grammar import AUXILIARY, NEGATION, is_adverb
from asean_cli.extract.interface import Attribution, Tagger
from asean_cli.extract.layout import lay_out
from asean_cli.extract.tokens import Token, tokenise

_THOUGHTS = """
believe hope want think feel know consider expect plan intend decide see view fear seek aim try prefer like love hate
need wish worry doubt understand realize assume imagine guess seem appear look find remember forget learn wonder trust
mean regard perceive show
"""
_DEEDS = """
discuss sign refuse decline refer focus name release order pass list give cast make vote hire file include nominate
show allow ignore talk speak raise address share deliver issue put determine read meet visit push skip avoid
"""
NO_STATEMENTS = frozenset(_THOUGHTS.split()) | frozenset(_DEEDS.split())
"""Verbs that PolNeAR counts and we do not, unless the cue table knows them."""
_IRREGULAR = {
    "thought": "think", "felt": "feel", "knew": "know", "known": "know", "saw": "see", "seen": "see", "sought": "seek",
    "found": "find", "meant": "mean", "understood": "understand", "tried": "try", "gave": "give", "made": "make",
    "spoke": "speak", "met": "meet", "shown": "show",
}  # fmt: skip
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_CONDITIONAL = frozenset("will would should may might must to could".split())
_PASSIVE = frozenset("is are was were been be".split())
_OPENING = re.compile(r"(?:that|,|:|;|--|–|—)\s+")
Judgement = Literal["statement", "none", "unsure"]


def in_our_scheme(article: Mapping[str, Any], table: CueTable, rules: Tagger) -> dict[str, Any]:
    """Return a PolNeAR article with its attributions as our scheme has them, `rules` agreeing."""
    text, found = article["text"], []
    alone = {each.cue[0]: each for each in rules.tag(lay_out(text))}
    for each in article["attributions"]:
        made = _converted(text, each, table)
        known = [cue for cue in alone if each["cue"] and cue[0] < each["cue"][-1][1] and each["cue"][0][0] < cue[1]]
        agreed = [alone.pop(cue) for cue in known]
        if made is None:
            continue
        outer = [o for o in article["attributions"] if o is not each and o["cue"] and _holds(o["content"], made["cue"])]
        if any(o["cue"][0][0] < made["cue"][0][0] for o in outer):
            continue  # "he said that she had denied it": the inner one is another's word
        found.append({**made, "optional": made["optional"] or bool(outer) or not agreed})
    return {**article, "attributions": found + [_optional(each) for each in alone.values()]}


def _optional(each: Attribution) -> dict[str, Any]:
    return {"source": each.source, "cue": each.cue, "content": each.content, "optional": True}


def _holds(content: Sequence[Sequence[int]], cue: Sequence[Sequence[int]]) -> bool:
    return any(start <= cue[0][0] < end for start, end in content)


def _converted(text: str, each: Mapping[str, Any], table: CueTable) -> dict[str, Any] | None:
    if not each["cue"] or not each["content"]:
        return None
    tokens = tokenise(text, each["cue"][0][0], each["cue"][-1][1])
    content = [span for s in each["content"] if (span := _trimmed(text, s))]
    if not tokens or not content:
        return None
    verb = next((k for k, token in enumerate(tokens) if not _helps(token)), 0)
    match = next((m for k in range(verb, min(verb + 2, len(tokens))) if (m := table.match(tokens, k))), None)
    judged = _judge(tokens, verb, match)
    if judged == "none":
        return None
    cut = judged == "statement" and match
    cue = (
        [tokens[match.start].start, tokens[match.end - 1].end]
        if cut and match
        else [tokens[verb].start, tokens[-1].end]
    )
    return {"source": each["source"], "cue": [cue], "content": content, "optional": judged == "unsure"}


def _helps(token: Token) -> bool:
    return token.low in AUXILIARY | NEGATION | {"to", "also"} or is_adverb(token)


def _judge(tokens: Sequence[Token], verb: int, match: Match | None) -> Judgement:
    helpers = {token.low for token in tokens[:verb]}
    passive = helpers & _PASSIVE and not tokens[verb].low.endswith("ing")
    if match and not passive and not helpers & _CONDITIONAL:
        return "statement"
    return "none" if _lemmas(tokens[verb].low) & NO_STATEMENTS else "unsure"


def _lemmas(word: str) -> set[str]:
    guesses = {word[: -len(end)] + rest for end, rest in _ENDINGS if word.endswith(end)}
    return guesses | {word, _IRREGULAR.get(word, word)}


def _trimmed(text: str, span: Sequence[int]) -> list[int] | None:
    start, end = span
    while opening := _OPENING.match(text[start:end]):
        start += opening.end()
    while end > start and text[end - 1] in ".,;: \n":
        end -= 1
    return [start, end] if start < end else None
