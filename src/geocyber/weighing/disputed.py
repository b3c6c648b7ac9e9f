"""Which statements are disputed: denied by the accused, or contradicted.

A statement is disputed if

* the one it accuses denies it: somebody of the same top (state, organisation) as the accused has an asserted
  `denies`

  * of the operation in question, or in answer to it; if nobody blames the denier for it, but somebody a named group
    of which nobody says whose it is, that is what the denial answers, unless it is directed at another accuser, or
  * which names no operation, or none that the denier is accused of anywhere, and is directed at the accuser or
    claimant, or at somebody of the same top: then it answers what that one says in the same article, and what it
    says of the same operations elsewhere; if it says nothing there, a denial that names no operation answers what
    was said elsewhere not more than a year before, or
  * which names nobody and no such operation: then it answers its own article; or

* another article or another speaker holds the same relation between the same tops with the opposite
  factuality (asserted against negated), unless they speak of different operations, or of responses at
  different times: who has imposed no sanctions yet may do so later.

The denials that dispute something, and both sides of a contradiction, are disputed with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar

from geocyber.graph.vocabulary import STATEMENT_TERMS, Branch
from geocyber.model import UNNAMED, Factuality, RelationType
from geocyber.weighing.days import span
from geocyber.weighing.nodes import Nodes
from geocyber.weighing.values import ACCUSES_OBJECT, Statement, accused

S = TypeVar("S", bound=Statement)

BEFORE = timedelta(days=366)
"""How long before a denial that names no operation an accusation elsewhere may be made to be answered by it."""

AFTER = timedelta(days=7)
"""How long after it: dates of denials are often those of the article that tells of both."""


def disputed(statements: Sequence[S], nodes: Nodes) -> frozenset[str]:
    """The ids of the statements that are disputed.

    Args:
        statements: all of the graph, or at least all denials and negated statements and whatever they may
            answer.
        nodes: whom their actors act for, and which nodes are operations.
    """
    pairs = (*answers(statements, nodes), *contradictions(statements, nodes))
    return frozenset(statement.id for pair in pairs for statement in pair)


def operations_of(statement: Statement, nodes: Nodes) -> frozenset[str]:
    """The operations that a statement is about."""
    named = {statement.operation, statement.object, statement.agent}
    return frozenset(node for node in named if node in nodes.operations)


def accusers(statement: Statement) -> frozenset[str]:
    """Who stands behind an accusation: its agent if it is a response, and whoever claims it."""
    by_agent = statement.agent if statement.relation in ACCUSES_OBJECT else None
    return frozenset(node for node in (by_agent, statement.claimant) if node not in {None, UNNAMED} and node)


# Denials -------------------------------------------------------------------------------------------------


def answers(statements: Iterable[S], nodes: Nodes) -> Iterator[tuple[S, S]]:
    """Each denial with each accusation that it answers.

    Args:
        statements: of any relations.
        nodes: whom their actors act for, and which nodes are operations.

    Yields:
        Pairs of the denial and the accusation.
    """
    all_of_them = list(statements)
    denials = [
        s for s in all_of_them if s.relation is RelationType.DENIES and s.factuality is Factuality.ASSERTED
    ]
    index = _Accusations.of(all_of_them, {nodes.top(denial.agent) for denial in denials}, nodes)
    for denial in denials:
        yield from ((denial, one) for one in index.answered_by(denial, nodes))


@dataclass(frozen=True, slots=True)
class _Accusations(Generic[S]):
    """The accusations of those who deny something, as a denial looks them up: by the top of the accused and more.

    Attributes:
        in_report: by the article.
        over: by the operation.
        by: by the top of the accuser.
        of_groups: those of named groups of which nobody says whose they are, by the operation alone.
    """

    in_report: Mapping[tuple[str, str], Sequence[S]]
    over: Mapping[tuple[str, str], Sequence[S]]
    by: Mapping[tuple[str, str], Sequence[S]]
    of_groups: Mapping[str, Sequence[S]]

    @classmethod
    def of(cls, statements: Iterable[S], deniers: Collection[str], nodes: Nodes) -> _Accusations[S]:
        in_report: dict[tuple[str, str], list[S]] = defaultdict(list)
        over: dict[tuple[str, str], list[S]] = defaultdict(list)
        by: dict[tuple[str, str], list[S]] = defaultdict(list)
        of_groups: dict[str, list[S]] = defaultdict(list)
        for statement in statements:
            whom = accused(statement)
            if whom is None:
                continue
            top = nodes.top(whom)
            if top in nodes.groups:
                for operation in operations_of(statement, nodes):
                    of_groups[operation].append(statement)
            if top in deniers:
                in_report[top, statement.report].append(statement)
                for operation in operations_of(statement, nodes):
                    over[top, operation].append(statement)
                for accusing in {nodes.top(node) for node in accusers(statement)}:
                    by[top, accusing].append(statement)
        return cls(in_report, over, by, of_groups)

    def answered_by(self, denial: S, nodes: Nodes) -> Iterator[S]:
        """The accusations that a denial answers."""
        top, operations = nodes.top(denial.agent), operations_of(denial, nodes)
        here = self.in_report.get((top, denial.report), ())
        directly = [self.over[top, operation] for operation in operations if (top, operation) in self.over]
        if directly:
            yield from (one for several in directly for one in several)
            yield from (one for one in here if _of_no_operation(one, denial, nodes))
            return
        groups = [one for operation in operations for one in self.of_groups.get(operation, ())]
        if taken := [one for one in groups if _is_directed_at(denial, one, nodes)]:
            yield from taken
        elif denial.object is None or denial.object in nodes.operations:
            yield from here
        else:
            yield from _meant(denial, self.by.get((top, nodes.top(denial.object)), ()), nodes)


def _of_no_operation(accusation: Statement, denial: Statement, nodes: Nodes) -> bool:
    """Whether an accusation of the denial's own article, which names no operation, is answered by it."""
    return not operations_of(accusation, nodes) and _is_directed_at(denial, accusation, nodes)


