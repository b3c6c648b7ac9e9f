"""Says which calendar date a matched expression means, given what it may be counted from.

Each resolver takes the match of a rule of `data/dates.toml` and the points of reference, and gives an ISO
date, month or year; None for what cannot be known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from geocyber.language import dates_periods as periods
from geocyber.language.dates_words import calendar_words

_LONG_AGO = 365
"""Days before publication from which on a paragraph tells an older story, with months of its own."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a relative expression may be counted from.

    Attributes:
        published: date of publication.
        anchor: the date that the story has just reached, for "a year later"; None if that was long ago.
        day: the last date precise to the day, for "the same day".
        day_near: does that day stand close enough for "two days later"?
        told: the last date of the same paragraph whose year is written out.
        future: does the expression stand in a clause about the future?
    """

    published: date | None = None
    anchor: str | None = None
    day: str | None = None
    day_near: bool = False
    told: str | None = None
    future: bool = False


Resolver = Callable[[re.Match[str], Reference], str | None]


def _month_number(match: re.Match[str]) -> int:
    return calendar_words().months[match["month"].rstrip(".").lower()]


def _count(match: re.Match[str]) -> int:
    text = match["count"].lower()
    return int(text) if text.isdigit() else calendar_words().numbers[text]


def _numeric_day(match: re.Match[str], _: Reference) -> str | None:
    return periods.day(int(match["year"]), int(match["number"]), int(match["day"]))


def _day(match: re.Match[str], reference: Reference) -> str | None:
    number, day = _month_number(match), int(match["day"])
    if match["year"]:
        return periods.day(int(match["year"]), number, day)
    if reference.published is None:
        return None
    told = _told(reference, number)
    if told:
        return periods.day(int(told[:4]), number, day)
    return periods.day_near(reference.published, number, day, future=reference.future)


def _month_of_year(match: re.Match[str], _: Reference) -> str | None:
    return periods.month(int(match["year"]), _month_number(match))


def _year(match: re.Match[str], _: Reference) -> str | None:
    return match["year"]


def _modified_month(match: re.Match[str], reference: Reference) -> str | None:
    which, number = match["which"].lower(), _month_number(match)
    if which not in {"last", "next", "this"}:  # "that October", "the following May"
        if reference.anchor is None or not periods.has_month(reference.anchor):
            return f"{reference.anchor[:4]}-{number:02d}" if reference.anchor and which == "that" else None
        start = date(int(reference.anchor[:4]), int(reference.anchor[5:7]), 1)
        return periods.month_after(start, number, strictly=which != "that")
    if reference.published is None:
        return None
    if which == "next":
        return periods.month_after(reference.published, number, strictly=True)
    return periods.month_before(reference.published, number, strictly=which == "last")


def _bare_month(match: re.Match[str], reference: Reference) -> str | None:
    number = _month_number(match)
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
    return periods.month_after(start, number)


def _weekday(match: re.Match[str], reference: Reference) -> str | None:
    if reference.published is None:
        return None
    number = calendar_words().weekdays[match["weekday"].rstrip(".").lower()]
    which = (match["which"] or "").lower()
    if which in {"that", "the following"}:
        return None
    if which == "next" or (reference.future and which != "last"):
        return periods.weekday_after(reference.published, number).isoformat()
    return periods.weekday_before(reference.published, number, strictly=which == "last").isoformat()


def _word(match: re.Match[str], reference: Reference) -> str | None:
    if reference.published is None:
        return None
    word = match["word"].lower()
    away = {"yesterday": -1, "tomorrow": 1}.get(word, -1 if word.startswith("last") else 0)
    return (reference.published + timedelta(days=away)).isoformat()


def _period(match: re.Match[str], reference: Reference) -> str | None:
    which, period, today = match["which"].lower(), match["period"].lower(), reference.published
    if which in {"that", "the following"}:
        return _around_anchor(0 if which == "that" else 1, period, reference)
    return _period_of(today, period, {"last": -1, "next": 1}.get(which, 0)) if today else None


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


def _around_anchor(step: int, unit: str, reference: Reference) -> str | None:
    if unit in {"day", "week"}:
        return periods.shift(reference.day, step, unit) if reference.day and reference.day_near else None
    return periods.shift(reference.anchor, step, unit) if reference.anchor else None


def _week(today: date, step: int, *, weekend: bool) -> str | None:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    if weekend:
        saturday = monday + timedelta(days=5)
        if step <= 0 and saturday > today:
            saturday -= timedelta(weeks=1)
        return periods.span(saturday, saturday + timedelta(days=1))
    last = monday + timedelta(days=6)
    return periods.span(monday, min(last, today) if step == 0 else last)


def _ago(match: re.Match[str], reference: Reference) -> str | None:
    if reference.published is None:
        return None
    count, unit, today = _count(match), match["unit"].lower(), reference.published
    if match["today"] and unit == "year":
        return periods.years_before(today, count)
    if unit == "hour":
        return (today - timedelta(hours=count)).isoformat() if count <= 12 else None
    return periods.shift(today.isoformat(), -count, unit)


def _shifted(match: re.Match[str], reference: Reference) -> str | None:
    unit = match["unit"].lower()
    if unit == "hour":
        return reference.day if reference.day_near and _count(match) <= 6 else None
    back = match["way"].lower() in {"earlier", "before", "previously"}
    return _around_anchor(-_count(match) if back else _count(match), unit, reference)


def _same(match: re.Match[str], reference: Reference) -> str | None:
    unit = match["unit"].lower()
    if unit == "day":
        return reference.day
    length = {"month": 7, "year": 4}[unit]
    return reference.anchor[:length] if reference.anchor and len(reference.anchor) >= length else None


def _previous(match: re.Match[str], reference: Reference) -> str | None:
    return _around_anchor(-1, (match["unit"] or match["other"]).lower(), reference)


def _following(match: re.Match[str], reference: Reference) -> str | None:
    return _around_anchor(1, (match["unit"] or match["other"]).lower(), reference)


RESOLVERS: Mapping[str, Resolver] = MappingProxyType(
    {
        "numeric day": _numeric_day,
        "day": _day,
        "month of year": _month_of_year,
        "year": _year,
        "modified month": _modified_month,
        "bare month": _bare_month,
        "weekday": _weekday,
        "word": _word,
        "period": _period,
        "ago": _ago,
        "shifted": _shifted,
        "same": _same,
        "previous": _previous,
        "following": _following,
    }
)
"""The ways to resolve a match, by the name that a rule gives in `means`."""
