"""Reads `stix.toml`: how kinds and relations are written in STIX 2.1."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from geocyber.model import Kind, RelationType

_FILE = "stix.toml"
_FORMS = ("relationship", "opinion", "report", "note", "alias")
_ENDS = ("agent", "object", "operation")
_OPINIONS = ("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree")


@dataclass(frozen=True, slots=True)
class KindRule:
    """What a kind of entity is in STIX: an object type, and the class of an identity."""

    type: str
    identity_class: str = ""


@dataclass(frozen=True, slots=True)
class RelationRule:
    """What an asserted statement becomes; the fields are explained at the top of `stix.toml`."""

    form: str
    type: str = ""
    source: str = ""
    target: str = ""
    adversaries: tuple[str, ...] = ()
    otherwise: str = "note"
    opinion: str = ""
    by: str = "claimant"


@dataclass(frozen=True, slots=True)
class Rules:
    """All of `stix.toml`.

    Attributes:
        kinds: by kind.
        relations: by relation.
        allowed: relationships of STIX as (source, type, target), by the type that a relation asks for.
    """

    kinds: Mapping[Kind, KindRule]
    relations: Mapping[RelationType, RelationRule]
    allowed: Mapping[str, tuple[tuple[str, str, str], ...]]

    @classmethod
    def load(cls) -> Rules:
        """The rules as shipped.

        Raises:
            ValueError: an entry is not what it should be; the message names it.
        """
        return cls.parse(tomllib.loads(files("geocyber.exporting").joinpath(_FILE).read_text("utf-8")))

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Rules:
        """The rules in the tables of a TOML file."""
        kinds = {kind: KindRule(**_entry(data, "kinds", kind.value)) for kind in Kind}
        allowed = {
            name: tuple(_triple(name, row) for row in rows) for name, rows in data.get("allowed", {}).items()
        }
        relations = {relation: _relation(data, relation, allowed) for relation in RelationType}
        return cls(kinds, relations, allowed)


def _relation(data: Mapping[str, Any], relation: RelationType, allowed: Mapping[str, object]) -> RelationRule:
    entry = _entry(data, "relations", relation.value)
    rule = RelationRule(
        form=entry.pop("as", ""),
        otherwise=entry.pop("else", "note"),
        adversaries=tuple(entry.pop("adversaries", ())),
        **entry,
    )
    is_relationship = rule.form == "relationship"
    demands = (
        (rule.by in ("claimant", "agent"), "'by' must be 'claimant' or 'agent'"),
        (rule.form in _FORMS, f"'as' must be one of {', '.join(_FORMS)}"),
        (rule.otherwise in _FORMS[1:4], f"'else' must be one of {', '.join(_FORMS[1:4])}"),
        (not is_relationship or rule.type in allowed, "'type' must be a table of [allowed]"),
        (
            not is_relationship or {rule.source, rule.target} <= set(_ENDS),
            f"ends must be of {', '.join(_ENDS)}",
        ),
        (
            "opinion" not in (rule.form, rule.otherwise) or rule.opinion in _OPINIONS,
            "'opinion' must be of opinion-enum",
        ),
    )
    for is_met, expected in demands:
        if not is_met:
            raise ValueError(f"{_FILE}: relations.{relation.value}: {expected}")
    return rule


def _entry(data: Mapping[str, Any], table: str, name: str) -> dict[str, Any]:
    entries = data.get(table, {})
    if name not in entries:
        raise ValueError(f"{_FILE}: {table}.{name}: expected an inline table, but it is missing")
    return dict(entries[name])


def _triple(name: str, row: Sequence[str]) -> tuple[str, str, str]:
    if len(row) != 3 or not all(isinstance(part, str) for part in row):
        raise ValueError(f"{_FILE}: allowed.{name}: expected [source, type, target], not {row!r}")
    source, relationship, target = row
    return source, relationship, target
