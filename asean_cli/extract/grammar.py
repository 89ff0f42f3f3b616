"""The closed word classes and small tests that find a verb's subject without a part-of-speech tagger."""

from __future__ import annotations

from collections.abc import Sequence

from asean_cli.extract.tokens import Token

BE = frozenset("is are was were be been being am 's 're".split())
HAVE = frozenset("has have had having 've".split())
DO = frozenset("do does did don't doesn't didn't".split())
MODAL = frozenset("will would shall should can could may might must won't wouldn't can't couldn't cannot".split())
NEGATION = frozenset("not never n't don't doesn't didn't won't wouldn't can't couldn't cannot hasn't haven't".split())
AUXILIARY = BE | HAVE | DO | MODAL | frozenset("hasn't haven't hadn't isn't aren't wasn't weren't".split())
DETERMINERS = frozenset(
    "a an the this that these those its his her their our my your some any no each every another both all".split()
)
PERSONAL = frozenset("he she they it we i you".split())
PREPOSITIONS = frozenset(
    "of in on at by for from to with about against among as between during into over since through toward towards "
    "under until upon via within without regarding concerning amid despite besides beyond near across after before "
    "ahead following along alongside around behind per than like unlike including".split()
)
OPENING_PREPOSITIONS = frozenset(
    "of in on at by for from to with about against among as during over since under until upon within without after "
    "before following amid despite regarding".split()
)
"""Prepositions that open a sentence with a capital; the others of a capital are names ("Than")."""
STOPS = frozenset(
    "that who whom whose which because while when if although though but where unless until than how why what "
    "whether so yet after before since".split()
)
"""Words that a subject does not reach across to the left."""
CONJUNCTIONS = frozenset({"and", "or", "but"})
ADVERBS = frozenset(
    "also then further furthermore however again once earlier later still thus meanwhile both jointly previously "
    "always often never not already just even now too since repeatedly soon instead moreover therefore likewise "
    "ever first today yesterday tomorrow tonight".split()
)
OPENERS = frozenset(
    "meanwhile however also earlier later then moreover furthermore besides instead likewise still and but so "
    "additionally separately similarly overall finally lastly secondly".split()
)
"""Words before a subject that are no part of it."""
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)
TIME_WORDS = (
    DAYS
    | MONTHS
    | frozenset(
        "yesterday today tomorrow tonight morning afternoon evening night week month year weekend last this next late "
        "early earlier later".split()
    )
)
OCCASIONS = frozenset(
    "statement speech interview letter remarks address briefing conference release report message tweet post article "
    "telephone phone call talk talks note press news joint video written televised separate brief keynote "
    "opening".split()
)
"""What may stand between a speaker and the cue: "the ministry in a statement said"."""
IRREGULAR_VERBS = frozenset(
    "met held took came went became began saw got set put ran won lost left kept brought built sent gave made led "
    "paid fell rose grew stood sat felt found knew thought fought bought taught caught meant dealt drew flew drove "
    "wore broke chose spoke stole swore hit hurt cut let cost read wrote told said shook struck sought hopes wants "
    "hoped wanted has needs remains plans aims seems appears believes expects".split()
)
"""Common news verbs that do not show themselves by -ed."""
NOT_VERBS = frozenset("united need red hundred speed seed feed breed indeed bed wed shed embed".split())


def is_adverb(token: Token) -> bool:
    """Say whether a token can stand between a subject and its verb without changing either."""
    low = token.low
    return low in ADVERBS or (low.endswith("ly") and token.sort == "word" and not token.capital and len(low) > 4)


def is_verb_like(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token looks like a finite verb: an auxiliary, a common past form, or -ed in a verb's place."""
    token = tokens[at]
    low = token.low
    if token.sort != "word":
        return False
    if low in AUXILIARY or (low in IRREGULAR_VERBS and not _named(token)):
        return True
    if not low.endswith("ed") or len(low) < 5 or token.capital or low in NOT_VERBS:
        return False
    before = tokens[at - 1] if at else None
    return before is None or not (before.low in DETERMINERS or before.low in PREPOSITIONS or is_possessive(before))


def _named(token: Token) -> bool:
    return token.capital


def is_possessive(token: Token) -> bool:
    """Say whether a word is in the genitive."""
    return token.low.endswith("'s") or token.text.endswith(("s'", "s’"))


def is_time(token: Token) -> bool:
    """Say whether a token is part of a date or a time of day."""
    return token.low in TIME_WORDS or token.sort == "number"
