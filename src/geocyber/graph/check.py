"""Checks a graph against the SHACL shapes and against the rules on how graphs stand together.

Each article's graph is checked by itself, so that time grows with the number of articles and no article
can vouch for another's claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from geocyber.graph.dataset import Dataset, typed, value
from geocyber.graph.iris import DECISIONS_GRAPH, LINKS_GRAPH
from geocyber.graph.report import Finding, Report, Severity
from geocyber.graph.shapes import Shapes, named
from geocyber.graph.vocabulary import GC, KIND_CLASSES, STATEMENT_TERMS
from geocyber.names import KNOWLEDGE

if TYPE_CHECKING:
    from pyoxigraph import Quad

_ARTICLE_CLASS = frozenset({f"{GC}Article"})
_ENTITY_CLASSES = frozenset(KIND_CLASSES.values())
_STATEMENT_CLASSES = frozenset(term.statement_class for term in STATEMENT_TERMS.values())
_DIRECT_PROPERTIES = frozenset(term.direct_property for term in STATEMENT_TERMS.values())


def check(nquads: str | Iterable[str]) -> Report:
    """Checks a whole graph.

    Args:
        nquads: all its quads as N-Quads: one text, or lines.

    Returns:
        What is wrong with it. The same quads give the same report, in whatever order.

    Raises:
        GeocyberError: it is not N-Quads.
    """
    dataset = Dataset.parse(nquads)
    shapes = Shapes.load()
    findings, statements = set(_between_graphs(dataset)), 0
    for article in dataset.articles():
        own = [quad for quad in dataset.graphs[article] if not value(quad.subject).startswith(GC)]
        identities = dataset.identities(sorted(typed(own, _ENTITY_CLASSES | _STATEMENT_CLASSES)))
        findings.update(shapes.findings(article, (*own, *identities)))
        statements += len(typed(own, _STATEMENT_CLASSES))
    return Report(tuple(sorted(findings)), len(dataset.articles()), statements)


def _between_graphs(dataset: Dataset) -> Iterator[Finding]:
    """The faults that no article's graph shows by itself."""
    articles = dataset.articles()
    for graph, quads in dataset.graphs.items():
        if graph in articles:
            yield from _in_article(graph, quads)
        elif graph == LINKS_GRAPH:
            yield from _in_links(quads)
        elif (
            graph != DECISIONS_GRAPH
            and not graph.startswith(KNOWLEDGE)
            and any(value(term).startswith(GC) for quad in quads for term in (quad.predicate, quad.object))
        ):
            yield _fault(graph, graph, "uses geocyber's terms outside of any article's graph", "Graph-stray")
    things = _ENTITY_CLASSES | _STATEMENT_CLASSES
    held = set().union(*(typed(dataset.graphs[article], things) for article in articles))
    for thing in (dataset.standing.keys() | dataset.links_of.keys()) - held:
        yield _fault(LINKS_GRAPH, thing, "stands in the links, but no article mentions it", "Links-thing")
    for entity in dataset.circles():
        yield _fault("", entity, "acts for itself, all articles taken together (gc:actsFor)", "Graph-circle")


def _in_article(graph: str, quads: Iterable[Quad]) -> Iterator[Finding]:
    described = typed(quads, _ARTICLE_CLASS)
    if described != {graph}:
        yield _fault(
            graph, graph, "an article's graph must describe this one article (gc:Article)", "Graph-article"
        )
    for term in {value(quad.subject) for quad in quads}:
        if term.startswith(GC):
            yield _fault(graph, term, "an article's graph must not redefine the ontology", "Graph-ontology")


def _in_links(quads: Iterable[Quad]) -> Iterator[Finding]:
    for quad in quads:
        if quad.predicate.value in _DIRECT_PROPERTIES:
            edge = f"the edge {quad.predicate.value} to {value(quad.object)} has no article"
            yield _fault(LINKS_GRAPH, value(quad.subject), edge, "Links-edge")


def _fault(graph: str, node: str, message: str, rule: str) -> Finding:
    return named(Finding(graph, Severity.VIOLATION, node, message, rule=rule))
