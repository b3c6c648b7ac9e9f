"""Positions of nodes, computed beforehand: related ones near each other, no label upon another.

igraph finds the places: by the springs of Kamada and Kawai ("An Algorithm for Drawing General Undirected
Graphs", 1989) as long as labels matter, by the forces of Fruchterman and Reingold ("Graph Drawing by
Force-directed Placement", 1991) in crowds. Both start from the same spiral and draw no chance from anywhere
else. Boxes that still touch are then pushed apart, by arithmetic alone.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import fsum, sqrt

import igraph
import networkx as nx

Point = tuple[float, float]

UNRELATED = 3.0
"""Distance, in lengths of a line, at which nodes that nothing connects keep from each other."""

BELONGING = 0.45
"""Length of the tie between a node and whom it acts for."""

ASPECT = 1.7
"""Width over height of the drawing: screens are wider than high, and so are labels."""

FILLED = 0.3
"""Share of the drawing's area that boxes take before they are pushed apart."""

LEAST_LENGTH = 60.0
"""Pixels between neighbours in small drawings."""

EVENED = 0.5
"""How far places go from where springs have them to where they would be spread evenly."""

CROWD = 400
"""Nodes from which on a drawing is too dense for labels: it is laid out by forces, and only icons keep apart."""

CROWD_ROUNDS = 200
ICON = 28.0
"""Room in pixels around a node without its label."""

GOLDEN_TURN = complex(-0.7373688780783197, 0.6754902942615238)
"""Rotation by the golden angle, which spreads points evenly over a disc."""


@dataclass(frozen=True, slots=True)
class Box:
    """Room that a node needs around its place, in pixels: to each side, above and below."""

    side: float
    above: float
    below: float


