"""Places of nodes: nothing overlaps, related things are near, the same graph gives the same places."""

from __future__ import annotations

from itertools import combinations
from math import dist
from time import perf_counter

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from geocyber.views.layout import Box, Point, around, arrange


def overlaps(places: dict[str, Point], boxes: dict[str, Box]) -> list[tuple[str, str]]:
    found = []
    for a, b in combinations(sorted(places, key=lambda node: places[node][1]), 2):
        (ax, ay), (bx, by) = places[a], places[b]
        if abs(ax - bx) < boxes[a].side + boxes[b].side and by - ay < boxes[a].below + boxes[b].above:
            found.append((a, b))
    return found


BOX = st.builds(
    Box,
    st.floats(20, 120, allow_nan=False),
    st.floats(15, 40, allow_nan=False),
    st.floats(30, 90, allow_nan=False),
)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[nx.Graph, dict[str, Box]]:
    nodes = [f"n{i}" for i in range(draw(st.integers(0, 25)))]
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(nodes)
    if len(nodes) > 1:
        pairs = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes))
        graph.add_edges_from((a, b) for a, b in draw(st.lists(pairs, max_size=60)) if a != b)
    return graph, {node: draw(BOX) for node in nodes}


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_no_label_lies_upon_another_and_nothing_is_lost(sample: tuple[nx.Graph, dict[str, Box]]) -> None:
    graph, boxes = sample
    places = arrange(graph, boxes)
    assert set(places) == set(graph)
    assert overlaps(places, boxes) == []


@given(st.integers(0, 30), st.lists(BOX, min_size=31, max_size=31))
@settings(max_examples=30, deadline=None)
def test_members_lie_around_whom_they_act_for(count: int, sizes: list[Box]) -> None:
    members = [f"m{i}" for i in range(count)]
    boxes = dict(zip(["centre", *members], sizes, strict=False))
    places = around(members, "centre", boxes)
    assert places["centre"] == (0, 0)
    assert set(places) == {"centre", *members}
    assert (
        overlaps(places, {node: Box(b.side - 1e-6, b.above, b.below - 1e-6) for node, b in boxes.items()})
        == []
    )


def test_a_crowd_is_laid_out_in_seconds_without_icons_upon_each_other() -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(1000, 2, seed=1), str)
    graph.add_nodes_from(f"alone {i}" for i in range(20))
    start = perf_counter()
    places = arrange(graph, {node: Box(80, 30, 60) for node in graph})
    assert perf_counter() - start < 20  # a second on a machine that does nothing else
    assert overlaps(places, dict.fromkeys(graph, Box(27, 27, 27))) == []
    assert places == arrange(graph, {node: Box(80, 30, 60) for node in graph})


def test_neighbours_lie_nearer_than_strangers() -> None:
    graph = nx.path_graph([f"n{i}" for i in range(12)])
    places = arrange(graph, {node: Box(40, 20, 40) for node in graph})
    assert (
        dist(places["n0"], places["n1"])
        < dist(places["n0"], places["n6"])
        < dist(places["n0"], places["n11"])
    )


def test_a_drawing_is_wider_than_high() -> None:
    graph = nx.path_graph([f"n{i}" for i in range(9)])
    xs, ys = zip(*arrange(graph, {node: Box(40, 20, 40) for node in graph}).values(), strict=True)
    assert max(xs) - min(xs) > max(ys) - min(ys)


def test_the_order_in_which_a_graph_was_made_does_not_matter() -> None:
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "f")]
    boxes = {node: Box(40, 20, 40) for node in "abcdef"}
    forth: nx.Graph = nx.Graph(edges)
    back: nx.Graph = nx.Graph([(b, a) for a, b in reversed(edges)])
    assert arrange(forth, boxes) == arrange(back, boxes)
