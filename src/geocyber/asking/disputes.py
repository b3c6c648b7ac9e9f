"""Tells disputes in words: who takes which position, when, in which sentence, and what is contradictory in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geocyber.asking.names import PROLOGUE, names_of
from geocyber.graph.vocabulary import FACTUALITIES, STATEMENT_TERMS, THINGS
from geocyber.model import UNNAMED
from geocyber.store import Iri, Store
from geocyber.weighing import (
    Case,
    Change,
    Evidence,
    Position,
    Said,
    Stand,
    Ties,
    Turn,
    cases,
    changes,
    positions_in_order,
    rivals,
    said_on,
    spoken_on,
)

THE_ARTICLE = "the article"
SOMEBODY = "unnamed claimant"
_AT_ONCE = 500
_ACCUSERS = 3
"""How many accusers a title names."""
_QUOTES = """
SELECT ?statement ?quote ?start WHERE {
  VALUES ?statement { @ }
  ?statement gc:evidence ?passage .
  ?passage gc:quote ?quote .
  OPTIONAL { ?passage gc:start ?start }
}"""


@dataclass(frozen=True, slots=True)
class Line:
    """One position, told.

    Attributes:
        position: who takes which position on whom.
        notes: contradictions and changes of mind in words.
        quote: the sentence; "" for silence.
    """

    position: Position
    notes: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A case, told.

    Attributes:
        title: the operation's name, or what it is about in words.
        case: its positions.
        lines: them in the order of their dates.
        contradictions: pairs of accused that exclude each other.
        changes: who changed his mind.
    """

    title: str
    case: Case
    lines: tuple[Line, ...]
    contradictions: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether somebody denies, contradicts, or has changed his mind."""
        return bool(self.case.is_answered or self.case.opposed or self.contradictions or self.changes)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which disputes are asked for; None for any.

    Attributes:
        operations: IRIs of operations.
        actors: IRIs of actors that take a position or are accused.
        silent: whether to give accusations that nobody has answered too.
    """

    operations: Collection[str] | None = None
    actors: Collection[str] | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Disputes with the names of all that they name.

    Attributes:
        disputes: in the order of their first dates; what has none comes last.
        names: what nodes and articles are called, by their IRIs.
    """

    disputes: tuple[Dispute, ...]
    names: Mapping[str, str]

    def name(self, node: str | None) -> str:
        """What people call a node; None is the article's own voice."""
        if node is None:
            return THE_ARTICLE
        return SOMEBODY if node == UNNAMED else self.names.get(node, node.removeprefix(THINGS))


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
        for case in cases(evidence)
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
                    tuple(_notes(position, case, contradictory, changed, evidence, told)),
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
    if wanted.operations is not None and case.operation not in wanted.operations:
        return False
    return wanted.actors is None or not wanted.actors.isdisjoint(_nodes(case))  # type: ignore[attr-defined]


def _is_told(
    case: Case, contradictory: Sequence[tuple[str, str]], changed: Sequence[Change], wanted: Wanted
) -> bool:
    if wanted.operations is not None or case.is_answered or case.opposed or contradictory or changed:
        return True
    return wanted.silent and any(position.stand is Stand.SILENT for position in case.positions)


def _nodes(case: Case) -> set[str]:
    named = {case.operation} | ({case.act[0], case.act[2]} if case.act else set())
    for position in case.positions:
        named |= {position.actor, position.accused, position.whom}
        if position.said is not None:
            named |= {position.said.claimant, position.said.report}
    return {node for node in named if node is not None and node != UNNAMED}


def _title(case: Case, told: Told) -> str:
    if case.operation is not None:
        return told.name(case.operation)
    if case.act is not None:
        agent, relation, object_ = case.act
        return f"whether {told.name(agent)} {STATEMENT_TERMS[relation].phrase} {told.name(object_)}"
    accused = case.accused() or sorted({p.accused for p in case.positions if p.accused is not None})
    by = sorted({told.name(p.actor) for p in case.positions if p.stand in {Stand.BLAMES, Stand.CHARGES}})
    names = listed([told.name(top) for top in accused])
    if len(by) > _ACCUSERS:
        by = [*by[: _ACCUSERS - 1], "others"]
    return f"{names}, accused by {listed(by)}" if by else f"{names}, accused by nobody named"


def listed(names: Iterable[str]) -> str:
    """Names as one says them: "a, b and c"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


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


# Notes -----------------------------------------------------------------------------------------------------


def _notes(
    position: Position,
    case: Case,
    contradictory: Iterable[tuple[str, str]],
    changed: Iterable[Change],
    evidence: Evidence,
    told: Told,
) -> Iterator[str]:
    for pair in contradictory:
        if position.stand is Stand.BLAMES and position.accused in pair:
            rival = pair[0] if position.accused == pair[1] else pair[1]
            by = sorted({told.name(p.actor) for p in case.positions if _blames(p, rival)})
            yield f"also blamed: {told.name(rival)} (by {listed(by)})"
    for change in changed:
        if position == change.later:
            yield f"{_before(change, told)}{_on(change.earlier, evidence)}"
        elif position == change.earlier:
            yield f"{_after(change, told)}{_on(change.later, evidence)}"
    said = position.said
    if said is None:
        by = sorted({told.name(p.actor) for p in case.positions if _blames(p, position.accused)})
        yield f"accused by {listed(by)}"
        return
    if said.id in case.opposed and case.act is None:
        yield "the opposite is said too"
    if _is_told_by_another(position, said, evidence):
        yield f"according to {told.name(said.claimant)}"


def _blames(position: Position, accused: str | None) -> bool:
    return position.stand in {Stand.BLAMES, Stand.CHARGES} and position.accused == accused


def _is_told_by_another(position: Position, said: Said, evidence: Evidence) -> bool:
    if said.claimant is None or position.actor is None or UNNAMED in {said.claimant, position.actor}:
        return False
    return evidence.nodes.top(said.claimant) != evidence.nodes.top(position.actor)


def _before(change: Change, told: Told) -> str:
    match change.turn:
        case Turn.OTHER:
            return f"blamed {told.name(change.earlier.whom)} before"
        case Turn.TAKEN_BACK:
            return "blamed before, no longer"
        case Turn.COME_ROUND:
            return "did not blame before"


def _after(change: Change, told: Told) -> str:
    match change.turn:
        case Turn.OTHER:
            return f"later blames {told.name(change.later.whom)}"
        case Turn.TAKEN_BACK:
            return "later no longer blames"
        case Turn.COME_ROUND:
            return "later blames"


def _on(position: Position, evidence: Evidence) -> str:
    when = said_on(position.said, evidence.published) if position.said is not None else None
    return f" ({when})" if when else ""


def factuality_iri(said: Said) -> str:
    """The term of the ontology for a statement's factuality."""
    return FACTUALITIES[said.factuality]
