"""The axis of time: as many pixels for every day, except where years pass in which nothing happens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from geocyber.views.periods import Period

LEAST_SPAN = 40
"""Days that an axis spans at least."""

QUIET = 400
"""Days without any act from which on they may be left out."""

QUIET_SHARE = 0.12
"""Of all days; a shorter rest is not left out, however many days it has."""

BREAK = 0.06
"""Of the axis, what a break takes."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)
"""Months between two ticks."""

_ROOM = 50.0
"""Pixels that a tick's label takes."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of days that is drawn, from `start` to `end` in days, from `left` to `right` in pixels."""

    start: float
    end: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Break:
    """A stretch of days that is left out, and where."""

    days: float
    left: float
    right: float

    @property
    def words(self) -> str:
        """How long it is: "3 years"."""
        years = round(self.days / 365.25)
        return f"{years} years" if years > 1 else f"{round(self.days / 30.4)} months"


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment that the axis names; `strong` where a year begins."""

    x: float
    label: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Where days lie."""

    segments: tuple[Segment, ...]

    def at(self, day: float) -> float:
        """The pixel of a moment, in days; moments that are left out lie at the edge of their break."""
        starts = [segment.start for segment in self.segments]
        segment = self.segments[max(0, bisect_right(starts, day) - 1)]
        share = (min(max(day, segment.start), segment.end) - segment.start) / (segment.end - segment.start)
        return segment.left + share * (segment.right - segment.left)

    def breaks(self) -> Iterator[Break]:
        """What is left out."""
        for before, after in zip(self.segments, self.segments[1:], strict=False):
            yield Break(after.start - before.end, before.right, after.left)

    def ticks(self) -> Iterator[Tick]:
        """The moments to name, as many as have room."""
        first = self.segments[0]
        for_a_day = (first.right - first.left) / (first.end - first.start)
        free = self.segments[0].left
        for segment in self.segments:
            named = None
            for moment, has_day in _moments(segment, for_a_day):
                x = self.at(moment.toordinal())
                label, strong = _label(moment, has_day, named, for_a_day)
                if x >= free and x + len(label) * 6.5 <= segment.right + 12:
                    yield Tick(x, label, strong)
                    free = x + len(label) * 6.5 + 6
                    named = moment.year


def scale(periods: Sequence[Period], left: float, right: float) -> Scale:
    """The axis on which periods lie.

    Args:
        periods: what must have a place; at least one.
        left: pixel where it begins.
        right: pixel where it ends.
    """
    spans = list(_without_quiet(sorted(periods)))
    days = sum(end - start for start, end in spans)
    rest = BREAK * (right - left)
    for_a_day = (right - left - rest * (len(spans) - 1)) / days
    segments, x = [], left
    for start, end in spans:
        segments.append(Segment(start, end, x, x + (end - start) * for_a_day))
        x = segments[-1].right + rest
    return Scale(tuple(segments))


def _without_quiet(periods: Sequence[Period]) -> Iterator[tuple[float, float]]:
    """The stretches of days in which something happens, with some room around them."""
    first, last = periods[0].first, max(period.after for period in periods)
    room = max(0.015 * (last - first), (LEAST_SPAN - (last - first)) / 2, 3.0)
    rest = max(QUIET, QUIET_SHARE * (last - first))
    start, end = float(first), float(periods[0].after)
    for period in periods:
        if period.first - end > rest:
            yield start - room, end + room
            start = float(period.first)
        end = max(end, period.after)
    yield start - room, end + room


def _moments(segment: Segment, for_a_day: float) -> Iterable[tuple[date, bool]]:
    """Beginnings of days, months or years within a segment; whether a day is meant."""
    start, end = max(1, int(segment.start) + 1), min(date.max.toordinal(), int(segment.end))
    for days in (1, 2, 7):
        if days * for_a_day >= _ROOM:
            return [(date.fromordinal(day), True) for day in range(start, end + 1) if day % days == 0]
    step = next((step for step in _STEPS if step * 30.4 * for_a_day >= _ROOM), _STEPS[-1])
    first, last = date.fromordinal(start), date.fromordinal(end)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    begun = (date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0 and month >= 12)
    return [(moment, False) for moment in begun if start <= moment.toordinal() <= end]


def _label(moment: date, has_day: bool, named: int | None, for_a_day: float) -> tuple[str, bool]:
    is_new = moment.year != named
    if has_day:
        return f"{moment.day} {_MONTHS[moment.month - 1]}{f' {moment.year}' if is_new else ''}", is_new
    if moment.month == 1:
        return str(moment.year), True
    return f"{_MONTHS[moment.month - 1]}{f' {moment.year}' if named is None else ''}", named is None
