"""Finds, within a case, who is blamed by some and not by others, and who changed his mind.

Two accused are no contradiction if one acts for the other or is said to belong to it or to be sponsored by it,
if one is a person, or if somebody blames both at once (in one article or within a week): whoever blames a unit
and its state together holds both. Nor is a named group a contradiction to a state: whose it is, is another
question. Whom a court charges is not looked at: it charges men, whoever sent them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    takes = [take for take in _takes(case, evidence) if take.position.stand is Stand.BLAMES]
    voices: dict[str, set[str]] = defaultdict(set)
    for take in takes:
        voices[take.accused].add(take.voice)
    exclusive = sorted(accused for accused in voices if _excludes(accused, takes, evidence))
    held = _held_together(takes)
    return [
        (one, other)
        for one, other in combinations(exclusive, 2)
        # one and the same voice alone has changed its mind
        if len(voices[one] | voices[other]) > 1 and not ties.tied(one, other) and (one, other) not in held
    ]


def changes(case: Case, evidence: Evidence, ties: Ties) -> list[Change]:
    """Who first blamed one and later another, took blame back, or came round to it."""
    takes = list(_takes(case, evidence))
    held = _held_together([take for take in takes if take.position.stand is Stand.BLAMES])
    found = []
    for several in _by_voice(take for take in takes if take.is_somebody):
        for earlier, later in combinations(several, 2):
            turn = _turn(earlier, later, evidence) if _apart(earlier, later) else None
            pair = min(earlier.accused, later.accused), max(earlier.accused, later.accused)
            if turn is None or (turn is Turn.OTHER and (ties.tied(*pair) or pair in held)):
                continue
            found.append(Change(turn, earlier.position, later.position))
    return found


@dataclass(frozen=True, slots=True)
class _Take:
    """A position as it is compared with others: who says it of whom, where and when.

    Attributes:
        position: blame, or its absence.
        accused: the top of the accused.
        voice: the top of the actor; an article's own voice, and somebody unnamed, are the same in that article alone.
        is_somebody: whether the actor is named.
        report: the article.
        days: the first and last day on which it may have been said, None if nothing is known.
    """

    position: Position
    accused: str
    voice: str
    is_somebody: bool
    report: str
    days: tuple[date, date] | None


def _takes(case: Case, evidence: Evidence) -> Iterator[_Take]:
    """Who blames whom, and who does not, in the order in which they said it."""
    found = []
    for position in case.positions:
        said = position.said
        if said is None or position.accused is None or position.stand not in {Stand.BLAMES, Stand.CLEARS}:
            continue
        is_somebody = position.actor is not None and position.actor != UNNAMED
        voice = evidence.nodes.top(str(position.actor)) if is_somebody else f"{position.actor} {said.report}"
        days = span(said_on(said, evidence.published))
        found.append(_Take(position, position.accused, voice, is_somebody, said.report, days))
    yield from sorted(found, key=lambda take: take.days or (date.max, date.max))


def _by_voice(takes: Iterable[_Take]) -> list[list[_Take]]:
    voices: dict[str, list[_Take]] = defaultdict(list)
    for take in takes:
        voices[take.voice].append(take)
    return [voices[voice] for voice in sorted(voices)]


def _held_together(takes: Iterable[_Take]) -> set[tuple[str, str]]:
    """The pairs of accused that somebody blames at once, each sorted."""
    return {
        (min(one.accused, other.accused), max(one.accused, other.accused))
        for several in _by_voice(takes)
        for one, other in combinations(several, 2)
        if one.accused != other.accused and not _apart(one, other)
    }


def _apart(one: _Take, other: _Take) -> bool:
    """Whether two positions, the earlier first, were certainly taken more than a week apart."""
    return one.days is not None and other.days is not None and other.days[0] - one.days[1] > AT_ONCE


def _excludes(accused: str, takes: Iterable[_Take], evidence: Evidence) -> bool:
    """Whether blaming this one speaks against blaming another."""
    kind = evidence.kinds.get(accused)
    if kind in MAY_ANSWER:
        return True
    # "hackers" in the article's own words are whoever it was; somebody who blames "a gang" blames no state
    return kind is Kind.UNNAMED_GROUP and any(take.is_somebody and take.accused == accused for take in takes)


def _turn(earlier: _Take, later: _Take, evidence: Evidence) -> Turn | None:
    before, after = earlier.position.stand, later.position.stand
    if before is after:
        kinds = {evidence.kinds.get(earlier.accused), evidence.kinds.get(later.accused)}
        changed = before is Stand.BLAMES and earlier.accused != later.accused and Kind.PERSON not in kinds
        return Turn.OTHER if changed else None
    if earlier.accused != later.accused:
        return None
    return Turn.TAKEN_BACK if after is Stand.CLEARS else Turn.COME_ROUND
