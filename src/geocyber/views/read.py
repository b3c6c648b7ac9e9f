"""Reads all that a view may draw from a graph, by the queries beside this module.

A graph may come from anybody: what is missing or makes no sense is left out or read as unknown.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from geocyber.graph.vocabulary import (
    FACTUALITIES,
    KIND_CLASSES,
    STATEMENT_TERMS,
    THINGS,
    UNNAMED_CLAIMANT,
    Branch,
)
from geocyber.model import UNNAMED, Factuality, Kind
from geocyber.store import Store
from geocyber.views.values import Material, Node, Report, Standing, Statement

Properties = Mapping[str, list[str]]
"""The values of a thing, sorted, by the last part of each property's IRI."""

_NOTHING: list[str] = []
_KINDS = {iri: kind for kind, iri in KIND_CLASSES.items()}
_RELATIONS = {term.statement_class: relation for relation, term in STATEMENT_TERMS.items()}
_FACTUALITIES = {iri: factuality for factuality, iri in FACTUALITIES.items()}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def read(store: Store) -> Material:
    """Everything that a graph holds, with linked entities as one.

    Args:
        store: an open store.
    """
    entities = _things(store, "entities")
    canonical = {entity: _first(said, "canonical") or entity for entity, said in entities.items()}
    statements = _statements(store, canonical)
    nodes = _nodes(entities, canonical)
    for statement in statements:
        for id in (statement.agent, statement.object, statement.operation, statement.claimant):
            if id is not None and id != UNNAMED and id not in nodes:
                nodes[id] = Node(id, Kind.OTHER, id.rpartition("/")[2] or id)
    reports = _reports(_things(store, "articles"))
    for statement in statements:
        reports.setdefault(statement.report, Report(statement.report, statement.report))
    material = Material(dict(sorted(nodes.items())), dict(sorted(reports.items())), ())
    return Material(material.nodes, material.reports, tuple(_standing(s, material) for s in statements))


def _query(name: str) -> str:
    return files("geocyber.views").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")


def _things(store: Store, query: str) -> dict[str, Properties]:
    """What a query of rows `thing, property, value` says of each thing."""
    things: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in store.query(_query(query)):
        things[str(row["thing"])][_last(str(row["property"]))].append(str(row["value"]))
    return {
        thing: {name: sorted(values) for name, values in properties.items()}
        for thing, properties in sorted(things.items())
    }


@cache
def _last(iri: str) -> str:
    """The last part of an IRI."""
    return re.split("[/#]", iri)[-1]


def _first(said: Properties, name: str) -> str | None:
    return next(iter(said.get(name, _NOTHING)), None)


def _short(iri: str) -> str:
    """An IRI without the base of geocyber's things."""
    return iri.removeprefix(THINGS)


# Nodes ---------------------------------------------------------------------------------------------------


def _nodes(entities: Mapping[str, Properties], canonical: Mapping[str, str]) -> dict[str, Node]:
    same: dict[str, list[str]] = defaultdict(list)
    for entity, representative in canonical.items():
        same[representative].append(entity)
    above = {
        node: [canonical.get(iri, iri) for e in alike for iri in entities[e].get("actsFor", _NOTHING)]
        for node, alike in same.items()
    }
    parents = _without_circles({node: _most_frequent(iris, ()) for node, iris in above.items()})
    return {
        _short(node): _node(node, [entities[e] for e in alike], entities.get(node, {}), parents.get(node))
        for node, alike in same.items()
    }


def _node(iri: str, alike: list[Properties], own: Properties, parent: str | None) -> Node:
    def values(name: str) -> list[str]:
        return [value for said in alike for value in said.get(name, _NOTHING)]

    classes = [c for c in values("type") if c in _KINDS]
    name = _most_frequent(values("label"), own.get("label", _NOTHING)) or _short(iri).rpartition("/")[2]
    kind = _most_frequent(classes, own.get("type", _NOTHING))
    return Node(
        id=_short(iri),
        kind=_KINDS[kind] if kind else Kind.OTHER,
        name=name,
        names=tuple(sorted({*values("label"), *values("altLabel")} - {name})),
        iso=next(iter(sorted(values("iso"))), None),
        acts_for=_short(parent) if parent else None,
    )


