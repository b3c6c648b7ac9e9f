"""Writes whom a source of knowledge suspects behind groups as RDF: a graph of that source's claims, beside the articles'.

Such a claim is possible, has its claimant, and never becomes a direct edge. It stands in no article's graph.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geocyber.graph import iris
from geocyber.graph.nquads import integer, iri, joined, literal
from geocyber.graph.vocabulary import FACTUALITIES, GC, LABEL, STATEMENT_TERMS, TYPE
from geocyber.model import Factuality, RelationType
from geocyber.names import KNOWLEDGE


@dataclass(frozen=True, slots=True, order=True)
class Suspicion:
    """A state that a source suspects behind a group.

    Attributes:
        group: reference of the group.
        state: reference of the state.
        said: the claim in words.
        confidence: 0 to 100, None where the source gives none.
    """

    group: str
    state: str
    said: str
    confidence: int | None = None


def source_iri(source: str) -> str:
    """The IRI of a source, which also names the graph of its claims."""
    plain = unicodedata.normalize("NFKD", source).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
    return f"{KNOWLEDGE}{slug}-{hashlib.sha256(source.encode()).hexdigest()[:8]}"


def describe_suspicions(source: str, suspicions: Iterable[Suspicion]) -> str:
    """The graph of a source's claims as canonical N-Quads lines, sorted.

    Args:
        source: the source with its version.
        suspicions: whom it suspects.
    """
    graph = source_iri(source)
    triples = [(graph, TYPE, iri(f"{GC}KnowledgeSource")), (graph, LABEL, literal(source))]
    for suspicion in suspicions:
        triples += _claim(graph, suspicion)
    return joined(f"{iri(s)} {iri(p)} {o} {iri(graph)} ." for s, p, o in triples)


def _claim(graph: str, suspicion: Suspicion) -> Iterator[tuple[str, str, str]]:
    key = f"{suspicion.group} {suspicion.state} {suspicion.said}"
    node = f"{graph}/statement/{hashlib.sha256(key.encode()).hexdigest()[:16]}"
    yield node, TYPE, iri(STATEMENT_TERMS[RelationType.SPONSORS].statement_class)
    yield node, LABEL, literal(suspicion.said)
    yield node, f"{GC}agent", iri(iris.global_entity_iri(suspicion.state))
    yield node, f"{GC}object", iri(iris.global_entity_iri(suspicion.group))
    yield node, f"{GC}factuality", iri(FACTUALITIES[Factuality.POSSIBLE])
    yield node, f"{GC}claimedBy", iri(graph)
    if suspicion.confidence is not None:
        yield node, f"{GC}sourceConfidence", integer(suspicion.confidence)
