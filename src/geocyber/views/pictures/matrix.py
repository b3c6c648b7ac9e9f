"""The matrix: how often which state acts on which, and in what way."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geocyber.model import Kind
from geocyber.views.acts import Act, acts
from geocyber.views.look import look
from geocyber.views.pictures.figure import Figure, drawing, table
from geocyber.views.pictures.glyphs import legend, link
from geocyber.views.pictures.markup import Markup, cut, fitted, name, number, tag, text, width
from geocyber.views.pictures.words import called, plural
from geocyber.views.values import Material, Standing

ANCHOR = "matrix"
HEADING = "Who acts on whom"
NOTE = (
    "A row is who acts, a column is on whom: the number of acts, darker where there are more, with the families that "
    "they belong to below. A number in brackets counts what is only threatened, suspected or said not to be so, which "
    "no total includes. What is done within a state is left out. Rows and columns with most acts come first. Click a "
    "cell to read its sentences."
)
STATES = frozenset({Kind.STATE, Kind.IGO})

MOST = 40
"""Rows and columns at most."""

_HOLDS = frozenset({Standing.STATED, Standing.CLAIMED})


@dataclass(frozen=True, slots=True)
class Cell:
    """What one does to another: acts that hold, and those that are negated or merely possible."""

    held: tuple[Act, ...]
    other: tuple[Act, ...]

    @property
    def families(self) -> list[tuple[str, int]]:
        """How many acts of each family hold, in the order of the legend."""
        counts = Counter(act.family for act in self.held)
        return [(family, counts[family]) for family in look().families if counts[family]]

    @property
    def statements(self) -> list[int]:
        """Indices of the statements that tell of all of them."""
        return [index for act in (*self.held, *self.other) for index in act.statements]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells with the order of their rows and columns.

    Attributes:
        cells: by agent and object, ids of nodes of the state level.
        rows: agents.
        columns: objects.
        left_out: acts of agents or on objects for which there is no room.
    """

    cells: Mapping[tuple[str, str], Cell]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    left_out: int

    def row(self, agent: str) -> Counter[str]:
        """How many acts of each family an agent does."""
        return _sum(cell for (who, _), cell in self.cells.items() if who == agent)

    def column(self, target: str) -> Counter[str]:
        """How many acts of each family an object undergoes."""
        return _sum(cell for (_, whom), cell in self.cells.items() if whom == target)


def matrix(material: Material) -> Figure:
    """Draws who acts on whom among states and their organisations, or among all actors if there are no two states."""
    grid = gridded(acts(material), material)
    held = [act for cell in grid.cells.values() for act in cell.held]
    telling = _telling(grid, len(held), material)
    return Figure(
        anchor=ANCHOR,
        heading=HEADING,
        telling=telling,
        wide=_drawn(grid, material, telling, _wide(grid)),
        narrow=_drawn(grid, material, telling, NARROW),
        legend=legend({act.family for act in held}, {Standing.STATED}, disputed=False),
        note=NOTE,
        table=_table(grid, material),
    )


def gridded(told: Sequence[Act], material: Material) -> Grid:
    """Sorts acts into cells."""
    across = [(act.actor, act.target, act) for act in told if act.target and act.target != act.actor]
    among = [(who, whom, act) for who, whom, act in across if _are_states(who, whom, material)] or across
    totals: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for who, whom, act in among:
        weight = 1000 if act.standing in _HOLDS else 1
        totals[0][str(who)] += weight
        totals[1][str(whom)] += weight
    rows, columns = (_order(total, material) for total in totals)
    found: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for who, whom, act in among:
        if who in rows and whom in columns:
            found[who, str(whom)].append(act)
    cells = {ends: _cell(same) for ends, same in sorted(found.items())}
    rows = [row for row in rows if any(who == row for who, _ in cells)]
    columns = [column for column in columns if any(whom == column for _, whom in cells)]
    return Grid(cells, tuple(rows), tuple(columns), len(among) - sum(map(len, found.values())))


def _are_states(who: str, whom: str, material: Material) -> bool:
    return {material.nodes[who].kind, material.nodes[whom].kind} <= STATES


def _order(totals: Counter[str], material: Material) -> list[str]:
    return sorted(totals, key=lambda id: (-totals[id], called(id, material), id))[:MOST]


