"""The values of linking: what is compared of a thing, what a comparison finds, a link, the user's decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

Pair = tuple[str, str]
"""The IRIs of two things, in order."""


class Matter(StrEnum):
    """What is compared by rules of its own."""

    KNOWN = "known"
    PERSON = "person"
    ORGANISATION = "organisation"
    BODY = "body"
    GROUP = "group"
    DESCRIBED = "described"
    OPERATION = "operation"
    THING = "thing"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is compared of an entity. It is told from the entity's own article alone.

    Attributes:
        matter: by which rules it is compared.
        kind: its class, such as "company".
        names: what it is called, in the normal form of its matter, sorted.
        refs: references of the knowledge base that its names stand for and nothing else, sorted.
        owner: whom it acts for in the end ("state/CN", "org/mandiant"); "" if nobody is named.
        body: whom it acts for next, where that is another; "".
        words: the words of a description that tell it from others, sorted.
        doers: who did it, sorted.
        victims: whom it hit, sorted.
        responses: who answered it and how ("attributes state/US 2021-07-19"), sorted.
        dates: days, months or years on which it happened, sorted.
        years: years that its names hold, sorted.
        article: the article, for what only its surroundings can tell; "" for what its name tells.
        published: the article's day of publication, for the same; "".
    """

    matter: Matter
    kind: str
    names: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    owner: str = ""
    body: str = ""
    words: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    article: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """All that is compared of a statement; entities stand here by their canonical ones.

    Attributes:
        relation: its class, such as "Condemnation".
        factuality: "asserted", "negated" or "possible".
        agent: who does it.
        above: the states and intergovernmental organisations for which it acts, sorted.
        target: who undergoes it; the quoted name that an alias gives; "".
        operation: the operation that it answers; "".
        date: day, month or year of it; "".
        published: the article's day of publication where it has no date; "".
        is_once: whether such a thing is hardly ever done twice to its object.
        matter: always `Matter.ACT`.
    """

    relation: str
    factuality: str
    agent: str
    above: tuple[str, ...] = ()
    target: str = ""
    operation: str = ""
    date: str = ""
    published: str = ""
    is_once: bool = False
    matter: Matter = field(default=Matter.ACT)


Comparable = Profile | Act


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why two things may be one.

    Attributes:
        score: probability, 0 to 1, that a careful reader would agree.
        rule: name of the rule.
        reason: the reason in words.
    """

    score: float
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two things that are one, and why."""

    pair: Pair
    score: float
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the user decided.

    Attributes:
        same: pairs that are one.
        different: pairs that are not; they win over `same`.
        is_automatic: whether anything beside `same` is linked.
    """

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()
    is_automatic: bool = True

    def decided(self) -> frozenset[str]:
        """All things that a decision is about."""
        return frozenset(thing for pair in self.same | self.different for thing in pair)


def ordered(one: str, other: str) -> Pair:
    """The pair of two things."""
    return (one, other) if one <= other else (other, one)


def sorted_tuple(values: Iterable[str]) -> tuple[str, ...]:
    """Distinct values in order."""
    return tuple(sorted(set(values)))
