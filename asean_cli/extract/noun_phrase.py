"""A noun phrase that may name a speaker, read: whose name, which office, which country, or what it describes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from asean_cli.knowledge.tables import Role
from asean_cli.models import Entity

Sort = Literal["pronoun", "person", "role", "entity", "organisation", "group", "document", "compound", "unknown"]

_LEADING = re.compile(
    r"^(?:the|both|all|a|an|its|his|her|their|our|some|many|several|other|these|those)\s+", re.IGNORECASE
)
PERSON_NOUN = re.compile(
    r"""\w+(?:ists?|ians?)$
    |\w*(?:men|man|women|woman|person|seller|keeper|worker|driver|owner|farmer|teacher|fisher|trader|dealer|buyer|maker|grower
    |broker|banker|officer|lawyer|writer|organiser|organizer|mother|father|brother|sister|wife|husband|daughter|boy|girl)$
    |(?:manager|singer|reporter|leader|monitor|doctor|tutor|editor|sailor|captain|skipper|trainee|refugee|employee|delegate
    |aide|guide|nurse|cousin|neighbou?r|clerk|guard|priest|monk|imam|nun|son|widow|uncle|aunt|friend|colleague|resident
    |student|tenant|merchant|applicant|participant|consultant|attendant|migrant|envoy|pilot|cook|planter)$""",
    re.VERBOSE,
)
"""Head nouns that name one person or several."""
CALLED = re.compile(r" (?:named|called|surnamed|nicknamed|identified (?:only )?as) ((?:[A-Z][\w’'-]+ ?)+)$")
"""A name that a description leads to: "a shopkeeper named Luz"."""
_AGED = re.compile(r"\b\d\d?-year-old\b|\baged \d\d?\b|\bof \d\d$")
_PLURAL = re.compile(r"(?:[^su]s|men|people|police|children|some|many|others|several|two|three|four|five)$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a noun phrase says of the one it names."""

    text: str
    """The words as written."""
    sort: Sort
    head: str
    """The folded head noun ("minister"), or the pronoun."""
    name: tuple[str, ...] = ()
    """The words of a person's name."""
    role: str | None = None
    """The office as written ("Deputy PM and Foreign Minister")."""
    role_known: Role | None = None
    country: str | None = None
    organisation: Entity | None = None
    entity: Entity | None = None
    """The entity that the whole phrase names."""
    by: str = "name"
    """How it names it: name, demonym, capital or description."""
    parts: tuple[Phrase, ...] = ()
    definite: bool = False
    pair: bool = False
    """Whether it means two together ("both sides")."""
    counterpart: bool = False

    @property
    def plural(self) -> bool:
        """Whether the head noun is a plural, as far as its ending tells."""
        return bool(_PLURAL.search(self.head)) and not self.text.lower().startswith(("a ", "an "))

    @property
    def called(self) -> bool:
        """Whether the words say that this is a name: "a shopkeeper named Luz"."""
        return bool(CALLED.search(self.text))

    @property
    def aged(self) -> bool:
        """Whether the words mean somebody spoken of before by the age: "the 46-year-old"."""
        return self.definite and bool(_AGED.search(self.text))

    @property
    def individual(self) -> bool:
        """Whether the words describe one person, as far as the head noun and an age tell: "one trainee, 23"."""
        opens = self.text.lower().startswith(("a ", "an ", "one ", "another ", "the "))
        return opens and not self.plural and bool(PERSON_NOUN.match(self.head) or _AGED.search(self.text))

    @property
    def around(self) -> str:
        """The words that are no part of a person's name: titles, offices, descriptions."""
        words = self.text.split()
        return " ".join(word for word in words if word.rstrip(",.") not in self.name)

    @property
    def bare(self) -> str:
        """The words without an article in front, white space as single blanks."""
        return _LEADING.sub("", " ".join(self.text.split()), count=1) if self.sort != "pronoun" else self.text
