"""What every store does, said in SPARQL once: subclasses only carry queries and updates to their backend."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Self

from geocyber.errors import GeocyberError
from geocyber.store.links import Pairs, pairs_after_loss, pairs_of, true_pairs, update_text
from geocyber.store.messages import one_line
from geocyber.store.names import CANONICAL, GC, LINKS, RDF_TYPE, is_entity
from geocyber.store.parameters import Query, bind, read_query
from geocyber.store.results import Result
from geocyber.store.sorting import sorted_lines
from geocyber.store.terms import Iri, Value

if TYPE_CHECKING:
    from pyoxigraph import Quad

_LINES_AT_ONCE = 200_000
_PAIRS_AT_ONCE = 20_000


class Store(ABC):
    """A graph of articles, wherever it is kept. Use it as a context manager: leaving it closes it.

    Attributes:
        name: what the user calls it, for messages.
        writable: whether it may be changed.
    """

    def __init__(self, name: str, *, writable: bool) -> None:
        self.name = name
        self.writable = writable

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

    def _answer(self, sparql: str) -> Result:
        """Answers one of the store's own queries, which name the graphs they look into."""
        return self._run(read_query(sparql))

    def has(self, article_iri: str) -> bool:
        """Whether the graph holds the article."""
        return bool(self._answer(f"ASK {{ GRAPH {Iri(article_iri).n3} {{ ?s ?p ?o }} }}").truth)

    def articles(self) -> list[str]:
        """The IRIs of all articles, sorted."""
        found = self._answer(f"SELECT DISTINCT ?article {{ GRAPH ?article {{ ?article a <{GC}Article> }} }}")
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
        self._update(drop + insert + self._links_update(article_iri, before, _entities(after)))

    def remove(self, article_iri: str) -> None:
        """Takes an article out, and with it every entity that no other article mentions, in one step.

        Raises:
            GeocyberError: the graph does not hold the article.
        """
        self._refuse_if_read_only()
        before = set(self.lines(article_iri))
        if not before:
            raise GeocyberError(f"{self.name} holds no article <{article_iri}>")
        self._update(f"DROP GRAPH {Iri(article_iri).n3} ;\n" + self._links_update(article_iri, before, set()))

    def nquads(self) -> Iterator[str]:
        """All quads as canonical N-Quads lines, sorted and without line ends.

        The form is that of RDF Dataset Canonicalization (W3C, 2024), section 5.
        """
        return sorted_lines(self.lines())

    def load(self, nquads: Iterable[str]) -> None:
        """Puts in all quads of other graphs, beside what is there.

        Args:
            nquads: N-Quads lines in any order, such as those of another store's `nquads()`.

        Raises:
            GeocyberError: a line is not well formed. Quads before it may have been put in.
        """
        self._refuse_if_read_only()
        lines = iter(nquads)
        while some := "\n".join(islice(lines, _LINES_AT_ONCE)):
            self._insert(some.encode())
        self._make_links_true()

    # The links ---------------------------------------------------------------------------------------------

    def _links_update(self, article_iri: str, before: set[str], mentioned: set[str]) -> str:
        """The update of the links for a changed article: its cost depends on its entities alone."""
        gone = _entities(before) - mentioned
        lost = gone - self._mentioned_elsewhere(gone, article_iri)
        known = {entity for entity, _ in self._pairs_with("?entity", mentioned)}
        removed, added = pairs_after_loss(
            lost, self._pairs_with("?entity", lost) | self._pairs_with("?canonical", lost)
        )
        return update_text(removed, added | {(entity, entity) for entity in mentioned - known})

    def _mentioned_elsewhere(self, entities: set[str], article_iri: str) -> set[str]:
        if not entities:
            return set()
        others = f"FILTER(?g NOT IN ({Iri(article_iri).n3}, <{LINKS}>))"
        elsewhere = f"FILTER EXISTS {{ GRAPH ?g {{ ?entity a ?class }} {others} }}"
        found = self._answer(f"SELECT ?entity {{ {_values('?entity', entities)} {elsewhere} }}")
        return {str(row["entity"]) for row in found}

    def _pairs_with(self, variable: str, entities: set[str]) -> Pairs:
        if not entities:
            return set()
        pattern = f"{_values(variable, entities)} GRAPH <{LINKS}> {{ ?entity <{CANONICAL}> ?canonical }}"
        return pairs_of(self._answer(f"SELECT ?entity ?canonical {{ {pattern} }}"))

    def _pairs(self) -> Pairs:
        pattern = f"GRAPH <{LINKS}> {{ ?entity <{CANONICAL}> ?canonical }}"
        return pairs_of(self._answer(f"SELECT ?entity ?canonical {{ {pattern} }}"))

    def _make_links_true(self) -> None:
        """Gives every entity of the whole graph its one canonical entity, after all pairs that are there."""
        rows = self._answer(
            f"SELECT DISTINCT ?e {{ GRAPH ?g {{ ?e a ?c }} FILTER(?g != <{LINKS}> && isIRI(?e)) }}"
        )
        held = self._pairs()
        right = true_pairs((str(row["e"]) for row in rows if is_entity(str(row["e"]))), held)
        for removed in _batches(held - right):
            self._update(update_text(removed, set()))
        for added in _batches(right - held):
            self._update(update_text(set(), added))

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


def _entities(lines: Iterable[str]) -> set[str]:
    """The entities to which canonical lines give a class."""
    typed = (line.split(" ", 2)[0] for line in lines if line.split(" ", 2)[1] == f"<{RDF_TYPE}>")
    return {subject[1:-1] for subject in typed if is_entity(subject[1:-1])}


def _values(variable: str, entities: set[str]) -> str:
    return f"VALUES {variable} {{ {' '.join(Iri(entity).n3 for entity in sorted(entities))} }}"


def _batches(pairs: Pairs) -> Iterator[Pairs]:
    ordered = iter(sorted(pairs))
    while batch := set(islice(ordered, _PAIRS_AT_ONCE)):
        yield batch
