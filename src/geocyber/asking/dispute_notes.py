"""Says in words what is contradictory in a position, and who tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geocyber.asking.told import Told, listed
from geocyber.model import UNNAMED
from geocyber.weighing import Case, Change, Evidence, Position, Said, Stand, Turn, said_on


def conflicts(
    position: Position,
    case: Case,
    contradictory: Iterable[tuple[str, str]],
    changed: Iterable[Change],
    evidence: Evidence,
    told: Told,
) -> Iterator[str]:
    """What contradicts a position, and what its actor said at another time.

    Args:
        position: one of the case.
        case: all positions on the same.
        contradictory: the pairs of accused that exclude each other.
        changed: the changes of mind in the case.
        evidence: when articles were published.
        told: the names.
    """
    for pair in contradictory:
        if position.stand is Stand.BLAMES and position.accused in pair:
            rival = pair[0] if position.accused == pair[1] else pair[1]
            by = sorted({told.name(p.actor) for p in case.positions if _blames(p, rival)})
            yield f"also blamed: {told.name(rival)} (by {listed(by)})"
    for change in changed:
        if position == change.later:
            yield f"{_before(change, told)}{_on(change.earlier, evidence)}"
        elif position == change.earlier:
            yield f"{_after(change, told)}{_on(change.later, evidence)}"
    if position.said is not None and position.said.id in case.opposed and case.act is None:
        yield "the opposite is said too"


def asides(position: Position, case: Case, evidence: Evidence, told: Told) -> Iterator[str]:
    """Of silence, who waits for an answer; of a position that another tells of, who does.

    Args:
        position: one of the case.
        case: all positions on the same.
        evidence: whom actors act for.
        told: the names.
    """
    said = position.said
    if said is None:
        by = sorted({told.name(p.actor) for p in case.positions if _blames(p, position.accused)})
        yield f"accused by {listed(by)}"
    elif _is_told_by_another(position, said, evidence):
        yield f"according to {told.name(said.claimant)}"


def _blames(position: Position, accused: str | None) -> bool:
    return position.stand in {Stand.BLAMES, Stand.CHARGES} and position.accused == accused


def _is_told_by_another(position: Position, said: Said, evidence: Evidence) -> bool:
    if said.claimant is None or position.actor is None or UNNAMED in {said.claimant, position.actor}:
        return False
    return evidence.nodes.top(said.claimant) != evidence.nodes.top(position.actor)


def _before(change: Change, told: Told) -> str:
    match change.turn:
        case Turn.OTHER:
            return f"blamed {told.name(change.earlier.whom)} before"
        case Turn.TAKEN_BACK:
            return "blamed before, no longer"
        case Turn.COME_ROUND:
            return "did not blame before"


def _after(change: Change, told: Told) -> str:
    match change.turn:
        case Turn.OTHER:
            return f"later blames {told.name(change.later.whom)}"
        case Turn.TAKEN_BACK:
            return "later no longer blames"
        case Turn.COME_ROUND:
            return "later blames"


def _on(position: Position, evidence: Evidence) -> str:
    when = said_on(position.said, evidence.published) if position.said is not None else None
    return f" ({when})" if when else ""
