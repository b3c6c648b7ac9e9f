"""Finds out whose word is to count: `claims=all`, `asserted`, `undisputed` or `by:ACTOR`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geocyber.asking.finding import find
from geocyber.asking.nearest import nearest
from geocyber.asking.plain import clean
from geocyber.asking.question import Parameter
from geocyber.asking.values import ParameterType
from geocyber.errors import UsageError
from geocyber.store import Iri, Literal, Store
from geocyber.weighing import disputed, read

BY = "by"
"""The stance that names an actor; its pattern has a place for `?_by`."""

UNDISPUTED = "undisputed"
"""The stance whose pattern has a place for the statements that are disputed, `?_disputed`."""


@dataclass(frozen=True, slots=True)
class Stance:
    """What takes the place of a stance in a query.

    Attributes:
        pattern: the SPARQL pattern.
        values: what belongs into its places, by their names.
        notes: sentences on what was taken for what.
    """

    pattern: str
    values: Mapping[str, Sequence[Iri | Literal]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def stance(store: Store, parameter: Parameter, text: str, *, exact: bool = False) -> Stance:
    """The stance that a user means.

    Args:
        store: where actors are looked up and disputes found.
        parameter: with the patterns that there are.
        text: what the user wrote, such as "undisputed" or "by:China".
        exact: whether to leave out those who act for an actor.

    Raises:
        UsageError: there is no such stance, or it lacks its actor.
        GeocyberError: the graph holds nobody of the name.
    """
    word, colon, name = (part.strip() for part in text.partition(":"))
    word = word.lower()
    if word not in parameter.patterns or bool(colon) != (word == BY) or (word == BY and not name):
        known = [f"{known}:ACTOR" if known == BY else known for known in parameter.patterns]
        hint = "" if word in parameter.patterns else nearest(word, parameter.patterns)
        raise UsageError(
            f"{parameter.name}={clean(text)} is not understood{hint}; "
            f"expected {', '.join(known[:-1])} or {known[-1]}"
        )
    pattern = parameter.patterns[word]
    if word == BY:
        found = find(store, name, ParameterType.ACTOR, exact=exact)
        return Stance(pattern, {BY: found.things}, found.notes)
    if word == UNDISPUTED:
        evidence = read(store)
        marked = sorted(disputed(evidence.statements, evidence.nodes))
        return Stance(pattern, {"disputed": [Iri(id) for id in marked]} if marked else {})
    return Stance(pattern)
