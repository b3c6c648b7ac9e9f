"""Reads from a graph what its statements are weighed by.

A graph may come from anybody: what is missing or makes no sense is left out.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from geocyber.graph.vocabulary import FACTUALITIES, KIND_CLASSES, STATEMENT_TERMS, UNNAMED_CLAIMANT
from geocyber.model import UNNAMED, Factuality, Kind, RelationType
from geocyber.resources import folder
from geocyber.store import Result, Store
from geocyber.weighing.nodes import Nodes, tops_of

_KINDS = {iri: kind for kind, iri in KIND_CLASSES.items()}
_RELATIONS = {term.statement_class: relation for relation, term in STATEMENT_TERMS.items()}
_FACTUALITIES = {iri: factuality for factuality, iri in FACTUALITIES.items()}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a graph; its attributes are those of `values.Statement`, all names being IRIs.

    Attributes:
        confidence: 0 to 1.
    """

    id: str
    agent: str
    relation: RelationType
    object: str | None
    factuality: Factuality
    claimant: str | None
    operation: str | None
    when: str | None
    report: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a graph holds to be weighed.

    Attributes:
        statements: all of them, sorted by id.
        nodes: whom their actors act for, and which nodes are operations.
        kinds: what each node is.
        published: when each article was published, where known.
    """

    statements: tuple[Said, ...]
    nodes: Nodes
    kinds: Mapping[str, Kind]
    published: Mapping[str, str] = field(default_factory=dict)


def read(store: Store, found: Result | None = None) -> Evidence:
    """All statements of a graph with what they are compared by, linked entities as one.

    Args:
        store: an open store.
        found: the rows of `queries/disputes.rq`, if they are at hand; fewer than all make an `Evidence` of
            fewer statements.
    """
    if found is None:
        found = store.query(folder("queries").joinpath("disputes.rq").read_text(encoding="utf-8"))
    statements = {said.id: said for said in _statements(found)}
    rows = {tuple(map(str, (r["node"], r["above"], r["article"]))) for r in _ask(store, "acting")}
    tops = tops_of((node, above) for node, above, _ in sorted(rows))
    kinds = _kinds(_ask(store, "kinds"))
    operations, groups = (
        frozenset(node for node, kind in kinds.items() if kind is wanted)
        for wanted in (Kind.OPERATION, Kind.THREAT_GROUP)
    )
    published = {str(r["article"]): str(r["published"]) for r in _ask(store, "published")}
    return Evidence(
        statements=tuple(statements[id] for id in sorted(statements)),
        nodes=Nodes(tops, operations, groups),
        kinds=kinds,
        published={article: day for article, day in published.items() if _DATE.fullmatch(day)},
    )


def _ask(store: Store, name: str) -> Result:
    return store.query(
        files("geocyber.weighing").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")
    )


def _kinds(rows: Result) -> Mapping[str, Kind]:
    """The kind of each node: of several, which linked entities may have, the first in order."""
    kinds: dict[str, set[Kind]] = defaultdict(set)
    for row in rows:
        if (kind := _KINDS.get(str(row["type"]))) is not None:
            kinds[str(row["node"])].add(kind)
    return {node: min(several) for node, several in kinds.items()}


def _statements(rows: Result) -> Iterator[Said]:
    for row in rows:
        relation = _RELATIONS.get(str(row["type"]))
        factuality = _FACTUALITIES.get(str(row["factuality"]))
        if relation is None or factuality is None:
            continue
        text = {name: str(value) for name, value in row.items() if value is not None}
        claimant, when = text.get("claimant"), text.get("date", "")
        yield Said(
            id=text["statement"],
            agent=text["agent"],
            relation=relation,
            object=text.get("object"),
            factuality=factuality,
            claimant=UNNAMED if claimant == UNNAMED_CLAIMANT else claimant,
            operation=text.get("operation"),
            when=when if _DATE.fullmatch(when) else None,
            report=text["article"],
            confidence=_probability(text.get("confidence", "0")),
        )


def _probability(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return min(1.0, max(0.0, number)) if math.isfinite(number) else 0.0
