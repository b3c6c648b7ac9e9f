"""Takes from what a graph holds what the user wants to see, and says in one line what cannot be had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz, process

from geocyber.asking.finding import meant_by
from geocyber.errors import UsageError
from geocyber.model import Factuality, Kind, RelationType
from geocyber.views.disputes import mark_disputed
from geocyber.views.look import look
from geocyber.views.values import Material, Node, Statement


class Claims(StrEnum):
    """Which statements to keep by how they stand."""

    ALL = "all"
    ASSERTED = "asserted"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the user wants to see; the defaults leave everything in.

    Attributes:
        actors: names, other names, ISO codes or ids of nodes; a statement is kept if one of them, or somebody
            who acts for one of them, is its agent or object.
        operations: likewise; a statement is kept if one of them is its agent or object, or what it answers.
        relations: names of relations ("condemns") or of families ("law").
        since: first day; a year or month that overlaps the range counts. A statement without a date of its
            own counts on the day its article was published, and is left out if that is unknown too.
        until: last day.
        claims: all; asserted (neither negated nor merely possible); disputed (see `disputes`).
        min_confidence: 0 to 1.
        limit: how many nodes of the state level are taken at most, those with most statements first.
    """

    actors: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    claims: Claims = Claims.ALL
    min_confidence: float = 0.0
    limit: int = 2000

    def in_words(self) -> str:
        """The filters as the page tells them, "" if nothing is filtered."""
        parts = [
            f"with {' or '.join(self.actors)}" if self.actors else "",
            f"about {' or '.join(self.operations)}" if self.operations else "",
            f"relation {' or '.join(self.relations)}" if self.relations else "",
            f"since {self.since}" if self.since else "",
            f"until {self.until}" if self.until else "",
            f"{self.claims.value} statements only" if self.claims is not Claims.ALL else "",
            f"confidence at least {self.min_confidence:g}" if self.min_confidence > 0 else "",
        ]
        return ", ".join(filter(None, parts))


def choose(material: Material, filters: Filters) -> Material:
    """What of the material passes the filters.

    Args:
        material: everything that a graph holds.
        filters: what the user wants to see.

    Returns:
        The statements that pass, marked as disputed where they are, with the nodes and articles they name.

    Raises:
        UsageError: the graph is empty, an actor or relation is unknown, or nothing passes.
    """
    if not material.statements:
        raise UsageError("the graph holds no statements; put articles into it with `geocyber build`")
    relations = _relations(filters.relations)
    actors = {node.id for name in filters.actors for node in _find(name, material)}
    operations = {node.id for name in filters.operations for node in _find_operations(name, material)}
    marked = mark_disputed(material)
    kept = [
        s
        for s in marked.statements
        if (not relations or s.relation in relations)
        and (not actors or actors & set(_involved(s, marked)))
        and (not operations or operations & {s.agent, s.object, s.operation})
        and _in_range(s, marked, filters)
        and s.confidence >= filters.min_confidence
        and _stands(s, filters.claims)
    ]
    if not kept:
        raise UsageError(
            f"none of the {len(marked.statements)} statements passes the filters ({filters.in_words()}); "
            "ask for less"
        )
    return _with_what_they_name(_most_told(kept, marked, filters.limit), len(kept), marked)


def _relations(names: Sequence[str]) -> set[RelationType]:
    found: set[RelationType] = set()
    for name in names:
        if name in look().families:
            found |= look().families[name].relations.keys()
        elif name in list(RelationType):
            found.add(RelationType(name))
        else:
            known = [*(relation.value for relation in RelationType), *look().families]
            hint = _nearest(name, known) or f"; known are {', '.join(known)}"
            raise UsageError(f"unknown relation {name!r}{hint}")
    return found


def _find(name: str, material: Material, what: str = "actor") -> list[Node]:
    """The nodes that a user means by a name, ISO code or id."""
    wanted = name.strip().casefold()
    found = [node for node in material.nodes.values() if wanted in {n.casefold() for n in _called(node)}]
    if not found:
        known = sorted({n for node in material.nodes.values() for n in (node.name, *node.names)})
        raise UsageError(f"no {what} {name!r} in the graph{_nearest(name, known)}")
    return found


def _find_operations(name: str, material: Material) -> list[Node]:
    """The operations that a name means, whole or in part ("SolarWinds": the hack, not the company); else what is called so."""
    operations = [node for node in material.nodes.values() if node.kind is Kind.OPERATION]
    meant = set(meant_by(name, [called for node in operations for called in _called(node)]))
    return [node for node in operations if not meant.isdisjoint(_called(node))] or _find(
        name, material, "operation"
    )


def _called(node: Node) -> Iterable[str]:
    return filter(None, (node.id, node.name, *node.names, node.iso))


def _nearest(name: str, known: Sequence[str]) -> str:
    """What to put after an unknown name: the known one that it may have meant, if any is near."""
    best = process.extractOne(name, known, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=60)
    return f"; did you mean {best[0]!r}?" if best else ""


def _involved(statement: Statement, material: Material) -> Iterable[str]:
    yield from material.chain(statement.agent)
    if statement.object is not None:
        yield from material.chain(statement.object)


def _in_range(statement: Statement, material: Material, filters: Filters) -> bool:
    if filters.since is None and filters.until is None:
        return True
    day = statement.when or material.reports[statement.report].published
    if day is None:
        return False
    # ISO dates compare as texts; a bound is cut to the length of a mere year or month
    since = filters.since.isoformat()[: len(day)] if filters.since else ""
    until = filters.until.isoformat()[: len(day)] if filters.until else "9999"
    return since <= day <= until


def _stands(statement: Statement, claims: Claims) -> bool:
    match claims:
        case Claims.ALL:
            return True
        case Claims.ASSERTED:
            return statement.factuality is Factuality.ASSERTED
        case Claims.DISPUTED:
            return statement.disputed


def _most_told(statements: Sequence[Statement], material: Material, limit: int) -> list[Statement]:
    """The statements among the `limit` nodes of the state level that have most of them."""
    tops = {
        s.id: {material.top(node) for node in (s.agent, s.object) if node is not None} for s in statements
    }
    told = Counter(top for ends in tops.values() for top in ends)
    kept = {top for top, _ in sorted(told.items(), key=lambda item: (-item[1], item[0]))[:limit]}
    return [s for s in statements if tops[s.id] <= kept]


def _with_what_they_name(statements: Sequence[Statement], passed: int, material: Material) -> Material:
    ends = {node for s in statements for node in (s.agent, s.object, s.operation, s.claimant)}
    named = {n for node in ends if node in material.nodes for n in material.chain(str(node))}
    reports = {s.report for s in statements}
    return replace(
        material,
        nodes={id: node for id, node in material.nodes.items() if id in named},
        reports={id: report for id, report in material.reports.items() if id in reports},
        statements=tuple(statements),
        left_out=passed - len(statements),
    )
