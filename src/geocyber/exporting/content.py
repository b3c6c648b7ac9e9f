"""Reads articles with their statements out of a store, as plain values for tables and networks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite

from geocyber.graph import LINKS_GRAPH
from geocyber.graph.vocabulary import (
    ALT_LABEL,
    CANONICAL,
    FACTUALITIES,
    GC,
    KIND_CLASSES,
    LABEL,
    SCHEMA,
    STATEMENT_TERMS,
    TYPE,
    UNNAMED_CLAIMANT,
    Branch,
)
from geocyber.model import AUTHOR, UNNAMED, Factuality, Kind, RelationType
from geocyber.store import Iri, Store

_KINDS = {iri: kind for kind, iri in KIND_CLASSES.items()}
_RELATIONS = {term.statement_class: relation for relation, term in STATEMENT_TERMS.items()}
_FACTUALITIES = {iri: factuality for factuality, iri in FACTUALITIES.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """The article that statements come from; "" where something is unknown."""

    iri: str
    id: str
    headline: str
    published: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Node:
    """An entity as one article tells of it.

    Attributes:
        iri: its IRI in the article.
        canonical: the IRI of the entity that stands for it.
        kind: its class.
        label: the name to show.
        names: its surface forms, sorted.
        iso: country code, states only, else "".
        acts_for: IRIs of the entities it directly acts for, sorted.
    """

    iri: str
    canonical: str
    kind: Kind
    label: str
    names: tuple[str, ...]
    iso: str
    acts_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A passage that a statement rests on; offsets in code points of the article's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an article.

    Attributes:
        iri: its IRI.
        label: it in words.
        relation: what is said or done.
        agent: who does it.
        target: who undergoes it; None where unspecified.
        alias: for a naming, the other name, else "".
        operation: the operation that a response answers, or None.
        factuality: asserted, negated or possible.
        claimants: who claims it; empty for `AUTHOR` and `UNNAMED`.
        voice: `AUTHOR`, `UNNAMED` or "claimant".
        is_fact: whether it is more than a claim: it is asserted, and either the article says it in its own
            voice or it is a response that its agent claims. With a target, it is a direct edge too.
        date: ISO date, year-month or year of the act, or "".
        quotes: the passages it stands in, in their order.
        trigger: the words that express it.
        confidence: probability that a careful reader would agree.
        found_by: the rule that found it.
    """

    iri: str
    label: str
    relation: RelationType
    agent: Node
    target: Node | None
    alias: str
    operation: Node | None
    factuality: Factuality
    claimants: tuple[Node, ...]
    voice: str
    is_fact: bool
    date: str
    quotes: tuple[Quote, ...]
    trigger: str
    confidence: float
    found_by: str


@dataclass(frozen=True, slots=True)
class Content:
    """One article with all that it says.

    Attributes:
        source: the article.
        nodes: its entities by IRI, sorted.
        statements: its statements by IRI, sorted.
    """

    source: Source
    nodes: Mapping[str, Node]
    statements: tuple[Statement, ...]

    def state_of(self, node: Node | None) -> str:
        """The country code of the state that an entity is or acts for, upwards; "" if none."""
        chain = upwards(node, self.nodes) if node else ()
        return next((above.iso for above in chain if above.iso), "")


def upwards(node: Node, nodes: Mapping[str, Node]) -> tuple[Node, ...]:
    """An entity and all that it acts for, the nearest first."""
    found = [node]
    for below in found:  # grows while it is read
        found += [nodes[iri] for iri in below.acts_for if iri in nodes and nodes[iri] not in found]
    return tuple(found)


def contents(store: Store) -> Iterator[Content]:
    """All articles of a store with what they say, sorted by IRI; one is held in memory at a time."""
    pattern = f"GRAPH <{LINKS_GRAPH}> {{ ?entity <{CANONICAL}> ?canonical }}"
    links = {
        str(row["entity"]): str(row["canonical"])
        for row in store.query(f"SELECT ?entity ?canonical {{ {pattern} }} ORDER BY ?entity ?canonical")
    }
    for article in store.articles():
        rows = store.query("SELECT ?s ?p ?o { GRAPH ?article { ?s ?p ?o } }", {"article": Iri(article)})
        yield _Reader.of(
            article, [(str(row["s"]), str(row["p"]), str(row["o"])) for row in rows], links
        ).content()


