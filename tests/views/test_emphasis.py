"""Sizes and colours of nodes by the measures of the network."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from geocyber.views import Filters, Level, Picture, measured, page_of
from geocyber.views.emphasis import LEAST_RADIUS, MOST_RADIUS, emphasis
from geocyber.views.look import look
from geocyber.views.network import draw
from geocyber.views.values import ColourBy, Material, SizeBy


def test_without_a_wish_nothing_changes(material: Material) -> None:
    assert draw(material, 40, emphasis(material, SizeBy.LINES, ColourBy.KIND)) == draw(material, 40)


@pytest.mark.parametrize("size_by", [size for size in SizeBy if size is not SizeBy.LINES])
def test_who_measures_more_is_larger(material: Material, size_by: SizeBy) -> None:
    radii = emphasis(material, size_by, ColourBy.KIND).radii
    assert set(radii) == set(material.nodes)
    assert all(LEAST_RADIUS <= radius <= MOST_RADIUS for radius in radii.values())
    figures = measured(material, Level.STATE).actors
    ranked = sorted(figures, key=lambda id: getattr(figures[id], size_by.value))
    assert all(radii[a] <= radii[b] for a, b in pairwise(ranked))


def test_a_body_has_the_colour_of_its_state(material: Material) -> None:
    groups = emphasis(material, SizeBy.LINES, ColourBy.COMMUNITY).groups
    assert all(groups[id] == groups[material.top(id)] for id in material.nodes)
    assert set(groups.values()) <= set(range(len(look().groups)))


def test_the_legend_names_who_is_in_a_community(material: Material) -> None:
    found = emphasis(material, SizeBy.LINES, ColourBy.COMMUNITY)
    assert "United States" in " ".join(group["label"] for group in found.colours)
    assert sum(group["count"] for group in found.colours) == len(measured(material).actors)


def test_the_page_tells_what_its_nodes_are_drawn_by(material: Material) -> None:
    html = page_of(
        Picture.NETWORK, material, Filters(), size_by=SizeBy.PAGERANK, colour_by=ColourBy.COMMUNITY
    )
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    page = json.loads(data[1])
    assert page["filters"] == "size of nodes by pagerank, their colour by community"
    assert len(page["groups"]) == len(look().groups)
    plain = page_of(Picture.NETWORK, material, Filters())
    assert '"groups":[]' in plain
