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


_STEPS = MappingProxyType({"last": -1, "this": 0, "next": 1})
"""Words that count from the date of publication, and how far."""

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


_FROM_STORY = MappingProxyType(
    {"that": 0, "that same": 0, "the same": 0, "the following": 1, "the next": 1, "the previous": -1}
)
"""Words that count from the date that the story has reached, and how far."""


def _modified_month(match: re.Match[str], reference: Reference) -> str | None:
    which, number = match["which"].lower(), _month_number(match)
    step = _FROM_STORY.get(which)
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
    step = _FROM_STORY.get(which)
    if step is not None:
        year = int(reference.anchor[:4]) + step if reference.anchor else None
    else:
        year = reference.published.year + _STEPS[which] if reference.published else None
    number, day = _month_number(match), groups["day"] or groups["after"]
    if year is None:
        return None
    return periods.day(year, number, int(day)) if day else periods.month(year, number)


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


def _weekday_number(match: re.Match[str]) -> int:
    return calendar_words().weekdays[match["weekday"].rstrip(".").lower()]


def _weekday(match: re.Match[str], reference: Reference) -> str | None:
    if reference.published is None:
        return None
    number, which = _weekday_number(match), (match["which"] or "").lower()
    step = _FROM_STORY.get(which)
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
    step = _FROM_STORY.get(which)
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
    step = _FROM_STORY.get(which)
    if step is not None:
        return _around_anchor(step, period, reference)
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


_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})


def _around_anchor(step: int, unit: str, reference: Reference) -> str | None:
    """The unit so many steps away from where the story stands: days and weeks need a day that is near."""
    if unit in _PARTS_OF_DAY:
        unit = "day"
    if unit == "fortnight":
        step, unit = 2 * step, "week"
    if unit in {"day", "week", "weekend"}:
        if unit == "weekend":
            return None
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
        return (today - timedelta(days=count // 24)).isoformat() if count <= 12 or count % 24 == 0 else None
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    return periods.shift(today.isoformat(), -count, unit)


def _shifted(match: re.Match[str], reference: Reference) -> str | None:
    count, unit = _count(match), match["unit"].lower()
    if unit == "hour":
        if count > 6 and count % 24:
            return None
        count, unit = count // 24, "day"
    back = match["way"].lower() in {"earlier", "before", "previously"}
    return _around_anchor(-count if back else count, unit, reference)


def _soon(match: re.Match[str], reference: Reference) -> str | None:
    """Hours after what was told last: the same day, for all that the text says."""
    return reference.day if reference.day_near else None


def _same(match: re.Match[str], reference: Reference) -> str | None:
    unit = match["unit"].lower()
    if unit == "day" or unit in _PARTS_OF_DAY:
        return reference.day
    if unit == "week":
        return _around_anchor(0, unit, reference)
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
        "month of period": _month_of_period,
        "bare month": _bare_month,
        "weekday": _weekday,
        "weekday of week": _weekday_of_week,
        "word": _word,
        "period": _period,
        "ago": _ago,
        "shifted": _shifted,
        "soon": _soon,
        "same": _same,
        "previous": _previous,
        "following": _following,
    }
)
"""The ways to resolve a match, by the name that a rule gives in `means`."""
