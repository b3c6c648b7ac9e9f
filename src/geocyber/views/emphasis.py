"""How large nodes of the network are, and which of them share a colour, after the measures of the network."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geocyber.views.look import look
from geocyber.views.measures import measured
from geocyber.views.values import ColourBy, Level, Material, SizeBy

if TYPE_CHECKING:
    from geocyber.measuring import ActorMeasures, Measures

LEAST_RADIUS = 12
MOST_RADIUS = 32
"""Pixels; the area between them grows with the measure."""

_NAMES = 3
_MEASURES: Mapping[SizeBy, Callable[[ActorMeasures], float]] = {
    SizeBy.DEGREE: lambda each: each.degree,
    SizeBy.BETWEENNESS: lambda each: each.betweenness,
    SizeBy.PAGERANK: lambda each: each.pagerank,
    SizeBy.REPORTS: lambda each: each.reports,
}


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What of nodes is not drawn after their kind and number of lines.

    Attributes:
        radii: of nodes in pixels, empty if they follow the number of lines.
        groups: numbers of the colours of nodes, empty if they follow kinds.
        colours: for each number its colour, that of an icon on it, and who is in it.
    """

    radii: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    colours: tuple[Mapping[str, Any], ...] = ()


def emphasis(material: Material, size_by: SizeBy, colour_by: ColourBy) -> Emphasis:
    """The sizes and colours that a reader asked for.

    Args:
        material: what is drawn.
        size_by: what makes a node large.
        colour_by: what its colour tells.
    """
    radii = {} if size_by is SizeBy.LINES else _radii(material, _MEASURES[size_by])
    if colour_by is ColourBy.KIND:
        return Emphasis(radii)
    measures = measured(material)
    groups = _groups(material, measures)
    return Emphasis(radii, groups, _colours(material, measures))


def _radii(material: Material, value: Callable[[ActorMeasures], float]) -> dict[str, int]:
    """A state is measured with all who act for it, everybody else alone."""
    values = {
        level: {id: value(each) for id, each in measured(material, level).actors.items()} for level in Level
    }
    most = max((max(found.values(), default=0.0) for found in values.values()), default=0.0) or 1.0
    radii = {}
    for id in material.nodes:
        level = Level.STATE if material.top(id) == id else Level.ACTOR
        share = math.sqrt(values[level].get(id, 0.0) / most)
        radii[id] = round(LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * share)
    return radii


def _groups(material: Material, measures: Measures) -> dict[str, int]:
    """The community of everybody's state or other top, as far as there are colours; the last is for the rest."""
    last = len(look().groups) - 1
    return {
        id: min(top.community - 1, last) if (top := measures.actors.get(material.top(id))) else last
        for id in material.nodes
    }


def _colours(material: Material, measures: Measures) -> tuple[Mapping[str, Any], ...]:
    members: dict[int, list[ActorMeasures]] = defaultdict(list)
    for each in measures.actors.values():
        members[min(each.community, len(look().groups))].append(each)
    colours = []
    for number, (colour, icon_colour) in enumerate(look().groups, start=1):
        order = sorted(members[number], key=lambda each: (-each.done - each.undergone, each.id))
        names = ", ".join(material.nodes[each.id].name[:30] for each in order[:_NAMES])
        more = f" +{len(order) - _NAMES}" if len(order) > _NAMES else ""
        label = "all others" if number == len(look().groups) else names + more
        colours.append({"colour": colour, "icon_colour": icon_colour, "label": label, "count": len(order)})
    return tuple(colours)
