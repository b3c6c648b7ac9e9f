"""Takes away the lines of a page that are not the article, after the rules of `boilerplate.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from geocyber.errors import GeocyberError
from geocyber.reading.layout import BULLET

Where = Literal["anywhere", "head", "end"]

_FILE = "boilerplate.toml"
_LONGEST_LINE = 600
_HEAD_LINES = 12
_END_LINES = 30
_LONGEST_HEADLINE = 140
_PLAIN_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"'})


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of line that is no part of an article; the head of `boilerplate.toml` explains the fields."""

    id: str
    pattern: re.Pattern[str]
    where: Where = "anywhere"
    list: bool = False
    citation: bool = False
    removes: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()

    def matches(self, line: str) -> bool:
        """Is `line`, wherever it may stand, what this rule is about?"""
        return len(line) <= _LONGEST_LINE and bool(self.pattern.fullmatch(line.translate(_PLAIN_QUOTES)))

    def applies_at(self, number: int, of: int) -> bool:
        """Does the rule look at line `number` of a text of `of` lines?"""
        if self.where == "anywhere":
            return True
        return number < _HEAD_LINES if self.where == "head" else number >= of - _END_LINES


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without its boilerplate, and the citations among what was taken away."""

    text: str
    citations: tuple[str, ...]


def clean(text: str) -> Cleaned:
    """Removes boilerplate lines from a text whose paragraphs stand on one line each.

    Args:
        text: paragraphs separated by empty lines, list items and headlines on lines of their own.
    """
    lines = text.split("\n")
    kept: list[str] = []
    citations: list[str] = []
    number = 0
    while number < len(lines):
        rule = _rule_for(lines[number], number, len(lines))
        if rule is None:
            kept.append(lines[number])
        elif rule.citation:
            citations.append(lines[number])
        number = _after_list(lines, number + 1) if rule and rule.list else number + 1
    return Cleaned(re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n"), tuple(citations))


def _rule_for(line: str, number: int, of: int) -> Rule | None:
    if not line or len(line) > _LONGEST_LINE:
        return None
    bullet = BULLET.match(line)
    forms = (line, line[bullet.end() :]) if bullet else (line,)
    if not any(_any_rule().fullmatch(form.translate(_PLAIN_QUOTES)) for form in forms):
        return None
    here = (rule for rule in rules() if rule.applies_at(number, of))
    return next((rule for rule in here if any(map(rule.matches, forms))), None)


def _after_list(lines: list[str], start: int) -> int:
    """The number of the first line after the list, or the block of headlines, that begins at `start`."""
    number = start
    while number < len(lines) and not lines[number]:
        number += 1
    if number < len(lines) and BULLET.match(lines[number]):
        while number < len(lines) and (not lines[number] or BULLET.match(lines[number])):
            number += 1
    elif all(not line or _is_headline(line) for line in lines[number:]):
        number = len(lines)
    else:
        while number < len(lines) and _is_headline(lines[number]):
            number += 1
    # an empty line before what follows belongs to what follows
    return number - 1 if start < number <= len(lines) and not lines[number - 1] else number


def _is_headline(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_HEADLINE and not line.endswith((".", ":", '."', ".”"))


@cache
def _any_rule() -> re.Pattern[str]:
    """Matches what some rule matches: most lines are asked about once, not once for each rule."""
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules()), re.IGNORECASE)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of `boilerplate.toml` in their order.

    Raises:
        GeocyberError: the file does not hold what its head promises.
    """
    text = files("geocyber.reading").joinpath(_FILE).read_text("utf-8")
    return tuple(rule(row) for row in tomllib.loads(text)["rule"])


def rule(row: dict[str, Any]) -> Rule:
    """One rule of the file, checked.

    Raises:
        GeocyberError: naming the rule and what was expected.
    """
    where = f"{_FILE}, rule {row.get('id', '?')!r}"
    unknown = set(row) - {"id", "pattern", "where", "list", "citation", "removes", "keeps"}
    if unknown:
        raise GeocyberError(f"{where}: unknown key {sorted(unknown)[0]!r}")
    if not row.get("id") or not row.get("pattern") or not row.get("removes"):
        raise GeocyberError(f"{where}: 'id', 'pattern' and at least one line in 'removes' are needed")
    if row.get("where", "anywhere") not in ("anywhere", "head", "end"):
        raise GeocyberError(f"{where}: 'where' is one of anywhere, head, end, not {row['where']!r}")
    try:
        pattern = re.compile(row["pattern"], re.IGNORECASE)
    except re.error as error:
        raise GeocyberError(f"{where}: the pattern is no regular expression: {error}") from error
    return Rule(
        id=row["id"],
        pattern=pattern,
        where=row.get("where", "anywhere"),
        list=bool(row.get("list", False)),
        citation=bool(row.get("citation", False)),
        removes=tuple(row["removes"]),
        keeps=tuple(row.get("keeps", ())),
    )
