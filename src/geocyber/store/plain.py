"""Turns what pyoxigraph gives into plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from geocyber.store.results import TRIPLE_COLUMNS, Result
from geocyber.terms import Blank, Iri, Literal, Term

if TYPE_CHECKING:
    from pyoxigraph import Literal as OxigraphLiteral
    from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple


def plain_result(found: QuerySolutions | QueryBoolean | QueryTriples) -> Result:
    """The result of a query, read to its end."""
    import pyoxigraph as ox  # noqa: PLC0415 (whoever has such a value has loaded it; nobody else should)

    if isinstance(found, ox.QueryBoolean):
        return Result((), (), truth=bool(found))
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        rows = (tuple(None if term is None else _plain(term) for term in solution) for solution in found)
        return Result(columns, tuple(rows))
    return triples_result(found)


def triples_result(triples: Iterable[Triple | Quad]) -> Result:
    """Triples as a result, each once and in the order of N-Triples."""
    rows = {str(t): (_plain(t.subject), _plain(t.predicate), _plain(t.object)) for t in triples}
    return Result(TRIPLE_COLUMNS, tuple(row for _, row in sorted(rows.items())))


def _plain(term: Any) -> Term:  # noqa: ANN401 - pyoxigraph, which has the types, is loaded only when needed
    match type(term).__name__:  # a graph has hundreds of thousands of terms: no import for each
        case "NamedNode":
            return Iri(term.value)
        case "BlankNode":
            return Blank(term.value)
        case "Literal":
            return _literal(term)
    return Literal(str(term))  # an RDF 1.2 triple term: geocyber writes none


def _literal(term: OxigraphLiteral) -> Literal:
    return Literal(term.value, term.datatype.value, term.language)
