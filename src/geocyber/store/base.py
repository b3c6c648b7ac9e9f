"""What every store does, said in SPARQL once: subclasses only carry queries and updates to their backend."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Self

from geocyber.errors import GeocyberError
from geocyber.linking import (
    Change,
    Decisions,
    Pair,
    change_of_article,
    change_of_decisions,
    decision_lines,
    decisions_of,
    link_anew,
    rules,
    still_held,
    turn,
)
from geocyber.names import ACT, CANONICAL, DECISIONS, GC, LINKS, is_thing
from geocyber.store.messages import one_line
from geocyber.store.parameters import Query, bind, read_query
from geocyber.store.results import Result
from geocyber.store.sorting import sorted_lines
from geocyber.terms import Iri, Value

if TYPE_CHECKING:
    from pyoxigraph import Quad

_LINES_AT_ONCE = 200_000
_CHANGES_AT_ONCE = 20_000
_OF_LINKS = f" <{LINKS}> ."


class Store(ABC):
    """A graph of articles, wherever it is kept. Use it as a context manager: leaving it closes it.

    Attributes:
        name: what the user calls it, for messages.
        writable: whether it may be changed.
    """

    def __init__(self, name: str, *, writable: bool) -> None:
        self.name = name
        self.writable = writable
        self._was_looked_at = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What a backend provides -----------------------------------------------------------------------------

    @abstractmethod
    def _run(self, query: Query) -> Result:
        """Answers a query over the union of all named graphs."""

    @abstractmethod
    def _update(self, text: str) -> None:
        """Runs a SPARQL Update, wholly or not at all."""

    @abstractmethod
    def _insert(self, nquads: bytes) -> None:
        """Puts in many quads, given as N-Quads, as fast as the backend can.

        Raises:
            GeocyberError: they are not well formed, or the backend fails.
        """

    @abstractmethod
    def lines(self, graph: str | None = None) -> Iterator[str]:
        """The quads of one graph, or of all, as canonical N-Quads lines, quicker but unsorted."""

    @abstractmethod
    def close(self) -> None:
        """Writes what is still unwritten and lets go of the backend. Closing twice does no harm."""

    # What users of the store call ------------------------------------------------------------------------

    def query(self, sparql: str, bindings: Mapping[str, Value] | None = None) -> Result:
        """Answers a SPARQL 1.1 query over the union of all graphs; `GRAPH ?article` gives the single ones.

        Args:
            sparql: SELECT, ASK, CONSTRUCT or DESCRIBE.
            bindings: values for variables of the query. A Python string is a literal, an `Iri` an IRI.

        Raises:
            UsageError: the query is an update, or a bound name is no variable of it.
            GeocyberError: the query is not well formed, or the backend cannot answer it.
        """
        return self._run(read_query(bind(sparql, bindings or {})))

    def answer(self, sparql: str) -> Result:
        """Answers one of the store's own queries, which name the graphs they look into."""
        return self._run(read_query(sparql))

    def has(self, article_iri: str) -> bool:
        """Whether the graph holds the article."""
        return bool(self.answer(f"ASK {{ GRAPH {Iri(article_iri).n3} {{ ?s ?p ?o }} }}").truth)

    def articles(self) -> list[str]:
        """The IRIs of all articles, sorted."""
        found = self.answer(f"SELECT DISTINCT ?article {{ GRAPH ?article {{ ?article a <{GC}Article> }} }}")
        return sorted(str(row["article"]) for row in found)

    def graph(self, article_iri: str) -> list[str]:
        """An article's quads as canonical N-Quads lines, sorted; empty if there is no such article."""
        return sorted(self.lines(article_iri))

    def add(self, article_iri: str, nquads: str) -> None:
        """Puts in an article's graph in place of the one it may have, in one step.

        Args:
            article_iri: the article, which is also the name of its graph.
            nquads: its quads, all of that graph.

        Raises:
            GeocyberError: the quads are not well formed, or not all of that graph.
        """
        self._refuse_if_read_only()
        graph = Iri(article_iri).n3
        quads = parse_nquads(nquads.encode(), f"the graph of {article_iri}")
        if strange := next((quad for quad in quads if str(quad.graph_name) != graph), None):
            raise GeocyberError(
                f"a quad of graph {strange.graph_name} was given as one of {graph}; nothing was added"
            )
        before = set(self.lines(article_iri)) if self.has(article_iri) else set()
        after = {f"{quad} ." for quad in quads}
        if before == after:
            return
        triples = "".join(sorted(f"{quad.triple} .\n" for quad in quads))
        drop = f"DROP SILENT GRAPH {graph} ;\n" if before else ""
        insert = f"INSERT DATA {{ GRAPH {graph} {{\n{triples}}} }} ;\n"
        self._link_if_never_linked()
        change = change_of_article(article_iri, before, after, self, rules())
        self._update(drop + insert + _update_text(change))

    def remove(self, article_iri: str) -> None:
        """Takes an article out, and with it every entity that no other article mentions, in one step.

        Raises:
            GeocyberError: the graph does not hold the article.
        """
        self._refuse_if_read_only()
        before = set(self.lines(article_iri))
        if not before:
            raise GeocyberError(f"{self.name} holds no article <{article_iri}>")
        self._link_if_never_linked()
        change = change_of_article(article_iri, before, (), self, rules())
        self._update(f"DROP GRAPH {Iri(article_iri).n3} ;\n" + _update_text(change))

    def nquads(self) -> Iterator[str]:
        """All quads as canonical N-Quads lines, sorted and without line ends.

        The form is that of RDF Dataset Canonicalization (W3C, 2024), section 5.
        """
        return sorted_lines(self.lines())

    def load(self, nquads: Iterable[str]) -> tuple[Pair, ...]:
        """Puts in all quads of other graphs, beside what is there, and links the whole.

        Args:
            nquads: N-Quads lines in any order, such as those of another store's `nquads()`.

        Returns:
            The pairs that one graph's decisions call the same, though another's keep them apart.

        Raises:
            GeocyberError: a line is not well formed. Quads before it may have been put in.
        """
        self._refuse_if_read_only()
        lines = (line for line in nquads if not line.endswith(_OF_LINKS))  # links are made anew for the whole
        while some := "\n".join(islice(lines, _LINES_AT_ONCE)):
            self._insert(some.encode())
        return self.link_anew()

    # The links ---------------------------------------------------------------------------------------------

    def decisions(self) -> Decisions:
        """What the user decided on links."""
        return decisions_of(self.lines(DECISIONS))

    def decide(self, decisions: Decisions) -> None:
        """Puts decisions in the place of those that are there, and links accordingly, in one step.

        Args:
            decisions: all of them; those about things that the graph does not hold are left out.
        """
        self._refuse_if_read_only()
        before = self.decisions()
        things = {thing for thing in decisions.decided() if self._holds(thing)}
        if decisions.is_automatic != before.is_automatic:
            self._update(_update_text(turn(decision_lines(before), decision_lines(decisions))))
            self.link_anew()
            return
        held = still_held(decisions, things)
        self._update(_update_text(change_of_decisions(held, self, rules())))

    def _holds(self, thing: str) -> bool:
        """Whether an article tells of an entity or a statement."""
        pattern = f"GRAPH ?g {{ {Iri(thing).n3} a ?class }} FILTER(?g NOT IN (<{LINKS}>, <{DECISIONS}>))"
        return bool(self.answer(f"ASK {{ {pattern} }}").truth)

    def _link_if_never_linked(self) -> None:
        """Links a graph that was made before there were links, so that they can be kept true from now on."""
        if not self._was_looked_at:
            self._was_looked_at = True
            statements = f"GRAPH ?g {{ ?statement <{GC}factuality> ?how }}"
            acts = f"FILTER NOT EXISTS {{ GRAPH <{LINKS}> {{ ?one <{ACT}> ?other }} }}"
            if self.answer(f"ASK {{ {acts} {statements} }}").truth:
                self.link_anew()

    def is_linked(self) -> bool:
        """Whether every entity and every statement of the articles, and nothing else, stands in the links."""
        typed = f"SELECT DISTINCT ?thing {{ GRAPH ?g {{ ?thing a ?class }} FILTER(?g != <{LINKS}> && isIRI(?thing)) }}"
        held = {thing for row in self.answer(typed) if is_thing(thing := str(row["thing"]))}
        standing = f"SELECT ?thing {{ GRAPH <{LINKS}> {{ ?thing <{CANONICAL}>|<{ACT}> ?by }} }}"
        things = [str(row["thing"]) for row in self.answer(standing)]
        return len(things) == len(held) and held == set(things)

    def link_anew(self) -> tuple[Pair, ...]:
        """Makes the links of the whole graph anew, after its articles and the user's decisions.

        Returns:
            The pairs that the user called the same, though another decision keeps them apart.
        """
        linked = link_anew(self.lines(), rules())
        held = {line for graph in (LINKS, DECISIONS) for line in self.lines(graph)}
        change = Change()
        change.turn(held, linked.lines)
        for some in _batches(change):
            self._update(_update_text(some))
        return linked.refused

    def _refuse_if_read_only(self) -> None:
        if not self.writable:
            raise GeocyberError(f"{self.name} was opened for reading only")


