"""What the definition of a dispute needs to know of a statement."""

from __future__ import annotations

from typing import Protocol

from geocyber.model import Factuality, RelationType

ACCUSES_OBJECT = frozenset({RelationType.ATTRIBUTES, RelationType.ACCUSES, RelationType.INDICTS})
"""Relations in which the agent accuses the object."""

ACCUSES_AGENT = frozenset(
    {
        RelationType.CONDUCTS,
        RelationType.TARGETS,
        RelationType.EXPLOITS,
        RelationType.USES,
        RelationType.SPONSORS,
    }
)
"""Relations in which the claimant accuses the agent."""


class Statement(Protocol):
    """One statement of one article; agent, object, operation and claimant are names of nodes.

    Attributes:
        id: its own name.
        agent: who does it.
        relation: what is done.
        object: who or what undergoes it, None where unspecified.
        factuality: asserted, negated or possible.
        claimant: who says so, `model.UNNAMED`, or None for the article's own voice.
        operation: what a response answers.
        when: ISO 8601 date, year-month or year of the act.
        report: the article.
    """

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def agent(self) -> str: ...  # noqa: D102
    @property
    def relation(self) -> RelationType: ...  # noqa: D102
    @property
    def object(self) -> str | None: ...  # noqa: D102
    @property
    def factuality(self) -> Factuality: ...  # noqa: D102
    @property
    def claimant(self) -> str | None: ...  # noqa: D102
    @property
    def operation(self) -> str | None: ...  # noqa: D102
    @property
    def when(self) -> str | None: ...  # noqa: D102
    @property
    def report(self) -> str: ...  # noqa: D102


def accused(statement: Statement) -> str | None:
    """Whom a statement accuses, if it accuses anybody."""
    if statement.relation in ACCUSES_OBJECT:
        return statement.object
    return statement.agent if statement.relation in ACCUSES_AGENT else None


def accuser(statement: Statement) -> str | None:
    """Who accuses: the agent of a response, else the claimant; None for the article's own voice."""
    return statement.agent if statement.relation in ACCUSES_OBJECT else statement.claimant
