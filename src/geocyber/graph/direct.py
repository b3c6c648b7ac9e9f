"""The rule that keeps claims from turning into facts: which statements may have a direct edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geocyber.graph.vocabulary import STATEMENT_TERMS, Branch
from geocyber.model import AUTHOR, UNNAMED, Entity, Factuality, Kind, Relation

_NO_SPOKESMEN = frozenset({Kind.ORGANISATION, Kind.COMPANY, Kind.THREAT_GROUP})
"""Whoever is of these kinds may belong to a state, as its newspapers do, but what it says is its own word."""


def speaks_for(entities: Iterable[Entity]) -> Mapping[str, str | None]:
    """For each entity id, the id of the entity whose word it may give.

    Args:
        entities: with whom they belong to or speak for.
    """
    return {entity.id: None if entity.kind in _NO_SPOKESMEN else entity.of for entity in entities}


def has_direct_edge(relation: Relation, spoken_for: Mapping[str, str | None]) -> bool:
    """Whether `relation` may stand as a plain edge from its subject to its object.

    It may when it is asserted and either the article says so in its own voice, or it is a response and
    whoever claims it is the subject itself, speaks for it, or is spoken for by it: condemning is done by
    saying so. What others claim of a subject, and whatever is negated or only possible, never is an edge.

    Args:
        relation: the statement.
        spoken_for: for each entity id, the id of the entity that it speaks for; see `speaks_for`.
    """
    if relation.factuality is not Factuality.ASSERTED or relation.source == UNNAMED:
        return False
    if relation.source == AUTHOR:
        return True
    is_response = STATEMENT_TERMS[relation.r].branch is Branch.RESPONSE
    claimant, agent = relation.source, relation.s
    return is_response and (agent in _chain(claimant, spoken_for) or claimant in _chain(agent, spoken_for))


def _chain(entity: str, spoken_for: Mapping[str, str | None]) -> list[str]:
    """The entity and all that it speaks for, upwards; ends also where the data runs in a circle."""
    chain: list[str] = []
    above: str | None = entity
    while above is not None and above not in chain:
        chain.append(above)
        above = spoken_for.get(above)
    return chain
