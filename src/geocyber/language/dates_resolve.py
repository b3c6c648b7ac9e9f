"""Says which calendar date a matched expression means, given what it may be counted from.

Each resolver takes the match of a rule of `data/dates.toml` and the points of reference, and gives an ISO
date, month or year; None for what cannot be known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from geocyber.language import dates_periods as periods
from geocyber.language.dates_story import (
    FROM_STORY,
    Reference,
    Resolver,
    count_of,
    following,
    from_anchor,
    month_number,
    previous,
    same,
    shifted,
    soon,
)
from geocyber.language.dates_words import calendar_words

_LONG_AGO = 365
"""Days before publication from which on a paragraph tells an older story, with months of its own."""


_SOON = 6
"""Months within which an older story goes on without naming the year anew."""

_STEPS = MappingProxyType({"last": -1, "this": 0, "next": 1})
"""Words that count from the date of publication, and how far."""


def _numeric_day(match: re.Match[str], _: Reference) -> str | None:
    return periods.day(int(match["year"]), int(match["number"]), int(match["day"]))


def _day(match: re.Match[str], reference: Reference) -> str | None:
    number, day = month_number(match), int(match["day"])
    if match["year"]:
        return periods.day(int(match["year"]), number, day)
    if reference.published is None:
        return None
    told = _told(reference, number)
    if told:
        return periods.day(int(told[:4]), number, day)
    return periods.day_near(reference.published, number, day, future=reference.future)


def _month_of_year(match: re.Match[str], _: Reference) -> str | None:
    return periods.month(int(match["year"]), month_number(match))


def _year(match: re.Match[str], _: Reference) -> str | None:
    return match["year"]


def _modified_month(match: re.Match[str], reference: Reference) -> str | None:
    which, number = match["which"].lower(), month_number(match)
    step = FROM_STORY.get(which)
    if step is not None:  # "that October", "the following May"
        if reference.anchor is None or not periods.has_month(reference.anchor):
            return f"{reference.anchor[:4]}-{number:02d}" if reference.anchor and step == 0 else None
        start = date(int(reference.anchor[:4]), int(reference.anchor[5:7]), 1)
        if step < 0:
            return periods.month_before(start, number, strictly=True)
        return periods.month_after(start, number, strictly=step > 0)
    if reference.published is None:
        return None
    if which == "next":
        return periods.month_after(reference.published, number, strictly=True)
    return periods.month_before(reference.published, number, strictly=which == "last")


def _month_of_period(match: re.Match[str], reference: Reference) -> str | None:
    """The month, or day, of a year that is named by a word: "March last year", "12 May of that year"."""
    which, groups = match["which"].lower(), match.groupdict()
    step = FROM_STORY.get(which)
    if step is not None:
        year = int(reference.anchor[:4]) + step if reference.anchor else None
    else:
        year = reference.published.year + _STEPS[which] if reference.published else None
    number, day = month_number(match), groups["day"] or groups["after"]
    if year is None:
        return None
    return periods.day(year, number, int(day)) if day else periods.month(year, number)


def _bare_month(match: re.Match[str], reference: Reference) -> str | None:
    number = month_number(match)
    if reference.published is None:
        return None
    told = _told(reference, number)
    if told:
        return told
    if reference.future:
        return periods.month_after(reference.published, number)
    return periods.month_before(reference.published, number)


def _told(reference: Reference, number: int) -> str | None:
    """The month within a story of older times: "In June 2015 … In July the director resigned"."""
    anchor, published = reference.told, reference.published
    if anchor is None or published is None or not periods.has_month(anchor):
        return None
    start = date(int(anchor[:4]), int(anchor[5:7]), 1)
    if (published - start).days < _LONG_AGO:
        return None
    after = periods.month_after(start, number)
    return after if after <= periods.month(start.year, start.month + _SOON) else None


def _weekday_number(match: re.Match[str]) -> int:
    return calendar_words().weekdays[match["weekday"].rstrip(".").lower()]


def _weekday(match: re.Match[str], reference: Reference) -> str | None:
    if reference.published is None:
        return None
    number, which = _weekday_number(match), (match["which"] or "").lower()
    step = FROM_STORY.get(which)
    if step is not None:
        if step == 0 or reference.day is None or not reference.day_near:
            return None  # "that Monday": before or after the day just named
        start = date.fromisoformat(reference.day)
        if step > 0:
            return periods.weekday_after(start, number).isoformat()
        return periods.weekday_before(start, number, strictly=True).isoformat()
    if which == "next" or (reference.future and which != "last"):
        return periods.weekday_after(reference.published, number).isoformat()
    return periods.weekday_before(reference.published, number, strictly=which == "last").isoformat()


def _weekday_of_week(match: re.Match[str], reference: Reference) -> str | None:
    """A weekday of a week that is named by a word: "Tuesday of last week", "Friday that week"."""
    which = match["which"].lower()
    step = FROM_STORY.get(which)
    if step is not None:
        start = date.fromisoformat(reference.day) if reference.day and reference.day_near else None
    else:
        start, step = reference.published, _STEPS[which]
    if start is None:
        return None
    monday = start - timedelta(days=start.weekday())
    return (monday + timedelta(weeks=step, days=_weekday_number(match))).isoformat()


def _word(match: re.Match[str], reference: Reference) -> str | None:
    if reference.published is None:
        return None
    word = match["word"].lower()
    if match.group().lower().startswith("the day before"):
        return (reference.published - timedelta(days=2)).isoformat()
    away = {"yesterday": -1, "tomorrow": 1}.get(word, -1 if word.startswith("last") else 0)
    return (reference.published + timedelta(days=away)).isoformat()


def _period(match: re.Match[str], reference: Reference) -> str | None:
    which, period, today = match["which"].lower(), match["period"].lower(), reference.published
    step = FROM_STORY.get(which)
    if step is not None:
        return from_anchor(step, period, reference)
    if today is None:
        return None
    if which == "the" and period in calendar_words().seasons and not reference.future:
        begins = calendar_words().seasons[period] - 2  # "in the spring", told before this year's has begun
        return f"{today.year - (today.month < begins):04d}"
    return _period_of(today, period, _STEPS.get(which, 0))


def _period_of(today: date, period: str, step: int) -> str | None:
    if period == "year":
        return f"{today.year + step:04d}"
    if period == "month":
        return periods.month(today.year, today.month + step)
    if period in {"week", "weekend"}:
        return _week(today, step, weekend=period == "weekend")
    if step < 0 and today.month >= calendar_words().seasons[period]:
        step = 0
    return f"{today.year + step:04d}"


def _week(today: date, step: int, *, weekend: bool) -> str | None:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    if weekend:
        saturday = monday + timedelta(days=5)
        if step <= 0 and saturday > today:
            saturday -= timedelta(weeks=1)
        return periods.span(saturday, saturday + timedelta(days=1))
    friday = monday + timedelta(days=4)
    return periods.span(monday, min(friday, today) if step == 0 else friday)


def _ago(match: re.Match[str], reference: Reference) -> str | None:
    if reference.published is None:
        return None
    count, unit, today = count_of(match), match["unit"].lower(), reference.published
    if match["today"] and unit == "year":
        return periods.years_before(today, count)
    if unit == "hour":
        return (today - timedelta(days=count // 24)).isoformat() if count <= 12 or count % 24 == 0 else None
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    return periods.shift(today.isoformat(), -count, unit)


RESOLVERS: Mapping[str, Resolver] = MappingProxyType(
    {
        "numeric day": _numeric_day,
        "day": _day,
        "month of year": _month_of_year,
        "year": _year,
        "modified month": _modified_month,
        "month of period": _month_of_period,
        "bare month": _bare_month,
        "weekday": _weekday,
        "weekday of week": _weekday_of_week,
        "word": _word,
        "period": _period,
        "ago": _ago,
        "shifted": shifted,
        "soon": soon,
        "same": same,
        "previous": previous,
        "following": following,
    }
)
"""The ways to resolve a match, by the name that a rule gives in `means`."""
