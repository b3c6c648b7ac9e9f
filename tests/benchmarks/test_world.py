"""The generated world is the same for everybody, knows who is who, and obeys the laws of merging."""

from __future__ import annotations

from benchmarks.linkgraph import LinkedGraph
from benchmarks.scale import algebra, counted, table
from benchmarks.statements import Statements
from benchmarks.world import world
from geocyber.linking import link_anew, rules


def test_the_same_seed_gives_the_same_world() -> None:
    assert list(world(40)) == list(world(40))
    assert list(world(40, seed=2)) != list(world(40))


def test_a_larger_world_begins_with_the_smaller_one() -> None:
    assert list(world(60))[:30] == list(world(30))


def test_every_article_can_be_described_and_every_act_found() -> None:
    for one in world(60):
        nodes = Statements(one.extraction)
        assert all(nodes.statement(relation) for relation in one.extraction.relations)


def test_pairs_are_counted() -> None:
    graph = LinkedGraph({"a": "a", "b": "a", "c": "a", "d": "d"}, {})
    assert counted(graph, {"a": "x", "b": "x", "c": "y", "d": "x"}) == [1, 2, 2]


def test_merging_obeys_its_laws() -> None:
    assert algebra([Statements(one.extraction).lines for one in world(30)]) == []


def test_a_broken_law_is_told() -> None:
    row = {
        "size": 10,
        "quads": 1,
        "link": 1.0,
        "add": 1.0,
        "remove": 1.0,
        "memory": 1.0,
        "algebra": ["one before other"],
    }
    tallies = {key: [1, 0, 0] for key in ("company", "person", "operation", "act")}
    assert "one before other" in table([row | tallies])


def test_linking_finds_most_of_what_is_one() -> None:
    reported = list(world(60))
    nodes = [Statements(one.extraction) for one in reported]
    graph = LinkedGraph.parse(link_anew([line for one in nodes for line in one.lines], rules()).lines)
    truth = {
        described.entity(e): one.things[e.id]
        for one, described in zip(reported, nodes, strict=True)
        for e in one.extraction.entities
        if e.id in one.things
    }
    hits, _, misses = counted(graph, truth)
    assert hits > 5 * misses
