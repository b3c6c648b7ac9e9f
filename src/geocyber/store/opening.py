"""Tells from what the user wrote where a graph is kept, and opens it."""

from __future__ import annotations

from pathlib import Path

from geocyber.errors import UsageError
from geocyber.store.base import Store
from geocyber.store.files import FileStore
from geocyber.store.notations import NOTATIONS, notation_of
from geocyber.store.oxigraph import FolderStore

_UNKNOWN_ENDINGS = (
    ".gz",
    ".json",
    ".nt",
    ".n3",
    ".rdf",
    ".owl",
    ".xml",
    ".csv",
    ".tsv",
    ".txt",
    ".html",
    ".pdf",
)


def is_endpoint(target: str) -> bool:
    """Whether a graph's name is the address of an endpoint."""
    return target.lower().startswith(("http://", "https://"))


def open_store(target: str, *, writable: bool = False) -> Store:
    """Opens the graph that `-g/--graph` names.

    Args:
        target: a folder (embedded Oxigraph), a file (.trig .nq .ttl .jsonld, each also with .gz), or the
            http(s) URL of a SPARQL 1.1 endpoint.
        writable: whether it will be changed; a folder or file is then made if there is none.

    Returns:
        The store, to be used as a context manager.

    Raises:
        UsageError: the ending of the file is not known.
        GeocyberError: there is no such graph, it is damaged or in use, or the endpoint does not answer.
    """
    if is_endpoint(target):
        from geocyber.store.endpoint import EndpointStore  # noqa: PLC0415 (httpx is loaded when needed)

        return EndpointStore(target, writable=writable)
    path = Path(target).expanduser()
    name = path.name.lower()
    if notation_of(name) and not path.is_dir():
        return FileStore(path, writable=writable)
    if path.is_file() or (name.endswith(_UNKNOWN_ENDINGS) and not path.is_dir()):
        known = " ".join(NOTATIONS)
        raise UsageError(
            f"{target} is no graph: expected a folder, a file ending in {known} (or these with .gz), or a URL"
        )
    return FolderStore(path, writable=writable)
