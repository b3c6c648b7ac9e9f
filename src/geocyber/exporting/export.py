"""Writes a graph to a file in the format that its name asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from geocyber.errors import UsageError
from geocyber.exporting.content import contents
from geocyber.exporting.network import gexf, graphml, network
from geocyber.exporting.stix import bundle
from geocyber.exporting.table import table
from geocyber.store import NOTATIONS, Store, write_graph, write_text


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes:
        path: the file.
        notes: what the format had no place for, each a line for the user.
    """

    path: Path
    notes: tuple[str, ...] = ()


_Text = tuple[Iterable[str], tuple[str, ...]]


def _csv(store: Store) -> _Text:
    return table(contents(store)), ()


def _graphml(store: Store) -> _Text:
    found = network(contents(store))
    return graphml(found.graph), _without_object(found.left_out)


def _gexf(store: Store) -> _Text:
    found = network(contents(store))
    return gexf(found.graph), _without_object(found.left_out)


def _stix(store: Store) -> _Text:
    return bundle(contents(store)), ()


_TEXTS: dict[str, Callable[[Store], _Text]] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".csv": _csv,
    ".stix.json": _stix,
}

ENDINGS = (*NOTATIONS, *_TEXTS)
"""The endings of files that can be written, each also with .gz."""


def export(store: Store, path: Path) -> Exported:
    """Writes all that a store holds to a file, in the format of its ending; equal graphs give equal bytes.

    Args:
        store: the graph.
        path: the file, which is replaced if there is one.

    Raises:
        UsageError: the ending is unknown.
        GeocyberError: the file cannot be written, or the store not be read. The file is then as it was.
    """
    name = path.name.lower().removesuffix(".gz")
    for ending, writer in _TEXTS.items():
        if name.endswith(ending):
            text, notes = writer(store)
            write_text(path, text)
            return Exported(path, notes)
    if name.endswith(tuple(NOTATIONS)):
        write_graph(path, store.nquads())
        return Exported(path)
    raise UsageError(f"{path}: expected a file name ending in one of {' '.join(ENDINGS)} (or these with .gz)")


def _without_object(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    said = "1 statement has" if count == 1 else f"{count} statements have"
    return (f"{said} no object and so no edge here; a .csv holds them too",)
