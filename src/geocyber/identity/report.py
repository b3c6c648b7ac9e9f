"""Reads all links of a graph, with what a person needs to judge them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from geocyber.graph.vocabulary import GC
from geocyber.identity.things import Thing, describe_things
from geocyber.linking import Decisions, Pair
from geocyber.names import ACT, CANONICAL, LINKS, is_statement
from geocyber.store import Store


@dataclass(frozen=True, slots=True)
class ReportedLink:
    """A link as a person reads it.

    Attributes:
        score: how sure it is, 0 to 1.
        rule: the rule that made it.
        reason: why.
        one: the one thing.
        other: the other thing.
    """

    score: float
    rule: str
    reason: str
    one: Thing
    other: Thing

    @property
    def is_of_statements(self) -> bool:
        """Whether it says that two statements tell of one act."""
        return is_statement(self.one.iri)


@dataclass(frozen=True, slots=True)
class Reported:
    """All links and decisions of a graph.

    Attributes:
        articles: how many articles it holds.
        entities: how many entities.
        actual_entities: how many there are once those that are linked are counted as one.
        statements: how many statements.
        acts: how many acts they tell of.
        links: the links, the most doubtful first.
        same: pairs that the user called the same.
        different: pairs that the user called different.
        refused: those of `same` that are kept apart by other decisions.
        is_automatic: whether anything beside `same` is linked.
    """

    articles: int
    entities: int
    actual_entities: int
    statements: int
    acts: int
    links: tuple[ReportedLink, ...]
    same: tuple[tuple[Thing, Thing], ...]
    different: tuple[tuple[Thing, Thing], ...]
    refused: tuple[tuple[Thing, Thing], ...]
    is_automatic: bool


def read_report(store: Store) -> Reported:
    """Everything that a report says."""
    rows = store.answer(
        f"SELECT ?link ?thing ?score ?rule ?reason {{ GRAPH <{LINKS}> {{ ?link <{GC}linked> ?thing ; "
        f"<{GC}score> ?score ; <{GC}rule> ?rule ; <{GC}reason> ?reason }} }}"
    )
    pairs: dict[str, set[str]] = defaultdict(set)
    said: dict[str, tuple[float, str, str]] = {}
    for row in rows:
        link = str(row["link"])
        pairs[link].add(str(row["thing"]))
        said[link] = float(str(row["score"])), str(row["rule"]), str(row["reason"])
    decisions = store.decisions()
    named = {thing for pair in pairs.values() for thing in pair} | decisions.decided()
    things = describe_things(store, named)
    links = [
        ReportedLink(*said[link], *(things.get(iri, Thing(iri, iri)) for iri in sorted(pair)))
        for link, pair in pairs.items()
        if len(pair) == 2
    ]
    canonical, act = (_standing(store, term) for term in (CANONICAL, ACT))
    return Reported(
        articles=len(store.articles()),
        entities=len(canonical),
        actual_entities=len(set(canonical.values())),
        statements=len(act),
        acts=len(set(act.values())),
        links=tuple(sorted(links, key=_doubtful_first)),
        same=_told(decisions.same, things),
        different=_told(decisions.different, things),
        refused=_told(_refused(decisions, canonical | act), things),
        is_automatic=decisions.is_automatic,
    )


def _standing(store: Store, term: str) -> dict[str, str]:
    rows = store.answer(f"SELECT ?thing ?by {{ GRAPH <{LINKS}> {{ ?thing <{term}> ?by }} }}")
    return {str(row["thing"]): str(row["by"]) for row in rows}


def _refused(decisions: Decisions, standing: dict[str, str]) -> frozenset[Pair]:
    return frozenset(
        pair for pair in decisions.same if standing.get(pair[0], "") != standing.get(pair[1], "")
    )


def _told(pairs: frozenset[Pair], things: dict[str, Thing]) -> tuple[tuple[Thing, Thing], ...]:
    return tuple((things.get(a, Thing(a, a)), things.get(b, Thing(b, b))) for a, b in sorted(pairs))


def _doubtful_first(link: ReportedLink) -> tuple[object, ...]:
    return link.score, link.rule, link.one.name, link.other.name, link.one.iri, link.other.iri
