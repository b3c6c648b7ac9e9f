"""The network as a drawing that stands still: who acts on whom among those of whom most is told."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from geocyber.views.acts import Act, acts
from geocyber.views.layout import Box, Point, arrange
from geocyber.views.look import look
from geocyber.views.network import label
from geocyber.views.pictures.figure import Figure, drawing, table
from geocyber.views.pictures.glyphs import legend, link, node
from geocyber.views.pictures.markup import Markup, name, number, tag, text, width
from geocyber.views.pictures.words import called, plural
from geocyber.views.values import Material, Standing

ANCHOR = "network"
HEADING = "Who acts on whom"
NOTE = (
    "An arrow leads from who acts to whom it is done; it is thicker where more articles tell of it, dashed where it is "
    "only told as a claim, dotted where it is threatened, suspected or said not to be so. Bodies, officials and groups "
    "stand for whom they act. Click an arrow to read its sentences."
)

MOST_WIDE = 26
MOST_NARROW = 10
"""Nodes of the two drawings."""

_LINE = 15.0
_LETTERS = 12.5
_STRENGTH = [Standing.STATED, Standing.CLAIMED, Standing.POSSIBLE, Standing.NEGATED]


@dataclass(frozen=True, slots=True)
class Arrow:
    """What one does to another within a family: ids of nodes of the state level, and the acts."""

    who: str
    whom: str
    family: str
    acts: tuple[Act, ...]

    @property
    def standing(self) -> Standing:
        """The strongest of its acts."""
        return min((act.standing for act in self.acts), key=_STRENGTH.index)

    @property
    def statements(self) -> list[int]:
        """Indices of the statements that tell of it."""
        return [index for act in self.acts for index in act.statements]


def network(material: Material) -> Figure:
    """Draws who acts on whom."""
    arrows = drawn_arrows(acts(material))
    told = Counter(end for arrow in arrows for end in (arrow.who, arrow.whom) for _ in arrow.acts)
    order = sorted(told, key=lambda id: (-told[id], called(id, material), id))
    telling = f"{plural(len(told), 'actor')} and {plural(len(arrows), 'arrow')}"
    if len(order) > MOST_WIDE:
        telling += f"; the {MOST_WIDE} with most acts are drawn"
    return Figure(
        anchor=ANCHOR,
        heading=HEADING,
        telling=telling,
        wide=_drawn(arrows, order[:MOST_WIDE], told, material, narrow=False),
        narrow=_drawn(arrows, order[:MOST_NARROW], told, material, narrow=True),
        legend=legend({arrow.family for arrow in arrows}, {Standing.STATED}, disputed=False),
        note=NOTE,
        table=_table(arrows, material),
    )


def drawn_arrows(told: Sequence[Act]) -> list[Arrow]:
    """Acts gathered by who does them to whom and by family; what is done within a state is left out."""
    alike: dict[tuple[str, str, str], list[Act]] = defaultdict(list)
    for act in told:
        if act.target is not None and act.target != act.actor:
            alike[act.actor, act.target, act.family].append(act)
    order = list(look().families)
    ordered = sorted(alike.items(), key=lambda item: (item[0][0], item[0][1], order.index(item[0][2])))
    return [Arrow(*ends, tuple(same)) for ends, same in ordered]


# Drawing -------------------------------------------------------------------------------------------------


def _drawn(
    arrows: Sequence[Arrow],
    nodes: Sequence[str],
    told: Mapping[str, int],
    material: Material,
    *,
    narrow: bool,
) -> Markup:
    shown = [arrow for arrow in arrows if arrow.who in nodes and arrow.whom in nodes]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((arrow.who, arrow.whom) for arrow in shown)
    most = max(told.values(), default=1)
    radii = {id: 13 + 12 * math.sqrt(told[id] / most) for id in nodes}
    boxes = {id: _box(id, radii[id], material) for id in nodes}
    places = _upright(graph, boxes) if narrow else arrange(graph, boxes)
    left = min((places[id][0] - boxes[id].side for id in nodes), default=0)
    top = min((places[id][1] - boxes[id].above for id in nodes), default=0)
    right = max((places[id][0] + boxes[id].side for id in nodes), default=1)
    bottom = max((places[id][1] + boxes[id].below for id in nodes), default=1)
    moved = {id: (x - left + 10, y - top + 10) for id, (x, y) in places.items()}
    return drawing(
        ANCHOR,
        HEADING,
        f"{plural(len(nodes), 'actor')}, {plural(len(shown), 'arrow')} between them",
        right - left + 20,
        bottom - top + 20,
        *_arrows(shown, moved, radii, material),
        *(_node(id, moved[id], radii[id], material) for id in sorted(nodes)),
        narrow=narrow,
        natural=True,
    )


def _upright(graph: nx.Graph[str], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Places for a drawing that is higher than wide: those of one that is wider than high, turned over."""
    lying = {id: Box(max(box.above, box.below), box.side, box.side) for id, box in boxes.items()}
    return {id: (y, x) for id, (x, y) in arrange(graph, lying).items()}


