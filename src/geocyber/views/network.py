"""Statements → networkx multigraph → positions → pyvis network: nodes and lines as vis-network draws them.

The multigraph is drawn at its finest here: a line for each agent, object, family and standing. The page
lifts lines to the state level, merges and filters them, which it can do with any choice of its reader.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import networkx as nx

from geocyber.views.emphasis import Emphasis
from geocyber.views.escape import spelled_out
from geocyber.views.layout import Box, Point, around, arrange
from geocyber.views.look import look
from geocyber.views.values import Level, Material, Node

OPENING = 40
"""Nodes that an eye takes in at once."""

LABEL_WIDTH = 18
"""Characters in a line of a label."""

LABEL_LINES = 2
CHARACTER = 8.6
"""Pixels that a character of a label takes at most on average, at its 15 pixels of size."""

LINE_HEIGHT = 18
MARGIN = 9


@dataclass(frozen=True, slots=True)
class Drawing:
    """A network ready for the page.

    Attributes:
        nodes: as pyvis made them. `box` is the room to each side, above and below; `places` are pixels:
            at state level, with all actors shown, and the offset from the node's top when only that is
            unfolded. `opening` are those of the drawings of the weightiest alone, for the nodes in them.
        edges: as pyvis made them; `statements` are indices into `Material.statements`.
        options: of vis-network.
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def multigraph(material: Material) -> nx.MultiDiGraph[str]:
    """Who says and does what to whom: edges by family and standing, with indices of statements."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for index, statement in enumerate(material.statements):
        graph.add_nodes_from(material.chain(statement.agent))
        if statement.object is None:
            continue
        graph.add_nodes_from(material.chain(statement.object))
        key = f"{look().family(statement.relation)} {statement.standing}"
        if not graph.has_edge(statement.agent, statement.object, key):
            graph.add_edge(statement.agent, statement.object, key, statements=[])
        graph.edges[statement.agent, statement.object, key]["statements"].append(index)
    return graph


def counts(material: Material, level: Level) -> tuple[int, int]:
    """How many nodes and lines a page shows when it opens at a level; a line may lead to nobody named."""
    lines = set()
    for statement in material.statements:
        agent, object_ = _place(statement.agent, material, level), _place(statement.object, material, level)
        if agent != object_:
            lines.add((agent, look().family(statement.relation), statement.standing, object_))
    ends = {end for agent, _, _, object_ in lines for end in (agent, object_) if end is not None}
    return len(ends | {material.top(end) for end in ends}), len(lines)


def by_weight(material: Material, level: Level) -> list[str]:
    """The nodes that have statements with others, by falling number of these, then by id."""
    told: Counter[str] = Counter()
    for statement in material.statements:
        ends = {_place(statement.agent, material, level), _place(statement.object, material, level)}
        if None not in ends and len(ends) > 1:
            told.update(str(end) for end in ends)
    return sorted(told, key=lambda node: (-told[node], node))


def _place(node: str | None, material: Material, level: Level) -> str | None:
    return material.top(node) if node is not None and level is Level.STATE else node


def lifted(graph: nx.MultiDiGraph[str], material: Material) -> nx.Graph[str]:
    """The graph at state level: who is related to whom at all."""
    states: nx.Graph[str] = nx.Graph()
    states.add_nodes_from(sorted({material.top(node) for node in graph}))
    ends = sorted({(material.top(a), material.top(b)) for a, b in graph.edges()})
    states.add_edges_from((a, b) for a, b in ends if a != b)
    return states


def unfolded(graph: nx.MultiDiGraph[str], material: Material) -> nx.Graph[str]:
    """The graph with everybody in it, tied to the next of those they act for who are in it, too."""
    actors: nx.Graph[str] = nx.Graph()
    actors.add_nodes_from(sorted(graph))
    actors.add_edges_from(sorted({(a, b) for a, b in graph.edges() if a != b}))
    for id in actors:
        _, *above = material.chain(id)
        if parent := next((each for each in above if each in actors), None):
            actors.add_edge(id, parent, belongs=True)
    return actors


def draw(material: Material, opening: int = OPENING, emphasis: Emphasis | None = None) -> Drawing:
    """The network of some material, deterministic.

    Args:
        material: the statements to draw and what they name.
        opening: how many nodes are drawn before the reader asks for more.
        emphasis: sizes and colours of nodes, where they follow neither the number of lines nor kinds.

    Returns:
        Nodes, edges and options for vis-network, with all positions computed.
    """
    from pyvis.network import Network  # noqa: PLC0415 (takes half a second: it imports IPython)

    graph = multigraph(material)
    network = Network(directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    network.inherit_edge_colors(False)
    network.set_edge_smooth("curvedCW")
    emphasis = emphasis or Emphasis()
    radii = {id: emphasis.radii.get(id, _size(graph.degree(id))) for id in graph}
    boxes = {id: _box(material.nodes[id], radii[id]) for id in graph}
    levels = {Level.STATE: lifted(graph, material), Level.ACTOR: unfolded(graph, material)}
    places = {level: arrange(drawn, boxes) for level, drawn in levels.items()}
    told = {level: _together(by_weight(material, level), levels[level], opening) for level in Level}
    first = {
        Level.STATE: arrange(levels[Level.STATE].subgraph(told[Level.STATE]).copy(), boxes),
        Level.ACTOR: arrange(unfolded(graph.subgraph(told[Level.ACTOR]), material), boxes),
    }
    offsets = _offsets(graph, material, boxes)
    for id in sorted(graph):
        node = material.nodes[id]
        network.add_node(
            id,
            label=label(node.name),
            shape="custom",
            color=look().kinds[node.kind].colour,
            size=radii[id],
            group=emphasis.groups.get(id),
            box=[round(boxes[id].side), boxes[id].above, boxes[id].below],
            places={
                "state": _pixels(places[Level.STATE][material.top(id)]),
                "actor": _pixels(places[Level.ACTOR][id]),
                "offset": _pixels(offsets[id]),
            },
            opening={level.value: _pixels(first[level][id]) for level in Level if id in first[level]},
        )
    for agent, object_, key in sorted(graph.edges(keys=True)):
        family, standing = key.split()
        network.add_edge(
            agent,
            object_,
            family=family,
            standing=standing,
            color=look().families[family].colour,
            statements=graph.edges[agent, object_, key]["statements"],
        )
    return Drawing(network.nodes, network.edges, json.loads(network.options.to_json()))


def _together(ranked: list[str], graph: nx.Graph[str], count: int) -> list[str]:
    """The first so many who have lines with each other; whoever has none gives way to the next."""
    chosen, waiting = ranked[:count], ranked[count:]
    while True:
        among = graph.subgraph(chosen)
        social = [node for node in chosen if among.degree(node)]
        if len(social) == len(chosen) or not waiting:
            return social
        missing = count - len(social)
        chosen, waiting = [*social, *waiting[:missing]], waiting[missing:]


def label(name: str) -> str:
    """A name as it fits under a node: two lines of eighteen characters, cut with "…"."""
    lines = wrap(spelled_out(name[:200]), LABEL_WIDTH)
    if len(lines) > LABEL_LINES:
        lines[LABEL_LINES - 1 :] = [f"{lines[LABEL_LINES - 1][: LABEL_WIDTH - 1]}…"]
    return "\n".join(lines) or "(no name)"


def _size(degree: int) -> int:
    """Radius in pixels: those with more lines are larger."""
    return min(30, 15 + 2 * degree)


def _box(node: Node, radius: int) -> Box:
    lines = label(node.name).split("\n")
    widest = max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in lines)
    side = max(radius, widest * CHARACTER / 2)
    return Box(side + MARGIN, radius + MARGIN, radius + len(lines) * LINE_HEIGHT + MARGIN)


def _offsets(graph: nx.MultiDiGraph[str], material: Material, boxes: dict[str, Box]) -> dict[str, Point]:
    """For each node its place relative to its top when only that top is unfolded."""
    members: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for id in graph:
        path = [*material.chain(id)][::-1]  # neighbours in the order of paths act for the same body
        members[path[0]] += [(path, id)] if len(path) > 1 else []
    tops = sorted({material.top(id) for id in graph})
    clusters = (around([id for _, id in sorted(members[top])], top, boxes) for top in tops if members[top])
    return dict.fromkeys(tops, (0.0, 0.0)) | {
        id: place for cluster in clusters for id, place in cluster.items()
    }


def _pixels(place: Point) -> list[int]:
    return [round(place[0]), round(place[1])]
