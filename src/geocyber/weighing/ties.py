"""Which actors are said to belong to each other, or to be sponsored by each other."""

from __future__ import annotations

from dataclasses import dataclass

from geocyber.model import Factuality, RelationType
from geocyber.weighing.read import Evidence


@dataclass(frozen=True, slots=True)
class Ties:
    """Which accused belong to each other, by statements on sponsors and affiliations anywhere in a graph."""

    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, evidence: Evidence) -> Ties:
        """The ties that a graph tells of, claimed and suspected ones too, but not those that it negates."""
        top = evidence.nodes.top
        tying = (
            (top(said.agent), top(said.object))
            for said in evidence.statements
            if said.relation in {RelationType.SPONSORS, RelationType.AFFILIATED}
            and said.factuality is not Factuality.NEGATED
            and said.object is not None
        )
        return cls(frozenset(pair for one, other in tying for pair in ((one, other), (other, one))))

    def tied(self, one: str, other: str) -> bool:
        """Whether one is said to belong to the other."""
        return (one, other) in self.pairs
