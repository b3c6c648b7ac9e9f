"""The matrix: who acts on whom among states, with numbers that add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings

from geocyber.model import Kind
from geocyber.views.acts import acts
from geocyber.views.pictures.matrix import MOST, gridded, matrix
from geocyber.views.values import Material, Node, Standing

from .drawings import boxes, frame, parsed, texts
from .materials import NODES, materials


@given(materials())
@settings(max_examples=40, deadline=None)
def test_numbers_add_up(material: Material) -> None:
    told = acts(material)
    grid = gridded(told, material)
    held = [
        act
        for act in told
        if act.target not in {None, act.actor} and act.standing in {Standing.STATED, Standing.CLAIMED}
    ]
    states = [a for a in held if {NODES[a.actor].kind, NODES[str(a.target)].kind} <= {Kind.STATE, Kind.IGO}]
    among_states = any(
        {NODES[who].kind, NODES[whom].kind} <= {Kind.STATE, Kind.IGO} for who, whom in grid.cells
    )
    expected = states if among_states else held
    assert sum(len(cell.held) for cell in grid.cells.values()) == len(expected)
    assert sum((grid.row(id) for id in grid.rows), Counter()).total() == len(expected)
    assert sum((grid.column(id) for id in grid.columns), Counter()).total() == len(expected)


@given(materials())
@settings(max_examples=25, deadline=None)
def test_everything_lies_in_the_frame(material: Material) -> None:
    figure = matrix(material)
    for drawing in (figure.wide, figure.narrow):
        svg = parsed(drawing)
        width, height = frame(svg)
        for left, top, right, bottom in boxes(svg):
            assert 0 <= left <= right <= width
            assert 0 <= top <= bottom <= height


def test_rows_and_columns_with_most_acts_come_first(material: Material) -> None:
    grid = gridded(acts(material), material)
    rows = [grid.row(id).total() for id in grid.rows]
    columns = [grid.column(id).total() for id in grid.columns]
    assert rows == sorted(rows, reverse=True)
    assert columns == sorted(columns, reverse=True)
    assert grid.rows[0] == "state/US"


def test_what_is_not_done_or_only_threatened_counts_in_brackets(material: Material) -> None:
    grid = gridded(acts(material), material)
    threat = grid.cells["state/RU", "state/US"]
    assert [act.relation.value for act in threat.other] == ["expels"]
    assert all(act.relation.value != "sanctions" for act in grid.cells["igo/eu", "state/CN"].held)


def test_without_two_states_all_actors_are_drawn(material: Material) -> None:
    some = [s for s in material.statements if s.agent == "group/G0034" or s.object == "group/G0034"]
    alone = {id: replace(node, acts_for=None, kind=Kind.COMPANY) for id, node in material.nodes.items()}
    grid = gridded(
        acts(replace(material, nodes=alone, statements=tuple(some))), replace(material, nodes=alone)
    )
    assert grid.cells


def test_forty_states_stay_legible(material: Material) -> None:
    first = next(s for s in material.statements if s.object is not None)
    nodes = {f"s{i}": Node(f"s{i}", Kind.STATE, f"State number {i}") for i in range(60)}
    many = tuple(
        replace(first, id=f"{i:02}-{j}", act="", agent=f"s{i}", object=f"s{(i + j) % 60}")
        for i in range(60)
        for j in range(1, 30)
    )
    crowd = replace(material, nodes={**material.nodes, **nodes}, statements=many)
    figure = matrix(crowd)
    svg = parsed(figure.wide)
    assert frame(svg)[0] <= 1240
    assert len(gridded(acts(crowd), crowd).rows) == MOST
    assert "left out" in figure.telling
    assert len([label for label in texts(svg, "strong") if label.startswith("State number")]) == 2 * MOST
