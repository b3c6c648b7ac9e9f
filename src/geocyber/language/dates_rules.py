"""The grammar of dates: each rule is a pattern of words and the way to resolve what it matched.

Two rules that match at the same place compete by length. A resolver gets the match and the points it
may count from, and gives an ISO date or None.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from geocyber.language import dates_periods as periods
from geocyber.language.dates_words import alternatives, calendar_words


_FULL = frozenset(name.lower() for name in month_name if name)


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


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a date.

    Attributes:
        pattern: what it looks like.
        resolve: what it means.
        moves: does the story stand at this date afterwards? Not after "five days earlier".
    """

    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Reference], str | None]
    moves: bool = True


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, those that need the fewest assumptions first."""
    words = calendar_words()
    short = {word: number for word, number in words.months.items() if word not in _FULL}
    month = f"(?P<month>(?:{alternatives(words.months, capital=True)})\\b|(?:{alternatives(short, capital=True)})\\.)"
    full = {word: number for word, number in words.weekdays.items() if word.endswith("day")}
    weekday = f"(?:{alternatives(full, capital=True)})\\b"
    any_weekday = f"(?:{alternatives(words.weekdays, capital=True)})\\b\\.?"
    season = "|".join(words.seasons)
    number = f"(?P<count>\\d{{1,3}}|{alternatives(words.numbers, capital=False)})"
    unit = r"(?P<unit>hour|day|week|month|year)s?"
    year = r"(?P<year>(?:19|20)\d\d)(?![\d,.]\d|\d|s\b|-\d)"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[,.]\d)"
    rest = r"(?:\s*[-–—]\s*[0-3]?\d(?:st|nd|rd|th)?(?!\d))?"
    part = r"(?:\s+(?:morning|afternoon|evening|night))?"
    before = (
        f"(?:{any_weekday},?\\s+)?(?:(?:the\\s+)?(?:morning|afternoon|evening|night)\\s+of\\s+)?(?:the\\s+)?"
    )
    modified = r"(?:(?P<which>last|next|this|that|the\s+following)\s+)"

    def rule(
        pattern: str,
        resolve: Callable[[re.Match[str], Reference], str | None],
        *,
        moves: bool = True,
        fold: bool = False,
    ) -> Rule:
        pattern = pattern.replace(r"\s", r"[^\S\n]")
        return Rule(re.compile(r"(?<![\w$€£.,/])" + pattern, re.IGNORECASE if fold else 0), resolve, moves)

    return (
        rule(r"(?<!-)(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?![\d-])", _numeric_day),
        rule(f"{before}{month}\\s+{day}{rest}(?:,?\\s+{year})?", _day),
        rule(f"{before}{month}\\s+{day}\\s+weekend\\s+(?:of|in)\\s+{year}", _month_of_year),
        rule(f"{before}{day}{rest}(?:\\s+of)?\\s+{month}(?:,?\\s+{year})?", _day),
        rule(f"{month},?\\s+(?:of\\s+)?{year}", _month_of_year),
        rule(f"{modified}{month}(?!\\s+\\d)", _modified_month),
        rule(f"{month}(?!\\s+\\d)", _bare_month),
        rule(f"(?:{modified})?(?P<weekday>{weekday}){part}", _weekday),
        rule(
            r"(?:earlier\s+|later\s+)?(?P<word>today|tonight|yesterday|tomorrow|overnight|last\s+night|this\s+(?:morning|afternoon|evening))\b",
            _word,
            fold=True,
        ),
        rule(f"{modified}(?:past\\s+)?(?P<period>week|weekend|month|year|{season})\\b", _period, fold=True),
        rule("(?:over|at|on|during)\\s+(?P<which>the)\\s+(?P<period>weekend)\\b", _period, fold=True),
        rule(
            f"(?:early|late|mid|the\\s+(?:{season}|end|beginning|start|middle)(?:\\s+of)?|(?:{season}|winter))[ -](?:of\\s+|in\\s+)?{year}",
            _year,
            fold=True,
        ),
        rule(year, _year),
        rule(f"{number}\\s+{unit}\\s+ago(?P<today>\\s+today)?\\b", _ago, fold=True),
        rule(
            f"{number}\\s+{unit}\\s+(?P<way>earlier|before|previously)\\b(?!\\s+(?:the|a|an|his|her|its|their|it|he|they|[A-Z]|\\w+ing))",
            _shifted,
            moves=False,
            fold=False,
        ),
        rule(
            f"{number}\\s+{unit}\\s+(?P<way>later|afterwards?|on)\\b(?!\\s+(?:the|a|an)\\b)",
            _shifted,
            fold=True,
        ),
        rule(
            r"the\s+(?:very\s+)?same\s+(?P<unit>day|month|year)\b|(?:earlier\s+|later\s+)?that\s+(?:same\s+)?(?P<that>day|month|year)\b",
            _same,
            fold=True,
        ),
        rule(
            r"the\s+(?P<way>previous)\s+(?P<unit>day|month|year)\b|the\s+(?P<before>day|month|year)\s+before(?=\s*[.,;])",
            _neighbour,
            moves=False,
            fold=True,
        ),
        rule(
            r"the\s+(?P<way>following|next)\s+(?P<unit>day|month|year)\b|the\s+(?P<after>day|month|year)\s+after(?=\s*[.,;])",
            _neighbour,
            fold=True,
        ),
    )


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
    if (published - start).days < 365:
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
    unit = (match["unit"] or match["that"]).lower()
    if unit == "day":
        return reference.day
    length = {"month": 7, "year": 4}[unit]
    return reference.anchor[:length] if reference.anchor and len(reference.anchor) >= length else None


def _neighbour(match: re.Match[str], reference: Reference) -> str | None:
    groups = match.groupdict()
    unit = (groups["unit"] or groups.get("before") or groups.get("after") or "").lower()
    back = bool(groups.get("before")) or (groups.get("way") or "").lower() == "previous"
    return _around_anchor(-1 if back else 1, unit, reference)
