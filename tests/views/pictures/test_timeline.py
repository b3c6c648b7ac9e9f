"""The timeline: a mark for what is dated, a number for what is not, nothing upon another."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from geocyber.model import RelationType
from geocyber.views.acts import acts
from geocyber.views.pictures.lanes import bundles
from geocyber.views.pictures.timeline import OTHERS, timeline
from geocyber.views.values import Lanes, Material

from .drawings import boxes, frame, linked, marks, parsed, texts
from .materials import materials


@pytest.mark.parametrize("lanes", list(Lanes))
@given(material=materials())
@settings(max_examples=25, deadline=None)
def test_no_mark_lies_outside_the_frame_and_none_hides_another(lanes: Lanes, material: Material) -> None:
    figure = timeline(material, lanes)
    for drawing in (figure.wide, figure.narrow):
        svg = parsed(drawing)
        width, height = frame(svg)
        found = list(marks(svg))
        for mark in found:
            assert mark.x - 6 * mark.size >= 0 and mark.x + 6 * mark.size <= width
            assert mark.y - 6 * mark.size >= 0 and mark.y + 6 * mark.size <= height
        for a, b in combinations(found, 2):
            assert math.dist((a.x, a.y), (b.x, b.y)) > 6 * max(a.size, b.size)
        assert all(left >= -0.2 and right <= width + 0.2 for left, _, right, _ in boxes(svg))


@given(material=materials())
@settings(max_examples=25, deadline=None)
def test_every_statement_but_ties_can_be_reached(material: Material) -> None:
    told = [index for act in acts(material) for index in act.statements]
    figure = timeline(material)
    assert linked(parsed(figure.wide)) == linked(parsed(figure.narrow)) == sorted(told)


@given(material=materials(20))
@settings(max_examples=25, deadline=None)
def test_acts_of_one_lane_kind_and_time_share_a_mark(material: Material) -> None:
    told = acts(material)
    dated = bundles(told)
    assert len(dated) == len({(a.relation, a.standing, a.when) for a in told if a.when is not None})
    alike = {(a.actor, a.relation, a.standing, a.when) for a in told if a.when is not None}
    if len({act.actor for act in told}) <= 16:
        assert len(list(marks(parsed(timeline(material).wide)))) == len(alike)


def test_the_sample_has_a_lane_for_each_actor_with_a_date(material: Material) -> None:
    names = texts(parsed(timeline(material).wide), "lane-name")
    assert names[0] == "United States"
    assert {"Russia", "European Union", "Albania"} <= set(names)
    assert len(names) == len(set(names))


def test_lanes_may_be_families(material: Material) -> None:
    names = texts(parsed(timeline(material, Lanes.FAMILY).wide), "lane-name")
    assert names == ["Words", "Diplomacy", "Law", "Coercion", "Operations"]


def test_words_say_what_is_not_or_may_be(material: Material) -> None:
    told = [mark for mark in marks(parsed(timeline(material).wide)) if "possible" in mark.classes]
    assert all("possible" in mark.words for mark in told)


def test_what_has_no_date_is_counted_and_can_be_read(material: Material) -> None:
    undated = [act for act in acts(material) if act.when is None]
    svg = parsed(timeline(material).wide)
    counted = [int(label.rsplit("+" if "+" in label else " ", 1)[1]) for label in texts(svg, "count")]
    assert sum(counted) == len(undated)


def test_many_actors_share_a_lane(material: Material) -> None:
    from geocyber.model import Kind
    from geocyber.views.values import Node

    first = next(s for s in material.statements if s.when)
    nodes = {f"x{i}": Node(f"x{i}", Kind.COMPANY, f"Company {i}") for i in range(50)}
    many = tuple(replace(first, id=f"s{i:02}", act="", agent=f"x{i}") for i in range(50))
    crowd = replace(material, nodes={**material.nodes, **nodes}, statements=many)
    names = texts(parsed(timeline(crowd).wide), "lane-name")
    assert len(names) == 17
    assert names[-1] == "34 others"
    assert OTHERS not in names


def test_nothing_dated_draws_no_axis(material: Material) -> None:
    undated = replace(material, statements=tuple(replace(s, when=None) for s in material.statements))
    svg = parsed(timeline(undated).wide)
    assert texts(svg, "axis") == ["undated"]
    assert Counter(mark.x for mark in marks(svg)) == Counter()


def test_a_crowded_lane_gathers_months_and_then_years(material: Material) -> None:
    first = next(s for s in material.statements if s.when and s.object)
    days = [
        f"{year}-{month:02}-{day:02}"
        for year in range(2015, 2022)
        for month in range(1, 13)
        for day in (3, 9, 21)
    ]
    relations = [r for r in RelationType if r not in {"affiliated", "sponsors", "alias"}]
    many = tuple(
        replace(first, id=f"{day} {relation}", act="", when=day, relation=relation)
        for day in days
        for relation in relations
    )
    svg = parsed(timeline(replace(material, statements=many)).wide)
    found = list(marks(svg))
    assert len(found) < len(many) / 20
    assert linked(svg) == list(range(len(many)))
    assert frame(svg)[1] < 800
    assert any(mark.words.startswith("2015: ") and "×36" in mark.words for mark in found)
