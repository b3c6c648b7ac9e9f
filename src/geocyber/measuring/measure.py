"""Measures a network of deeds: degrees, betweenness, PageRank, communities, reciprocity, balance.

Every measure is deterministic: nodes are numbered in the order of their ids before a library sees them, random choices
have a fixed seed, and what is not whole is rounded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import igraph
import networkx as nx

from geocyber.measuring.balance import balance
from geocyber.measuring.values import ActorMeasures, Deed, GraphMeasures, Measures

SEED = 1736
"""Of the search for communities; any would do, as long as it stays."""

DIGITS = 4
"""To which measures that are not whole are rounded, so that they are the same on every machine."""

DAMPING = 0.85
"""Of PageRank: the value of Brin and Page (1998)."""


def measure(deeds: Iterable[Deed]) -> Measures:
    """Measures everybody who does something to another, or to whom something is done.

    Args:
        deeds: what is done, in any order.

    Returns:
        The measures, actors in the order of their ids.
    """
    ordered = sorted(deeds, key=lambda deed: (deed.agent, deed.object, deed.family, sorted(deed.reports)))
    names = sorted({end for deed in ordered for end in (deed.agent, deed.object)})
    number = {name: i for i, name in enumerate(names)}
    weights = Counter((number[deed.agent], number[deed.object]) for deed in ordered)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(names)))
    graph.add_weighted_edges_from(
        (agent, target, weight) for (agent, target), weight in sorted(weights.items())
    )
    communities = _communities(graph)
    whole = GraphMeasures(
        actors=len(names),
        deeds=len(ordered),
        pairs=len(weights),
        density=round(nx.density(graph), DIGITS),
        reciprocity=round(_share(sum((b, a) in weights for a, b in weights), len(weights)), DIGITS),
        communities=len(communities),
        modularity=_modularity(graph, communities),
        balance=balance(ordered),
    )
    return Measures(whole, _actors(names, ordered, graph, communities))


def _actors(
    names: Sequence[str], deeds: Sequence[Deed], graph: nx.DiGraph[int], communities: Sequence[Sequence[int]]
) -> Mapping[str, ActorMeasures]:
    between, ranks = _betweenness(graph), _pagerank(graph)
    community = {node: i for i, members in enumerate(communities, start=1) for node in members}
    gives: dict[str, Counter[str]] = defaultdict(Counter)
    receives: dict[str, Counter[str]] = defaultdict(Counter)
    reports: dict[str, set[str]] = defaultdict(set)
    for deed in deeds:
        gives[deed.agent][deed.family] += 1
        receives[deed.object][deed.family] += 1
        reports[deed.agent] |= deed.reports
        reports[deed.object] |= deed.reports
    found = {}
    for i, name in enumerate(names):
        out, into = set(graph.successors(i)), set(graph.predecessors(i))
        found[name] = ActorMeasures(
            id=name,
            done=gives[name].total(),
            undergone=receives[name].total(),
            out_degree=len(out),
            in_degree=len(into),
            betweenness=between[i],
            pagerank=ranks[i],
            reciprocity=round(_share(len(out & into), len(out | into)), DIGITS),
            community=community[i],
            reports=len(reports[name]),
            gives=dict(sorted(gives[name].items())),
            receives=dict(sorted(receives[name].items())),
        )
    return found


def _communities(graph: nx.DiGraph[int]) -> list[list[int]]:
    """Groups that deal with each other more than with others, by the method of Louvain; the largest first."""
    if not graph:
        return []
    found = nx.community.louvain_communities(_undirected(graph), weight="weight", seed=SEED)
    return sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))


def _modularity(graph: nx.DiGraph[int], communities: Sequence[Sequence[int]]) -> float:
    if not graph.number_of_edges():
        return 0.0
    members = [set(each) for each in communities]
    return round(nx.community.modularity(_undirected(graph), members, weight="weight"), DIGITS)


def _undirected(graph: nx.DiGraph[int]) -> nx.Graph[int]:
    """Who deals with whom, and how often."""
    dealings: Counter[tuple[int, int]] = Counter()
    weight: int
    for agent, target, weight in graph.edges(data="weight"):
        dealings[min(agent, target), max(agent, target)] += weight
    undirected: nx.Graph[int] = nx.Graph()
    undirected.add_nodes_from(graph)
    undirected.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(dealings.items()))
    return undirected


def _betweenness(graph: nx.DiGraph[int]) -> list[float]:
    others = graph.number_of_nodes() - 1
    pairs = others * (others - 1)
    return [round(_share(value, pairs), DIGITS) for value in _fast(graph).betweenness(directed=True)]


def _pagerank(graph: nx.DiGraph[int]) -> list[float]:
    fast = _fast(graph)
    weights = [graph.edges[edge]["weight"] for edge in graph.edges]
    ranks: list[float] = fast.pagerank(directed=True, damping=DAMPING, weights=weights) if graph else []
    return [round(rank, DIGITS) for rank in ranks]


def _fast(graph: nx.DiGraph[int]) -> igraph.Graph:
    """The same for igraph, which counts paths a hundred times faster."""
    return igraph.Graph(n=graph.number_of_nodes(), edges=list(graph.edges), directed=True)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
