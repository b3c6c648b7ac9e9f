"""What pyvis is given to draw."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from geocyber.model import Kind
from geocyber.views import Level, counts
from geocyber.views.network import _box, draw, label, lifted, multigraph
from geocyber.views.values import Material


def test_a_line_never_mixes_families_or_ways_of_stating(material: Material) -> None:
    for edge in draw(material).edges:
        behind = [material.statements[index] for index in edge["statements"]]
        assert {s.standing.value for s in behind} == {edge["standing"]}
        assert {(s.agent, s.object) for s in behind} == {(edge["from"], edge["to"])}


def test_every_statement_with_an_object_is_behind_exactly_one_line(material: Material) -> None:
    drawn = sorted(index for edge in draw(material).edges for index in edge["statements"])
    assert drawn == [i for i, s in enumerate(material.statements) if s.object is not None]


def test_physics_is_off_and_every_node_has_its_places(material: Material) -> None:
    drawing = draw(material)
    assert drawing.options["physics"]["enabled"] is False
    assert all(set(node["places"]) == {"state", "actor", "offset"} for node in drawing.nodes)


def test_labels_do_not_overlap_at_either_level(material: Material) -> None:
    graph = multigraph(material)
    nodes = {node["id"]: node for node in draw(material).nodes}
    for level, ids in (("actor", set(graph)), ("state", set(lifted(graph, material)))):
        for a, b in combinations(sorted(ids, key=lambda id: nodes[id]["places"][level][1]), 2):
            box_a, box_b = (_box(material.nodes[id], graph.degree(id)) for id in (a, b))
            (ax, ay), (bx, by) = nodes[a]["places"][level], nodes[b]["places"][level]
            apart_x = abs(ax - bx) - box_a.side - box_b.side
            apart_y = by - ay - box_a.below - box_b.above
            assert max(apart_x, apart_y) > -2, (a, b)  # two pixels for rounding


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("count", [5, 12, 40])
def test_labels_do_not_overlap_when_the_page_opens(material: Material, level: Level, count: int) -> None:
    graph = multigraph(material)
    opening = {
        node["id"]: (node["opening"][level], _box(material.nodes[node["id"]], graph.degree(node["id"])))
        for node in draw(material, count).nodes
        if level in node["opening"]
    }
    assert 2 < len(opening) <= count
    for a, b in combinations(opening, 2):
        ((ax, ay), box_a), ((bx, by), box_b) = sorted((opening[a], opening[b]), key=lambda one: one[0][1])
        apart_x = abs(ax - bx) - box_a.side - box_b.side
        assert max(apart_x, by - ay - box_a.below - box_b.above) > -2, (a, b)  # two pixels for rounding


def test_whoever_is_drawn_first_has_lines_with_others_drawn(material: Material) -> None:
    states = lifted(multigraph(material), material)
    first = {node["id"] for node in draw(material, 8).nodes if Level.STATE in node["opening"]}
    assert len(first) == 8
    assert all(first & set(states[node]) for node in first)


def test_bodies_lie_nearer_to_their_own_state_than_to_others(material: Material) -> None:
    places = {node["id"]: node["places"]["actor"] for node in draw(material).nodes}
    states = [id for id in places if material.nodes[id].kind is Kind.STATE]
    bodies = [id for id in places if material.nodes[id].kind is Kind.GOVERNMENT_BODY]
    nearest = [min(states, key=lambda state: dist(places[state], places[body])) for body in bodies]
    assert sum(material.top(body) == state for body, state in zip(bodies, nearest, strict=True)) >= 7
    assert len(bodies) == 8


def test_whoever_is_told_of_more_is_larger(material: Material) -> None:
    size = {node["id"]: node["size"] for node in draw(material).nodes}
    assert size["state/US"] > size["state/UA"]


def test_counts_by_level(material: Material) -> None:
    nodes, lines = counts(material, Level.STATE)
    all_nodes, all_lines = counts(material, Level.ACTOR)
    assert (nodes, lines) == (23, 47)
    assert all_nodes > nodes and all_lines > lines
    persons = [n for n in material.nodes.values() if n.kind is Kind.PERSON]
    assert len(persons) == 3  # none of whom is shown at state level


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("NATO", "NATO"),
        ("Ministry of State Security", "Ministry of State\nSecurity"),
        ("Federal Service for Technical and Export Control", "Federal Service\nfor Technical and…"),
        ("N" * 10_000, f"{'N' * 18}\n{'N' * 17}…"),
        ("", "(no name)"),
        ("a\u202eb", "a[U+202E]b"),
    ],
)
def test_labels_fit_under_a_node(name: str, expected: str) -> None:
    assert label(name) == expected
