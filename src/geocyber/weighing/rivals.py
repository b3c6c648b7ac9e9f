"""Finds, within a case, who is blamed by some and not by others, and who changed his mind.

Two accused are no contradiction if one acts for the other or is said to belong to it or to be sponsored by it,
if one is a person, or if somebody blames both at once (in one article or within a week): whoever blames a unit
and its state together holds both. Nor is a named group a contradiction to a state: whose it is, is another
question. Whom a court charges is not looked at: it charges men, whoever sent them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations

from geocyber.model import UNNAMED, Kind
from geocyber.weighing.days import said_on, span
from geocyber.weighing.positions import MAY_ANSWER, Case, Position, Stand
from geocyber.weighing.read import Evidence
from geocyber.weighing.ties import Ties

AT_ONCE = timedelta(days=7)
"""Within how long somebody who blames two holds both, rather than having changed his mind."""


class Turn(StrEnum):
    """How somebody's position differs from an earlier one of the same actor."""

    OTHER = "blamed before"
    TAKEN_BACK = "blamed before, no longer"
    COME_ROUND = "did not blame before"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of mind.

    Attributes:
        turn: what changed.
        earlier: the position before.
        later: the position after.
    """

    turn: Turn
    earlier: Position
    later: Position


def rivals(case: Case, evidence: Evidence, ties: Ties) -> list[tuple[str, str]]:
    """The pairs of accused that contradict each other, sorted."""
    blames = _blames(case)
    held = _held_together(blames, evidence)
    found = []
    for one, other in combinations(sorted(blames), 2):
        if ties.tied(one, other) or (one, other) in held:
            continue
        if not any(not _same_voice(a, b, evidence) for a in blames[one] for b in blames[other]):
            continue  # one and the same, who has changed his mind
        if _exclude(one, blames[one], evidence) and _exclude(other, blames[other], evidence):
            found.append((one, other))
    return found


def _exclude(accused: str, blames: Iterable[Position], evidence: Evidence) -> bool:
    """Whether blaming this one speaks against blaming another."""
    kind = evidence.kinds.get(accused)
    if kind in MAY_ANSWER:
        return True
    # "hackers" in the article's own words are whoever it was; somebody who blames "a gang" blames no state
    return kind is Kind.UNNAMED_GROUP and any(p.actor not in {None, UNNAMED} for p in blames)


def _blames(case: Case) -> dict[str, list[Position]]:
    blames: dict[str, list[Position]] = defaultdict(list)
    for position in case.positions:
        if position.stand is Stand.BLAMES and position.accused is not None:
            blames[position.accused].append(position)
    return blames


def _held_together(blames: dict[str, list[Position]], evidence: Evidence) -> set[tuple[str, str]]:
    """The pairs of accused that somebody blames at once, each sorted."""
    together: set[tuple[str, str]] = set()
    for one, other in combinations(sorted(blames), 2):
        if any(_at_once(a, b, evidence) for a in blames[one] for b in blames[other]):
            together.add((one, other))
    return together


def _at_once(one: Position, other: Position, evidence: Evidence) -> bool:
    if not _same_voice(one, other, evidence) or one.said is None or other.said is None:
        return False
    if one.said.report == other.said.report:
        return one.said.when is None or other.said.when is None or not _apart(one, other, evidence)
    return not _apart(one, other, evidence)


def _same_voice(one: Position, other: Position, evidence: Evidence) -> bool:
    if one.actor is None or other.actor is None or UNNAMED in {one.actor, other.actor}:
        # an article's own voice is the same in that article alone
        return (
            one.actor == other.actor
            and one.said is not None
            and other.said is not None
            and one.said.report == other.said.report
        )
    return evidence.nodes.top(one.actor) == evidence.nodes.top(other.actor)


def _apart(one: Position, other: Position, evidence: Evidence) -> bool:
    """Whether two positions were certainly taken more than a week apart."""
    first, second = sorted(
        (span(said_on(p.said, evidence.published)) for p in (one, other) if p.said is not None),
        key=lambda days: days[0] if days else date.min,
    )
    return first is not None and second is not None and second[0] - first[1] > AT_ONCE


# Changes of mind -----------------------------------------------------------------------------------------


def changes(case: Case, evidence: Evidence, ties: Ties) -> list[Change]:
    """Who first blamed one and later another, took blame back, or came round to it."""
    held = _held_together(_blames(case), evidence)
    by_voice: dict[str, list[Position]] = defaultdict(list)
    for position in case.positions:
        if position.stand in {Stand.BLAMES, Stand.CLEARS} and position.actor not in {None, UNNAMED}:
            by_voice[evidence.nodes.top(str(position.actor))].append(position)
    found = []
    for voice in sorted(by_voice):
        for one, other in combinations(by_voice[voice], 2):
            if not _apart(one, other, evidence):
                continue
            earlier, later = sorted(
                (one, other), key=lambda p: str(p.said and said_on(p.said, evidence.published))
            )
            turn = _turn(earlier, later, evidence)
            pair = tuple(sorted((str(earlier.accused), str(later.accused))))
            if turn is Turn.OTHER and (ties.tied(*pair) or pair in held):
                continue
            if turn is not None:
                found.append(Change(turn, earlier, later))
    return found


def _turn(earlier: Position, later: Position, evidence: Evidence) -> Turn | None:
    if earlier.stand is Stand.BLAMES and later.stand is Stand.BLAMES:
        kinds = {evidence.kinds.get(str(p.accused)) for p in (earlier, later)}
        return Turn.OTHER if earlier.accused != later.accused and Kind.PERSON not in kinds else None
    if earlier.accused != later.accused or earlier.stand is later.stand:
        return None
    return Turn.TAKEN_BACK if later.stand is Stand.CLEARS else Turn.COME_ROUND
