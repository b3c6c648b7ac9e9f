"""Asks a graph, wherever it is kept, what its links graph holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Protocol

from geocyber.linking.contents import thing_of
from geocyber.linking.deciding import decisions_of
from geocyber.linking.values import Comparable, Decisions
from geocyber.linking.writing import BLOCK, CONTENT, LINKED, PROFILE, profile_iri
from geocyber.names import ACT, CANONICAL, DECISIONS, GC, LINKS, is_statement
from geocyber.terms import Iri, Literal, Term

_AT_ONCE = 500


class Graph(Protocol):
    """What linking asks of a store."""

    def answer(self, sparql: str) -> Iterable[Mapping[str, Term]]:
        """The rows of a SELECT query."""

    def lines(self, graph: str | None = None) -> Iterator[str]:
        """The quads of one graph, or of all, as canonical N-Quads lines."""


class Holding:
    """What a graph holds before a change."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def article(self, article: str) -> Iterator[str]:
        """The lines of an article's graph."""
        return self._graph.lines(article)

    def elsewhere(self, entities: Collection[str], article: str) -> set[str]:
        """Those of the entities that another article mentions."""
        others = f"FILTER(?g NOT IN ({Iri(article).n3}, <{LINKS}>, <{DECISIONS}>))"
        pattern = f"FILTER EXISTS {{ GRAPH ?g {{ ?thing a ?class }} {others} }}"
        return {str(row["thing"]) for row in self._rows("?thing", entities, pattern, "?thing")}

    def has_other_articles(self, article: str) -> bool:
        """Whether the graph holds an article beside this one."""
        pattern = f"GRAPH ?g {{ ?g a <{GC}Article> }} FILTER(?g != {Iri(article).n3})"
        return any(True for _ in self._graph.answer(f"SELECT ?g {{ {pattern} }} LIMIT 1"))

    def decisions(self) -> Decisions:
        """All decisions."""
        return decisions_of(self._graph.lines(DECISIONS))

    def things(self, members: Collection[str]) -> dict[str, Comparable]:
        """What is compared of each member that has a profile."""
        pattern = f"GRAPH <{LINKS}> {{ ?member <{PROFILE}> ?profile . ?profile <{CONTENT}> ?content }}"
        rows = self._rows("?member", members, pattern, "?member ?content")
        return {str(row["member"]): thing_of(str(row["content"])) for row in rows}

    def members(self, things: Collection[Comparable]) -> dict[str, Comparable]:
        """All members that say one of `things` of themselves."""
        named = {profile_iri(thing): thing for thing in things}
        pattern = f"GRAPH <{LINKS}> {{ ?member <{PROFILE}> ?profile }}"
        rows = self._rows("?profile", named, pattern, "?profile ?member")
        return {str(row["member"]): named[str(row["profile"])] for row in rows}

    def first_members(self, things: Collection[Comparable]) -> dict[Comparable, str]:
        """The member that sorts first among those that say the same."""
        named = {profile_iri(thing): thing for thing in things}
        pattern = f"GRAPH <{LINKS}> {{ ?member <{PROFILE}> ?profile }}"
        rows = self._rows(
            "?profile", named, pattern, "?profile (MIN(STR(?member)) AS ?first)", "GROUP BY ?profile"
        )
        return {named[str(row["profile"])]: str(row["first"]) for row in rows if "profile" in row}

    def blocks(self, keys: Collection[str]) -> dict[str, set[Comparable]]:
        """The distinct things of blocks, by the blocks' short names."""
        blocks: dict[str, set[Comparable]] = defaultdict(set)
        contents: dict[str, Comparable] = {}
        pattern = f"GRAPH <{LINKS}> {{ ?profile <{BLOCK}> ?key ; <{CONTENT}> ?content }}"
        for row in self._rows("?key", keys, pattern, "?key ?content", terms=Literal):
            text = str(row["content"])
            if text not in contents:
                contents[text] = thing_of(text)
            blocks[str(row["key"])].add(contents[text])
        return blocks

    def standing(self, members: Collection[str]) -> dict[str, str]:
        """What stands for each of some entities, or of some statements."""
        found: dict[str, str] = {}
        for term, some in (
            (CANONICAL, {iri for iri in members if not is_statement(iri)}),
            (ACT, {iri for iri in members if is_statement(iri)}),
        ):
            rows = self._rows("?member", some, f"GRAPH <{LINKS}> {{ ?member <{term}> ?by }}", "?member ?by")
            found |= {str(row["member"]): str(row["by"]) for row in rows}
        return found

    def link_lines(self, members: Collection[str]) -> set[str]:
        """The lines of all links of the members."""
        pattern = f"GRAPH <{LINKS}> {{ ?link <{LINKED}> ?member ; ?property ?value }}"
        return {
            f"{Iri(str(row['link'])).n3} {Iri(str(row['property'])).n3} {row['value'].n3} <{LINKS}> ."
            for row in self._rows("?member", members, pattern, "?link ?property ?value")
        }

    def articles_about(self, entities: Collection[str]) -> dict[str, set[str]]:
        """The statements in which entities take part, or others that act for them, by article."""
        found: dict[str, set[str]] = defaultdict(set)
        own = f"GRAPH ?g {{ ?s (<{GC}agent>|<{GC}object>|<{GC}inResponseTo>) ?thing }}"
        acting = f"GRAPH ?g {{ ?other <{GC}actsFor>+ ?thing . ?s <{GC}agent> ?other }}"
        for pattern in (own, acting):
            for row in self._rows("?thing", entities, pattern, "?g ?s"):
                found[str(row["g"])].add(str(row["s"]))
        return found

    def _rows(
        self,
        variable: str,
        values: Iterable[str],
        pattern: str,
        select: str,
        rest: str = "",
        terms: type[Iri] | type[Literal] = Iri,
    ) -> Iterator[Mapping[str, Term]]:
        ordered = iter(sorted(values))
        while some := list(islice(ordered, _AT_ONCE)):
            data = " ".join(terms(value).n3 for value in some)
            query = f"SELECT DISTINCT {select} {{ VALUES {variable} {{ {data} }} {pattern} }} {rest}"
            yield from self._graph.answer(query)
