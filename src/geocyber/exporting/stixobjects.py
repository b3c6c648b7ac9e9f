"""The objects of STIX 2.1 that entities and articles become: their ids, times and properties."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from geocyber.exporting.content import Node, Quote, Source
from geocyber.exporting.stixrules import KindRule
from geocyber.graph.vocabulary import THINGS

StixObject = dict[str, Any]
"""A STIX object as its JSON."""

UNKNOWN_DAY = "1970-01-01"
"""Stands for the date of an article that has none, as STIX demands one."""

_IDS = uuid5(NAMESPACE_URL, THINGS)
_WITH_ALIASES = frozenset({"campaign", "infrastructure", "intrusion-set", "malware", "threat-actor"})
_CVE = re.compile(r"CVE-\d{4}-\d{4,}", re.IGNORECASE)
_ATTACK_GROUP = re.compile(re.escape(f"{THINGS}group/") + r"(G\d{4})")


def stix_id(kind: str, name: str) -> str:
    """The id of an object: a UUID version 5 of what it is about, the same in every bundle."""
    return f"{kind}--{uuid5(_IDS, name)}"


def timestamp(day: str) -> str:
    """The first moment of an ISO date as STIX writes it; that of `UNKNOWN_DAY` for what is no date."""
    try:
        known = date.fromisoformat(day).isoformat()
    except ValueError:
        known = UNKNOWN_DAY
    return f"{known}T00:00:00.000Z"


def common(kind: str, name: str, first: str, last: str | None = None) -> StixObject:
    """The properties that every object has.

    Args:
        kind: its type.
        name: what its id is made from.
        first: ISO date of the first article that tells of it, or "".
        last: that of the last one, if there may be several.
    """
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": stix_id(kind, name),
        "created": timestamp(first),
        "modified": timestamp(first if last is None else last),
    }


@dataclass(slots=True)
class Thing:
    """What all articles together tell of one entity, while they are read."""

    nodes: list[Node] = field(default_factory=list)
    days: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)

    def tell(self, node: Node, day: str) -> None:
        """Adds what one article tells."""
        self.nodes.append(node)
        if day:
            self.days.add(day)

    def as_object(self, canonical: str, kind: str, rule: KindRule) -> StixObject:
        """The entity as an object.

        Args:
            canonical: the IRI of the entity that stands for all.
            kind: the type of object, which for an adversary is not the one of its rule.
            rule: what its kind is in STIX.
        """
        node = min(self.nodes, key=lambda node: (node.iri != canonical, node.label, node.kind.value))
        names = sorted(
            ({name for node in self.nodes for name in (*node.names, node.label)} | self.aliases)
            - {node.label}
        )
        made = common(kind, canonical, *first_and_last(self.days)) | {"name": node.label or canonical}
        if kind == "identity":
            made["identity_class"] = rule.identity_class or "group"
        if kind == "malware":
            made["is_family"] = True
        if kind in _WITH_ALIASES and names:
            made["aliases"] = names
        elif names:
            made["description"] = f"Also: {', '.join(names)}"
        made["external_references"] = _references(canonical, node)
        return made


def first_and_last(days: set[str]) -> tuple[str, str]:
    """The first and the last of some days; "" for both if there is none."""
    return (min(days), max(days)) if days else ("", "")


def publisher(name: str, days: set[str]) -> StixObject:
    """The identity of a publisher, which speaks where an article speaks in its own voice."""
    return common("identity", f"publisher:{name}", *first_and_last(days)) | {
        "name": name,
        "identity_class": "organization",
    }


def article_reference(source: Source, quotes: tuple[Quote, ...] = ()) -> StixObject:
    """Where a statement stands: the article, and the sentence in it."""
    reference = {"source_name": source.publisher or source.id or "article", "external_id": source.iri}
    if source.url:
        reference["url"] = source.url
    if quotes:
        reference["description"] = " | ".join(quote.text for quote in quotes)
    return reference


def _references(canonical: str, node: Node) -> list[StixObject]:
    references = [{"source_name": "geocyber", "external_id": canonical}]
    if node.iso:
        references.append({"source_name": "ISO 3166-1", "external_id": node.iso})
    if group := _ATTACK_GROUP.fullmatch(canonical):
        url = f"https://attack.mitre.org/groups/{group[1]}/"
        references.append({"source_name": "mitre-attack", "external_id": group[1], "url": url})
    for cve in sorted({found.upper() for name in (node.label, *node.names) for found in _CVE.findall(name)}):
        references.append({"source_name": "cve", "external_id": cve})
    return references
