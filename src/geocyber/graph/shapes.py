"""Applies the SHACL shapes of `ontology/shapes.ttl` to one article's graph.

pySHACL does the core of SHACL. The SPARQL constraints among the shapes are run by Oxigraph, which takes a
hundredth of the time; a test holds both to the same findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geocyber.graph.dataset import value
from geocyber.graph.report import Finding, Severity
from geocyber.graph.vocabulary import GC, LABEL, RDFS, THINGS, TYPE
from geocyber.resources import folder

if TYPE_CHECKING:
    from pyoxigraph import Quad, QuerySolution
    from rdflib import Graph
    from rdflib.term import Node

Triple = tuple["Node", "Node", "Node"]
"""A triple of rdflib terms."""

_HIERARCHY = frozenset({TYPE, f"{RDFS}subClassOf"})
_SHAPES = "https://w3id.org/geocyber/shapes#"
_PLACE = re.compile(r"\{\?(\w+)\}")


@dataclass(frozen=True, slots=True)
class SparqlRule:
    """One SPARQL constraint of the shapes.

    Attributes:
        rule: local name of its shape.
        severity: how bad what it finds is.
        message: what it finds, with {?variable} for values of the query.
        query: a SELECT of ?value (what is at fault) for $this (the article).
    """

    rule: str
    severity: Severity
    message: str
    query: str

    def told(self, row: QuerySolution) -> str:
        """The message about one row of the query's result."""
        return _PLACE.sub(lambda place: value(row[place[1]]), self.message)


@dataclass(frozen=True, slots=True)
class Shapes:
    """All that an article's graph is checked against.

    Attributes:
        core: the shapes without their SPARQL constraints.
        rules: the SPARQL constraints.
        hierarchy: which class is below which: all that the core shapes need of the ontology.
        ontology: the whole ontology, for the SPARQL constraints.
    """

    core: Graph
    rules: tuple[SparqlRule, ...]
    hierarchy: tuple[Triple, ...]
    ontology: tuple[Quad, ...]

    @classmethod
    def load(cls) -> Shapes:
        """Reads the shapes and the ontology that geocyber is shipped with."""
        from pyoxigraph import RdfFormat, parse  # noqa: PLC0415 (loaded when needed)
        from rdflib import SH, Graph  # noqa: PLC0415 (loaded when needed)

        core = Graph().parse(data=_text("shapes.ttl"), format="turtle")
        rules = tuple(sorted(_sparql_rules(core), key=lambda rule: (rule.rule, rule.message)))
        core.remove((None, SH.sparql, None))
        terms = tuple(parse(_text("geocyber.ttl"), format=RdfFormat.TURTLE))
        hierarchy = tuple(_triple(quad) for quad in terms if value(quad.predicate) in _HIERARCHY)
        return cls(core, rules, hierarchy, terms)

    def findings(self, article: str, quads: Iterable[Quad]) -> Iterator[Finding]:
        """What is wrong with an article's graph.

        Args:
            article: IRI of the article.
            quads: its graph, and what the links graph says of its entities.
        """
        quads = tuple(quads)
        names = ((value(q.subject), value(q.object)) for q in quads if q.predicate.value == LABEL)
        labels = dict(sorted(names, reverse=True))
        for found in (*self._core_findings(article, quads), *self._rule_findings(article, quads)):
            yield named(found, labels.get(found.node, ""))

    def _core_findings(self, article: str, quads: Iterable[Quad]) -> Iterator[Finding]:
        from pyshacl import validate  # noqa: PLC0415 (loaded when needed)
        from rdflib import RDF, SH, Graph  # noqa: PLC0415 (loaded when needed)

        data = Graph()
        for triple in (*self.hierarchy, *map(_triple, quads)):
            data.add(triple)
        _, report, _ = validate(data, shacl_graph=self.core, inplace=True)
        for result in report.subjects(RDF.type, SH.ValidationResult):
            focus, wrong = report.value(result, SH.focusNode), report.value(result, SH.value)
            yield Finding(
                graph=article,
                severity=_severity(report.value(result, SH.resultSeverity)),
                node=str(focus),
                message=str(report.value(result, SH.resultMessage)),
                value="" if wrong in {None, focus} else str(wrong),
                rule=str(report.value(result, SH.sourceShape)).removeprefix(_SHAPES),
            )

    def _rule_findings(self, article: str, quads: Iterable[Quad]) -> Iterator[Finding]:
        from pyoxigraph import (  # noqa: PLC0415 (loaded when needed)
            DefaultGraph,
            NamedNode,
            Quad,
            QuerySolutions,
            Store,
            Variable,
        )

        store = Store()
        store.extend(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in (*self.ontology, *quads))
        for rule in self.rules:
            rows = store.query(rule.query, substitutions={Variable("this"): NamedNode(article)})
            assert isinstance(rows, QuerySolutions)
            for row in rows:
                yield Finding(article, rule.severity, value(row["value"]), rule.told(row), rule=rule.rule)


def named(finding: Finding, label: str = "") -> Finding:
    """A finding with a name for its node, and with IRIs as people write them."""
    return replace(
        finding,
        message=_short(finding.message),
        value=_short(finding.value),
        name=_short(label) or _short(finding.node),
    )


def _sparql_rules(shapes: Graph) -> Iterator[SparqlRule]:
    from rdflib import SH  # noqa: PLC0415 (loaded when needed)

    prefixes = "".join(
        f"PREFIX {shapes.value(declared, SH.prefix)}: <{shapes.value(declared, SH.namespace)}>\n"
        for declared in shapes.objects(None, SH.declare)
    )
    for shape, constraint in shapes.subject_objects(SH.sparql):
        yield SparqlRule(
            rule=str(shape).removeprefix(_SHAPES),
            severity=_severity(shapes.value(shape, SH.severity)),
            message=str(shapes.value(constraint, SH.message)),
            query=prefixes + str(shapes.value(constraint, SH.select)),
        )


def _severity(term: object) -> Severity:
    return Severity.WARNING if str(term).endswith("#Warning") else Severity.VIOLATION


def _text(name: str) -> str:
    return folder("ontology").joinpath(name).read_text("utf-8")


def _triple(quad: Quad) -> Triple:
    return _node(quad.subject), _node(quad.predicate), _node(quad.object)


def _node(term: object) -> Node:
    import pyoxigraph  # noqa: PLC0415 (loaded when needed)
    import rdflib  # noqa: PLC0415 (loaded when needed)

    if isinstance(term, pyoxigraph.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return rdflib.BNode(value(term)) if isinstance(term, pyoxigraph.BlankNode) else rdflib.URIRef(value(term))


def _short(text: str) -> str:
    """A text on one line, with IRIs as people write them and nothing that moves a terminal's cursor."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split()).replace(THINGS, "gcid:").replace(GC, "gc:")
