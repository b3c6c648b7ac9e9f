"""Whom nodes act for in the end, and which of them are operations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Nodes:
    """What statements are compared by.

    Attributes:
        tops: the state, organisation or whoever else stands on top of a node; a node that is not in it stands
            for itself.
        operations: the nodes that are operations.
        groups: the nodes that are named groups.
    """

    tops: Mapping[str, str] = field(default_factory=dict)
    operations: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    def top(self, node: str) -> str:
        """Who stands on top of a node, or the node itself."""
        return self.tops.get(node, node)


def tops_of(acting: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Who stands on top of each node.

    Args:
        acting: pairs of a node and what it acts for, as often as an article says so. What most say counts,
            then what sorts first; what leads back in a circle is cut.

    Returns:
        The top of every node that acts for another.
    """
    said: dict[str, Counter[str]] = {}
    for node, above in acting:
        said.setdefault(node, Counter())[above] += 1
    parents: dict[str, str] = {}
    for node in sorted(said):
        above = min(said[node], key=lambda one: (-said[node][one], one))
        if node not in _upwards(above, parents):
            parents[node] = above
    return {node: _upwards(node, parents)[-1] for node in parents}


def _upwards(node: str, parents: Mapping[str, str]) -> list[str]:
    """The node, what it acts for, what that acts for, and so on."""
    chain = [node]
    while chain[-1] in parents:
        chain.append(parents[chain[-1]])
    return chain
