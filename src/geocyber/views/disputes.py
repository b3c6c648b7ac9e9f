"""Which statements are disputed: denied by the accused, or contradicted by another article.

A statement is disputed if

* the one it accuses denies it: somebody of the same top (state, organisation) as the accused has an asserted
  `denies` whose object is of the accuser's or claimant's top, or is the operation in question, or
  which names no object and stands in the same article or answers the operation in question; or
* another article holds the same relation between the same tops with the opposite factuality (asserted
  against negated).

The denials that dispute something, and both sides of a contradiction, are disputed with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geocyber.model import Factuality, Kind, RelationType
from geocyber.views.values import Material, Statement

ACCUSES_OBJECT = frozenset({RelationType.ATTRIBUTES, RelationType.ACCUSES, RelationType.INDICTS})
"""Relations in which the object is the accused."""

ACCUSES_AGENT = frozenset(
    {
        RelationType.CONDUCTS,
        RelationType.TARGETS,
        RelationType.EXPLOITS,
        RelationType.USES,
        RelationType.SPONSORS,
    }
)
"""Relations in which the agent is the accused, by the claimant."""


def mark_disputed(material: Material) -> Material:
    """The same material with `disputed` set where it holds."""
    disputed = _denied(material) | _contradicted(material)
    statements = tuple(replace(s, disputed=s.id in disputed) for s in material.statements)
    return replace(material, statements=statements)


def _denied(material: Material) -> set[str]:
    denials: dict[str, list[Statement]] = defaultdict(list)
    for statement in material.statements:
        if statement.relation is RelationType.DENIES and statement.factuality is Factuality.ASSERTED:
            denials[material.top(statement.agent)].append(statement)
    disputed = set()
    for statement in material.statements:
        accused = _accused(statement)
        for denial in denials.get(material.top(accused), ()) if accused else ():
            if _answers(denial, statement, material):
                disputed |= {denial.id, statement.id}
    return disputed


def _accused(statement: Statement) -> str | None:
    if statement.relation in ACCUSES_OBJECT:
        return statement.object
    return statement.agent if statement.relation in ACCUSES_AGENT else None


def _answers(denial: Statement, statement: Statement, material: Material) -> bool:
    named = {statement.operation, statement.object, statement.agent}
    operations = {node for node in named if node and material.nodes[node].kind is Kind.OPERATION}
    if denial.object in operations or denial.operation in operations:
        return True
    if denial.object is None:
        return denial.operation is None and denial.report == statement.report
    return material.top(denial.object) in {
        material.top(accuser) for accuser in _accusers(statement, material)
    }


def _accusers(statement: Statement, material: Material) -> set[str]:
    by_agent = statement.agent if statement.relation in ACCUSES_OBJECT else None
    return {node for node in (by_agent, statement.claimant) if node in material.nodes and node is not None}


def _contradicted(material: Material) -> set[str]:
    sides: dict[tuple[str, RelationType, str], list[Statement]] = defaultdict(list)
    for statement in material.statements:
        if statement.object is not None and statement.factuality is not Factuality.POSSIBLE:
            pair = (material.top(statement.agent), statement.relation, material.top(statement.object))
            sides[pair].append(statement)
    return {statement.id for same in sides.values() for statement in _opposed(same)}


def _opposed(same: Sequence[Statement]) -> Iterator[Statement]:
    """Those of statements about the same pair and relation that another article turns round."""
    reports = {
        factuality: {statement.report for statement in same if statement.factuality is factuality}
        for factuality in (Factuality.ASSERTED, Factuality.NEGATED)
    }
    opposite = {Factuality.ASSERTED: Factuality.NEGATED, Factuality.NEGATED: Factuality.ASSERTED}
    for statement in same:
        if reports[opposite[statement.factuality]] - {statement.report}:
            yield statement
