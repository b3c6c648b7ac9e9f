"""Looks up what things are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from geocyber.graph.vocabulary import PREFIXES, THINGS
from geocyber.store import Iri, Store, Term

PROLOGUE = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())
"""The declarations of all prefixes, on one line."""

_AT_ONCE = 500
_QUERY = """
SELECT ?thing (MIN(STR(?label)) AS ?name) WHERE {
  VALUES ?thing { @ }
  ?thing rdfs:label|gc:articleId ?label .
}
GROUP BY ?thing"""


def names_of(store: Store, terms: Iterable[Term | None]) -> Mapping[str, str]:
    """The names of entities, and the ids of articles, by their IRIs.

    Args:
        store: where they are looked up.
        terms: any terms; what is no thing of geocyber's is passed over.
    """
    iris = sorted({term for term in terms if isinstance(term, Iri) and term.value.startswith(THINGS)})
    return {
        str(row["thing"]): str(row["name"])
        for some in _batches(iris)
        for row in store.query(PROLOGUE + _QUERY.replace("@", " ".join(iri.n3 for iri in some)))
        if "thing" in row and "name" in row
    }


def _batches(iris: list[Iri]) -> Iterator[list[Iri]]:
    rest = iter(iris)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
