"""Says for every entity of a graph which entity stands for it: the lines of the links graph.

Identity is never written into a name. It stands in these lines, beside the articles' graphs, and can be
made anew at any time; a query that says `gc:agent/gc:canonical ?actor` is right before and after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from geocyber.graph.iris import ARTICLES, LINKS_GRAPH
from geocyber.graph.nquads import joined, lines_of
from geocyber.graph.vocabulary import CANONICAL, KIND_CLASSES, TYPE

_ENTITY_TYPE = re.compile(
    rf"<([^>]*)> <{re.escape(TYPE)}> <(?:{'|'.join(map(re.escape, sorted(KIND_CLASSES.values())))})>[ .]"
)


def entities(nquads: str | Iterable[str]) -> set[str]:
    """The IRIs of all entities in canonical N-Quads lines."""
    return {match[1] for line in lines_of(nquads) if (match := _ENTITY_TYPE.match(line))}


def canonical_links(nquads: str | Iterable[str], same: Iterable[tuple[str, str]] = ()) -> str:
    """One gc:canonical line in the links graph for every entity, sorted.

    Args:
        nquads: the articles' graphs as canonical N-Quads lines.
        same: pairs of entities that are one, whatever found them to be; each pair counts onwards (a = b and
            b = c make one of all three), and pairs of unknown entities count for nothing.

    Returns:
        N-Quads lines. What is known globally stands for what is local to an article, then the IRI that
        sorts first; an entity that is linked to nothing stands for itself.
    """
    representative = {entity: entity for entity in entities(nquads)}

    def find(entity: str) -> str:
        while representative[entity] != entity:
            representative[entity] = entity = representative[representative[entity]]
        return entity

    for one, other in same:
        if one in representative and other in representative:
            best, rest = sorted((find(one), find(other)), key=_precedence)
            representative[rest] = best
    return joined(f"<{e}> <{CANONICAL}> <{find(e)}> <{LINKS_GRAPH}> ." for e in sorted(representative))


def _precedence(entity: str) -> tuple[bool, str]:
    return entity.startswith(ARTICLES), entity
