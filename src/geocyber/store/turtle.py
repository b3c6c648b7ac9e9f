"""Writes Turtle and TriG that people can read, the same bytes for the same graph.

Its input are canonical N-Quads lines, whose terms are already escaped as Turtle wants. IRIs are shortened
with prefixes and against the base, numbers lose their quotes, and a subject's properties stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from geocyber.names import GC, ID, RDF_TYPE
from geocyber.store.sorting import sorted_lines
from geocyber.terms import XSD

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "gc": GC,
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": XSD,
}

_LOCAL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_PATH = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")
_TYPED = re.compile(r'(?P<quoted>"(?P<text>[^"]*)")\^\^(?P<type><[^<>"]*>)')
_NUMBERS = {
    f"<{XSD}integer>": re.compile("[+-]?[0-9]+"),
    f"<{XSD}decimal>": re.compile(r"[+-]?[0-9]+\.[0-9]+"),
}

Row = tuple[str, str, str, str]
"""Graph ("" for the default one), subject, predicate and object of a quad, as they stand in N-Quads."""


def row_of(line: str) -> Row:
    """The terms of a canonical N-Quads line."""
    subject, predicate, rest = line.removesuffix(" .").split(" ", 2)
    target, _, graph = rest.rpartition(" ")
    # the last word names the graph, unless it is all there is, or the end of a literal: no name holds a quote
    if target and graph.startswith(("<", "_:")) and '"' not in graph:
        return graph, subject, predicate, target
    return "", subject, predicate, rest


def trig(lines: Iterable[str]) -> Iterator[str]:
    """Named graphs as TriG, one after the other by name.

    Args:
        lines: canonical N-Quads lines in any order.

    Yields:
        Stretches of text.
    """
    yield _header()
    for graph, rows in groupby(by_graph(lines), key=lambda row: row[0]):
        if graph:
            yield f"\n{_short(graph)} {{\n"
            yield from _subjects(rows)
            yield "}\n"
        else:
            yield "\n"
            yield from _subjects(rows)


def turtle(lines: Iterable[str]) -> Iterator[str]:
    """The union of all graphs as Turtle, which has no named graphs.

    Args:
        lines: canonical N-Quads lines in any order.

    Yields:
        Stretches of text.
    """
    yield _header()
    yield "\n"
    yield from _subjects(by_graph(" ".join((*row_of(line)[1:], ".")) for line in lines))


def by_graph(lines: Iterable[str]) -> Iterator[Row]:
    """The quads sorted by graph, subject (a thing before its parts), then as lines; each once."""

    def keyed(line: str) -> str:
        graph, subject, _, _ = row_of(line)
        return f"{graph}\t{subject.removesuffix('>')}\t{line}"

    return (row_of(line.split("\t", 2)[2]) for line in sorted_lines(map(keyed, lines)))


def _header() -> str:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return f"@base <{ID}> .\n{prefixes}"


def _subjects(rows: Iterable[Row]) -> Iterator[str]:
    between = " ;\n    "
    for subject, group in groupby(rows, key=lambda row: row[1]):
        properties: dict[str, list[str]] = {}
        for _, _, predicate, target in group:
            properties.setdefault(predicate, []).append(target)
        parts = [
            f"{_verb(predicate)} {', '.join(map(_short, targets))}"
            for predicate, targets in sorted(
                properties.items(), key=lambda item: (item[0] != f"<{RDF_TYPE}>", item[0])
            )
        ]
        yield f"{_short(subject)} {between.join(parts)} .\n"


def _verb(predicate: str) -> str:
    return "a" if predicate == f"<{RDF_TYPE}>" else _short(predicate)


def _short(term: str) -> str:
    """A term of N-Quads in its shortest Turtle form."""
    if term.startswith("<") and not term.startswith("<<"):
        return _short_iri(term[1:-1])
    if term.startswith('"') and (typed := _TYPED.fullmatch(term)):
        number = _NUMBERS.get(typed["type"])
        if number and number.fullmatch(typed["text"]):
            return typed["text"]
        return f"{typed['quoted']}^^{_short(typed['type'])}"
    return term


def _short_iri(iri: str) -> str:
    path = iri.removeprefix(ID)
    if path != iri and _PATH.fullmatch(path):
        return f"<{path}>"
    for name, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
            return f"{name}:{iri[len(namespace) :]}"
    return f"<{iri}>"
