"""Keeps the graph of links true: every entity of every article has exactly one canonical entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from geocyber.store.names import CANONICAL, LINKS, representative
from geocyber.store.terms import Iri

Pairs = set[tuple[str, str]]
"""Entities with their canonical entities."""


def pairs_after_loss(lost: set[str], pairs: Pairs) -> tuple[Pairs, Pairs]:
    """What changes when entities are mentioned no more.

    Args:
        lost: the entities that no article mentions any longer.
        pairs: all pairs in which one of them stands, on either side.

    Returns:
        The pairs to take out and those to put in. Entities that a lost one stood for get a new common one.
    """
    bereft: dict[str, set[str]] = defaultdict(set)
    for entity, canonical in pairs:
        if canonical in lost and entity not in lost:
            bereft[canonical].add(entity)
    return pairs, {(entity, representative(members)) for members in bereft.values() for entity in members}


def true_pairs(entities: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Pairs:
    """The one right set of pairs for a graph whose pairs come from several graphs, or are damaged.

    Entities that any of the pairs connects stay together, whatever the order in which graphs were merged.

    Args:
        entities: all entities of all articles.
        pairs: the pairs as found; those about other things are used only to see what belongs together.
    """
    parent: dict[str, str] = {}

    def root(entity: str) -> str:
        parent.setdefault(entity, entity)
        while parent[entity] != entity:
            parent[entity] = parent[parent[entity]]
            entity = parent[entity]
        return entity

    for entity, canonical in pairs:
        parent[root(entity)] = root(canonical)
    clusters: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        clusters[root(entity)].add(entity)
    return {(entity, representative(members)) for members in clusters.values() for entity in members}


def update_text(removed: Pairs, added: Pairs) -> str:
    """The SPARQL Update that takes out and puts in pairs; empty if there is nothing to do."""
    parts = [
        f"{verb} DATA {{ GRAPH {Iri(LINKS).n3} {{\n{_triples(pairs)}}} }} ;\n"
        for verb, pairs in (("DELETE", removed - added), ("INSERT", added - removed))
        if pairs
    ]
    return "".join(parts)


def pairs_of(rows: Iterable[Mapping[str, object]]) -> Pairs:
    """The pairs in the rows of a query for ?entity and ?canonical."""
    return {(str(row["entity"]), str(row["canonical"])) for row in rows}


def _triples(pairs: Pairs) -> str:
    predicate = Iri(CANONICAL).n3
    return "".join(
        f"{Iri(entity).n3} {predicate} {Iri(canonical).n3} .\n" for entity, canonical in sorted(pairs)
    )
