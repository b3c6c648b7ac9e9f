"""Puts stretches that may overlap into rows where none does."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """From where to where something reaches, in pixels."""

    left: float
    right: float


def rows(extents: Sequence[Extent], gap: float = 4.0, most: int | None = None) -> list[int] | None:
    """A row for each extent, the first in which it touches no earlier one.

    Args:
        extents: in the order in which they choose their rows.
        gap: pixels that keep free between neighbours.
        most: how many rows there may be.

    Returns:
        For each extent the number of its row, from 0; None if there would be too many rows.
    """
    filled: list[Row] = []
    chosen = []
    for extent in extents:
        number = next((i for i, row in enumerate(filled) if row.has_room(extent, gap)), len(filled))
        if number == len(filled):
            if number == most:
                return None
            filled.append(Row())
        filled[number].put(extent)
        chosen.append(number)
    return chosen


@dataclass(frozen=True, slots=True)
class Row:
    """Extents that do not overlap, from left to right."""

    _extents: list[Extent] = field(default_factory=list)

    def put(self, extent: Extent) -> None:
        """Takes an extent for which there is room."""
        insort(self._extents, extent)

    def has_room(self, extent: Extent, gap: float) -> bool:
        """Whether an extent fits in with this gap to both sides."""
        place = bisect_left(self._extents, extent)
        before, after = self._extents[max(0, place - 1) : place], self._extents[place : place + 1]
        return all(extent.left >= other.right + gap for other in before) and all(
            extent.right <= other.left - gap for other in after
        )