def _most_frequent(values: Iterable[str], preferred: Iterable[str]) -> str | None:
    """The most frequent value; of equally frequent ones a preferred one, then the first in order."""
    counts, liked = Counter(values), set(preferred)
    return min(counts, key=lambda value: (-counts[value], value not in liked, value), default=None)


def _without_circles(parents: Mapping[str, str | None]) -> dict[str, str]:
    """Parents that are nodes themselves, cut wherever following them would lead back."""
    kept: dict[str, str] = {}
    for node, parent in sorted(parents.items()):
        at = parent if parent in parents else None
        while at is not None and at != node:
            at = kept.get(at)
        if parent is not None and parent in parents and at is None:
            kept[node] = parent
    return kept


# Statements ----------------------------------------------------------------------------------------------


def _statements(store: Store, canonical: Mapping[str, str]) -> list[Statement]:
    quotes: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for row in store.query(_query("passages")):
        start = str(row.get("start", "0"))
        quotes[str(row["thing"])].add((int(start) if start.isdecimal() else 0, str(row["quote"])))
    read = (
        _statement(iri, said, tuple(quote for _, quote in sorted(quotes.get(iri, ()))), canonical)
        for iri, said in _things(store, "statements").items()
    )
    return [statement for statement in read if statement is not None]


def _statement(
    iri: str, said: Properties, quotes: tuple[str, ...], canonical: Mapping[str, str]
) -> Statement | None:
    relation = next((_RELATIONS[c] for c in said.get("type", _NOTHING) if c in _RELATIONS), None)
    factuality = _FACTUALITIES.get(_first(said, "factuality") or "")
    agent = _node_id(_first(said, "agent"), canonical)
    if relation is None or factuality is None or agent is None:
        return None
    when, claimant = _first(said, "date"), _first(said, "claimedBy")
    return Statement(
        id=_short(iri),
        agent=agent,
        relation=relation,
        object=_node_id(_first(said, "object"), canonical),
        factuality=factuality,
        standing=Standing.STATED,
        report=_short(said["reportedIn"][0]),
        claimant=UNNAMED if claimant == UNNAMED_CLAIMANT else _node_id(claimant, canonical),
        operation=_node_id(_first(said, "inResponseTo"), canonical),
        alias=_first(said, "aliasName"),
        when=when if when and _DATE.fullmatch(when) else None,
        quotes=quotes,
        trigger=_first(said, "trigger") or "",
        confidence=_probability(_first(said, "confidence")),
        frame=_first(said, "foundBy") or "",
        act=_short(_first(said, "act") or iri),
    )


def _node_id(iri: str | None, canonical: Mapping[str, str]) -> str | None:
    return None if iri is None else _short(canonical.get(iri, iri))


def _probability(text: str | None) -> float:
    try:
        number = float(text or "0")
    except ValueError:
        return 0.0
    return min(1.0, max(0.0, number)) if math.isfinite(number) else 0.0


def _standing(statement: Statement, material: Material) -> Statement:
    """The statement with its standing, after the same rule that allows direct edges in the graph."""
    match statement.factuality:
        case Factuality.NEGATED:
            return replace(statement, standing=Standing.NEGATED)
        case Factuality.POSSIBLE:
            return replace(statement, standing=Standing.POSSIBLE)
    if statement.claimant is None or _speaks_for_itself(statement, material):
        return statement
    return replace(statement, standing=Standing.CLAIMED)


def _speaks_for_itself(statement: Statement, material: Material) -> bool:
    """Whether a response is claimed by its agent, or by whom it acts for or who acts for it."""
    claimant = statement.claimant
    if (
        claimant is None
        or claimant == UNNAMED
        or STATEMENT_TERMS[statement.relation].branch is not Branch.RESPONSE
    ):
        return False
    return claimant in material.chain(statement.agent) or statement.agent in material.chain(claimant)


# Articles ------------------------------------------------------------------------------------------------


def _reports(articles: Mapping[str, Properties]) -> dict[str, Report]:
    return {_short(article): _report(_short(article), said) for article, said in articles.items()}


def _report(id: str, said: Properties) -> Report:
    url, published = _first(said, "url"), _first(said, "datePublished")
    return Report(
        id=id,
        title=_first(said, "headline") or _first(said, "articleId") or id,
        published=published if published and _DATE.fullmatch(published) else None,
        publisher=_first(said, "publisher"),
        url=url if url and url.startswith(("http://", "https://")) else None,
    )
