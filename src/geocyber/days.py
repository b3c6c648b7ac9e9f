"""Dates of which only the month or year may be known, as the days that they span."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache


@lru_cache(maxsize=100_000)
def span(written: str) -> tuple[int, int]:
    """First and last day of an ISO 8601 date, year-month or year, as `date.toordinal` counts them; (0, 0) if it is none."""
    try:
        match [int(part) for part in written.split("-")]:
            case [year, month, day]:
                first = last = date(year, month, day)
            case [year, month]:
                first = date(year, month, 1)
                last = date(year, month, monthrange(year, month)[1])
            case [year]:
                first, last = date(year, 1, 1), date(year, 12, 31)
            case _:
                return 0, 0
        return first.toordinal(), last.toordinal()
    except (ValueError, OverflowError):
        return 0, 0
