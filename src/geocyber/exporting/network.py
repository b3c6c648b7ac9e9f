"""Writes statements as a network for Gephi, Cytoscape, igraph and others: GraphML and GEXF, by networkx.

Its nodes are the canonical entities of all articles together, its edges the statements, each with claimant,
factuality and quote: an edge is what somebody says, and `direct_edge` tells whether it is more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geocyber.exporting.content import Content, Node, Statement
from geocyber.exporting.table import claimant_name, yes_or_no
from geocyber.model import RelationType

if TYPE_CHECKING:
    import networkx as nx

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class _Gathered:
    """What all articles together tell of one entity."""

    nodes: list[Node] = field(default_factory=list)
    states: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Network:
    """A network and what it has no place for.

    Attributes:
        graph: the network.
        left_out: how many statements have no object, and so are no edge.
    """

    graph: nx.MultiDiGraph[str]
    left_out: int


def network(contents: Iterable[Content]) -> Network:
    """The network of all statements with an object; the name that a naming gives goes to its node."""
    import networkx as nx  # noqa: PLC0415 (loaded when needed, to keep commands quick)

    gathered: dict[str, _Gathered] = defaultdict(_Gathered)
    edges: list[tuple[str, str, str, dict[str, str | float]]] = []
    left_out = 0
    for content in contents:
        for node in content.nodes.values():
            entity = gathered[node.canonical]
            entity.nodes.append(node)
            entity.articles.add(content.source.iri)
            entity.states.add(content.state_of(node))
        for statement in content.statements:
            if statement.target is not None:
                ends = statement.agent.canonical, statement.target.canonical
                edges.append((*ends, statement.iri, _edge(content, statement)))
            elif statement.relation is RelationType.ALIAS:
                gathered[statement.agent.canonical].aliases.add(statement.alias)
            else:
                left_out += 1
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, entity in sorted(gathered.items()):
        graph.add_node(_clean(iri), **_node(iri, entity))
    for agent, target, iri, attributes in sorted(edges, key=lambda edge: edge[2]):
        graph.add_edge(_clean(agent), _clean(target), key=_clean(iri), **attributes)
    return Network(graph, left_out)


def graphml(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """The network as GraphML."""
    import networkx as nx  # noqa: PLC0415

    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield from (f"{line}\n" for line in nx.generate_graphml(graph))


def gexf(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """The network as GEXF 1.2, without the day of its writing, so that every day's file is the same."""
    from networkx.readwrite.gexf import GEXFWriter  # noqa: PLC0415

    writer = GEXFWriter(graph)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
        for creator in meta.iter("creator"):
            creator.text = "geocyber"
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{writer}\n'


def _node(iri: str, entity: _Gathered) -> dict[str, str | int]:
    """The attributes of an entity: those of the node that stands for all if there is one, else the first."""
    first = min(entity.nodes, key=lambda node: (node.iri != iri, node.label, node.kind.value))
    names = {name for node in entity.nodes for name in (*node.names, node.label)} | entity.aliases
    return {
        "label": _clean(first.label),
        "kind": first.kind.value,
        "iso": _clean(first.iso),
        "state": _clean(" ".join(sorted(entity.states - {""}))),
        "names": _clean(" | ".join(sorted(names))),
        "articles": len(entity.articles),
    }


def _edge(content: Content, statement: Statement) -> dict[str, str | float]:
    texts = {
        "label": statement.relation.value,
        "relation": statement.relation.value,
        "factuality": statement.factuality.value,
        "claimant": claimant_name(statement),
        "direct_edge": yes_or_no(statement.is_fact),
        "date": statement.date,
        "operation": statement.operation.label if statement.operation else "",
        "quote": " | ".join(quote.text for quote in statement.quotes),
        "article": content.source.id,
        "published": content.source.published,
        "publisher": content.source.publisher,
        "url": content.source.url,
    }
    return {**{name: _clean(text) for name, text in texts.items()}, "confidence": statement.confidence}


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
