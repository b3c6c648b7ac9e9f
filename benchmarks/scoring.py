"""Compares extracted relations with what annotators found, and counts.

Two levels: at *entity* level subject and object must be the annotated entities themselves; at *dyad* level both ends
may also meet rolled up along `of`, at the state or organisation on top, and annotated relations that fall together
there count once. Only asserted relations are wanted: to assert what the annotators hold negated or only possible is a
false alarm. Those are counted apart (found *as such*), and so are ties. `optional` relations are neither rewarded nor
punished. Of the events that are found it is counted whether claimant, operation and date are right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

Row = Mapping[str, Any]
"""An entity or relation in the extraction format; of annotations `s` and `o` are lists of acceptable answers."""

Level = Literal["entity", "dyad"]

TIES = frozenset({"sponsors", "affiliated", "alias"})
DETAILS = ("source", "op", "when")
"""What is compared of relations that are found."""

_DESCRIPTIVE = frozenset({"unnamed_group", "operation", "sector", "other", "product", "vulnerability"})
"""Kinds of which the descriptions need only agree by half."""
_STOP = frozenset(
    "the a an of on in by for to and its their his her s against at from with that this".split()
)


class Outcome(StrEnum):
    """What became of a relation."""

    HIT = "hit"
    AGAIN = "again"
    """Right, but counted already, or optional."""
    ALARM = "false alarm"
    MISS = "miss"
    SOFT_HIT = "found as such"
    SOFT_MISS = "not found as such"


@dataclass(frozen=True)
class Verdict:
    """One relation, annotated or extracted or both, and what became of it."""

    outcome: Outcome
    wanted: Row | None = None
    found: Row | None = None

    @property
    def relation(self) -> str:
        """What is done."""
        row = self.wanted or self.found
        assert row is not None
        return str(row["r"])


class Entities:
    """The entities of one article by id. An id without entity stands for its own name, as the object of an alias may."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = {str(row["id"]): row for row in rows}
        self._names = {key: _names(row) for key, row in self._rows.items()}

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def label(self, key: str) -> str:
        """The name to show."""
        return str(self._rows.get(key, {}).get("name", key))

    def names(self, key: str) -> frozenset[str]:
        """The names that it answers to, normalised."""
        return self._names[key] if key in self._names else frozenset({normal(key)})

    def kind(self, key: str) -> str:
        """Its class."""
        return str(self._rows.get(key, {}).get("kind", "other"))

    def iso(self, key: str) -> str | None:
        """Its country code, of states."""
        code = self._rows.get(key, {}).get("iso")
        return str(code) if code else None

    def top(self, key: str) -> str:
        """Whom it acts for in the end."""
        seen = set()
        while key not in seen and self._rows.get(key, {}).get("of"):
            seen.add(key)
            key = str(self._rows[key]["of"])
        return key


def _names(row: Row) -> frozenset[str]:
    return frozenset(normal(n) for n in (row.get("name", ""), *row.get("names", ())) if n)


def normal(name: str) -> str:
    """A name without case, punctuation, possessive and leading article."""
    name = name.lower().replace("’", "'").replace("u.s.", "us").replace("u.k.", "uk").replace("u.n.", "un")
    words = re.sub(r"[^\w\s]", " ", re.sub(r"'s\b", "", name)).split()
    while words and words[0] in {"the", "a", "an"}:
        del words[0]
    return " ".join(words)


def _content(name: str) -> Counter[str]:
    return Counter(word.rstrip("s") for word in normal(name).split() if word not in _STOP)


def same(gold: Entities, wanted: str, found: Entities, got: str) -> bool:
    """Is an extracted entity the annotated one?"""
    code, other = gold.iso(wanted), found.iso(got)
    names, other_names = gold.names(wanted), found.names(got)
    if code and other:
        return code == other
    if code or other:
        return bool(names & other_names) and gold.kind(wanted) == found.kind(got) == "state"
    if names & other_names:
        return True
    if gold.kind(wanted) == "person":  # a surname names the person
        surnames = {name.split()[-1] for name in names if name}
        return found.kind(got) == "person" and any(n.split()[-1] in surnames for n in other_names if n)
    if gold.kind(wanted) in _DESCRIPTIVE:
        return any(_alike(a, b) for a in names for b in other_names)
    return False


def _alike(a: str, b: str) -> bool:
    x, y = _content(a), _content(b)
    common = (x & y).total()
    return common > 0 and 2 * common / (x.total() + y.total()) >= 0.5


def ends(value: object) -> list[str]:
    """The ids at one end of a relation."""
    if value is None or value == "":
        return []
    return [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)]


def factuality(row: Row) -> str:
    """Asserted, negated or possible."""
    return str(row.get("factuality", "asserted"))


