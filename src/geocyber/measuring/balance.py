"""Structural balance: are the enemies of enemies friends?

Cartwright and Harary, "Structural Balance: A Generalization of Heider's Theory", Psychological Review 63 (1956):
a network of positive and negative ties is balanced if the product of signs around every cycle is positive, and the
share of positive cycles is its degree of balance. Cycles of three are counted here, as is usual. Davis, "Clustering
and Structural Balance in Graphs", Human Relations 20 (1967), would call three who are all against each other balanced
as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import networkx as nx

from geocyber.measuring.values import Balance, Deed


def balance(deeds: Iterable[Deed]) -> Balance:
    """Counts the signed triads of deeds.

    Two actors are for each other if more of the deeds between them, in both directions, are for than against the
    other, against each other if more are against, and neither if there are as many of both.

    Args:
        deeds: what is done, in any order.
    """
    signs: Counter[tuple[str, str]] = Counter()
    for deed in deeds:
        a, b = sorted((deed.agent, deed.object))
        signs[a, b] += deed.sign
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((a, b, {"against": total < 0}) for (a, b), total in sorted(signs.items()) if total)
    found = Counter(sum(graph.edges[edge]["against"] for edge in triad) for triad in _triads(graph))
    return Balance(found[0], found[1], found[2], found[3])


def _triads(graph: nx.Graph[str]) -> Iterable[tuple[tuple[str, str], ...]]:
    """The edges of all triangles, each triangle once."""
    for a, b in graph.edges:
        for c in sorted(set(graph[a]) & set(graph[b])):
            if max(a, b) < c:
                yield (a, b), (b, c), (a, c)
