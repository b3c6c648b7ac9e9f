"""Which statements allow a direct edge, told from their triples and the ontology of their classes."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from geocyber.names import GC
from geocyber.resources import folder

NO_SPOKESMEN = frozenset(f"<{GC}{kind}>" for kind in ("Organisation", "Company", "ThreatGroup"))
"""Classes of what may belong to a state, as its newspapers do, but does not give its word."""

_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"


@dataclass(frozen=True, slots=True)
class DirectProperty:
    """The property of a statement class's direct edge.

    Attributes:
        iri: the property, as it stands in N-Quads.
        is_response: whether the class is a kind of gc:Response.
    """

    iri: str
    is_response: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """What an edge depends on; all terms as they stand in N-Quads."""

    kinds: frozenset[str]
    agent: str
    target: str
    is_asserted: bool
    claimants: frozenset[str]


def direct_properties() -> Mapping[str, DirectProperty]:
    """The direct properties by statement class, as the ontology in `ontology/geocyber.ttl` gives them."""
    from pyoxigraph import NamedNode, RdfFormat, Store  # noqa: PLC0415 (loaded when needed)

    ontology = Store()
    ontology.load(folder("ontology").joinpath("geocyber.ttl").read_bytes(), RdfFormat.TURTLE)
    response = NamedNode(f"{GC}Response")
    return {
        str(quad.subject): DirectProperty(
            iri=str(quad.object),
            is_response=any(ontology.quads_for_pattern(quad.subject, NamedNode(_SUBCLASS), response)),
        )
        for quad in ontology.quads_for_pattern(None, NamedNode(f"{GC}directProperty"), None)
    }


def may_be_edge(statement: Statement, above: Mapping[str, Set[str]], *, is_response: bool) -> bool:
    """Whether a statement allows a direct edge from its agent to its object.

    It does when it is asserted, and the article says it in its own voice, or it is a response that the agent,
    or somebody who speaks for the agent or for whom the agent speaks, claims.

    Args:
        statement: the statement.
        above: what each entity speaks for: what it acts for, unless it is of NO_SPOKESMEN.
        is_response: whether it is a response.
    """
    if not statement.is_asserted:
        return False
    if not statement.claimants:
        return True
    agent = statement.agent
    own = any(
        agent in _chain(claimant, above) or claimant in _chain(agent, above)
        for claimant in statement.claimants
    )
    return is_response and own


def _chain(entity: str, above: Mapping[str, Set[str]]) -> Set[str]:
    found: set[str] = set()
    waiting = [entity]
    while waiting:
        term = waiting.pop()
        if term not in found:
            found.add(term)
            waiting += above.get(term, ())
    return found
