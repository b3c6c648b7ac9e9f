"""Carries out what a person decides on who is who."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geocyber.errors import GeocyberError
from geocyber.identity.finding import find_thing, members
from geocyber.identity.things import Thing
from geocyber.linking import Decisions, Pair, ordered
from geocyber.names import ACT, CANONICAL, LINKS, article_of, is_statement
from geocyber.store import Iri, Store

_UNMISTAKABLE = frozenset({"person", "operation", "state", "sector", "vulnerability"})
"""Kinds that nothing of another kind is ever taken for."""


@dataclass(frozen=True, slots=True)
class Turned:
    """What a decision was about.

    Attributes:
        one: the one thing.
        other: the other thing.
        was_one: whether they were linked before.
    """

    one: Thing
    other: Thing
    was_one: bool


def decide_same(store: Store, one: str, other: str) -> Turned:
    """Makes two things one, and remembers it.

    Args:
        store: a graph that may be changed.
        one: a name or IRI, see `find_thing`.
        other: another.

    Raises:
        GeocyberError: a name means nothing or several things, both mean the same one, or they cannot be one.
    """
    turned = _pair(store, one, other)
    _refuse_if_impossible(turned.one, turned.other)
    pair = ordered(turned.one.iri, turned.other.iri)
    held = store.decisions()
    store.decide(replace(held, same=held.same | {pair}, different=held.different - {pair}))
    if not _are_one(store, pair):
        raise GeocyberError(
            f"{turned.one} and {turned.other} stay apart, since you decided that others which are the same as "
            "they are different; undo that with --same first"
        )
    return turned


def decide_different(store: Store, one: str, other: str) -> Turned:
    """Keeps two things apart from now on, and remembers it: they are never linked again.

    Args:
        store: a graph that may be changed.
        one: a name or IRI, see `find_thing`.
        other: another.

    Raises:
        GeocyberError: a name means nothing or several things, or both mean the same one.
    """
    turned = _pair(store, one, other)
    pair = ordered(turned.one.iri, turned.other.iri)
    held = store.decisions()
    store.decide(replace(held, same=held.same - {pair}, different=held.different | {pair}))
    return turned


def unlink_all(store: Store) -> None:
    """Undoes all links; nothing is linked from now on but what `decide_same` links.

    What was decided to be different is remembered.
    """
    store.decide(Decisions(different=store.decisions().different, is_automatic=False))


def link_again(store: Store) -> tuple[Pair, ...]:
    """Links the whole graph anew, also if all links were undone.

    Returns:
        Pairs that somebody called the same, though another decision keeps them apart.
    """
    held = store.decisions()
    if not held.is_automatic:
        store.decide(replace(held, is_automatic=True))
    return store.link_anew()


def _refuse_if_impossible(one: Thing, other: Thing) -> None:
    """Two states are never one, nor a person and a ministry; what the extraction may have mistaken for another can be."""
    if one.kind != other.kind and {one.kind, other.kind} & _UNMISTAKABLE:
        raise GeocyberError(
            f"{one} ({one.kind}) and {other} ({other.kind}) are of kinds that are never the same"
        )
    if one.kind == other.kind == "state" and article_of(one.iri) is None and article_of(other.iri) is None:
        raise GeocyberError(f"{one} and {other} are two states, which are never the same")


def _pair(store: Store, one: str, other: str) -> Turned:
    first, second = find_thing(store, one), find_thing(store, other)
    if is_statement(first.iri) != is_statement(second.iri):
        raise GeocyberError(f"{first} and {second} are an entity and a statement, which are never the same")
    if first.iri == second.iri:
        several = [str(member) for member in members(store, first) if member.iri != first.iri]
        which = f"; it stands for {', '.join([str(first), *several])}: say which two" if several else ""
        raise GeocyberError(f"{one!r} and {other!r} both mean {first}{which}")
    return Turned(first, second, _are_one(store, ordered(first.iri, second.iri)))


def _are_one(store: Store, pair: Pair) -> bool:
    one, other = (Iri(thing).n3 for thing in pair)
    term = ACT if is_statement(pair[0]) else CANONICAL
    return bool(
        store.answer(f"ASK {{ GRAPH <{LINKS}> {{ {one} <{term}> ?by . {other} <{term}> ?by }} }}").truth
    )
