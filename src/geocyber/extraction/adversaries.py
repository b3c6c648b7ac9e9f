"""Whom a measure, a threat or a withheld accusation means, where its own words do not say: the other side."""

from __future__ import annotations

from collections.abc import Sequence

from geocyber.extraction import families
from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.extraction.families import ADMITTED
from geocyber.language.referents import Node
from geocyber.model import Kind, RelationType

_R = RelationType


def adversary_of(reading: Reading, threat: Candidate, found: Sequence[Candidate]) -> Node | None:
    """Whom a threat means: the other state of its clause, else whom its maker last acted against, or who did so."""
    own = reading.top(threat.subject).key if threat.subject else None
    for token in threat.predicate.subtree:
        node = reading.node(token)
        if node is not None and node.kind is Kind.STATE and node.key != own:
            return node
    adversaries = ADMITTED["state"] | {Kind.GOVERNMENT_BODY, Kind.THREAT_GROUP}
    hostile = [
        c for c in found if c.relation in families.HOSTILE and c.object is not None and c.subject is not None
    ]
    sides = [(c, c.subject if c.relation is _R.TARGETS else c.object) for c in hostile]
    before = [
        node
        for c, node in sides
        if c.predicate.i <= threat.predicate.i
        and node is not None
        and node.kind in adversaries
        and reading.top(node).key != own
    ]
    if threat.relation in {_R.EXPELS, _R.WARNS, _R.SUMMONS}:  # of states, not of the group that attacked
        before = [top for top in map(reading.top, before) if top.kind in ADMITTED["state"]]
    if before:
        return before[-1]
    victims = [
        c.object
        for c in hostile
        if c.relation is _R.TARGETS and c.subject and reading.top(c.subject).key == own
    ]
    if threat.subject is not None and threat.subject.kind in {Kind.THREAT_GROUP, Kind.UNNAMED_GROUP}:
        return victims[0] if victims else None  # gangs threaten whom they attack, not who accuses them
    against = [
        c.subject
        for c in hostile
        if c.object and c.subject and reading.top(c.object).key == own != reading.top(c.subject).key
    ]
    if against:
        return reading.top(against[0])
    named = {n.key: n for t in threat.predicate.sent for n in [reading.node(t)] if n is not None}
    others = [n for n in named.values() if n.kind is Kind.STATE and n.key != own]
    return others[0] if len(others) == 1 and threat.relation is _R.EXPELS else None


def state_behind(reading: Reading, c: Candidate, found: Sequence[Candidate]) -> Node | None:
    """The adversary's state, which is whom "no sanctions" and "named nobody" mean; else the adversary."""
    adversary = adversary_of(reading, c, found)
    if adversary is None or reading.top(adversary).kind in ADMITTED["state"]:
        return reading.top(adversary) if adversary is not None else None
    own = reading.top(c.subject).key if c.subject is not None else None
    states = [
        top
        for one in found
        if one.relation in families.HOSTILE | {_R.URGES} and one.predicate.i <= c.predicate.i
        for side in (one.subject if one.relation is _R.TARGETS else one.object,)
        if side is not None
        for top in (reading.top(side),)
        if top.kind is Kind.STATE and top.key != own
    ]
    return states[-1] if states else adversary


def are_own(reading: Reading, subject: Node | None, thing: Node) -> bool:
    """Are they its own people? Nobody throws these out: "Russia will reply if Poland expels *its* diplomats"."""
    return (
        subject is not None
        and thing.kind is Kind.UNNAMED_GROUP
        and reading.top(thing).key == reading.top(subject).key
    )


def charged_before(arrest: Candidate, found: Sequence[Candidate]) -> tuple[Node, ...]:
    """Those last charged before it is said that none of them is in custody: the whole, where they are several."""
    before = [
        c
        for c in found
        if c.relation in {_R.INDICTS, _R.REWARDS}
        and c.object is not None
        and c.predicate.i < arrest.predicate.i
    ]
    last = [c.object for c in before if c.predicate == before[-1].predicate and c.object is not None]
    whole = [n for n in last if n.kind is Kind.UNNAMED_GROUP]
    return tuple(whole[:1] or last)
