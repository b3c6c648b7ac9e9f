"""The words of the calendar (`data/dates.toml`) as numbers and as pieces of regular expressions."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geocyber.errors import GeocyberError

_TABLES = {"months": range(1, 13), "weekdays": range(7), "seasons": range(1, 13), "numbers": range(1, 100)}


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """What the words of the calendar stand for; all keys are in lower case.

    Attributes:
        months: "oct" → 10.
        weekdays: "monday" → 0.
        seasons: "summer" → 9, the month in which it is over.
        numbers: "three" → 3.
        before_month: words before a bare "March" that is a month.
        before_year: words before a bare "2016" that is a year.
        ahead: words shortly before a date that is still to come.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    numbers: dict[str, int]
    before_month: frozenset[str]
    before_year: frozenset[str]
    ahead: frozenset[str]


@cache
def calendar_words() -> CalendarWords:
    """The table of the package.

    Raises:
        GeocyberError: the file is damaged; the message names the entry and what was expected.
    """
    text = files("geocyber.language").joinpath("data/dates.toml").read_text("utf-8")
    return read_calendar_words(text, "language/data/dates.toml")


def read_calendar_words(text: str, name: str) -> CalendarWords:
    """Reads and checks a table of calendar words.

    Args:
        text: TOML with the tables months, weekdays, seasons, numbers.
        name: what to call the file in an error.

    Raises:
        GeocyberError: a table or value is missing or not as expected.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GeocyberError(f"{name}: this is not TOML: {error}") from error
    checked: dict[str, dict[str, int]] = {}
    for table, allowed in _TABLES.items():
        entries = tables.get(table)
        if not isinstance(entries, dict) or not entries:
            raise GeocyberError(f"{name}: the table [{table}] is missing")
        for word, value in entries.items():
            if not isinstance(value, int) or value not in allowed:
                expected = f"expected a number from {allowed.start} to {allowed.stop - 1}"
                raise GeocyberError(f"{name}: {table}.{word} is {value!r}; {expected}")
        checked[table] = {word.lower(): value for word, value in entries.items()}
    return CalendarWords(
        **checked,
        before_month=_words(tables, "month", name),
        before_year=_words(tables, "year", name),
        ahead=_words(tables, "ahead", name),
    )


def _words(tables: dict[str, object], key: str, name: str) -> frozenset[str]:
    before = tables.get("before")
    listed = before.get(key) if isinstance(before, dict) else None
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise GeocyberError(f"{name}: before.{key} is {listed!r}; expected a list of words")
    return frozenset(listed)


def alternatives(table: dict[str, int], *, capital: bool) -> str:
    """The words as one piece of a regular expression, longest first.

    Args:
        table: words in lower case.
        capital: match only "March" and "MARCH", never "march".
    """
    ordered = sorted(table, key=lambda word: (-len(word), word))
    if not capital:
        return "|".join(re.escape(word) for word in ordered)
    return "|".join(f"{word.capitalize()}|{word.upper()}" for word in ordered)