@dataclass(frozen=True)
class Comparison:
    """An annotated and an extracted article side by side."""

    gold: Row
    found: Row

    @cached_property
    def wanted_entities(self) -> Entities:
        """Whom the annotators name."""
        return Entities(self.gold["entities"])

    @cached_property
    def found_entities(self) -> Entities:
        """Who was found to take part."""
        return Entities(self.found.get("entities", ()))

    def verdicts(self, level: Level = "entity") -> Iterator[Verdict]:
        """Each relation with what became of it; every annotated one is found at most once, in order of extraction."""
        every = self.gold["relations"]
        asserted = [g for g in every if not g.get("optional") and factuality(g) == "asserted"]
        optional = [g for g in every if g.get("optional") and factuality(g) == "asserted"]
        if level == "dyad":
            asserted = self._distinct(asserted)
        taken: set[int] = set()
        for p in self._extracted(asserted=True):
            fitting = [i for i, g in enumerate(asserted) if self.fits(g, p, level)]
            free = next((i for i in fitting if i not in taken), None)
            if free is not None:
                taken.add(free)
                yield Verdict(Outcome.HIT, asserted[free], p)
            elif fitting or any(self.fits(g, p, level) for g in optional):
                yield Verdict(Outcome.AGAIN, None, p)
            else:
                yield Verdict(Outcome.ALARM, None, p)
        for i, g in enumerate(asserted):
            if i not in taken:
                yield Verdict(Outcome.MISS, g)
        soft = self._extracted(asserted=False)
        for g in every:
            if not g.get("optional") and factuality(g) != "asserted":
                hit = any(factuality(p) == factuality(g) and self.fits(g, p, level) for p in soft)
                yield Verdict(Outcome.SOFT_HIT if hit else Outcome.SOFT_MISS, g)

    def agrees(self, row: Row) -> bool:
        """Do the annotators hold an extracted relation, be it optional, with the same factuality?"""
        return any(factuality(g) == factuality(row) and self.fits(g, row) for g in self.gold["relations"])

    def fits(self, wanted: Row, row: Row, level: Level = "entity") -> bool:
        """Are relation and both ends the same?"""
        return wanted["r"] == row["r"] and all(self.meets(wanted, row, end, level) for end in ("s", "o"))

    def meets(self, wanted: Row, row: Row, end: str, level: Level = "entity") -> bool:
        """Is one end the same? An unspecified annotated one accepts any."""
        answers, got = ends(wanted.get(end)), ends(row.get(end))
        if level == "dyad":
            answers = answers + [self.wanted_entities.top(key) for key in answers]
            got = got + [self.found_entities.top(key) for key in got]
        return not answers or any(self.same(a, b) for a in answers for b in got)

    def same(self, wanted: str, got: str) -> bool:
        """Is an extracted entity of the article the annotated one?"""
        return same(self.wanted_entities, wanted, self.found_entities, got)

    def is_right(self, hit: Verdict, detail: str) -> bool | None:
        """Is the claimant, operation or date of a relation right? None if the annotators give none."""
        assert hit.wanted is not None and hit.found is not None
        answer, got = hit.wanted.get(detail), hit.found.get(detail)
        if not answer or answer == "author":
            return None
        if not got:
            return False
        return str(got).startswith(str(answer)) if detail == "when" else self.same(str(answer), str(got))

    def _extracted(self, *, asserted: bool) -> list[Row]:
        return [p for p in self.found.get("relations", ()) if (factuality(p) == "asserted") is asserted]

    def _distinct(self, rows: Sequence[Row]) -> list[Row]:
        """The annotated relations that stay different once rolled up."""
        top = self.wanted_entities.top
        kept: dict[tuple[str, str, str | None], Row] = {}
        for row in rows:
            things = ends(row.get("o"))
            key = (top(ends(row["s"])[0]), str(row["r"]), top(things[0]) if things else None)
            kept.setdefault(key, row)
        return list(kept.values())


@dataclass
class Tally:
    """How often something was found, missed and found wrongly."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0

    @property
    def precision(self) -> float:
        """The share of what is found that is right."""
        return share(self.hits, self.hits + self.alarms)

    @property
    def recall(self) -> float:
        """The share of what is there that is found."""
        return share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return share(2 * self.hits, 2 * self.hits + self.alarms + self.misses)

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.alarms + other.alarms, self.misses + other.misses)


def share(part: int, whole: int) -> float:
    """A quotient; 0 of nothing."""
    return part / whole if whole else 0.0


@dataclass(frozen=True)
class Figures:
    """What is counted over some articles.

    Attributes:
        relations: by relation, at entity level.
        dyads: by relation, at dyad level.
        soft: negated and possible relations found as such, and all.
        details: claimants, operations and dates that are right, and all; of relations found.
    """

    relations: Mapping[str, Tally]
    dyads: Mapping[str, Tally]
    soft: tuple[int, int]
    details: Mapping[str, tuple[int, int]]

    @property
    def events(self) -> Tally:
        """All but ties."""
        return _sum(self.relations, ties=False)

    @property
    def ties(self) -> Tally:
        """Sponsors, affiliations, aliases."""
        return _sum(self.relations, ties=True)

    @property
    def dyad_events(self) -> Tally:
        """All but ties, rolled up."""
        return _sum(self.dyads, ties=False)


def _sum(tallies: Mapping[str, Tally], *, ties: bool) -> Tally:
    return sum((t for r, t in tallies.items() if (r in TIES) is ties), Tally())


def measure(comparisons: Sequence[Comparison]) -> Figures:
    """The figures of some articles."""
    relations: dict[str, Tally] = {}
    dyads: dict[str, Tally] = {}
    soft: Counter[Outcome] = Counter()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for one in comparisons:
        for verdict in one.verdicts("dyad"):
            _count(dyads, verdict)
        for verdict in one.verdicts():
            _count(relations, verdict)
            soft[verdict.outcome] += 1
            if verdict.outcome is Outcome.HIT:
                for detail in DETAILS:
                    answer = one.is_right(verdict, detail)
                    asked[detail] += answer is not None
                    right[detail] += answer is True
    found = soft[Outcome.SOFT_HIT]
    return Figures(
        relations,
        dyads,
        (found, found + soft[Outcome.SOFT_MISS]),
        {detail: (right[detail], asked[detail]) for detail in DETAILS},
    )


def _count(tallies: dict[str, Tally], verdict: Verdict) -> None:
    tally = tallies.setdefault(verdict.relation, Tally())
    tally.hits += verdict.outcome is Outcome.HIT
    tally.alarms += verdict.outcome is Outcome.ALARM
    tally.misses += verdict.outcome is Outcome.MISS
