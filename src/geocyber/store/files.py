"""A graph in a file: read into memory when opened, written back when closed if it was changed."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from geocyber.errors import GeocyberError
from geocyber.linking import Pair
from geocyber.store.notations import NOTATIONS, keeps_graphs, notation_of
from geocyber.store.oxigraph import OxigraphStore
from geocyber.store.reading import read_into


class FileStore(OxigraphStore):
    """A graph in a file of one of the `NOTATIONS`, also packed with gzip."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        from pyoxigraph import Store as Oxigraph  # noqa: PLC0415 (loaded when needed, to keep commands quick)

        super().__init__(str(path), Oxigraph(), writable=True)
        self._path = path
        self._state = _state(path)
        if self._state is None and not writable:
            raise GeocyberError(
                f"there is no graph at {path}; build one with: geocyber build SOURCE… -g {path}"
            )
        self._is_changed = False
        if self._state is not None:
            read_into(self._oxigraph, path)
            if not (keeps_graphs(path.name) and self.is_linked()):
                self.link_anew()
        self.writable = writable
        self._is_changed = False

    def load(self, nquads: Iterable[str]) -> tuple[Pair, ...]:
        """Puts in all quads of other graphs; if one is not well formed, the file stays as it is."""
        self._is_changed = True
        try:
            return super().load(nquads)
        except BaseException:
            self._is_changed = False
            self.writable = False
            raise

    def close(self) -> None:
        """Writes the file if its graph was changed."""
        if self._held is not None and self.writable and self._is_changed:
            self._write()
        super().close()

    def _update(self, text: str) -> None:
        super()._update(text)
        self._is_changed = self._is_changed or bool(text)

    def _insert(self, nquads: bytes) -> None:
        super()._insert(nquads)
        self._is_changed = True

    def _write(self) -> None:
        self._is_changed = False
        if _state(self._path) == self._state:
            write_graph(self._path, self.lines())
            return
        beside = self._path.with_name(f"unsaved-{self._path.name}")
        write_graph(beside, self.lines())
        raise GeocyberError(
            f"{self._path} was changed by another program in the meantime and was left alone; "
            f"this graph is in {beside}: bring the two together with geocyber merge"
        )


def write_graph(path: Path, lines: Iterable[str]) -> None:
    """Writes a graph to a file, wholly or not at all; the same graph gives the same bytes.

    Args:
        path: the file; its ending chooses the notation.
        lines: canonical N-Quads lines in any order.

    Raises:
        GeocyberError: the ending is unknown, or the file cannot be written.
    """
    notation = notation_of(path.name)
    if notation is None:
        raise GeocyberError(
            f"{path}: expected a file name ending in {' '.join(NOTATIONS)}, or these with .gz"
        )
    write_text(path, notation.write(lines))


def write_text(path: Path, text: Iterable[str]) -> None:
    """Writes a UTF-8 file wholly or not at all, packed if its name ends in .gz; equal text gives equal bytes.

    Args:
        path: the file; its folder is made if there is none.
        text: stretches of text.

    Raises:
        GeocyberError: it cannot be written; what was there before is still there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _replacing(path) as file:
            if path.name.lower().endswith(".gz"):
                # no name and no time in the header, which would differ from run to run
                with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
                    packed.writelines(part.encode() for part in text)
            else:
                file.writelines(part.encode() for part in text)
    except OSError as error:
        raise GeocyberError(f"{path} cannot be written: {error.strerror or error}") from error


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """A new file beside `path` that takes its place once it is complete, and vanishes if it never is."""
    path = path.resolve()  # a link stays a link to the file that is replaced
    beside = path.with_name(f".{path.name}.{os.getpid()}.partial")
    beside.unlink(missing_ok=True)
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _state(path: Path) -> tuple[int, int] | None:
    """When a file was last changed and its size; None if there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size
