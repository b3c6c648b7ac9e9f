"""Lays out one lane of a timeline: marks in rows, with words beside them where there is room."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from geocyber.views.acts import Act
from geocyber.views.look import look
from geocyber.views.periods import Period, Precision, period
from geocyber.views.pictures.glyphs import RADIUS
from geocyber.views.pictures.markup import cut, width
from geocyber.views.pictures.packing import Extent, Row, rows
from geocyber.views.pictures.scale import Scale
from geocyber.views.values import Standing

LETTERS = 11.5
"""Size of the words beside marks, in pixels."""

MOST_ROWS = 16
"""Rows of a lane in which words may stand beside marks."""

MOST_BARE_ROWS = 20
"""Rows of a lane up to which marks keep their exact dates."""

LONGEST = 44
"""Characters of the words beside a mark."""

_GAP = 6.0
_ROOM = 21.0
"""Pixels that a mark takes at most, with its ring."""


class Grain(Enum):
    """How exact a time is that acts share: characters of an ISO 8601 date."""

    EXACT = 10
    MONTH = 7
    YEAR = 4


@dataclass(frozen=True, slots=True)
class Bundle:
    """Acts of a lane that are the same kind of thing at the same time, `when`: one mark stands for them."""

    acts: tuple[Act, ...]
    when: Period

    @property
    def statements(self) -> list[int]:
        """Indices of the statements that tell of them."""
        return [index for act in self.acts for index in act.statements]

    @property
    def reach(self) -> float:
        """Pixels that the mark reaches from its middle, with the ring of what is disputed."""
        return RADIUS * self.size + 4 * any(act.disputed for act in self.acts)

    @property
    def size(self) -> float:
        """Of the mark: its area grows with the number of acts."""
        return min(0.82 * (1 + 0.22 * (math.sqrt(len(self.acts)) - 1)), 1.25)


@dataclass(frozen=True, slots=True)
class Placed:
    """A bundle with its place in the lane.

    Attributes:
        bundle: what it is.
        row: number of its row, from 0.
        x: middle of its mark.
        left: where the period of its date begins, or its mark if that reaches farther or stands in a block.
        right: where the period ends, likewise.
        words: beside the mark, "" if there is no room.
        before: whether they stand to its left.
    """

    bundle: Bundle
    row: int
    x: float
    left: float
    right: float
    words: str = ""
    before: bool = False

    @property
    def extent(self) -> Extent:
        """What it takes of its row."""
        taken = width(self.words, LETTERS) + 3 if self.words else 0.0
        return Extent(self.left - taken * self.before, self.right + taken * (not self.before))


def bundles(acts: Sequence[Act], grain: Grain = Grain.EXACT) -> list[Bundle]:
    """Acts of a lane that are the same kind of thing at the same time, in the order in which they choose their places.

    Args:
        acts: those with a date are taken.
        grain: how exact "at the same time" is.

    Returns:
        Those with the most exact dates first, and those in the order of time.
    """
    alike: dict[tuple[object, ...], list[Act]] = defaultdict(list)
    for act in acts:
        if act.when is not None:
            kind = act.family if grain is Grain.YEAR else act.relation
            alike[_coarse(act.when, grain), kind, act.standing].append(act)
    found = [Bundle(tuple(same), when) for (when, *_), same in alike.items() if isinstance(when, Period)]
    exact = [Precision.DAY, Precision.MONTH, Precision.YEAR]
    return sorted(found, key=lambda b: (exact.index(b.when.precision), b.when, b.acts[0].order))


def _coarse(when: Period, grain: Grain) -> Period:
    return period(when.written[: grain.value]) or when


def laid_out(
    acts: Sequence[Act], scale: Scale, say: Callable[[Bundle], str], left: float, right: float
) -> list[Placed]:
    """Puts the acts of a lane into rows so that no mark or word lies upon another.

    Every mark has its words if that takes few rows; else those have that find room. Where even the marks alone
    would take many rows, acts of the same month share one, and at last those of the same year and family, which
    stand side by side in a block.

    Args:
        acts: of the lane, in the order of time.
        scale: where days lie.
        say: the words for a bundle.
        left: where the lane begins.
        right: where it ends.
    """
    for grain in (Grain.EXACT, Grain.MONTH):
        bare = [_placed(bundle, scale) for bundle in bundles(acts, grain)]
        if sum(placed.right - placed.left for placed in bare) > MOST_BARE_ROWS * (right - left):
            continue  # they cannot all have room
        told = [_with_words(placed, say(placed.bundle), left, right) for placed in bare]
        chosen = rows([placed.extent for placed in told], _GAP, MOST_ROWS)
        if chosen is not None:
            return [replace(placed, row=row) for placed, row in zip(told, chosen, strict=True)]
        placed = _with_as_many_words_as_fit(bare, told)
        if placed is not None:
            return placed
    return _side_by_side(bundles(acts, Grain.YEAR), scale)


def _side_by_side(bundles: Sequence[Bundle], scale: Scale) -> list[Placed]:
    """The bundles of each year as a block of marks within it, those of a family together."""
    years: dict[Period, list[Bundle]] = defaultdict(list)
    for bundle in bundles:
        years[bundle.when].append(bundle)
    order, standings = list(look().families), list(Standing)
    found = []
    for year, within in sorted(years.items()):
        left, right = scale.at(year.first), scale.at(year.after)
        across = max(1, int((right - left) / _ROOM))
        within.sort(key=lambda b: (order.index(b.acts[0].family), standings.index(b.acts[0].standing)))
        for i, bundle in enumerate(within):
            x = left + (i % across + 0.5) * (right - left) / across
            found.append(Placed(bundle, i // across, x, x - bundle.reach, x + bundle.reach))
    return found


def _placed(bundle: Bundle, scale: Scale) -> Placed:
    when = bundle.when
    x, left, right = scale.at(when.middle), scale.at(when.first), scale.at(when.after)
    return Placed(bundle, 0, x, min(left, x - bundle.reach), max(right, x + bundle.reach))


def _with_words(placed: Placed, words: str, left: float, right: float) -> Placed:
    """With words to the right, or to the left if they would reach beyond the lane, or without."""
    for before in (False, True):
        told = replace(placed, words=cut(words, LONGEST), before=before)
        if told.extent.left >= left and told.extent.right <= right:
            return told
    return placed


def _with_as_many_words_as_fit(bare: Sequence[Placed], told: Sequence[Placed]) -> list[Placed] | None:
    """Marks in few rows: those with most statements have their words, the others go where there is room.

    Args:
        bare: the marks without words.
        told: the same with words.

    Returns:
        The marks in the same order, None if they need too many rows.
    """
    filled = [Row() for _ in range(MOST_BARE_ROWS)]
    result: dict[int, Placed] = {}
    for i in sorted(range(len(told)), key=lambda i: -len(told[i].bundle.statements)):
        row = _first_with_room(filled[:MOST_ROWS], told[i].extent, _GAP)
        if row is not None:
            filled[row].put(told[i].extent)
            result[i] = replace(told[i], row=row)
    for i in range(len(bare)):
        if i not in result:
            row = _first_with_room(filled, bare[i].extent, 1.5)
            if row is None:
                return None
            filled[row].put(bare[i].extent)
            result[i] = replace(bare[i], row=row)
    return [result[i] for i in range(len(bare))]


def _first_with_room(rows: Sequence[Row], extent: Extent, gap: float) -> int | None:
    return next((i for i, row in enumerate(rows) if row.has_room(extent, gap)), None)
