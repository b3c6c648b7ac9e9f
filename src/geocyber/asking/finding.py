"""Finds the things that somebody names, with those who act for them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from geocyber import knowledge
from geocyber.asking.names import PROLOGUE, names_of
from geocyber.asking.nearest import nearest
from geocyber.asking.plain import clean
from geocyber.asking.values import ParameterType
from geocyber.errors import GeocyberError
from geocyber.graph.iris import global_entity_iri
from geocyber.graph.vocabulary import KIND_CLASSES, THINGS
from geocyber.model import Kind
from geocyber.store import Iri, Store

ACTORS = (
    Kind.STATE,
    Kind.IGO,
    Kind.GOVERNMENT_BODY,
    Kind.THREAT_GROUP,
    Kind.COMPANY,
    Kind.ORGANISATION,
    Kind.PERSON,
    Kind.UNNAMED_GROUP,
)
"""The kinds that the ontology has under gc:Actor."""

_KINDS = {
    ParameterType.ACTOR: ACTORS,
    ParameterType.ENTITY: tuple(Kind),
    ParameterType.OPERATION: (Kind.OPERATION,),
}
_KNOWN = frozenset({ParameterType.ACTOR, ParameterType.ENTITY})
"""What the knowledge base has names for."""
_SHOWN = 6
_NAME = "rdfs:label|skos:altLabel|gc:iso"
_ARTICLE_NAME = "gc:articleId|schema:headline|schema:url"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for in a graph.

    Attributes:
        things: canonical entities or articles, at least one.
        notes: sentences on what was taken.
    """

    things: tuple[Iri, ...]
    notes: tuple[str, ...]


def find(store: Store, wanted: str, type_: ParameterType, *, exact: bool = False) -> Found:
    """The things of a name: a label, any form in a text, a country code, or an IRI.

    Letter case, accents and full stops do not matter. If nothing is called so, what the knowledge base means by
    it is taken, and if the graph does not hold that, all things whose names contain all its words.

    Args:
        store: where to look.
        wanted: what the user wrote.
        type_: what it names: actor, entity, operation or article.
        exact: whether to leave out those who act for the things that were found.

    Raises:
        GeocyberError: nothing of the kind is called so; the line says what may have been meant.
    """
    if wanted.startswith(THINGS):
        return Found((_by_iri(store, wanted, type_),), ())
    if type_ is ParameterType.ARTICLE:
        return _by_name(store, wanted, type_, f"?thing a gc:Article ; {_ARTICLE_NAME} ?name .")
    classes = " ".join(Iri(KIND_CLASSES[kind]).n3 for kind in _KINDS[type_])
    entities = f"VALUES ?class {{ {classes} }} ?entity a ?class ; gc:canonical ?thing ."
    # One by one, since the same entity has its names in many articles.
    pattern = f"{{ SELECT DISTINCT ?entity ?thing WHERE {{ {entities} }} }} ?entity {_NAME} ?name ."
    found = _by_name(store, wanted, type_, pattern)
    if exact or type_ is ParameterType.OPERATION:
        return found
    return _with_those_who_act_for(store, wanted, found)


def _by_iri(store: Store, wanted: str, type_: ParameterType) -> Iri:
    # Compared as text: what is no IRI is then simply not there.
    is_article = type_ is ParameterType.ARTICLE
    pattern = "?thing a gc:Article BIND(?thing AS ?named)" if is_article else "?named gc:canonical ?thing"
    query = f"{PROLOGUE} SELECT DISTINCT ?thing WHERE {{ {pattern} FILTER(STR(?named) = ?_wanted) }}"
    things = [
        row["thing"] for row in store.query(query, {"_wanted": wanted}) if isinstance(row["thing"], Iri)
    ]
    if not things:
        raise GeocyberError(f"there is no {type_} <{clean(wanted)}> in the graph {store.name}")
    return min(things)


