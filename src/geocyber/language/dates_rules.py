"""The grammar of dates: the rules of `data/dates.toml`, checked and compiled."""

from __future__ import annotations

import re
import tomllib
from calendar import month_name
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from geocyber.errors import GeocyberError
from geocyber.language.dates_resolve import RESOLVERS
from geocyber.language.dates_story import Resolver
from geocyber.language.dates_words import CalendarWords, alternatives, calendar_words

_NAME = "language/data/dates.toml"
_PIECE = re.compile(r"\{([a-z_]+)\}")
_GAP = r"[^\S\n]+"
_NOT_INSIDE_A_WORD = r"(?<![\w$€£.,/])"
_FULL_MONTHS = frozenset(name.lower() for name in month_name if name)
_NESTED = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a date.

    Attributes:
        pattern: what it looks like.
        resolve: what it means.
        moves: does the story stand at this date afterwards? Not after "five days earlier".
    """

    pattern: re.Pattern[str]
    resolve: Resolver
    moves: bool = True


@cache
def rules() -> tuple[Rule, ...]:
    """All rules of the package.

    Raises:
        GeocyberError: the file is damaged; the message names the rule and what was expected.
    """
    return read_rules(files("geocyber.language").joinpath("data/dates.toml").read_text("utf-8"), _NAME)


def read_rules(text: str, name: str) -> tuple[Rule, ...]:
    """Reads and compiles a grammar of dates.

    Args:
        text: TOML with a table `[pieces]` and a list of `[[rule]]`.
        name: what to call the file in an error.

    Raises:
        GeocyberError: a rule has no pattern, an unknown piece or meaning, or is no regular expression.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GeocyberError(f"{name}: this is not TOML: {error}") from error
    pieces = {**_pieces_of(calendar_words()), **table.get("pieces", {})}
    return tuple(
        _rule(row, pieces, f"{name}: rule {i}") for i, row in enumerate(table.get("rule", []), start=1)
    )


def _rule(row: dict[str, Any], pieces: dict[str, str], where: str) -> Rule:
    pattern, means = row.get("pattern"), row.get("means")
    if not isinstance(pattern, str) or not pattern:
        raise GeocyberError(f"{where}: it has no pattern")
    if means not in RESOLVERS:
        raise GeocyberError(f"{where}: means is {means!r}; expected one of {', '.join(sorted(RESOLVERS))}")
    whole = _NOT_INSIDE_A_WORD + _filled(pattern, pieces, where).replace(" ?", f"(?:{_GAP})?").replace(
        " ", _GAP
    )
    try:
        compiled = re.compile(whole, re.IGNORECASE if row.get("fold", False) else re.NOFLAG)
    except re.error as error:
        raise GeocyberError(f"{where}: {pattern!r} is no regular expression: {error}") from error
    return Rule(compiled, RESOLVERS[str(means)], moves=not row.get("backward", False))


def _filled(pattern: str, pieces: dict[str, str], where: str) -> str:
    """The pattern with every {piece} put in its place; pieces may hold pieces."""
    for _ in range(_NESTED):
        names = set(_PIECE.findall(pattern))
        if not names:
            return pattern
        unknown = sorted(names - set(pieces))
        if unknown:
            raise GeocyberError(
                f"{where}: there is no piece {{{unknown[0]}}}; known are {', '.join(sorted(pieces))}"
            )
        pattern = _PIECE.sub(lambda match: pieces[match[1]], pattern)
    raise GeocyberError(f"{where}: its pieces hold one another")


def _pieces_of(words: CalendarWords) -> dict[str, str]:
    short = {word: number for word, number in words.months.items() if word not in _FULL_MONTHS}
    months = alternatives(words.months, capital=True)
    full_weekdays = {word: number for word, number in words.weekdays.items() if word.endswith("day")}
    return {
        "month": rf"(?P<month>(?:{months})\b|(?:{alternatives(short, capital=True)})\.)",
        "weekday": rf"(?:{alternatives(full_weekdays, capital=True)})\b",
        "any_weekday": rf"(?:{alternatives(words.weekdays, capital=True)})\b\.?",
        "season": f"(?:{alternatives(words.seasons, capital=False)})",
        "number": rf"(?P<count>\d{{1,3}}|{alternatives(words.numbers, capital=False)})",
    }
