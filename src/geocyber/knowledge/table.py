"""Reads the comma-separated tables of `data/`; its errors name file, line and what was expected."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from geocyber.errors import GeocyberError

_LIST_SEPARATOR = "|"


class KnowledgeError(GeocyberError):
    """A data file of the knowledge base is damaged."""

    def __init__(self, where: str, found: str, expected: str) -> None:
        super().__init__(f"knowledge/data/{where}: found {found}; expected {expected}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; a missing or empty cell is ""."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell, which must not be empty."""
        cell = self.cells[column]
        if not cell:
            raise self.error(f"an empty {column}", "a value")
        return cell

    def optional(self, column: str) -> str | None:
        """The cell, None if empty."""
        return self.cells[column] or None

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that lists them with "|" between."""
        cell = self.cells[column]
        if not cell:
            return ()
        values = tuple(cell.split(_LIST_SEPARATOR))
        if any(not value or value != value.strip() for value in values):
            raise self.error(f"{cell!r} in {column}", 'values with "|" between and no space around')
        return values

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """The cell, which must be one of the allowed values."""
        cell = self.cells[column]
        if cell not in allowed:
            raise self.error(f"{cell!r} in {column}", "one of " + ", ".join(allowed))
        return cell

    def year(self, column: str) -> int | None:
        """The cell as a year, None if empty."""
        cell = self.cells[column]
        if not cell:
            return None
        if not (cell.isdigit() and len(cell) == 4):
            raise self.error(f"{cell!r} in {column}", "a year of four digits")
        return int(cell)

    def error(self, found: str, expected: str) -> KnowledgeError:
        """An error about this row."""
        return KnowledgeError(f"{self.file}, line {self.line}", found, expected)


def data_folder() -> Traversable:
    """The folder of the data files, in a checkout as in an installed package."""
    return files("geocyber.knowledge").joinpath("data")


def read_table(file: str, columns: Sequence[str], folder: Traversable | None = None) -> Iterator[Row]:
    """The rows of a data file.

    Args:
        file: its name in the folder.
        columns: the header that it must have.
        folder: where it lies; the package's own data if None.

    Raises:
        KnowledgeError: another header, a row with too few or too many cells, or no rows at all.
    """
    text = (folder or data_folder()).joinpath(file).read_text(encoding="utf-8")
    lines = text.splitlines()
    start = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.reader(lines[start:], strict=True)
    try:
        yield from _rows(file, columns, start, reader)
    except csv.Error as error:
        raise KnowledgeError(
            f"{file}, line {start + reader.line_num}", str(error), "comma-separated values"
        ) from error


def _rows(file: str, columns: Sequence[str], start: int, reader: Iterator[list[str]]) -> Iterator[Row]:
    header = next(reader, [])
    if header != list(columns):
        raise KnowledgeError(
            f"{file}, line {start + 1}", f"header {','.join(header)!r}", f"header {','.join(columns)!r}"
        )
    for number, cells in enumerate(reader, start + 2):
        if len(cells) != len(columns):
            raise KnowledgeError(f"{file}, line {number}", f"{len(cells)} cells", f"{len(columns)} cells")
        yield Row(file, number, dict(zip(columns, cells, strict=True)))
