"""Dates of differing precision as stretches of days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geocyber.days import span


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
    first, last = span(written or "")
    return Period(first, last + 1, written or "") if first else None