def _box(id: str, radius: float, material: Material) -> Box:
    lines = label(called(id, material)).split("\n")
    widest = max(width(line, _LETTERS) for line in lines)
    return Box(max(radius, widest / 2) + 7, radius + 7, radius + len(lines) * _LINE + 8)


def _node(id: str, place: Point, radius: float, material: Material) -> Markup:
    entity = material.nodes[id]
    letters = entity.iso if entity.iso and len(entity.iso) <= 3 else None
    x, y = place
    words = (
        tag("text", text(line), x=x, y=y + radius + 14 + i * _LINE, class_="said middle node-name")
        for i, line in enumerate(label(entity.name).split("\n"))
    )
    return tag(
        "g", tag("title", text(called(id, material))), node(entity.kind, letters, x, y, radius), *words
    )


def _arrows(
    arrows: Sequence[Arrow], places: Mapping[str, Point], radii: Mapping[str, float], material: Material
) -> Iterator[Markup]:
    beside: Counter[tuple[str, str]] = Counter()
    for arrow in arrows:
        bend = 0.12 + 0.1 * beside[arrow.who, arrow.whom]
        beside[arrow.who, arrow.whom] += 1
        reports = len({material.statements[index].report for index in arrow.statements})
        curve = _curve(places[arrow.who], places[arrow.whom], bend, radii[arrow.who], radii[arrow.whom] + 2)
        if curve is None:
            continue
        path, head = curve
        thick = 1.4 + 1.1 * math.log2(reports) if reports else 1.4
        kind = f"arrow f-{arrow.family} {arrow.standing.value}"
        yield link(
            arrow.statements,
            _in_full(arrow, reports, material),
            tag("path", d=path, class_="reach"),
            tag("path", d=path, class_=kind, stroke_width=thick),
            tag("path", d=head, class_=f"fill f-{arrow.family}"),
        )


def _curve(start: Point, end: Point, bend: float, leave: float, arrive: float) -> tuple[str, str] | None:
    """A curve between the rims of two nodes, bent clockwise, and its head; None if the nodes touch."""
    (x0, y0), (x1, y1) = start, end
    control = ((x0 + x1) / 2 - (y1 - y0) * bend, (y0 + y1) / 2 + (x1 - x0) * bend)
    steps = [i / 60 for i in range(61)]
    points = [_on_curve(start, control, end, t) for t in steps]
    kept = [p for p in points if math.dist(p, start) > leave and math.dist(p, end) > arrive]
    if len(kept) < 3:
        return None
    before, tip = kept[-3], kept[-1]
    length = math.dist(before, tip) or 1.0
    ux, uy = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    root = (tip[0] - 9 * ux, tip[1] - 9 * uy)
    wings = [(root[0] + side * 4.5 * uy, root[1] - side * 4.5 * ux) for side in (1, -1)]
    until = [p for p in kept if math.dist(p, tip) > 7] or kept[:1]
    return _path(until), f"{_path([wings[0], tip, wings[1]])}Z"


def _on_curve(start: Point, control: Point, end: Point, t: float) -> Point:
    a, b, c = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
    return a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _in_full(arrow: Arrow, reports: int, material: Material) -> str:
    verbs = Counter(look().families[arrow.family].relations[act.relation] for act in arrow.acts)
    said = ", ".join(
        f"{verb} ×{n}" if n > 1 else verb for verb, n in sorted(verbs.items(), key=lambda v: (-v[1], v[0]))
    )
    told = look().standings[arrow.standing].label.lower()
    who, whom = called(arrow.who, material), called(arrow.whom, material)
    return f"{who} → {whom}: {said} ({told}, {plural(reports, 'article')})"


def _table(arrows: Sequence[Arrow], material: Material) -> Markup:
    rows = [
        [
            name(material.nodes[arrow.who].name, 60),
            text(look().families[arrow.family].label),
            name(material.nodes[arrow.whom].name, 60),
            link(arrow.statements, f"Sentences: {_in_full(arrow, 1, material)}", text(len(arrow.acts))),
        ]
        for arrow in sorted(arrows, key=lambda arrow: -len(arrow.acts))
    ]
    return table(plural(len(arrows), "arrow"), ["Who", "how", "on whom", "Acts"], rows, (3,))
