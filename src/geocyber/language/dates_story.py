"""Resolves the dates that count from where the story stands: "two days later", "the same day", "the following year"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from geocyber.language import dates_periods as periods
from geocyber.language.dates_words import calendar_words

_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})

FROM_STORY = MappingProxyType(
    {"that": 0, "that same": 0, "the same": 0, "the following": 1, "the next": 1, "the previous": -1}
)
"""Words that count from the date that the story has reached, and how far."""


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


def month_number(match: re.Match[str]) -> int:
    """The number of the month that a match names."""
    return calendar_words().months[match["month"].rstrip(".").lower()]


def count_of(match: re.Match[str]) -> int:
    """The number that a match spells or writes in figures."""
    text = match["count"].lower()
    return int(text) if text.isdigit() else calendar_words().numbers[text]


def from_anchor(step: int, unit: str, reference: Reference) -> str | None:
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


def shifted(match: re.Match[str], reference: Reference) -> str | None:
    """As in "Two days later", "a year before"."""
    count, unit = count_of(match), match["unit"].lower()
    if unit == "hour":
        if count > 6 and count % 24:
            return None
        count, unit = count // 24, "day"
    back = match["way"].lower() in {"earlier", "before", "previously"}
    return from_anchor(-count if back else count, unit, reference)


def soon(match: re.Match[str], reference: Reference) -> str | None:
    """Hours after what was told last: the same day, for all that the text says."""
    return reference.day if reference.day_near else None


def same(match: re.Match[str], reference: Reference) -> str | None:
    """As in "The same day", "that year"."""
    unit = match["unit"].lower()
    if unit in {"day", "time"} or unit in _PARTS_OF_DAY:
        return reference.day if reference.day_near else reference.anchor or reference.day
    if unit == "week":
        return from_anchor(0, unit, reference)
    length = {"month": 7, "year": 4}[unit]
    return reference.anchor[:length] if reference.anchor and len(reference.anchor) >= length else None


def previous(match: re.Match[str], reference: Reference) -> str | None:
    """As in "The previous month"."""
    return from_anchor(-1, (match["unit"] or match["other"]).lower(), reference)


def following(match: re.Match[str], reference: Reference) -> str | None:
    """As in "The following year", "the next day"."""
    return from_anchor(1, (match["unit"] or match["other"]).lower(), reference)