def _cell(same: Sequence[Act]) -> Cell:
    held = tuple(act for act in same if act.standing in _HOLDS)
    return Cell(held, tuple(act for act in same if act.standing not in _HOLDS))


def _sum(cells: Iterable[Cell]) -> Counter[str]:
    return Counter(act.family for cell in cells for act in cell.held)


def _telling(grid: Grid, held: int, material: Material) -> str:
    parts = [f"{plural(held, 'act')} of {len(grid.rows)} on {len(grid.columns)}"]
    most = sorted(grid.cells.items(), key=lambda item: (-len(item[1].held), item[0]))[:3]
    names = [
        f"{called(who, material)} on {called(whom, material)} ({len(cell.held)})"
        for (who, whom), cell in most
        if cell.held
    ]
    if names:
        parts.append("most by " + ", ".join(names))
    if grid.left_out:
        parts.append(f"{plural(grid.left_out, 'act')} of those with fewest left out")
    return "; ".join(parts)


# Drawing -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """Sizes in pixels: of a cell, of the names of rows and of the longest bar of a total."""

    cell: float
    names: float
    bar: float
    narrow: bool


NARROW = Frame(cell=27, names=104, bar=40, narrow=True)


def _wide(grid: Grid) -> Frame:
    room = (1240 - 170 - 190) / max(1, len(grid.columns))
    flat = max(26.0, 560 / max(1, len(grid.rows)))
    return Frame(cell=min(44.0, room, flat), names=170, bar=150, narrow=False)


def _drawn(grid: Grid, material: Material, telling: str, frame: Frame) -> Markup:
    size, left = frame.cell, frame.names
    longest = max((width(_short(id, material, frame), 12) for id in grid.columns), default=0)
    lean = 0.0 if frame.narrow else longest * 0.72
    top = 22.0 if frame.narrow else lean + 14
    right, bottom = left + size * len(grid.columns), top + size * len(grid.rows)
    most = max((len(cell.held) for cell in grid.cells.values()), default=1)
    parts = [
        *_lattice(grid, frame, top, right, bottom),
        *_column_names(grid, material, frame, top),
        *(
            _row_name(_short(id, material, frame), left - 8, top + size * (y + 0.5) + 4)
            for y, id in enumerate(grid.rows)
        ),
        *(
            link(
                grid.cells[who, whom].statements,
                _in_full(grid.cells[who, whom], who, whom, material),
                *_drawn_cell(grid.cells[who, whom], left + size * x, top + size * y, size, most),
            )
            for y, who in enumerate(grid.rows)
            for x, whom in enumerate(grid.columns)
            if (who, whom) in grid.cells
        ),
        *_totals(grid, frame, top, right, bottom),
        tag("text", text("who ↓ on whom →"), x=left - 8, y=top - 7, class_="end quiet"),
    ]
    wide = max(right + frame.bar + 40, right + lean)
    return drawing(ANCHOR, HEADING, telling, wide, bottom + 64, *parts, narrow=frame.narrow, natural=True)


def _short(id: str, material: Material, frame: Frame) -> str:
    return fitted(called(id, material), frame.names - 14, 12)


def _lattice(grid: Grid, frame: Frame, top: float, right: float, bottom: float) -> Iterator[Markup]:
    for y in range(len(grid.rows) + 1):
        yield tag(
            "path", d=f"M{number(frame.names)} {number(top + y * frame.cell)}H{number(right)}", class_="rule"
        )
    for x in range(len(grid.columns) + 1):
        at = frame.names + x * frame.cell
        yield tag("path", d=f"M{number(at)} {number(top)}V{number(bottom)}", class_="rule")


def _column_names(grid: Grid, material: Material, frame: Frame, top: float) -> Iterator[Markup]:
    for x, id in enumerate(grid.columns):
        at = frame.names + frame.cell * (x + 0.5)
        if frame.narrow:
            node = material.nodes[id]
            letters = node.iso or "".join(word[0] for word in node.name.split() if word)
            yield tag("text", text(cut(letters, 4)), x=at, y=top - 7, class_="middle strong")
        else:
            place = f"translate({at + 4:.1f} {top - 7:.1f}) rotate(-45)"
            yield tag("text", text(_short(id, material, frame)), transform=place, class_="strong")


