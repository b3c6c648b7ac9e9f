"""The values of a view: what was read of a graph, and what of it is to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from geocyber.model import Factuality, Kind, RelationType


class Level(StrEnum):
    """How much is unfolded when a page opens."""

    STATE = "state"
    ACTOR = "actor"


class Picture(StrEnum):
    """What a graph may be looked at as."""

    NETWORK = "network"
    TIMELINE = "timeline"
    MATRIX = "matrix"
    LADDER = "ladder"
    REPORT = "report"


class SizeBy(StrEnum):
    """What makes a node of the network large."""

    LINES = "lines"
    DEGREE = "degree"
    BETWEENNESS = "betweenness"
    PAGERANK = "pagerank"
    REPORTS = "reports"


class ColourBy(StrEnum):
    """What the colour of a node tells."""

    KIND = "kind"
    COMMUNITY = "community"


class Lanes(StrEnum):
    """What a lane of a timeline holds."""

    ACTOR = "actor"
    FAMILY = "family"


class Standing(StrEnum):
    """How a statement stands in its article; a drawn line never mixes two of them."""

    STATED = "stated"
    CLAIMED = "claimed"
    POSSIBLE = "possible"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something that takes part in statements, the same across articles once linked.

    Attributes:
        id: its IRI without the base of geocyber's things ("state/US").
        kind: its class.
        name: the name to show.
        names: what else the articles call it, sorted.
        iso: ISO 3166-1 alpha-2 code, states only.
        acts_for: id of the node it belongs to or speaks for; never leads back to itself.
    """

    id: str
    kind: Kind
    name: str
    names: tuple[str, ...] = ()
    iso: str | None = None
    acts_for: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """An article as the source of statements.

    Attributes:
        id: its IRI without the base of geocyber's things ("article/0123456789abcdef").
        title: headline, or what its user called it.
        published: ISO 8601 date, None if unknown.
        publisher: name of the publisher, None if unknown.
        url: its web address; None if unknown or not http(s).
    """

    id: str
    title: str
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of one article; `agent`, `object`, `operation` and `claimant` are ids of nodes.

    Attributes:
        id: its IRI without the base of geocyber's things.
        agent: who does it.
        relation: what is done.
        object: who or what undergoes it, None where unspecified.
        factuality: asserted, negated or possible.
        standing: how it is drawn; follows from factuality and claimant.
        claimant: who says so, `model.UNNAMED`, or None for the article's own voice.
        operation: what a response answers.
        alias: the other name that an `alias` statement gives.
        when: ISO 8601 date, year-month or year of the act.
        quotes: the sentences it stands in, in their order.
        trigger: the words that express it.
        confidence: 0 to 1.
        frame: id of the rule that found it.
        report: id of the article.
        disputed: denied by the accused, or contradicted by another article.
        act: id of the statement that stands for all that tell of the same act; its own if it is the only one.
    """

    id: str
    agent: str
    relation: RelationType
    object: str | None
    factuality: Factuality
    standing: Standing
    report: str
    claimant: str | None = None
    operation: str | None = None
    alias: str | None = None
    when: str | None = None
    quotes: tuple[str, ...] = ()
    trigger: str = ""
    confidence: float = 0.0
    frame: str = ""
    disputed: bool = False
    act: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """What a view is made of: a consistent set of statements with the nodes and articles they name.

    Attributes:
        nodes: by id; holds every node that a statement names and whatever those act for.
        reports: by id.
        statements: sorted by id.
        left_out: how many statements were dropped because their actors are too many to draw.
    """

    nodes: dict[str, Node]
    reports: dict[str, Report]
    statements: tuple[Statement, ...]
    left_out: int = 0

    def chain(self, node: str) -> Iterator[str]:
        """The node, what it acts for, what that acts for, and so on to the top."""
        at: str | None = node
        while at is not None:
            yield at
            at = self.nodes[at].acts_for

    def top(self, node: str) -> str:
        """The state or whoever else stands at the end of the chain: the node's place at state level."""
        *_, last = self.chain(node)
        return last