def _by_name(store: Store, wanted: str, type_: ParameterType, pattern: str) -> Found:
    things: dict[str, set[Iri]] = defaultdict(set)
    for row in store.query(f"{PROLOGUE} SELECT DISTINCT ?name ?thing WHERE {{ {pattern} }}"):
        if isinstance(row["thing"], Iri):
            things[str(row["name"])].add(row["thing"])
    if not called_so(wanted, things) and type_ in _KNOWN:
        known = _known(wanted, set().union(*things.values()))
        if known is not None:
            return Found((known,), _what_was_taken(store, wanted, [known]))
    meant = meant_by(wanted, things)
    if not meant:
        suggestion = nearest(fold(wanted), things)
        raise GeocyberError(f"no {type_} in the graph {store.name} is called {wanted!r}{suggestion}")
    taken = sorted(set().union(*(things[name] for name in meant)))
    return Found(tuple(taken), _what_was_taken(store, wanted, taken))


def called_so(wanted: str, names: Iterable[str]) -> list[str]:
    """The names that are the wanted one but for how they are written."""
    key = fold(wanted)
    return [name for name in names if fold(name) == key]


def meant_by(wanted: str, names: Collection[str]) -> list[str]:
    """The names that are the wanted one; if there is none, those that contain all its words."""
    words = set(_WORD.findall(fold(wanted)))
    return called_so(wanted, names) or [
        name for name in names if words and words <= set(_WORD.findall(fold(name)))
    ]


def _known(wanted: str, things: Collection[Iri]) -> Iri | None:
    """The thing that the knowledge base means by a name which no article of the graph uses: "UK" where all say Britain."""
    refs = (name.ref for name in knowledge.load().lookup(wanted))
    known = (Iri(global_entity_iri(ref)) for ref in refs)
    return next((thing for thing in known if thing in things), None)


def _what_was_taken(store: Store, wanted: str, things: Sequence[Iri]) -> tuple[str, ...]:
    called = _called(store, things)
    if len(called) > 1:
        return (f"{wanted} is taken as any of {len(things)} things called {listed(called)}",)
    if len(things) > 1:
        return (f"{len(things)} things that are not linked are called {called[0]}, and all are taken",)
    return () if fold(called[0]) == fold(wanted) else (f"{wanted} is taken as {called[0]}",)


def _with_those_who_act_for(store: Store, wanted: str, found: Found) -> Found:
    tops = " ".join(thing.n3 for thing in found.things)
    rows = store.query(
        f"{PROLOGUE} SELECT DISTINCT ?thing WHERE {{ VALUES ?top {{ {tops} }} "
        "?top (^gc:canonical/^gc:actsFor/gc:canonical)+ ?thing }"
    )
    others = sorted({row["thing"] for row in rows if isinstance(row["thing"], Iri)} - set(found.things))
    if not others:
        return found
    called = _called(store, others)
    top = ", ".join(_called(store, found.things)) if len(found.things) == 1 else wanted
    act = "body, official or group that acts" if len(called) == 1 else "bodies, officials and groups that act"
    note = f"{top} includes {len(called)} {act} for it: {listed(called)}; exact=true leaves them out"
    return Found((*found.things, *others), (*found.notes, note))


def _called(store: Store, things: Sequence[Iri]) -> list[str]:
    """The different names of things, sorted; the IRI of what has none."""
    names = names_of(store, things)
    return sorted({names.get(thing.value, thing.value) for thing in things})


def fold(name: str) -> str:
    """A name without what people write in different ways: case, accents, full stops, spaces, an article."""
    plain = unicodedata.normalize("NFKD", name)
    letters = (c for c in plain if not unicodedata.combining(c) and c != ".")
    return " ".join("".join(letters).casefold().split()).removeprefix("the ")


def listed(names: Collection[str]) -> str:
    """The first few of some names, and how many more there are."""
    some = ", ".join(list(names)[:_SHOWN])
    return some if len(names) <= _SHOWN else f"{some} and {len(names) - _SHOWN} more"
