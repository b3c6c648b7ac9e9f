"""Answers which disputes there are, a row for each position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geocyber.asking.disputes import tell
from geocyber.asking.told import THE_ARTICLE, Dispute, Line, Wanted
from geocyber.asking.values import XSD
from geocyber.graph.vocabulary import FACTUALITIES, UNNAMED_CLAIMANT
from geocyber.model import UNNAMED
from geocyber.store import Iri, Literal, Result, Store, Term
from geocyber.weighing import Stand, read, spoken_on

COLUMNS = (
    *("dispute", "accused", "date", "actor", "position", "whom", "note", "says", "quote", "article"),
    *("relation", "factuality", "confidence", "operation", "statement"),
)
_DATATYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


def disputed(store: Store, found: Result, values: Mapping[str, Sequence[Iri | Literal]]) -> Result:
    """The positions of all disputes that are asked for.

    Args:
        store: where names and sentences are looked up.
        found: statements, as `queries/disputes.rq` finds them.
        values: may hold `operation`, `actor` and `silent`.
    """
    told = tell(store, read(store, found), wanted(values))
    return Result(COLUMNS, tuple(row for dispute in told.disputes for row in _rows(dispute)))


def wanted(values: Mapping[str, Sequence[Iri | Literal]]) -> Wanted:
    """What the values of the question's parameters ask for."""
    return Wanted(
        operations=frozenset(term.value for term in values["operation"]) if "operation" in values else None,
        actors=frozenset(term.value for term in values["actor"]) if "actor" in values else None,
        silent="silent" in values and values["silent"][0].value == "true",
    )


def _rows(dispute: Dispute) -> Iterator[tuple[Term | None, ...]]:
    operation = dispute.case.operation
    for line in dispute.lines:
        position, said = line.position, line.position.said
        when = spoken_on(said) if said is not None else None
        yield (
            Iri(operation) if operation is not None else Literal(dispute.title),
            _node(position.accused),
            _date(when) if when else None,
            Literal(THE_ARTICLE) if position.actor is None else _node(position.actor),
            Literal(position.stand.value),
            _node(position.whom),
            Literal("; ".join(line.notes)) if line.notes else None,
            *_source(line),
            Iri(operation) if operation is not None else None,
            Iri(said.id) if said else None,
        )


def _source(line: Line) -> tuple[Term | None, ...]:
    said = line.position.said
    if line.position.stand is Stand.SILENT or said is None:
        return (None,) * 6
    return (
        Literal(THE_ARTICLE) if said.claimant is None else _node(said.claimant),
        Literal(line.quote),
        Iri(said.report),
        Literal(said.relation.value),
        Iri(FACTUALITIES[said.factuality]),
        Literal(f"{said.confidence:g}", f"{XSD}decimal"),
    )


def _node(node: str | None) -> Iri | None:
    if node is None:
        return None
    return Iri(UNNAMED_CLAIMANT) if node == UNNAMED else Iri(node)


def _date(when: str) -> Literal:
    return Literal(when, f"{XSD}{_DATATYPES[len(when)]}")
