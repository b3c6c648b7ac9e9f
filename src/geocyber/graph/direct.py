"""The rule that keeps claims from turning into facts: which statements may have a direct edge."""

from __future__ import annotations

from collections.abc import Mapping

from geocyber.graph.vocabulary import STATEMENT_TERMS, Branch
from geocyber.model import AUTHOR, UNNAMED, Factuality, Relation


def has_direct_edge(relation: Relation, acts_for: Mapping[str, str | None]) -> bool:
    """Whether `relation` may stand as a plain edge from its subject to its object.

    It may when it is asserted and either the article says so in its own voice, or it is a response and
    whoever claims it is the subject itself, acts for it, or is acted for by it: condemning is done by
    saying so. What others claim of a subject, and whatever is negated or only possible, never is an edge.

    Args:
        relation: the statement.
        acts_for: for each entity id, the id of the entity that it belongs to or speaks for.
    """
    if relation.factuality is not Factuality.ASSERTED or relation.source == UNNAMED:
        return False
    if relation.source == AUTHOR:
        return True
    is_response = STATEMENT_TERMS[relation.r].branch is Branch.RESPONSE
    claimant, agent = relation.source, relation.s
    return is_response and (agent in _chain(claimant, acts_for) or claimant in _chain(agent, acts_for))


def _chain(entity: str, acts_for: Mapping[str, str | None]) -> list[str]:
    """The entity and all that it acts for, upwards; ends also where the data runs in a circle."""
    chain: list[str] = []
    above: str | None = entity
    while above is not None and above not in chain:
        chain.append(above)
        above = acts_for.get(above)
    return chain
