"""Looks up what things are called, and says terms of the ontology in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from geocyber.graph.vocabulary import GC, PREFIXES, THINGS
from geocyber.store import Iri, Store, Term

PROLOGUE = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())
"""The declarations of all prefixes, on one line."""

_AT_ONCE = 500
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENTITIES = """
SELECT ?thing ?label (COUNT(DISTINCT ?article) AS ?articles) (MAX(IF(?entity = ?thing, 1, 0)) AS ?own) WHERE {
  VALUES ?thing { @ }
  ?entity gc:canonical ?thing .
  GRAPH ?article { ?entity rdfs:label ?label }
}
GROUP BY ?thing ?label"""
_ARTICLES = """
SELECT ?thing ?label (1 AS ?articles) (1 AS ?own) WHERE {
  VALUES ?thing { @ }
  ?thing gc:articleId ?label .
}"""


def names_of(store: Store, terms: Iterable[Term | None]) -> Mapping[str, str]:
    """The names of canonical entities, and the ids of articles, by their IRIs.

    Linked entities go by the name that most articles use; of equally frequent ones by the canonical entity's
    own, then by the first in order.

    Args:
        store: where they are looked up.
        terms: any terms; what is no thing of geocyber's is passed over.
    """
    iris = sorted({term for term in terms if isinstance(term, Iri) and term.value.startswith(THINGS)})
    ranked: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for some in _batches(iris):
        values = " ".join(iri.n3 for iri in some)
        for query in (_ENTITIES, _ARTICLES):
            for row in store.query(PROLOGUE + query.replace("@", values)):
                rank = -int(str(row["articles"])), -int(str(row["own"])), str(row["label"])
                ranked[str(row["thing"])].append(rank)
    return {thing: min(ranks)[-1] for thing, ranks in ranked.items()}


def words_of(terms: Iterable[Term | None]) -> Mapping[str, str]:
    """The terms of the ontology in words, by their IRIs: gc:GovernmentBody is a "government body".

    Args:
        terms: any terms; what is not of the ontology is passed over.
    """
    iris = {term.value for term in terms if isinstance(term, Iri) and term.value.startswith(GC)}
    return {iri: _CAPITAL.sub(" ", iri.removeprefix(GC)).lower() for iri in sorted(iris)}


def _batches(iris: list[Iri]) -> Iterator[list[Iri]]:
    rest = iter(iris)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
