"""When an article was published, as far as its own text says so.

Only full dates in places where publishers put them count: a header line, a dateline, a citation at the end.
A date in a sentence is a date of the news, and the date on which somebody accessed a page is neither.
General date parsers are too eager for this ("may 10" in a sentence, "2021" in a headline).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = re.compile(
    rf"(?<!\w){_WEEKDAY}(?:"
    rf"{_MONTH.format('month1')}\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year1>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('month2')},?\s+(?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})"
    r"|(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>\d{4})"
    r")(?!\d)",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1980, 2100

_HEADER_LINES = 12
_HEADER_WIDTH = 160
_SEPARATOR = r"[,|•·:;()\[\]–—/-]"
_BEFORE = re.compile(
    rf"(?:^|{_SEPARATOR}|\b(?:published|updated|posted|issued|released?|dated?|modified|reviewed)(?:\s+(?:on|at))?:?)\s*$",
    re.IGNORECASE,
)
_TIME = r"(?:at\s+)?\d{1,2}[:.]\d{2}"
_AFTER = re.compile(rf"\s*(?:$|\.$|{_SEPARATOR}|{_TIME}|t\d|(?:last\s+)?updated\b|by\b)", re.IGNORECASE)
_NO_NEWS = re.compile(r"\b(?i:last|first|published|updated|posted|on|at|[ap]m)\b|(?<=\d\s)[A-Z]{2,4}\b")
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_NOT_PUBLISHED = re.compile(
    r"\b(?:accessed|retrieved|viewed|visited|archived|copyright|born|due|expires?)\b|©", re.IGNORECASE
)
_DATELINE_PLACE = re.compile(r"[A-Z][\w .,/'’-]{1,60}[,(|–—-]\s*")
_DATELINE_END = re.compile(r"\)?\s*(?:\([^()]{1,40}\)\s*)?(?:[–—]|-{1,2}\s)")
_PROSE = re.compile(r"[.!?]['\"”’]*$")


def parse(text: str) -> date | None:
    """The date that a metadata field holds, None if it holds no full date.

    Args:
        text: "2021-07-20", "2021-07-20T08:00:00Z", "Tue, 20 Jul 2021 08:00:00 +0200", "July 20, 2021" …
    """
    match = _DATE.match(text.strip())
    return _value(match) if match else None


def published(lines: Sequence[str], citations: Iterable[str] = ()) -> date | None:
    """The date of publication that a text gives for itself.

    Where a header names several ("Published 20 February 2024, updated 8 May 2024") the latest counts, because
    that is the date from which the text as it stands says "today" and "last week".

    Args:
        lines: the lines of the text that are not empty, with all its headers.
        citations: lines in which a site says how it wants to be cited.
    """
    return _in_header(lines[:_HEADER_LINES]) or _in_citations(citations)


def is_date_line(line: str) -> bool:
    """Is `line` nothing but a date, with or without a cue ("Published on") and a time?"""
    if len(line) > _HEADER_WIDTH:
        return False
    rest = _NO_NEWS.sub("", _DATE.sub("", line))
    return bool(_header_dates(line)) and not re.search(r"[^\W\d]", rest)


def _in_header(lines: Sequence[str]) -> date | None:
    found: list[date] = []
    for number, line in enumerate(lines):
        dates = _dateline(line)
        if not dates and (number > 0 or is_date_line(line)):
            dates = _header_dates(line)
        if dates and (not found or _UPDATED.search(line)):
            found.extend(dates)
    return max(found, default=None)


def _header_dates(line: str) -> list[date]:
    """The dates of a header line such as "LIVE | Last updated 4 October 2018, 19:40 BST"."""
    if len(line) > _HEADER_WIDTH:
        return []
    matches = [
        match
        for match in _DATE.finditer(line)
        if _BEFORE.search(line[: match.start()])
        and _AFTER.match(line, match.end())
        and not _NOT_PUBLISHED.search(line[: match.start()])
    ]
    if matches and _PROSE.search(line) and line[matches[-1].end() :].strip(" ."):
        return []
    return _values(matches)


def _dateline(line: str) -> list[date]:
    """The date of a paragraph that begins "BRUSSELS, July 30, 2020 (Agency) – "."""
    match = _DATE.search(line[:_HEADER_WIDTH])
    if match and _DATELINE_PLACE.fullmatch(line[: match.start()]) and _DATELINE_END.match(line, match.end()):
        return _values([match])
    return []


def _in_citations(lines: Iterable[str]) -> date | None:
    """The first date written with the month's name that is not the date of access."""
    for line in lines:
        for match in _DATE.finditer(line):
            written_out = match["month1"] or match["month2"]
            if written_out and not _NOT_PUBLISHED.search(line[: match.start()]) and (value := _value(match)):
                return value
    return None


def _values(matches: Iterable[re.Match[str]]) -> list[date]:
    return [value for match in matches if (value := _value(match))]


def _value(match: re.Match[str]) -> date | None:
    year, month, day = (
        next(match[f"{part}{way}"] for way in "1234" if match[f"{part}{way}"])
        for part in ("year", "month", "day")
    )
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        value = date(int(year), number, int(day))
    except ValueError:  # 31 February
        return None
    return value if _FIRST_YEAR <= value.year < _LAST_YEAR else None
