"""Dates of differing precision as stretches of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A day, month or year.

    Attributes:
        first: its first day, as `date.toordinal` counts them.
        after: the day after its last.
        written: as ISO 8601 has it.
    """

    first: int
    after: int
    written: str

    @property
    def precision(self) -> Precision:
        """How exact it is."""
        return {4: Precision.YEAR, 7: Precision.MONTH}.get(len(self.written), Precision.DAY)

    @property
    def middle(self) -> float:
        """The moment in its middle, in days."""
        return (self.first + self.after) / 2


def period(written: str | None) -> Period | None:
    """The period that an ISO 8601 date, year-month or year names; None if it names none."""
    try:
        numbers = [int(part) for part in (written or "").split("-")]
        match numbers:
            case [year, month, day]:
                first = date(year, month, day).toordinal()
                after = first + 1
            case [year, month]:
                first = date(year, month, 1).toordinal()
                after = date(year + month // 12, month % 12 + 1, 1).toordinal()
            case [year]:
                first, after = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1
            case _:
                return None
    except ValueError:
        return None
    return Period(first, after, written or "")