def _is_directed_at(denial: Statement, accusation: Statement, nodes: Nodes) -> bool:
    """Whether a denial may be meant for an accuser: it names him, or nobody."""
    tops = {nodes.top(node) for node in accusers(accusation)}
    return denial.object is None or denial.object in nodes.operations or nodes.top(denial.object) in tops


def _meant(denial: S, towards: Sequence[S], nodes: Nodes) -> list[S]:
    """What a denial that names its accuser alone answers, of all accusations by that one."""
    here = [one for one in towards if one.report == denial.report]
    if not here:
        names_another = bool(operations_of(denial, nodes))
        return [] if names_another else [one for one in towards if _follows(denial, one, within=BEFORE)]
    operations = frozenset().union(*(operations_of(one, nodes) for one in here))
    same = (one for one in towards if one.report == denial.report or operations & operations_of(one, nodes))
    return [one for one in same if _follows(denial, one)]


def _follows(denial: Statement, accusation: Statement, *, within: timedelta = timedelta.max) -> bool:
    """Whether a denial may have come after an accusation, as far as the dates of both are known."""
    # what an operation did has the date of the operation, not that of the accusation
    if accusation.relation not in ACCUSES_OBJECT:
        return True
    denied, said = span(denial.when), span(accusation.when)
    return denied is None or said is None or (said[0] - denied[1] <= AFTER and denied[0] - said[1] <= within)


# Contradictions ------------------------------------------------------------------------------------------


def contradictions(statements: Iterable[S], nodes: Nodes) -> Iterator[tuple[S, S]]:
    """Each asserted statement with each negated one that contradicts it.

    Args:
        statements: of any relations.
        nodes: whom their actors act for, and which nodes are operations.

    Yields:
        Pairs of the asserted and the negated statement.
    """
    sides: dict[tuple[str, RelationType, str], tuple[list[S], list[S]]] = defaultdict(lambda: ([], []))
    for statement in statements:
        if statement.object is not None and statement.factuality is not Factuality.POSSIBLE:
            about = nodes.top(statement.agent), statement.relation, nodes.top(statement.object)
            sides[about][statement.factuality is Factuality.NEGATED].append(statement)
    for asserted, negated in sides.values():
        for one in asserted:
            yield from ((one, other) for other in negated if _contradicts(one, other, nodes))


def _contradicts(one: Statement, other: Statement, nodes: Nodes) -> bool:
    if one.report == other.report and _voice(one, nodes) == _voice(other, nodes):
        return False
    here, there = operations_of(one, nodes), operations_of(other, nodes)
    if here and there and not here & there:
        return False
    if STATEMENT_TERMS[one.relation].branch is not Branch.RESPONSE or not (one.when and other.when):
        return True
    return one.when.startswith(other.when) or other.when.startswith(one.when)


def _voice(statement: Statement, nodes: Nodes) -> str | None:
    return None if statement.claimant is None else nodes.top(statement.claimant)
