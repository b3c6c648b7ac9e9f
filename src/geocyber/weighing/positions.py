"""The positions that actors take on an operation, accusation or act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from geocyber.model import Kind, RelationType
from geocyber.weighing.days import said_on
from geocyber.weighing.read import Evidence, Said

MAY_ANSWER = frozenset({Kind.STATE, Kind.IGO, Kind.GOVERNMENT_BODY, Kind.COMPANY, Kind.ORGANISATION})
"""Kinds whose silence means something: groups and single persons are seldom asked."""


class Stand(StrEnum):
    """What position somebody takes."""

    BLAMES = "blames"
    CHARGES = "charges"
    SUSPECTS = "suspects"
    JOINS = "joins"
    CONDEMNS = "condemns"
    CLEARS = "does not blame"
    DENIES = "denies"
    DOES_NOT_DENY = "does not deny"
    SILENT = "is silent"
    SAYS_SO = "says so"
    SAYS_NOT_SO = "says not so"


BLAMING = frozenset({Stand.BLAMES, Stand.CHARGES})


@dataclass(frozen=True, slots=True)
class Position:
    """A position that somebody takes in a case.

    Attributes:
        stand: which.
        actor: who takes it; None for an article in its own voice, `model.UNNAMED` for somebody unnamed.
        accused: the state or organisation on top of the accused, None if it is not clear which of several.
        whom: exactly who is blamed, denied or joined, if it is said.
        said: the statement; None for silence.
    """

    stand: Stand
    actor: str | None
    accused: str | None
    whom: str | None
    said: Said | None


@dataclass(frozen=True, slots=True)
class Case:
    """An operation, accusation or act with the positions on it.

    Attributes:
        operation: what it is about; None for accusations that name none, and for acts.
        act: the relation in question with its agent and object, where a mere act is asserted and negated.
        positions: in no particular order.
        opposed: ids of the statements that another article or speaker contradicts.
    """

    operation: str | None
    positions: tuple[Position, ...]
    act: tuple[str, RelationType, str] | None = None
    opposed: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_answered(self) -> bool:
        """Whether somebody accused denies."""
        return any(position.stand is Stand.DENIES for position in self.positions)

    def accused(self) -> list[str]:
        """The tops that somebody is blamed for, sorted."""
        blamed = {p.accused for p in self.positions if p.stand in BLAMING and p.accused is not None}
        return sorted(blamed)


def positions_in_order(case: Case, evidence: Evidence) -> Iterator[Position]:
    """The positions of a case in the order of their dates, else those of their articles; silence comes last."""

    def key(position: Position) -> tuple[bool, str, bool, str, str, str]:
        said = position.said
        when = (said_on(said, evidence.published) if said else None) or "~"
        return (
            position.stand is Stand.SILENT,
            when,
            position.stand in {Stand.DENIES, Stand.DOES_NOT_DENY},
            position.stand,
            position.actor or "",
            said.id if said else "",
        )

    yield from sorted(case.positions, key=key)