class _Properties:
    """The values of one thing by property."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = defaultdict(list)

    def add(self, name: str, value: str) -> None:
        self._values[name].append(value)

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(self._values.get(name, ())))

    def one(self, name: str) -> str:
        """The value, the first in order if a merge brought several together, or "" if there is none."""
        return next(iter(self.all(name)), "")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes values of one article's triples."""

    article: str
    things: Mapping[str, _Properties]
    links: Mapping[str, str]

    @classmethod
    def of(cls, article: str, triples: list[tuple[str, str, str]], links: Mapping[str, str]) -> _Reader:
        things: dict[str, _Properties] = defaultdict(_Properties)
        for subject, predicate, value in triples:
            things[subject].add(predicate, value)
        return cls(article, dict(sorted(things.items())), links)

    def content(self) -> Content:
        nodes = {iri: node for iri in self.things if (node := self._node(iri))}
        found = (self._statement(iri, nodes) for iri in self.things)
        return Content(self._source(), nodes, tuple(statement for statement in found if statement))

    def _source(self) -> Source:
        own = self.things[self.article]
        return Source(
            iri=self.article,
            id=own.one(f"{GC}articleId"),
            headline=own.one(f"{SCHEMA}headline"),
            published=own.one(f"{SCHEMA}datePublished"),
            publisher=own.one(f"{SCHEMA}publisher"),
            url=own.one(f"{SCHEMA}url"),
        )

    def _node(self, iri: str) -> Node | None:
        own = self.things[iri]
        kind = next((_KINDS[name] for name in own.all(TYPE) if name in _KINDS), None)
        if kind is None:
            return None
        return Node(
            iri=iri,
            canonical=self.links.get(iri, iri),
            kind=kind,
            label=own.one(LABEL) or iri.rpartition("/")[2],
            names=own.all(ALT_LABEL),
            iso=own.one(f"{GC}iso"),
            acts_for=own.all(f"{GC}actsFor"),
        )

    def _statement(self, iri: str, nodes: Mapping[str, Node]) -> Statement | None:
        own = self.things[iri]
        relation = next((_RELATIONS[name] for name in own.all(TYPE) if name in _RELATIONS), None)
        agent = nodes.get(own.one(f"{GC}agent"))
        factuality = _FACTUALITIES.get(own.one(f"{GC}factuality"))
        if relation is None or agent is None or factuality is None:
            return None
        target = nodes.get(own.one(f"{GC}object"))
        claimed_by = own.all(f"{GC}claimedBy")
        claimants = tuple(nodes[claimant] for claimant in claimed_by if claimant in nodes)
        return Statement(
            iri=iri,
            label=own.one(LABEL),
            relation=relation,
            agent=agent,
            target=target,
            alias=own.one(f"{GC}aliasName"),
            operation=nodes.get(own.one(f"{GC}inResponseTo")),
            factuality=factuality,
            claimants=claimants,
            voice=_voice(claimed_by),
            is_fact=factuality is Factuality.ASSERTED
            and (not claimed_by or _is_own_act(relation, agent, claimants, nodes)),
            date=own.one(f"{GC}date"),
            quotes=tuple(sorted(self._quote(passage) for passage in own.all(f"{GC}evidence"))),
            trigger=own.one(f"{GC}trigger"),
            confidence=max((_number(value) for value in own.all(f"{GC}confidence")), default=0.0),
            found_by=own.one(f"{GC}foundBy"),
        )

    def _quote(self, passage: str) -> Quote:
        own = self.things.get(passage, _Properties())
        start, end = (int(_number(own.one(f"{GC}{name}"))) for name in ("start", "end"))
        return Quote(start, end, own.one(f"{GC}quote"))


def _is_own_act(
    relation: RelationType, agent: Node, claimants: tuple[Node, ...], nodes: Mapping[str, Node]
) -> bool:
    """Whether it is a response, and claimed by its agent, by who acts for it or by whom it acts for."""
    is_response = STATEMENT_TERMS[relation].branch is Branch.RESPONSE
    return is_response and any(agent in upwards(c, nodes) or c in upwards(agent, nodes) for c in claimants)


def _voice(claimed_by: tuple[str, ...]) -> str:
    if not claimed_by:
        return AUTHOR
    return UNNAMED if claimed_by == (UNNAMED_CLAIMANT,) else "claimant"


def _number(value: str) -> float:
    """A number of the graph; 0 for what somebody else wrote there."""
    try:
        number = float(value)
    except ValueError:
        return 0.0
    return number if isfinite(number) else 0.0
