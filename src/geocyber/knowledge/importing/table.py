"""Reads tables of a user's own: CSV with the columns name and kind, and perhaps aliases, state, id and confidence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from geocyber.knowledge.imported import Imported
from geocyber.knowledge.importing import plain
from geocyber.knowledge.importing.plain import UnfitError
from geocyber.model import Kind

_NEEDED = frozenset({"name", "kind"})
_COLUMNS = _NEEDED | {"aliases", "state", "id", "confidence"}
KINDS = frozenset(
    {
        Kind.THREAT_GROUP,
        Kind.MALWARE,
        Kind.OPERATION,
        Kind.COMPANY,
        Kind.ORGANISATION,
        Kind.PERSON,
        Kind.GOVERNMENT_BODY,
        Kind.PRODUCT,
    }
)
"""What may be imported; states, their organisations, sectors and vulnerabilities are known."""


def from_table(text: str, file: str) -> Iterator[Imported]:
    """What a table knows.

    Args:
        text: the table.
        file: name of the file, which names the source.

    Raises:
        UnfitError: a column is missing or unknown, or a cell is not as it should be; the message names the line.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [column.strip().lower() for column in reader.fieldnames or ()]
        if not set(header) >= _NEEDED or not set(header) <= _COLUMNS or len(set(header)) < len(header):
            raise UnfitError(
                f"its header is {','.join(header)[:80]!r}; expected name,kind and perhaps {_optional()}"
            )
        reader.fieldnames = header
        for row in reader:
            yield _row(row, f"table {plain.line(file)}", f"line {reader.line_num}")
    except csv.Error as error:
        raise UnfitError(f"line {reader.line_num}: {error}") from error


def _row(row: Mapping[str, str | None], source: str, where: str) -> Imported:
    if None in row or None in row.values():
        raise UnfitError(f"{where} has not as many cells as the header")
    kind = plain.text(row["kind"], f"{where}, kind").strip().lower().replace(" ", "_")
    if kind not in KINDS:
        raise UnfitError(f"{where}: kind {kind[:40]!r}; expected one of {', '.join(sorted(KINDS))}")
    name = plain.name(row["name"], f"{where}, name")
    if not name:
        raise UnfitError(f"{where}: the name is empty or longer than {plain.LONGEST} characters")
    state = plain.iso(row.get("state"), f"{where}, state")
    if (row.get("state") or "").strip() and not state:
        raise UnfitError(
            f"{where}: state {row.get('state')!r:.40}; expected a code of two letters such as CN"
        )
    if kind == Kind.GOVERNMENT_BODY and not state:
        raise UnfitError(f"{where}: a government body needs its state")
    aliases = (row.get("aliases") or "").split("|")
    return Imported(
        source=source,
        kind=Kind(kind),
        id=plain.name(row.get("id"), f"{where}, id"),
        name=name,
        aliases=plain.names(aliases, name, f"{where}, aliases"),
        state=state,
        confidence=plain.percent((row.get("confidence") or "").strip(), f"{where}, confidence"),
    )


def _optional() -> str:
    return ", ".join(sorted(_COLUMNS - _NEEDED))
