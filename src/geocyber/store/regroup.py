"""Puts triples that lost their graph (Turtle has none) back into the graphs of the articles they came from.

What is local to an article says so by its IRI. A triple about a globally known entity goes to each article
that refers to the entity; a direct edge between two such entities only to those with a statement that allows
it. The rules are told, with their limits, in `docs/graphs.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from geocyber.names import ACT, CANONICAL, DECISIONS, GC, ID, LINKS, RDF_TYPE, article_of
from geocyber.store.directedges import NO_SPOKESMEN, Statement, direct_properties, may_be_edge

Triple = tuple[str, str, str]
"""Subject, predicate and object as they stand in N-Quads."""

_ACTS_FOR = f"<{GC}actsFor>"
_TYPE = f"<{RDF_TYPE}>"
_GROUPS = f"<{ID}group/"
_OF_LINKS = frozenset({f"<{CANONICAL}>", f"<{ACT}>", f"<{GC}profile>"})
_LINK_NODES = (f"<{LINKS}", f"<{ID}link/", f"<{ID}profile/")
_OF_DECISIONS = frozenset(f"<{GC}{name}>" for name in ("decidedSame", "decidedDifferent", "automaticLinking"))

Links = Mapping[str, Set[str]]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What decides where shared triples belong.

    Attributes:
        mentions: the articles in which each term stands.
        reach: the same, and those that mention something which acts for it.
        edges: the articles that allow each direct edge.
        edge_properties: the properties of direct edges.
    """

    mentions: Mapping[str, Set[str]]
    reach: Mapping[str, Set[str]]
    edges: Mapping[Triple, Set[str]]
    edge_properties: Set[str]

    def graphs_of(self, triple: Triple) -> Set[str]:
        """The articles that a triple about a globally known thing belongs to."""
        subject, predicate, target = triple
        if predicate in self.edge_properties:
            return self.edges.get(triple, set())
        wide = self.reach.get(subject, set())
        if predicate == _ACTS_FOR and subject.startswith(_GROUPS):
            return self.mentions.get(subject, set()) & self.mentions.get(target, set()) or wide
        return wide


def regroup(triples: Iterable[Triple]) -> Iterator[tuple[str, Triple]]:
    """Finds the graphs of triples.

    Args:
        triples: triples without a graph.

    Yields:
        Each triple with the IRI of a graph that it belongs to (once for each), or with "" if to none.
    """
    local: dict[str, list[Triple]] = defaultdict(list)
    shared: list[Triple] = []
    for triple in triples:
        if graph := _own_graph(triple):
            local[graph].append(triple)
        else:
            shared.append(triple)
    for graph, own in local.items():
        yield from ((graph, triple) for triple in own)
    scene = _scene({graph: own for graph, own in local.items() if graph not in (LINKS, DECISIONS)}, shared)
    for triple in shared:
        yield from ((graph, triple) for graph in sorted(scene.graphs_of(triple)) or [""])


def _own_graph(triple: Triple) -> str | None:
    subject, predicate, target = triple
    if predicate in _OF_DECISIONS:
        return DECISIONS
    if predicate in _OF_LINKS or subject.startswith(_LINK_NODES):
        return LINKS
    return article_of(subject[1:]) or article_of(target[1:])


def _scene(local: Mapping[str, list[Triple]], shared: list[Triple]) -> _Scene:
    triples = [*shared, *(triple for own in local.values() for triple in own)]
    above = _acts_for(triples)
    silent = {subject for subject, predicate, kind in triples if predicate == _TYPE and kind in NO_SPOKESMEN}
    spoken_for = {entity: tops for entity, tops in above.items() if entity not in silent}
    mentions: dict[str, set[str]] = defaultdict(set)
    reach: dict[str, set[str]] = defaultdict(set)
    edges: dict[Triple, set[str]] = defaultdict(set)
    properties = direct_properties()
    for graph, own in local.items():
        named = {term for subject, _, target in own for term in (subject, target) if term.startswith("<")}
        for term in named:
            mentions[term].add(graph)
        for term in _upwards(named, above):
            reach[term].add(graph)
        for statement in _statements(own):
            for kind in statement.kinds & properties.keys():
                if may_be_edge(statement, spoken_for, is_response=properties[kind].is_response):
                    edges[statement.agent, properties[kind].iri, statement.target].add(graph)
    return _Scene(mentions, reach, edges, {edge.iri for edge in properties.values()})


def _acts_for(triples: Iterable[Triple]) -> Links:
    above: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, target in triples:
        if predicate == _ACTS_FOR:
            above[subject].add(target)
    return above


def _upwards(terms: Set[str], above: Links) -> Set[str]:
    """The terms and all that they act for, but not what a group acts for, as only some articles say so."""
    found: set[str] = set()
    waiting = list(terms)
    while waiting:
        term = waiting.pop()
        if term not in found:
            found.add(term)
            if not term.startswith(_GROUPS):
                waiting += above.get(term, ())
    return found


def _statements(triples: Iterable[Triple]) -> Iterator[Statement]:
    nodes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, target in triples:
        nodes[subject][predicate].add(target)
    for node in nodes.values():
        for agent in node.get(f"<{GC}agent>", ()):
            for target in node.get(f"<{GC}object>", ()):
                yield Statement(
                    kinds=frozenset(node.get(_TYPE, ())),
                    agent=agent,
                    target=target,
                    is_asserted=f"<{GC}asserted>" in node.get(f"<{GC}factuality>", ()),
                    claimants=frozenset(node.get(f"<{GC}claimedBy>", ())),
                )
