"""Chooses the rules by which two things are compared."""

from __future__ import annotations

from functools import lru_cache

from geocyber.linking import acts, groups, operations, organisations, persons
from geocyber.linking.proper import known_name
from geocyber.linking.rules import Rules
from geocyber.linking.values import Act, Comparable, Matter, Profile, Verdict

_ALIKE = frozenset({"company", "organisation"})


@lru_cache(maxsize=100_000)
def keys(thing: Comparable, rules: Rules) -> frozenset[str]:
    """Words that two things must share to be compared at all; nothing for what cannot be recognised elsewhere."""
    if not is_of_one_article(thing) and compare(thing, thing, rules) is None:
        return frozenset()
    if isinstance(thing, Act):
        return frozenset(acts.keys(thing, rules))
    found = {f"known/{ref}" for ref in thing.refs}
    match thing.matter:
        case Matter.PERSON:
            found |= persons.keys(thing)
        case Matter.ORGANISATION:
            found |= organisations.keys(thing)
        case Matter.BODY:
            found |= organisations.body_keys(thing)
        case Matter.GROUP:
            found |= groups.keys(thing)
        case Matter.DESCRIBED:
            found |= groups.described_keys(thing, rules)
        case Matter.OPERATION:
            found |= operations.keys(thing, rules)
        case Matter.THING:
            found |= {f"thing/{thing.kind}/{name}" for name in thing.names if len(name) > 2}
    return frozenset(found)


def is_of_one_article(thing: Comparable) -> bool:
    """Whether only what surrounds it in its article tells what it is, so that equal ones are still compared."""
    return isinstance(thing, Profile) and bool(thing.article)


def compare(one: Comparable, other: Comparable, rules: Rules) -> Verdict | None:
    """Why two things may be one; None if they are not, or nothing says so."""
    verdict = _compare(one, other, rules)
    if verdict is None or verdict.score < rules.threshold or forbids(one, other, rules):
        return None
    return verdict


def forbids(one: Comparable, other: Comparable, rules: Rules) -> bool:
    """Whether two things cannot be one, whatever else speaks for it."""
    if isinstance(one, Act) or isinstance(other, Act):
        return not (isinstance(one, Act) and isinstance(other, Act)) or acts.forbids(one, other, rules)
    if _are_of_different_kinds(one, other) or _belong_to_different_states(one, other):
        return True
    if one.refs and other.refs and not {*one.refs} & {*other.refs}:
        return True
    match one.matter, other.matter:
        case Matter.PERSON, Matter.PERSON:
            return persons.forbids(one, other)
        case Matter.ORGANISATION, Matter.ORGANISATION:
            return organisations.forbids(one, other)
        case Matter.DESCRIBED, Matter.DESCRIBED:
            return groups.forbids_described(one, other)
        case Matter.OPERATION, Matter.OPERATION:
            return operations.forbids(one, other, rules)
    return False


def _compare(one: Comparable, other: Comparable, rules: Rules) -> Verdict | None:
    if isinstance(one, Act) or isinstance(other, Act):
        return acts.compare(one, other, rules) if isinstance(one, Act) and isinstance(other, Act) else None
    return _compare_entities(one, other, rules)


def _compare_entities(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    if shared := {*one.refs} & {*other.refs}:
        return rules.verdict(_known_rule(one, other), ref=known_name(min(shared)))
    if one.matter != other.matter:
        return None
    match one.matter:
        case Matter.PERSON:
            return persons.compare(one, other, rules)
        case Matter.ORGANISATION:
            return organisations.compare(one, other, rules)
        case Matter.BODY:
            return organisations.compare_bodies(one, other, rules)
        case Matter.GROUP:
            return groups.compare(one, other, rules)
        case Matter.DESCRIBED:
            return groups.compare_described(one, other, rules)
        case Matter.OPERATION:
            return operations.compare(one, other, rules)
        case Matter.THING if one.kind == other.kind and (names := {*one.names} & {*other.names}):
            return rules.verdict("thing-name", name=max(names))
    return None


def _known_rule(one: Profile, other: Profile) -> str:
    if Matter.KNOWN in (one.matter, other.matter):
        return "known-global"
    is_described = one.matter is Matter.OPERATION and bool(one.words or other.words)
    return "known-words" if is_described else "known"


def _are_of_different_kinds(one: Profile, other: Profile) -> bool:
    if Matter.KNOWN in (one.matter, other.matter):
        return one.matter == other.matter and one != other
    if one.kind == other.kind or {one.kind, other.kind} <= _ALIKE:
        return False
    return not one.matter == other.matter == Matter.GROUP


def _belong_to_different_states(one: Profile, other: Profile) -> bool:
    return one.owner != other.owner and one.owner.startswith("state/") and other.owner.startswith("state/")
