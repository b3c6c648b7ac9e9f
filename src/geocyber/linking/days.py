"""Compares dates of which only the month or year may be known."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from geocyber.days import span


def within(one: str, other: str, days: int) -> bool:
    """Whether two days lie within so many days of each other; False if either is unknown."""
    return bool(one and other) and gap(one, other) <= days


def gap(one: str, other: str) -> int:
    """The days between two dates, months or years: 0 if they overlap."""
    (first, last), (start, end) = span(one), span(other)
    return max(0, start - last, first - end)


@lru_cache(maxsize=100_000)
def months(text: str, days: int) -> tuple[str, ...]:
    """The months that a day or month touches, so many days before and behind it included."""
    first, last = span(text)
    if not first:
        return ()
    earliest, latest = date.min.toordinal(), date.max.toordinal()
    touched = (max(first - days, earliest), first, min(last + days, latest))
    return tuple(sorted({date.fromordinal(day).isoformat()[:7] for day in touched}))