def arrange(graph: nx.Graph[str], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Places all nodes of a graph.

    Args:
        graph: who is related to whom; an edge with the attribute `belongs` is a tie to whom a node acts for.
        boxes: the room that each node needs; in a crowd, room for the icon must do.

    Returns:
        The place of each node in pixels, centred on the origin; no two boxes overlap.
    """
    nodes = sorted(graph, key=lambda node: (-graph.degree(node), node))
    if not nodes:
        return {}
    if len(nodes) > CROWD:
        boxes = {node: Box(min(boxes[node].side, ICON), ICON, ICON) for node in nodes}
    return _centred(separate(_scaled(_evened(_lying(_springs(graph, nodes))), boxes), boxes))


def _length(graph: nx.Graph[str], a: str, b: str) -> float:
    """Lines between nodes with many neighbours are longer, so that each has room for its own."""
    if graph.edges[a, b].get("belongs"):
        return BELONGING
    return min(3.0, 0.8 + 0.12 * sqrt(graph.degree(a) * graph.degree(b)))


def _scaled(places: Mapping[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """From lengths of a line to pixels, stretched towards the proportions of a screen."""
    if len(places) < 2:
        return dict(places)
    xs, ys = zip(*places.values(), strict=True)
    width, height = max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0)
    stretch = min(1.6, max(1.1, ASPECT * height / width))
    needed = sum(2 * boxes[n].side * (boxes[n].above + boxes[n].below) for n in places) / FILLED
    scale = max(LEAST_LENGTH, sqrt(needed / (width * height * stretch)))
    return {node: (x * scale * stretch, y * scale) for node, (x, y) in places.items()}


def _lying(places: Mapping[str, Point]) -> dict[str, Point]:
    """The places turned so that they spread most from left to right (along their principal axis)."""
    points = list(_centred(places).values())
    xx, yy = fsum(x * x for x, _ in points), fsum(y * y for _, y in points)
    xy = fsum(x * y for x, y in points)
    spread = sqrt((xx - yy) ** 2 + 4 * xy * xy)
    if spread == 0:
        return dict(places)
    cosine = sqrt((1 + (xx - yy) / spread) / 2)
    sine = sqrt((1 - (xx - yy) / spread) / 2) * (1 if xy >= 0 else -1)
    return {node: (x * cosine + y * sine, y * cosine - x * sine) for node, (x, y) in places.items()}


def _evened(places: Mapping[str, Point]) -> dict[str, Point]:
    """The places moved halfway to where they would be spread evenly: room for the middle, less for the rim."""
    axes = [_evened_axis({node: place[axis] for node, place in places.items()}) for axis in (0, 1)]
    return {node: (axes[0][node], axes[1][node]) for node in places}


def _evened_axis(values: Mapping[str, float]) -> dict[str, float]:
    order = sorted(values, key=lambda node: (values[node], node))
    least, most = values[order[0]], values[order[-1]]
    step = (most - least) / max(1, len(order) - 1)
    return {
        node: (1 - EVENED) * values[node] + EVENED * (least + step * rank) for rank, node in enumerate(order)
    }


def around(members: Sequence[str], centre: str, boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Places members around the node that they belong to, which stays at the origin."""
    places = _spiral([centre, *members])
    wide = {node: (x * 105.0, y * 85.0) for node, (x, y) in places.items()}
    x, y = (placed := separate(wide, boxes))[centre]
    return {node: (px - x, py - y) for node, (px, py) in placed.items()}


def separate(places: Mapping[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Pushes boxes apart until none overlaps; the drawing grows a little with each round that it takes."""
    placed = {
        node: _Placed(x, y, boxes[node].side, boxes[node].above, boxes[node].below)
        for node, (x, y) in places.items()
    }
    while _push(list(placed.values())):
        for one in placed.values():
            one.x *= 1.01
            one.y *= 1.01
    return {node: (one.x, one.y) for node, one in placed.items()}


@dataclass(slots=True)
class _Placed:
    """A box at a place that changes while boxes are pushed apart."""

    x: float
    y: float
    side: float
    above: float
    below: float


def _push(placed: list[_Placed]) -> bool:
    """One round: each overlapping pair gives way along the shorter axis. False if there was none."""
    placed.sort(key=lambda one: one.x - one.side)
    moved = False
    for i, a in enumerate(placed):
        for b in islice(placed, i + 1, None):
            over_x = a.x + a.side - (b.x - b.side)
            if over_x < 0:
                break  # all others begin farther right; what moves meanwhile is seen in the next round
            over_y = a.y + a.below - (b.y - b.above) if b.y >= a.y else b.y + b.below - (a.y - a.above)
            if over_x > 0 and over_y > 0:
                _give_way(a, b, over_x, over_y)
                moved = True
    return moved


def _give_way(a: _Placed, b: _Placed, over_x: float, over_y: float) -> None:
    if over_x < over_y:
        step = (over_x / 2 + 0.5) * (1 if b.x >= a.x else -1)
        a.x, b.x = a.x - step, b.x + step
    else:
        step = (over_y / 2 + 0.5) * (1 if b.y >= a.y else -1)
        a.y, b.y = a.y - step, b.y + step


def _springs(graph: nx.Graph[str], nodes: Sequence[str]) -> dict[str, Point]:
    """Places at which lines come as near to their lengths as can be; whoever belongs together starts together."""
    clusters = _clusters(graph, nodes)
    centres = [node for node in nodes if clusters[node] == node]
    if len(centres) == len(nodes):
        return _pulled(graph, nodes, _spiral(nodes))
    contracted: nx.Graph[str] = nx.Graph()
    contracted.add_nodes_from(centres)
    pairs = sorted({(clusters[a], clusters[b]) for a, b in graph.edges()})
    contracted.add_edges_from((a, b) for a, b in pairs if a != b)
    around = _pulled(contracted, centres, _spiral(centres))
    beside = _spiral(nodes)
    start = {
        node: (around[clusters[node]][0] + x / 100, around[clusters[node]][1] + y / 100)
        for node, (x, y) in beside.items()
    }
    return _pulled(graph, nodes, start)


def _clusters(graph: nx.Graph[str], nodes: Sequence[str]) -> dict[str, str]:
    """For each node the first, in their order, of those with which it belongs together."""
    number = {node: i for i, node in enumerate(nodes)}
    belonging: nx.Graph[str] = nx.Graph()
    belonging.add_nodes_from(nodes)
    belonging.add_edges_from((a, b) for a, b, tie in graph.edges(data=True) if tie.get("belongs"))
    return {
        node: min(part, key=number.__getitem__)
        for part in nx.connected_components(belonging)
        for node in part
    }


def _pulled(graph: nx.Graph[str], nodes: Sequence[str], start: Mapping[str, Point]) -> dict[str, Point]:
    """Where the springs of the graph pull its nodes from where they start."""
    number = {node: i for i, node in enumerate(nodes)}
    lengths = {tuple(sorted((number[a], number[b]))): _length(graph, a, b) for a, b in graph.edges()}
    parts = sorted(min(number[node] for node in part) for part in nx.connected_components(graph))
    lengths |= {(parts[0], part): UNRELATED for part in parts[1:]}  # else the parts fly from each other
    ends = sorted(lengths)
    places = [list(start[node]) for node in nodes]
    network = igraph.Graph(n=len(nodes), edges=ends)
    igraph.set_random_number_generator(random.Random(1))  # igraph has one for all
    if len(nodes) > CROWD:
        forces = [1 / lengths[pair] for pair in ends]
        layout = network.layout_fruchterman_reingold(seed=places, niter=CROWD_ROUNDS, weights=forces)
    else:
        layout = network.layout_kamada_kawai(seed=places, weights=[lengths[pair] for pair in ends])
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, layout, strict=True)}


def _spiral(nodes: Sequence[str]) -> dict[str, Point]:
    """The first node at the origin, the others evenly around it, farther and farther out."""
    places: dict[str, Point] = {}
    turn = complex(1, 0)
    for i, node in enumerate(nodes):
        places[node] = (turn.real * sqrt(i), turn.imag * sqrt(i))
        turn *= GOLDEN_TURN
    return places


def _centred(places: Mapping[str, Point]) -> dict[str, Point]:
    if not places:
        return {}
    xs, ys = zip(*places.values(), strict=True)
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {node: (px - x, py - y) for node, (px, py) in places.items()}
