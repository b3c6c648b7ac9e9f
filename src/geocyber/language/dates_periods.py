"""Calendar arithmetic on days, months and years written as ISO 8601: "2021-07-19", "2021-07", "2021"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_LENGTH_OF_MONTH = 7
_LENGTH_OF_DAY = 10


def day(year: int, month: int, number: int) -> str | None:
    """The ISO date, or None if there is no such day ("31 June")."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def month(year: int, number: int) -> str:
    """The ISO month; `number` may lie outside 1 to 12 and is carried over into the year."""
    year, zero_based = year + (number - 1) // 12, (number - 1) % 12
    return f"{year:04d}-{zero_based + 1:02d}"


def is_day(iso: str) -> bool:
    """Is the value precise to the day?"""
    return len(iso) == _LENGTH_OF_DAY


def has_month(iso: str) -> bool:
    """Is the value precise to the month or day?"""
    return len(iso) >= _LENGTH_OF_MONTH


def weekday_before(reference: date, weekday: int, *, strictly: bool = False) -> date:
    """The nearest such weekday at or before the reference (before it, if `strictly`)."""
    back = (reference.weekday() - weekday) % 7
    return reference - timedelta(days=7 if strictly and back == 0 else back)


def weekday_after(reference: date, weekday: int) -> date:
    """The nearest such weekday after the reference."""
    ahead = (weekday - reference.weekday()) % 7
    return reference + timedelta(days=ahead or 7)


def month_before(reference: date, number: int, *, strictly: bool = False) -> str:
    """The nearest such month at or before the reference (completed before it, if `strictly`)."""
    past = number < reference.month or (number == reference.month and not strictly)
    return month(reference.year if past else reference.year - 1, number)


def month_after(reference: date, number: int, *, strictly: bool = False) -> str:
    """The nearest such month at or after the reference (after it, if `strictly`)."""
    ahead = number > reference.month or (number == reference.month and not strictly)
    return month(reference.year if ahead else reference.year + 1, number)


def day_near(reference: date, number: int, day_of_month: int, *, future: bool) -> str | None:
    """The day "June 14", written without its year: nearest at or before the reference, or after it."""
    steps = (0, 1) if future else (0, -1)
    for step in steps:
        iso = day(reference.year + step, number, day_of_month)
        if iso and (iso >= reference.isoformat() if future else iso <= reference.isoformat()):
            return iso
    return None


def span(first: date, last: date) -> str | None:
    """The month or else the year that holds all days from first to last; None across a new year."""
    if (first.year, first.month) == (last.year, last.month):
        return month(first.year, first.month)
    return f"{first.year:04d}" if first.year == last.year else None


def shift(iso: str, count: int, unit: str) -> str | None:
    """The date a number of units later (earlier if negative), as precisely as unit and start allow.

    Args:
        iso: day, month or year to count from.
        count: how many units.
        unit: "day", "week", "month" or "year".

    Returns:
        "2021-03-08" and 2 days: "2021-03-10"; 2 months: "2021-05"; a year: "2022"; None if the start is
        too vague (a year and 2 months) or the calendar ends.
    """
    try:
        if unit in {"day", "week"}:
            if not is_day(iso):
                return None
            start = date.fromisoformat(iso)
            if unit == "day":
                return (start + timedelta(days=count)).isoformat()
            moved = start + timedelta(weeks=count)
            return span(moved - timedelta(days=1), moved + timedelta(days=1))
        if unit == "month":
            return month(int(iso[:4]), int(iso[5:7]) + count) if has_month(iso) else None
        year = int(iso[:4]) + count
        return f"{year:04d}" if 1 <= year <= 9999 else None
    except (OverflowError, ValueError):
        return None


def years_before(reference: date, count: int) -> str | None:
    """The same day so many years before: "ten years ago today"; 29 February becomes the 28th."""
    year = reference.year - count
    if not 1 <= year <= 9999:
        return None
    return date(year, reference.month, min(reference.day, monthrange(year, reference.month)[1])).isoformat()
