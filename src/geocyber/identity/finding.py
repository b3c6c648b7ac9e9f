"""Finds the one entity or statement that a person means by a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from geocyber.asking.finding import fold, meant_by
from geocyber.asking.names import PROLOGUE
from geocyber.asking.nearest import nearest
from geocyber.asking.plain import clean
from geocyber.errors import GeocyberError
from geocyber.graph.vocabulary import KIND_CLASSES, THINGS
from geocyber.identity.things import Thing, describe_things
from geocyber.store import Iri, Store, find_article

_WORD = re.compile(r"\w+")
_LISTED = 6
_CLASSES = " ".join(f"<{iri}>" for iri in KIND_CLASSES.values())


def find_thing(store: Store, wanted: str) -> Thing:
    """The entity, or the statement, that is meant.

    Args:
        store: where to look.
        wanted: a name as `ask` takes it; the same with "@" and the id of an article behind, for the entity of
            that article alone; or an IRI. Several that are linked with each other are one.

    Raises:
        GeocyberError: there is none, or several that are not linked; the message lists them.
    """
    if wanted.startswith(THINGS):
        known = describe_things(store, {wanted}) if _is_iri(wanted) else {}
        if wanted not in known:
            raise GeocyberError(f"the graph {store.name} holds no entity or statement <{clean(wanted)}>")
        return known[wanted]
    name, at, article = wanted.rpartition("@")
    entities = _called(store, name, article) if at and name else _called(store, wanted, "")
    canonical = {str(row["by"]) for row in _canonical(store, entities)}
    things = describe_things(store, canonical if len(canonical) == 1 and not at else entities)
    if len(things) == 1:
        return next(iter(things.values()))
    if len(canonical) == 1:
        return min(things.values(), key=lambda thing: thing.iri)
    listed = [str(thing) for thing in sorted(things.values(), key=lambda thing: (str(thing), thing.iri))]
    raise GeocyberError(f"{wanted!r} names {len(listed)} things, say which: {_listed(listed)}")


def members(store: Store, thing: Thing) -> list[Thing]:
    """All that are linked with a thing, itself included, sorted."""
    query = f"{PROLOGUE} SELECT ?member {{ {Iri(thing.iri).n3} gc:canonical ?by . ?member gc:canonical ?by }}"
    found = describe_things(store, {str(row["member"]) for row in store.query(query)})
    return sorted(found.values(), key=lambda member: (str(member), member.iri))


def _called(store: Store, name: str, article: str) -> set[str]:
    """The entities that go by a name, in one article or in all."""
    graph = f"GRAPH {Iri(find_article(store, article).iri).n3}" if article else "GRAPH ?graph"
    rows = store.query(
        f"{PROLOGUE} SELECT DISTINCT ?entity ?name {{ VALUES ?class {{ {_CLASSES} }} "
        f"{graph} {{ ?entity a ?class ; rdfs:label|skos:altLabel|gc:iso ?name }} }}"
    )
    entities: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        entities[str(row["name"])].add(str(row["entity"]))
    meant = meant_by(name, entities)
    if not meant:
        where = f"the article {article}" if article else f"the graph {store.name}"
        raise GeocyberError(f"nothing in {where} is called {name!r}{nearest(fold(name), entities)}")
    return set().union(*(entities[text] for text in meant))


def _canonical(store: Store, entities: Collection[str]) -> list[Mapping[str, object]]:
    values = " ".join(Iri(entity).n3 for entity in sorted(entities))
    query = f"{PROLOGUE} SELECT DISTINCT ?by {{ VALUES ?entity {{ {values} }} ?entity gc:canonical ?by }}"
    return list(store.query(query))


def _is_iri(text: str) -> bool:
    try:
        return bool(Iri(text).n3)
    except GeocyberError:
        return False


def _listed(names: list[str]) -> str:
    more = f"; and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return "; ".join(names[:_LISTED]) + more
