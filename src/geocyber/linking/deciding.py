"""Reads and changes what the user decided on links."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from geocyber.linking.values import Decisions, ordered
from geocyber.linking.writing import AUTOMATIC, DIFFERENT, SAME


def decisions_of(lines: Iterable[str]) -> Decisions:
    """The decisions that stand in lines of the decisions graph."""
    same, different, is_automatic = set(), set(), True
    for line in lines:
        subject, predicate, target, *_ = line.split(" ")
        pair = ordered(subject[1:-1], target[1:-1])
        if pair[0] == pair[1]:  # nobody is different from himself
            continue
        match predicate[1:-1]:
            case term if term == SAME:
                same.add(pair)
            case term if term == DIFFERENT:
                different.add(pair)
            case term if term == AUTOMATIC:
                is_automatic = is_automatic and not target.startswith('"false"')
    return Decisions(frozenset(same), frozenset(different), is_automatic)


def still_held(decisions: Decisions, things: Collection[str]) -> Decisions:
    """The decisions about things that are there."""
    return Decisions(
        same=frozenset(pair for pair in decisions.same if pair[0] in things and pair[1] in things),
        different=frozenset(pair for pair in decisions.different if pair[0] in things and pair[1] in things),
        is_automatic=decisions.is_automatic,
    )