def parse_nquads(nquads: bytes, what: str) -> list[Quad]:
    """The quads of N-Quads; `what` says in an error what they are."""
    from pyoxigraph import RdfFormat, parse  # noqa: PLC0415 (loaded when needed, to keep commands quick)

    try:
        return list(parse(io.BytesIO(nquads), format=RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise GeocyberError(f"{what} cannot be read: {one_line(error.msg)}") from error


def _update_text(change: Change) -> str:
    """The SPARQL Update that takes out and puts in lines of the graphs of links and decisions."""
    parts = []
    for verb, lines in (("DELETE", change.removed), ("INSERT", change.added)):
        for graph in (DECISIONS, LINKS):
            end = f" <{graph}> ."
            triples = "".join(f"{line.removesuffix(end)} .\n" for line in sorted(lines) if line.endswith(end))
            if triples:
                parts.append(f"{verb} DATA {{ GRAPH <{graph}> {{\n{triples}}} }} ;\n")
    return "".join(parts)


def _batches(change: Change) -> Iterator[Change]:
    removed = iter(sorted(change.removed))
    while some := set(islice(removed, _CHANGES_AT_ONCE)):
        yield Change(removed=some)
    added = iter(sorted(change.added))
    while some := set(islice(added, _CHANGES_AT_ONCE)):
        yield Change(added=some)
