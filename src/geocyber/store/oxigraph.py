"""A graph in Oxigraph, in memory or in a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from geocyber.errors import GeocyberError, UsageError
from geocyber.store.base import Store
from geocyber.store.messages import one_line
from geocyber.store.parameters import Query
from geocyber.store.plain import plain_result
from geocyber.store.results import Result

if TYPE_CHECKING:
    import pyoxigraph

_SIGNS_OF_A_STORE = ("CURRENT", "IDENTITY")
"""Files that every RocksDB database, which an Oxigraph folder is, has from its first moment."""

_FAILURES = (OSError, RuntimeError, ValueError)
"""What pyoxigraph raises when its data cannot be read or written."""


class OxigraphStore(Store):
    """What embedded stores have in common: queries and updates go straight to pyoxigraph."""

    def __init__(self, name: str, oxigraph: pyoxigraph.Store, *, writable: bool) -> None:
        super().__init__(name, writable=writable)
        self._held: pyoxigraph.Store | None = oxigraph

    @property
    def _oxigraph(self) -> pyoxigraph.Store:
        if self._held is None:
            raise GeocyberError(f"the graph {self.name} is closed")
        return self._held

    def _run(self, query: Query) -> Result:
        if query.has_service:
            raise UsageError(
                "SERVICE is refused: a local graph is asked without the network; name that endpoint with -g"
            )
        try:
            found = self._oxigraph.query(query.text, use_default_graph_as_union=not query.has_dataset)
            return plain_result(found)
        except SyntaxError as error:
            raise UsageError(f"the SPARQL query is not well formed: {one_line(error.msg)}") from error
        except _FAILURES as error:
            raise GeocyberError(f"{self.name} could not answer the query: {one_line(error)}") from error

    def _update(self, text: str) -> None:
        if not text:
            return
        try:
            self._oxigraph.update(text)
        except _FAILURES as error:
            raise GeocyberError(f"{self.name} could not be changed: {one_line(error)}") from error

    def _insert(self, nquads: bytes) -> None:
        from pyoxigraph import RdfFormat  # noqa: PLC0415 (loaded when needed, to keep commands quick)

        try:
            self._oxigraph.bulk_load(nquads, RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise GeocyberError(f"the N-Quads to load cannot be read: {one_line(error.msg)}") from error
        except _FAILURES as error:
            raise GeocyberError(f"{self.name} could not be changed: {one_line(error)}") from error

    def lines(self, graph: str | None = None) -> Iterator[str]:
        """The quads of one graph, or of all, as canonical N-Quads lines in any order."""
        from pyoxigraph import NamedNode, RdfFormat  # noqa: PLC0415

        try:
            if graph is None:
                with TemporaryFile() as file:  # far quicker than to make each quad a Python object
                    self._oxigraph.dump(file, RdfFormat.N_QUADS)
                    file.seek(0)
                    yield from (line.decode().removesuffix("\n") for line in file)
            else:
                quads = self._oxigraph.quads_for_pattern(None, None, None, NamedNode(graph))
                yield from (f"{quad} ." for quad in quads)
        except _FAILURES as error:
            raise GeocyberError(f"{self.name} could not be read: {one_line(error)}") from error

    def close(self) -> None:
        """Lets go of the data; Oxigraph frees it with its last reference."""
        self._held = None


class FolderStore(OxigraphStore):
    """A graph in a folder. Many may read it at the same time, or one may write."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._lock: IO[bytes] | None = None
        super().__init__(str(path), self._open(path, writable=writable), writable=writable)

    def close(self) -> None:
        """Writes everything to disk and frees the folder for others."""
        if self._held is not None and self.writable:
            self._held.flush()
        super().close()
        self._unlock()

    def _open(self, path: Path, *, writable: bool) -> pyoxigraph.Store:
        from pyoxigraph import Store as Oxigraph  # noqa: PLC0415

        is_graph = all((path / sign).is_file() for sign in _SIGNS_OF_A_STORE)
        if path.is_dir() and any(path.iterdir()) and not is_graph:
            raise GeocyberError(f"{path} is a folder, but holds no graph; name another one with -g")
        if not is_graph and not writable:
            raise GeocyberError(
                f"there is no graph at {path}; build one with: geocyber build SOURCE… -g {path}"
            )
        try:
            if writable:
                path.parent.mkdir(parents=True, exist_ok=True)
                return Oxigraph(str(path))
            self._lock = _lock_for_reading(path / "LOCK")
            return Oxigraph.read_only(str(path))
        except _FAILURES as error:
            self._unlock()
            if isinstance(error, BlockingIOError) or "lock" in str(error).lower():
                raise GeocyberError(
                    f"the graph {path} is in use by another program (a running build or an Oxigraph server); "
                    "wait for it, or name the server's URL with -g"
                ) from error
            raise GeocyberError(f"the graph {path} cannot be opened: {one_line(error)}") from error

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def _lock_for_reading(path: Path) -> IO[bytes] | None:
    """Holds off writers while the graph is read: a shared lock on the file that RocksDB's writers lock.

    A read-only RocksDB takes no lock of its own, and what it shows while another process writes is undefined.

    Raises:
        BlockingIOError: somebody is writing.
    """
    if sys.platform == "win32":  # there, open files cannot be replaced under a reader
        return None
    import fcntl  # noqa: PLC0415 (POSIX only)

    file = path.open("rb")
    try:
        fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise
    return file
