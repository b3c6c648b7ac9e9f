"""Reads `look.toml`: how kinds, families of relations and ways of stating are drawn."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from geocyber.errors import GeocyberError
from geocyber.model import Kind, RelationType
from geocyber.views.values import Standing

FILE = "views/look.toml"


class LookError(GeocyberError):
    """`look.toml` does not say what it must."""


@dataclass(frozen=True, slots=True)
class KindLook:
    """How a kind of node is drawn: an SVG path of 48 x 48, filled, and an icon of 24 x 24, stroked on it."""

    label: str
    plural: str
    meaning: str
    colour: str
    icon_colour: str
    shape: str
    icon: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class FamilyLook:
    """How a family of relations is drawn; `relations` gives each one's words between subject and object.

    `mark` is the mark of an act as an SVG path around the origin.
    """

    label: str
    meaning: str
    colour: str
    mark: str
    tail: str
    relations: Mapping[RelationType, str]


@dataclass(frozen=True, slots=True)
class StandingLook:
    """How lines of a standing are dashed (pixels of stroke and gap) and end."""

    label: str
    meaning: str
    dashes: tuple[int, ...]
    head: str


@dataclass(frozen=True, slots=True)
class Look:
    """The whole file; the order of its tables is the order of the legend.

    `rungs` are the families of the escalation ladder, from the lowest; `not_against` are their relations that are
    directed against nobody. `groups` are the colours of communities, each with that of an icon on it; the last is for all
    others.
    """

    kinds: Mapping[Kind, KindLook]
    families: Mapping[str, FamilyLook]
    standings: Mapping[Standing, StandingLook]
    rungs: tuple[str, ...]
    not_against: frozenset[RelationType]
    groups: tuple[tuple[str, str], ...]

    def family(self, relation: RelationType) -> str:
        """The family that a relation belongs to."""
        return next(name for name, family in self.families.items() if relation in family.relations)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready, for the page."""
        return {
            "kinds": {kind.value: _fields(look) for kind, look in self.kinds.items()},
            "families": {name: _fields(look) for name, look in self.families.items()},
            "standings": {standing.value: _fields(look) for standing, look in self.standings.items()},
        }


@cache
def look() -> Look:
    """The look of every view.

    Raises:
        LookError: naming the entry of `look.toml` that is wrong and what was expected there.
    """
    return read_look(files("geocyber.views").joinpath("look.toml").read_text(encoding="utf-8"))


def read_look(text: str) -> Look:
    """Reads and checks the text of a `look.toml`.

    Args:
        text: TOML with the tables `shapes`, `marks`, `kinds`, `families`, `groups`, `ladder` and
            `standings`.

    Raises:
        LookError: naming the entry that is wrong and what was expected there.
    """
    data = tomllib.loads(text)
    shapes = data.get("shapes", {})
    kinds = {
        Kind(name): _kind(name, entry, shapes)
        for name, entry in _entries(data, "kinds", [k.value for k in Kind])
    }
    marks = data.get("marks", {})
    families = {name: _family(name, entry, marks) for name, entry in data.get("families", {}).items()}
    given = [relation for family in families.values() for relation in family.relations]
    for relation in RelationType:
        if given.count(relation) != 1:
            raise LookError(
                f"{FILE}: {relation.value!r} stands in {given.count(relation)} families; expected in one"
            )
    standings = {
        Standing(name): StandingLook(**_texts(f"standings.{name}", entry, {"dashes"}, StandingLook))
        for name, entry in _entries(data, "standings", [s.value for s in Standing])
    }
    rungs, not_against = _ladder(data.get("ladder", {}), families)
    return Look(
        MappingProxyType(kinds),
        MappingProxyType(families),
        MappingProxyType(standings),
        rungs,
        not_against,
        _groups(data.get("groups", {})),
    )


def _groups(entry: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    pairs = entry.get("colours", [])
    if len(pairs) < 2 or not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise LookError(
            f"{FILE}: [groups] colours is {pairs!r}; expected pairs of a colour and that of an icon"
        )
    return tuple((str(colour), str(icon)) for colour, icon in pairs)


def _ladder(
    entry: dict[str, Any], families: Mapping[str, FamilyLook]
) -> tuple[tuple[str, ...], frozenset[RelationType]]:
    rungs, exempt = entry.get("rungs", []), entry.get("not_against", [])
    if not rungs or not set(rungs) <= set(families):
        raise LookError(f"{FILE}: [ladder] rungs is {rungs!r}; expected families, the lowest first")
    if not set(exempt) <= set(RelationType):
        raise LookError(f"{FILE}: [ladder] not_against is {exempt!r}; expected relations")
    return tuple(rungs), frozenset(map(RelationType, exempt))


def _entries(data: dict[str, Any], table: str, expected: list[str]) -> list[tuple[str, dict[str, Any]]]:
    """The entries of a table, which must be exactly the expected ones."""
    entries = data.get(table, {})
    if wrong := sorted(set(entries) ^ set(expected)):
        raise LookError(
            f"{FILE}: [{table}.{wrong[0]}] is missing or unknown; expected one table for each of {expected}"
        )
    return list(entries.items())


def _kind(name: str, entry: dict[str, Any], shapes: dict[str, str]) -> KindLook:
    fields = _texts(f"kinds.{name}", entry, {"hollow"}, KindLook)
    if fields["shape"] not in shapes:
        raise LookError(
            f"{FILE}: [kinds.{name}] has the shape {fields['shape']!r}; expected one of {sorted(shapes)}"
        )
    return KindLook(**{**fields, "shape": shapes[fields["shape"]]})


def _family(name: str, entry: dict[str, Any], marks: dict[str, str]) -> FamilyLook:
    fields = _texts(f"families.{name}", entry, {"relations"}, FamilyLook)
    if fields["mark"] not in marks:
        raise LookError(
            f"{FILE}: [families.{name}] has the mark {fields['mark']!r}; expected one of {sorted(marks)}"
        )
    relations = {}
    for relation, words in entry["relations"].items():
        if relation not in list(RelationType):
            raise LookError(
                f"{FILE}: [families.{name}] has the relation {relation!r}; expected one of the 24 relations"
            )
        relations[RelationType(relation)] = words
    return FamilyLook(**{**fields, "mark": marks[fields["mark"]], "relations": MappingProxyType(relations)})


def _texts(where: str, entry: dict[str, Any], other: set[str], kind: type) -> dict[str, Any]:
    """The entry as keyword arguments: all fields of the dataclass, texts except for those in `other`."""
    fields = kind.__dataclass_fields__  # type: ignore[attr-defined]
    for key in entry.keys() | (fields.keys() - {"hollow"}):
        if key not in fields or key not in entry:
            raise LookError(f"{FILE}: [{where}] lacks or does not know {key!r}; expected {', '.join(fields)}")
        if key not in other and not isinstance(entry[key], str):
            raise LookError(f"{FILE}: [{where}] {key} is {entry[key]!r}; expected a text")
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _fields(entry: KindLook | FamilyLook | StandingLook) -> dict[str, Any]:
    """A dataclass with slots as a plain dictionary."""
    values = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
    return {key: dict(value) if isinstance(value, Mapping) else value for key, value in values.items()}
