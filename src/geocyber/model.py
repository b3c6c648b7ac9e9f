"""The values that travel through geocyber: article, passage, entity, relation, extraction.

All are frozen. They know nothing of files, spaCy or RDF; each room takes some and gives others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What an entity is: the closed list of the ontology's entity classes."""

    STATE = "state"
    IGO = "igo"
    GOVERNMENT_BODY = "government_body"
    THREAT_GROUP = "threat_group"
    COMPANY = "company"
    ORGANISATION = "organisation"
    PERSON = "person"
    UNNAMED_GROUP = "unnamed_group"
    OPERATION = "operation"
    MALWARE = "malware"
    VULNERABILITY = "vulnerability"
    PRODUCT = "product"
    SECTOR = "sector"
    OTHER = "other"


class RelationType(StrEnum):
    """What one entity says or does to another: the closed list of the ontology's statement classes."""

    ATTRIBUTES = "attributes"
    ACCUSES = "accuses"
    CONDEMNS = "condemns"
    INDICTS = "indicts"
    SUES = "sues"
    ARRESTS = "arrests"
    CONVICTS = "convicts"
    SANCTIONS = "sanctions"
    EXPELS = "expels"
    SUMMONS = "summons"
    WARNS = "warns"
    URGES = "urges"
    DENIES = "denies"
    SUPPORTS = "supports"
    ADVISES = "advises"
    DISRUPTS = "disrupts"
    REWARDS = "rewards"
    CONDUCTS = "conducts"
    TARGETS = "targets"
    EXPLOITS = "exploits"
    USES = "uses"
    SPONSORS = "sponsors"
    AFFILIATED = "affiliated"
    ALIAS = "alias"


class Factuality(StrEnum):
    """How a relation is presented: as holding, as not holding, or as neither."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    POSSIBLE = "possible"


AUTHOR = "author"
"""The source of a relation that the article states in its own voice."""

UNNAMED = "unnamed"
"""The source of a relation that is marked as a claim whose claimant is not said."""


@dataclass(frozen=True, slots=True)
class Article:
    r"""One text as read: `text` is normalised, and every offset elsewhere refers to it.

    Attributes:
        id: what the article is called by its user: its own id, or its file name without ending.
        text: the body with its title first; Unicode NFC, "\\n" line ends, no boilerplate.
        title: the headline, "" if unknown.
        published: date of publication, None if unknown.
        publisher: name of the publisher, None if unknown.
        language: ISO 639-1 code.
        url: where it was found, None if unknown.
        sha256: hexadecimal SHA-256 of `text` in UTF-8: the article's identity in the graph.
    """

    id: str
    text: str
    sha256: str
    title: str = ""
    published: date | None = None
    publisher: str | None = None
    language: str = "en"
    url: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of an article's text: `article.text[start:end] == quote` (offsets in code points)."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that takes part in a relation of one article.

    Attributes:
        id: unique within the article ("china", "ministry-of-state-security").
        kind: its class.
        name: the name to show.
        names: the surface forms in this article, without leading articles, sorted.
        iso: ISO 3166-1 alpha-2 code, states only.
        of: id of the entity that it belongs to or speaks for.
        ref: path of a globally known entity in the knowledge base ("state/CN",
            "body/CN/ministry-of-state-security", "group/G0065"); None for what is local to the article.
    """

    id: str
    kind: Kind
    name: str
    names: tuple[str, ...] = ()
    iso: str | None = None
    of: str | None = None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One statement of an article: subject `s` does `r` to object `o`.

    Attributes:
        s: entity id of who does it.
        r: what is done.
        o: entity id of who or what undergoes it; None where unspecified (denies, warns, urges). For
            `alias` the object may be a name that is no entity's id.
        factuality: asserted, negated or possible.
        source: entity id of the claimant, `AUTHOR` or `UNNAMED`.
        evidence: the sentence it stands in.
        trigger: the words within the sentence that express it.
        op: entity id of the operation that a response answers.
        when: ISO 8601 date, year-month or year of the act.
        confidence: probability that a careful reader would agree, 0 to 1.
        frame: id of the rule or model that found it.
        parses: how many parses of the article, by different parsers, it was found by.
    """

    s: str
    r: RelationType
    o: str | None
    factuality: Factuality
    source: str
    evidence: Passage
    trigger: Passage
    op: str | None = None
    when: str | None = None
    confidence: float = 0.5
    frame: str = ""
    parses: int = 1


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article."""

    article: Article
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]

    def as_dict(self) -> dict[str, Any]:
        """The extraction as JSON-ready values, in the schema of `docs/extraction-format.md`."""
        published = self.article.published
        return {
            "id": self.article.id,
            "published": published.isoformat() if published else None,
            "title": self.article.title,
            "entities": [_without_none(_entity(e)) for e in self.entities],
            "relations": [_without_none(_relation(r)) for r in self.relations],
        }


def taking_part(entities: Iterable[Entity], relations: Iterable[Relation]) -> tuple[Entity, ...]:
    """Those of some entities that take part in relations, with those that they act for, in the order given."""
    known = {entity.id: entity for entity in entities}
    needed: set[str] = set()
    for relation in relations:
        for end in (relation.s, relation.o, relation.op, relation.source):
            key = end
            while key is not None and key in known and key not in needed:
                needed.add(key)
                key = known[key].of
    return tuple(entity for entity in known.values() if entity.id in needed)


def _entity(e: Entity) -> dict[str, Any]:
    return {
        "id": e.id,
        "kind": e.kind.value,
        "name": e.name,
        "names": list(e.names),
        "iso": e.iso,
        "of": e.of,
        "ref": e.ref,
    }


def _relation(r: Relation) -> dict[str, Any]:
    return {
        "s": r.s,
        "r": r.r.value,
        "o": r.o if r.o is not None else [],
        "factuality": r.factuality.value,
        "source": r.source,
        "op": r.op,
        "when": r.when,
        "evidence": r.evidence.quote,
        "start": r.evidence.start,
        "end": r.evidence.end,
        "trigger": r.trigger.quote,
        "confidence": r.confidence,
        "frame": r.frame,
        "parses": r.parses,
    }


def _without_none(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}
