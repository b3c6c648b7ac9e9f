"""Gathers the positions that actors take on an operation or accusation: who blames, joins, denies, is silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geocyber.model import Factuality, Kind, RelationType
from geocyber.weighing.disputed import accusers, answers, contradictions, operations_of
from geocyber.weighing.duplicates import components
from geocyber.weighing.positions import BLAMING, MAY_ANSWER, Case, Position, Stand
from geocyber.weighing.read import Evidence, Said
from geocyber.weighing.ties import Ties
from geocyber.weighing.values import ACCUSES_OBJECT, accused, accuser

_DETAILS = frozenset({RelationType.USES, RelationType.EXPLOITS})
"""Relations that accuse, but tell only by what means."""


def cases(evidence: Evidence, operations: Collection[str] | None = None) -> tuple[Case, ...]:
    """All operations that somebody is blamed for, all accusations that name none, and all disputed acts.

    Args:
        evidence: the statements of a graph.
        operations: only the cases of these.

    Returns:
        Disputed and undisputed ones alike: those of operations first, by their names, then accusations, then acts.
    """
    told = _Told.of(evidence)
    wanted = sorted(told.about if operations is None else told.about.keys() & set(operations))
    found = [case for operation in wanted if (case := told.operation(operation))]
    return tuple(found) if operations is not None else (*found, *told.accusations(), *told.acts())


@dataclass(frozen=True, slots=True)
class _Told:
    """The statements of a graph as they are looked up to make cases.

    Attributes:
        evidence: all of them.
        about: those about each operation.
        in_report: those of each article.
        denied_by: the denials that answer each accusation, by its id.
        opposed: the pairs of asserted and negated statements that contradict each other.
        in_opposition: the ids of those in these pairs.
        ties: who is said to belong to whom.
    """

    evidence: Evidence
    about: Mapping[str, Sequence[Said]]
    in_report: Mapping[str, Sequence[Said]]
    denied_by: Mapping[str, Sequence[Said]]
    opposed: Sequence[tuple[Said, Said]]
    in_opposition: frozenset[str]
    ties: Ties

    @classmethod
    def of(cls, evidence: Evidence) -> _Told:
        about: dict[str, list[Said]] = defaultdict(list)
        in_report: dict[str, list[Said]] = defaultdict(list)
        for said in evidence.statements:
            in_report[said.report].append(said)
            for operation in operations_of(said, evidence.nodes):
                about[operation].append(said)
        denied_by: dict[str, list[Said]] = defaultdict(list)
        for denial, accusation in answers(evidence.statements, evidence.nodes):
            denied_by[accusation.id].append(denial)
        opposed = list(contradictions(evidence.statements, evidence.nodes))
        ids = frozenset(one.id for pair in opposed for one in pair)
        return cls(evidence, about, in_report, denied_by, opposed, ids, Ties.of(evidence))

    def top(self, node: str) -> str:
        return self.evidence.nodes.top(node)

    # Operations ------------------------------------------------------------------------------------------

    def operation(self, operation: str) -> Case | None:
        """The case of an operation; None if nobody is blamed for it and nobody denies it."""
        case = self._case(operation, self._with_denials(self.about[operation]))
        if case is None or any(position.stand is not Stand.DENIES for position in case.positions):
            return case
        # a mere denial, told with what it answers
        told = {denial.id for denials in self.denied_by.values() for denial in denials}
        return None if all(p.said is not None and p.said.id in told for p in case.positions) else case

    def _with_denials(self, statements: Sequence[Said]) -> list[Said]:
        """Some statements with all denials that answer one of them."""
        all_of_them = {said.id: said for said in statements}
        for said in statements:
            all_of_them |= {denial.id: denial for denial in self.denied_by.get(said.id, ())}
        return list(all_of_them.values())

    def _case(self, operation: str | None, statements: Sequence[Said]) -> Case | None:
        positions = self._folded([position for said in statements if (position := self._stand(said))])
        accusing = [p for p in positions if p.stand in {*BLAMING, Stand.SUSPECTS, Stand.CLEARS, Stand.DENIES}]
        if not accusing:
            return None
        tops = self._blamed(positions)
        positions += self._joining(statements, positions, tops)
        positions += self._silent(positions, tops)
        opposed = frozenset(said.id for said in statements if said.id in self.in_opposition)
        return Case(operation, tuple(_once(positions)), opposed=opposed)

    def _folded(self, positions: Sequence[Position]) -> list[Position]:
        """The positions with groups that are said to belong to one of the accused counted as that one."""
        tops = sorted({p.accused for p in positions if p.accused is not None})
        above: dict[str, str] = {}
        for top in tops:
            if self.evidence.kinds.get(top) in {Kind.THREAT_GROUP, Kind.UNNAMED_GROUP}:
                over = [
                    o for o in tops if self.ties.tied(top, o) and self.evidence.kinds.get(o) in MAY_ANSWER
                ]
                if len(over) == 1:
                    above[top] = over[0]
        return [replace(p, accused=above.get(p.accused or "", p.accused)) for p in positions]

    def _stand(self, said: Said) -> Position | None:
        """The position that a statement is on its own: an accusation or a denial."""
        if said.relation is RelationType.DENIES:
            if said.factuality is Factuality.POSSIBLE:
                return None
            stand = Stand.DENIES if said.factuality is Factuality.ASSERTED else Stand.DOES_NOT_DENY
            whom = None if said.object in self.evidence.nodes.operations else said.object
            return Position(stand, said.agent, self.top(said.agent), whom, said)
        whom = accused(said)
        if whom is None or whom in self.evidence.nodes.operations or said.relation in _DETAILS:
            return None
        by, top = accuser(said), self.top(whom)
        if said.factuality is Factuality.NEGATED:
            by_itself = by is not None and self.top(by) == top
            if by_itself:
                return Position(Stand.DENIES, by, top, None, said)
            return Position(Stand.CLEARS, by, top, whom, said)
        if by is not None and self.top(by) == top:
            return None  # who says it of himself accuses nobody
        if said.factuality is Factuality.POSSIBLE:
            return Position(Stand.SUSPECTS, by, top, whom, said)
        return Position(
            Stand.CHARGES if said.relation is RelationType.INDICTS else Stand.BLAMES, by, top, whom, said
        )

    def _joining(
        self, statements: Sequence[Said], positions: Sequence[Position], tops: Sequence[str]
    ) -> Iterable[Position]:
        """Who supports somebody who blames, over the operation or in the same article, and who condemns."""
        # whom each accuser blames, in each article and, under "", in any
        blaming: dict[tuple[str, str], set[str]] = defaultdict(set)
        reports: dict[str, set[str]] = defaultdict(set)
        for position in positions:
            if position.stand in BLAMING and position.actor is not None and position.said is not None:
                if position.accused is not None and position.accused in tops:
                    blaming[self.top(position.actor), position.said.report].add(position.accused)
                    blaming[self.top(position.actor), ""].add(position.accused)
                reports[position.said.report].add(self.top(position.actor))
        inside = {said.id for said in statements}
        beside = [
            said
            for report in sorted(reports)
            for said in self.in_report[report]
            if said.id not in inside
            and not operations_of(said, self.evidence.nodes)
            and said.object is not None
            and self.top(said.object) in reports[report]
        ]
        for said in [*statements, *beside]:
            if said.factuality is not Factuality.ASSERTED or self.top(said.agent) in tops:
                continue
            if said.relation is RelationType.SUPPORTS and not self._is_of(said.object, tops):
                by = self.top(said.object) if said.object is not None else ""
                against = blaming[by, said.report] or blaming[by, ""] or set(tops)
                yield Position(Stand.JOINS, said.agent, _only(against), said.object, said)
            elif said.relation is RelationType.CONDEMNS and said.id in inside:
                over = {self.top(said.object)} & set(tops) if said.object is not None else set()
                yield Position(Stand.CONDEMNS, said.agent, _only(over or set(tops)), _actor(said, self), said)

    def _blamed(self, positions: Sequence[Position]) -> list[str]:
        """Who is blamed, or, if nobody is, who is charged."""
        by_stand = (
            sorted({p.accused for p in positions if p.stand is stand and p.accused is not None})
            for stand in (Stand.BLAMES, Stand.CHARGES)
        )
        return next(filter(None, by_stand), [])

    def _is_of(self, node: str | None, tops: Sequence[str]) -> bool:
        """Whether a node is of one of the accused."""
        return node is not None and self.top(node) in tops

    def _silent(self, positions: Sequence[Position], tops: Iterable[str]) -> Iterable[Position]:
        answering = {p.accused for p in positions if p.stand in {Stand.DENIES, Stand.DOES_NOT_DENY}}
        for top in tops:
            if top not in answering and self.evidence.kinds.get(top) in MAY_ANSWER:
                yield Position(Stand.SILENT, top, top, None, None)

    # Accusations that name no operation ---------------------------------------------------------------------

    def accusations(self) -> Iterable[Case]:
        """Accusations of no operation: those of one accuser in one article, and all that one denial answers."""
        nodes = self.evidence.nodes
        open_ones = {
            said.id: said
            for said in self.evidence.statements
            if (whom := accused(said)) is not None
            and said.relation not in _DETAILS
            and whom not in nodes.operations
            and not operations_of(said, nodes)
        }
        over_operations = {
            (self.top(accused(said) or ""), self.top(by), said.report)
            for several in self.about.values()
            for said in several
            for by in accusers(said)
        }
        together: dict[tuple[str, ...], list[str]] = defaultdict(list)
        disputed = self.denied_by.keys() | self.in_opposition
        for id, said in open_ones.items():
            top = self.top(accused(said) or "")
            by_whom = sorted({self.top(node) for node in accusers(said)}) or [""]
            if said.relation not in ACCUSES_OBJECT and any(
                (top, by, said.report) in over_operations for by in by_whom
            ):
                continue  # a detail of what the same one says of an operation there
            if said.relation in ACCUSES_OBJECT or id in disputed:
                for by in by_whom:
                    together[top, by, said.report].append(id)
            for denial in self.denied_by.get(id, ()):
                together["denied", denial.id].append(id)
        for one, other in self.opposed:
            if one.id in open_ones and other.id in open_ones:
                together["opposed", one.id, other.id] = [one.id, other.id]
        for part in components({id for ids in together.values() for id in ids}, together.values()):
            if case := self._case(None, self._with_denials([open_ones[id] for id in part])):
                yield case

    # Acts that are asserted and negated ------------------------------------------------------------------------

    def acts(self) -> Iterable[Case]:
        """Acts other than accusations that one article or speaker asserts and another negates."""
        found: dict[tuple[str, RelationType, str], dict[str, Said]] = defaultdict(dict)
        for pair in self.opposed:
            for said in pair:
                if accused(said) is None and said.object is not None:
                    found[self.top(said.agent), said.relation, self.top(said.object)][said.id] = said
        for act, statements in sorted(found.items()):
            positions = [
                Position(
                    Stand.SAYS_SO if said.factuality is Factuality.ASSERTED else Stand.SAYS_NOT_SO,
                    said.claimant,
                    None,
                    said.object,
                    said,
                )
                for said in statements.values()
            ]
            yield Case(None, tuple(_once(positions)), act, frozenset(statements))


def _only(tops: set[str]) -> str | None:
    return next(iter(tops)) if len(tops) == 1 else None


def _actor(said: Said, told: _Told) -> str | None:
    return None if said.object in told.evidence.nodes.operations else said.object


def _once(positions: Iterable[Position]) -> list[Position]:
    """Each position once for each article: by the statement that says it most plainly and surely."""
    best: dict[tuple[str, ...], Position] = {}
    for position in positions:
        said = position.said
        key = (
            position.stand,
            position.actor or "",
            position.accused or "",
            position.whom or "",
            said.report if said else "",
        )
        if key not in best or _rank(position) < _rank(best[key]):
            best[key] = position
    return [best[key] for key in sorted(best)]


_PLAINEST = {RelationType.ATTRIBUTES: 0, RelationType.ACCUSES: 1, RelationType.INDICTS: 2}


def _rank(position: Position) -> tuple[int, bool, float, str]:
    said = position.said
    if said is None:
        return 0, False, 0.0, ""
    return _PLAINEST.get(said.relation, 3), said.when is None, -said.confidence, said.id