def _row_name(words: str, x: float, y: float) -> Markup:
    return tag("text", text(words), x=x, y=y, class_="end strong")


def _drawn_cell(cell: Cell, x: float, y: float, size: float, most: int) -> list[Markup]:
    count = len(cell.held)
    shade = math.sqrt(count / most) if count else 0.0
    parts = [
        tag("rect", x=x + 1, y=y + 1, width=size - 2, height=size - 2, class_=f"shade d{round(9 * shade)}")
    ]
    strip, at = max(3.0, size / 8), x + 1
    for family, times in cell.families:
        wide = (size - 2) * times / count
        parts.append(
            tag("rect", x=at, y=y + size - 1 - strip, width=wide, height=strip, class_=f"fill f-{family}")
        )
        at += wide
    label, quiet = (str(count), "") if count else (f"({len(cell.other)})", " quiet")
    parts.append(
        tag("text", text(label), x=x + size / 2, y=y + size / 2 + (4 - strip / 2), class_=f"middle{quiet}")
    )
    parts.append(tag("rect", x=x + 1, y=y + 1, width=size - 2, height=size - 2, class_="hit outline"))
    return parts


def _in_full(cell: Cell, who: str, whom: str, material: Material) -> str:
    ends = f"{called(who, material)} on {called(whom, material)}"
    families = [f"{times} {look().families[family].label.lower()}" for family, times in cell.families]
    if len(families) > 1:
        said = [f"{plural(len(cell.held), 'act')} ({', '.join(families)})"]
    else:
        said = [f"{families[0]}"] if families else []
    if cell.other:
        said.append(f"{len(cell.other)} negated or merely possible")
    disputed = sum(act.disputed for act in (*cell.held, *cell.other))
    if disputed:
        said.append(f"{disputed} disputed")
    return f"{ends}: {', '.join(said)}"


def _totals(grid: Grid, frame: Frame, top: float, right: float, bottom: float) -> Iterator[Markup]:
    rows, columns = [grid.row(id) for id in grid.rows], [grid.column(id) for id in grid.columns]
    most = max([total.total() for total in (*rows, *columns)], default=0) or 1
    for y, total in enumerate(rows):
        at = top + frame.cell * (y + 0.5)
        yield tag("text", text(total.total()), x=right + 32, y=at + 4, class_="end strong")
        start = right + 38
        for family, times in _in_order(total):
            wide = frame.bar * times / most
            yield tag("rect", x=start, y=at - 5, width=wide, height=10, class_=f"fill f-{family}")
            start += wide
    for x, total in enumerate(columns):
        at = frame.names + frame.cell * (x + 0.5)
        yield tag("text", text(total.total()), x=at, y=bottom + 16, class_="middle strong")
        start = bottom + 22
        for family, times in _in_order(total):
            high = 40 * times / most
            yield tag("rect", x=at - 5, y=start, width=10, height=high, class_=f"fill f-{family}")
            start += high
    if rows:
        yield tag("text", text("total"), x=frame.names - 8, y=bottom + 16, class_="end quiet")
        yield tag("text", text("total"), x=right + 32, y=top - 7, class_="end quiet")


def _in_order(total: Counter[str]) -> list[tuple[str, int]]:
    return [(family, total[family]) for family in look().families if total[family]]


# Table ---------------------------------------------------------------------------------------------------


def _table(grid: Grid, material: Material) -> Markup:
    families = [family for family in look().families if any(grid.row(id)[family] for id in grid.rows)]
    head = ["Who", "on whom", "Acts", *(look().families[family].label for family in families), "Not or maybe"]
    order = sorted(grid.cells.items(), key=lambda item: (-len(item[1].held), item[0]))
    rows = []
    for (who, whom), cell in order:
        counts = dict(cell.families)
        words = f"Sentences: {_in_full(cell, who, whom, material)}"
        rows.append(
            [
                name(material.nodes[who].name, 60),
                name(material.nodes[whom].name, 60),
                link(cell.statements, words, text(len(cell.held))),
                *(text(counts.get(family, "")) for family in families),
                text(len(cell.other) or ""),
            ]
        )
    numbers = tuple(range(2, len(head)))
    return table(f"{plural(len(rows), 'pair')}, those with most acts first", head, rows, numbers)
