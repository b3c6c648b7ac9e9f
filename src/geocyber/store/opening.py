"""Tells from what the user wrote where a graph is kept, and opens it."""

from __future__ import annotations

from pathlib import Path

from geocyber.errors import UsageError
from geocyber.store.base import Store
from geocyber.store.notations import NOTATIONS, notation_of

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
    if target.lower().startswith(("http://", "https://")):
        from geocyber.store.endpoint import EndpointStore  # noqa: PLC0415 (httpx is loaded when needed)

        return EndpointStore(target, writable=writable)
    path = Path(target).expanduser()
    name = path.name.lower()
    if notation_of(name) and not path.is_dir():
        from geocyber.store.files import FileStore  # noqa: PLC0415

        return FileStore(path, writable=writable)
    if path.is_file() or (name.endswith(_UNKNOWN_ENDINGS) and not path.is_dir()):
        known = " ".join(NOTATIONS)
        raise UsageError(
            f"{target} is no graph: expected a folder, a file ending in {known} (or these with .gz), or a URL"
        )
    from geocyber.store.oxigraph import FolderStore  # noqa: PLC0415

    return FolderStore(path, writable=writable)
