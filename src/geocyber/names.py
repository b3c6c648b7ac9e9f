"""The IRIs that store and linking rely on: where things live, and what they are."""

from __future__ import annotations

import re

ID = "https://w3id.org/geocyber/id/"
GC = "https://w3id.org/geocyber/ontology#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

LINKS = f"{ID}links"
"""The graph in which every entity has exactly one canonical entity."""

DECISIONS = f"{ID}decisions"
"""The graph of what the user decided on links."""

KNOWLEDGE = f"{ID}knowledge/"
"""What the graphs of claims of knowledge sources, and all in them, begin with."""

CANONICAL = f"{GC}canonical"
ACT = f"{GC}act"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

_NO_ENTITIES = (LINKS, DECISIONS, f"{ID}link/", f"{ID}profile/", f"{ID}article/", KNOWLEDGE)
_ARTICLE = re.compile(rf"{re.escape(ID)}article/[0-9a-f]{{16}}(?=/|$)")


def article_of(iri: str) -> str | None:
    """The article in whose graph a thing lives: itself, or a passage, statement or local entity of it."""
    match = _ARTICLE.match(iri)
    return match.group() if match else None


def is_entity(iri: str) -> bool:
    """Whether an IRI names an entity: a globally known one, or one that is local to an article."""
    article = article_of(iri)
    if article:
        return iri.startswith(f"{article}/entity/")
    return iri.startswith(ID) and not iri.startswith(_NO_ENTITIES)


def is_statement(iri: str) -> bool:
    """Whether an IRI names a statement."""
    article = article_of(iri)
    return article is not None and iri.startswith(f"{article}/statement/")


def is_thing(iri: str) -> bool:
    """Whether an IRI names what can be linked: an entity or a statement."""
    return is_entity(iri) or is_statement(iri)


def representative(members: set[str]) -> str:
    """Which of several linked entities stands for all: a globally known one before a local one, then by IRI.

    A fixed order, so that graphs which are brought together in any order agree on it.
    """
    return min(members, key=precedence)


def precedence(iri: str) -> tuple[bool, str]:
    """The order in which linked things stand for each other: globally known ones first, then by IRI."""
    return article_of(iri) is not None, iri
