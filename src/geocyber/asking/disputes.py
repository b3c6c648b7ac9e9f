"""Tells disputes in words: who takes which position, when, in which sentence, and what is contradictory in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from geocyber.asking.dispute_notes import asides, conflicts
from geocyber.asking.names import PROLOGUE, names_of
from geocyber.asking.told import Dispute, Line, Told, Wanted, listed
from geocyber.graph.vocabulary import STATEMENT_TERMS
from geocyber.model import UNNAMED, RelationType
from geocyber.store import Iri, Store
from geocyber.weighing import (
    ACCUSES_OBJECT,
    Case,
    Change,
    Evidence,
    Stand,
    Ties,
    cases,
    changes,
    positions_in_order,
    rivals,
    spoken_on,
)

_AT_ONCE = 500
_ON_ITS_OWN = frozenset({RelationType.DENIES, RelationType.SUPPORTS, RelationType.CONDEMNS})
"""Relations that take a position without saying what was done."""

_ACCUSERS = 3
"""How many accusers a title names."""
_QUOTES = """
SELECT ?statement ?quote ?start WHERE {
  VALUES ?statement { @ }
  ?statement gc:evidence ?passage .
  ?passage gc:quote ?quote .
  OPTIONAL { ?passage gc:start ?start }
}"""


def tell(store: Store, evidence: Evidence, wanted: Wanted) -> Told:
    """The disputes that are asked for, in words.

    Args:
        store: where names and sentences are looked up.
        evidence: what its statements say.
        wanted: which disputes.
    """
    ties = Ties.of(evidence)
    found = [
        (case, tuple(rivals(case, evidence, ties)), tuple(changes(case, evidence, ties)))
        for case in cases(evidence, wanted.operations)
        if _is_wanted(case, wanted)
    ]
    kept = [row for row in found if _is_told(*row, wanted)]
    nodes = {node for case, _, _ in kept for node in _nodes(case)}
    told = Told((), names_of(store, (Iri(node) for node in nodes)))
    said = [p.said for case, _, _ in kept for p in case.positions if p.said is not None]
    quotes = _quotes(store, {one.id for one in said})
    disputes = (
        Dispute(
            _title(case, told),
            case,
            tuple(
                Line(
                    position,
                    tuple(conflicts(position, case, contradictory, changed, evidence, told)),
                    tuple(asides(position, case, evidence, told)),
                    quotes.get(position.said.id, "") if position.said else "",
                )
                for position in positions_in_order(case, evidence)
            ),
            contradictory,
            changed,
        )
        for case, contradictory, changed in kept
    )
    return Told(tuple(sorted(disputes, key=_first_date)), told.names)


def _first_date(dispute: Dispute) -> tuple[str, str, str]:
    said = [line.position.said for line in dispute.lines if line.position.said is not None]
    first = min(filter(None, map(spoken_on, said)), default="~")
    return first, dispute.title, min((one.id for one in said), default="")


def _is_wanted(case: Case, wanted: Wanted) -> bool:
    return wanted.actors is None or not wanted.actors.isdisjoint(_parties(case))


def _is_told(
    case: Case, contradictory: Sequence[tuple[str, str]], changed: Sequence[Change], wanted: Wanted
) -> bool:
    if wanted.operations is not None or case.is_answered or case.opposed or contradictory or changed:
        return True
    return wanted.silent and any(position.stand is Stand.SILENT for position in case.positions)


def _parties(case: Case) -> set[str]:
    """Who takes a position, is accused, answered or joined, or tells of it."""
    named: set[str | None] = {case.act[0], case.act[2]} if case.act else set()
    for position in case.positions:
        named |= {position.actor, position.accused, position.whom}
        if position.said is not None:
            named.add(position.said.claimant)
    return {node for node in named if node is not None and node != UNNAMED}


def _nodes(case: Case) -> set[str]:
    """All that has a name in the telling of a case."""
    said = [position.said for position in case.positions if position.said is not None]
    others = {case.operation, *(one.object for one in said), *(one.report for one in said)}
    return _parties(case) | {node for node in others if node is not None}


def _title(case: Case, told: Told) -> str:
    if case.operation is not None:
        return told.name(case.operation)
    if case.act is not None:
        agent, relation, object_ = case.act
        return f"whether {told.name(agent)} {STATEMENT_TERMS[relation].phrase} {told.name(object_)}"
    if question := _one_question(case):
        agent, phrase, object_ = question
        return f"whether {told.name(agent)} {phrase} {told.name(object_)}"
    accused = case.accused() or sorted({p.accused for p in case.positions if p.accused is not None})
    by = sorted({told.name(p.actor) for p in case.positions if p.stand in {Stand.BLAMES, Stand.CHARGES}})
    names = listed([told.name(top) for top in accused])
    if len(by) > _ACCUSERS:
        by = [*by[: _ACCUSERS - 1], "others"]
    return f"{names}, accused by {listed(by)}" if by else f"{names}, accused by nobody named"


def _one_question(case: Case) -> tuple[str, str, str] | None:
    """Agent, words and object of an accusation, if all that is said is that somebody did it or did not."""
    said = [p.said for p in case.positions if p.said is not None and p.said.relation not in _ON_ITS_OWN]
    about = {(one.relation, one.object) for one in said}
    accused = {p.accused for p in case.positions if p.accused is not None}
    blaming = any(p.said is not None and p.said.relation in ACCUSES_OBJECT for p in case.positions)
    if len(about) != 1 or len(accused) != 1 or blaming:
        return None
    relation, object_ = about.pop()
    return None if object_ is None else (accused.pop(), STATEMENT_TERMS[relation].phrase, object_)


def _quotes(store: Store, statements: Collection[str]) -> Mapping[str, str]:
    """The first sentence of each statement in its article."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    ordered = sorted(statements)
    for start in range(0, len(ordered), _AT_ONCE):
        values = " ".join(Iri(id).n3 for id in ordered[start : start + _AT_ONCE])
        for row in store.query(PROLOGUE + _QUOTES.replace("@", values)):
            at = str(row.get("start", "0"))
            found[str(row["statement"])].append((int(at) if at.isdecimal() else 0, str(row["quote"])))
    return {id: min(quotes)[1] for id, quotes in found.items()}
