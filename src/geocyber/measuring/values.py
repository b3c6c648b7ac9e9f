"""What is measured, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Sign(IntEnum):
    """Whether a deed stands for or against the other."""

    AGAINST = -1
    NEITHER = 0
    FOR = 1


@dataclass(frozen=True, slots=True, order=True)
class Deed:
    """Something that one does to another.

    Attributes:
        agent: id of who does it.
        object: id of whom it is done to; another than the agent.
        family: family of the relation: "words", "law", …
        sign: whether it is for or against the object.
        reports: ids of the articles that tell of it.
    """

    agent: str
    object: str
    family: str
    sign: Sign
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActorMeasures:
    """The measures of one actor.

    Attributes:
        id: its id.
        done: deeds that it does.
        undergone: deeds that are done to it.
        out_degree: others to whom it does something.
        in_degree: others who do something to it.
        betweenness: share of the shortest directed paths between two others that lead through it, 0 to 1.
        pagerank: PageRank, where every deed is a vote for its object; the sum over all actors is 1.
        reciprocity: share of those with whom it deals who both do something to it and undergo something from it.
        community: number of its community; 1 is the largest.
        reports: articles that tell of it.
        gives: how many deeds of each family it does.
        receives: how many deeds of each family it undergoes.
    """

    id: str
    done: int
    undergone: int
    out_degree: int
    in_degree: int
    betweenness: float
    pagerank: float
    reciprocity: float
    community: int
    reports: int
    gives: Mapping[str, int]
    receives: Mapping[str, int]

    @property
    def degree(self) -> int:
        """Others to whom it does something, and others who do something to it."""
        return self.out_degree + self.in_degree


@dataclass(frozen=True, slots=True)
class Balance:
    """Triads of actors who are all for or against each other, by how many of the three are against.

    Attributes:
        all_for: +++, balanced.
        one_against: ++−, unbalanced: two who are friends of a third are against each other.
        two_against: +−−, balanced: two friends against a third.
        all_against: −−−, unbalanced (balanced in the weaker sense of Davis 1967).
    """

    all_for: int = 0
    one_against: int = 0
    two_against: int = 0
    all_against: int = 0

    @property
    def triads(self) -> int:
        """How many there are."""
        return self.all_for + self.one_against + self.two_against + self.all_against

    @property
    def share(self) -> float | None:
        """The share of them that is balanced, None if there is none."""
        return (self.all_for + self.two_against) / self.triads if self.triads else None


@dataclass(frozen=True, slots=True)
class GraphMeasures:
    """The measures of the whole network.

    Attributes:
        actors: how many take part.
        deeds: how many deeds there are.
        pairs: ordered pairs of which one does something to the other.
        density: share of all ordered pairs that are such.
        reciprocity: share of such pairs of which the other does something, too.
        communities: how many there are.
        modularity: how much more deeds lie within communities than chance would have it, -0.5 to 1.
        balance: of condemnation and support.
    """

    actors: int
    deeds: int
    pairs: int
    density: float
    reciprocity: float
    communities: int
    modularity: float
    balance: Balance


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures: of the whole, and of each actor by its id."""

    graph: GraphMeasures
    actors: Mapping[str, ActorMeasures]
