"""Reads a graph's file into Oxigraph; triples outside of named graphs go to the articles they came from."""

from __future__ import annotations

import gzip
import zlib
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

from geocyber.errors import GeocyberError
from geocyber.store.messages import one_line
from geocyber.store.notations import notation_of
from geocyber.store.regroup import Triple, regroup

if TYPE_CHECKING:
    from pyoxigraph import Store

MOST_BYTES = 4 * 1024**3
"""More than this, unpacked, is refused: a small .gz can unpack to more than any memory holds."""


def read_into(oxigraph: Store, path: Path) -> None:
    """Reads all quads of a file.

    Args:
        oxigraph: an empty pyoxigraph store.
        path: the file, whose ending tells its notation.

    Raises:
        GeocyberError: it cannot be read, or is not what its ending says.
    """
    from pyoxigraph import DefaultGraph, RdfFormat  # noqa: PLC0415 (loaded when needed, to keep commands quick)

    notation = notation_of(path.name)
    if notation is None:
        raise GeocyberError(f"{path} is in no known notation")
    try:
        oxigraph.bulk_load(_content(path), getattr(RdfFormat, notation.format))
    except SyntaxError as error:
        raise GeocyberError(
            f"{path} is damaged or not in the notation of its ending: {one_line(error.msg)}"
        ) from error
    strays = list(oxigraph.quads_for_pattern(None, None, None, DefaultGraph()))
    if strays:
        oxigraph.remove_graph(DefaultGraph())
        placed = regroup((str(quad.subject), str(quad.predicate), str(quad.object)) for quad in strays)
        oxigraph.bulk_load("".join(starmap(_line, placed)).encode(), RdfFormat.N_QUADS)


def _line(graph: str, triple: Triple) -> str:
    return f"{' '.join(triple)} {f'<{graph}>' if graph else ''} .\n"


def _content(path: Path) -> bytes:
    try:
        with gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise GeocyberError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > MOST_BYTES:
        raise GeocyberError(
            f"{path} holds more than {MOST_BYTES // 1024**3} GiB; keep so large a graph in a folder"
        )
    return content
