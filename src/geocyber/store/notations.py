"""The notations in which a whole graph is written to a file and read from one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from geocyber.store.sorting import sorted_lines
from geocyber.store.turtle import by_graph, trig, turtle

Writer = Callable[[Iterable[str]], Iterator[str]]
"""Takes canonical N-Quads lines in any order, gives stretches of text: the same for the same graph."""


@dataclass(frozen=True, slots=True)
class Notation:
    """One notation.

    Attributes:
        format: name of pyoxigraph's format that reads it.
        write: what writes it.
    """

    format: str
    write: Writer


def nquads(lines: Iterable[str]) -> Iterator[str]:
    """Sorted N-Quads."""
    return (f"{line}\n" for line in sorted_lines(lines))


def jsonld(lines: Iterable[str]) -> Iterator[str]:
    """Expanded JSON-LD (W3C, 2020): the nodes of the default graph, then one node for each named graph."""
    separator = "["
    for _, rows in groupby(by_graph(lines), key=lambda row: row[0]):
        text = "\n".join(" ".join((s, p, o, g, ".")) for g, s, p, o in rows)
        for node in _expanded(text):
            yield f"{separator}\n{json.dumps(node, ensure_ascii=False, indent=1)}"
            separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def _expanded(text: str) -> list[object]:
    from pyoxigraph import RdfFormat, parse, serialize  # noqa: PLC0415 (loaded when needed)

    data = serialize(parse(text, format=RdfFormat.N_QUADS), format=RdfFormat.JSON_LD) or b"[]"
    nodes: list[object] = json.loads(data)
    return nodes


NOTATIONS: Mapping[str, Notation] = MappingProxyType(
    {
        ".trig": Notation("TRIG", trig),
        ".nq": Notation("N_QUADS", nquads),
        ".ttl": Notation("TURTLE", turtle),
        ".jsonld": Notation("JSON_LD", jsonld),
    }
)
"""The notations by the endings of files."""


def keeps_graphs(file_name: str) -> bool:
    """Whether the notation of a file tells the graphs of articles apart, which Turtle does not."""
    notation = notation_of(file_name)
    return notation is not None and notation.format != "TURTLE"


def notation_of(file_name: str) -> Notation | None:
    """The notation that a file's ending (also with .gz) stands for; None if it stands for none."""
    name = file_name.lower().removesuffix(".gz")
    return next((notation for ending, notation in NOTATIONS.items() if name.endswith(ending)), None)
