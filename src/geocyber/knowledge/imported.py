"""The user's own knowledge: one file with a row for each thing that an imported source knows."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from platformdirs import user_data_path

from geocyber.errors import GeocyberError
from geocyber.model import Kind

FILE = "GEOCYBER_KNOWLEDGE"
"""Environment variable that names the file of imported knowledge; empty for none."""

_COLUMNS = ("source", "kind", "id", "name", "aliases", "state", "confidence")
_HEAD = """\
# What `geocyber knowledge import` brought in: a row for each thing that a source knows. `geocyber knowledge list` shows it,
# `geocyber knowledge remove` takes a source out. state: of threat groups the state that the source suspects behind them, of
# others the state that they belong to. confidence: of that claim, 0 to 100, where the source gives one.
"""
_SEPARATOR = "|"


@dataclass(frozen=True, slots=True, order=True)
class Imported:
    """What one source knows of one thing.

    Attributes:
        source: the source with its version, such as "MISP galaxy threat-actor, version 336".
        kind: its class.
        id: how the source identifies it (a UUID, G0065, a reference of geocyber's own); "".
        name: its main name.
        aliases: other names.
        state: ISO 3166-1 alpha-2 code: of threat groups the state that the source suspects behind them, of others the
            state that they belong to; "".
        confidence: of a suspected state, 0 to 100; None where the source gives none.
    """

    source: str
    kind: Kind
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    state: str = ""
    confidence: int | None = None


def user_file() -> Path | None:
    """The file of imported knowledge, whether it exists or not; None if the user wants none."""
    named = os.environ.get(FILE)
    if named is None:
        return Path(user_data_path("geocyber", appauthor=False)) / "knowledge.csv"
    return Path(named) if named else None


def read_imported(file: Path | None) -> tuple[Imported, ...]:
    """What has been imported; () if there is no such file.

    Raises:
        GeocyberError: the file cannot be read or is none of ours.
    """
    if file is None or not file.exists():
        return ()
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GeocyberError(f"{file} cannot be read: {error}") from error
    lines = (line for line in io.StringIO(text, newline="") if not line.startswith("#"))
    reader = csv.DictReader(lines, strict=True)
    if tuple(reader.fieldnames or ()) != _COLUMNS:
        raise GeocyberError(
            f"{file} is no file of imported knowledge: its header is not {','.join(_COLUMNS)}"
        )
    try:
        return tuple(sorted(_row(row) for row in reader))
    except (ValueError, TypeError, KeyError, AttributeError, csv.Error) as error:
        raise GeocyberError(f"{file}, line {reader.line_num}: {error}; mend it or remove the file") from error


def _row(row: dict[str, str]) -> Imported:
    aliases = tuple(row["aliases"].split(_SEPARATOR)) if row["aliases"] else ()
    confidence = int(row["confidence"]) if row["confidence"] else None
    if not row["source"] or not row["name"]:
        raise ValueError("source or name is empty")
    return Imported(
        row["source"], Kind(row["kind"]), row["id"], row["name"], aliases, row["state"], confidence
    )


def write_imported(file: Path, rows: Iterable[Imported]) -> None:
    """Writes the file, sorted: beside the old one first, which it then replaces.

    Raises:
        GeocyberError: it cannot be written.
    """
    text = as_text(rows)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=file.parent, prefix=f".{file.name}.", delete=False
        ) as beside:
            beside.write(text)
        Path(beside.name).replace(file)
    except OSError as error:
        raise GeocyberError(f"{file} cannot be written: {error.strerror or error}") from error


def as_text(rows: Iterable[Imported]) -> str:
    """The bytes of the file, the same for the same rows in any order."""
    out = io.StringIO(newline="")
    out.write(_HEAD)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in sorted(set(rows), key=_order):
        confidence = "" if row.confidence is None else str(row.confidence)
        aliases = _SEPARATOR.join(row.aliases)
        writer.writerow((row.source, row.kind.value, row.id, row.name, aliases, row.state, confidence))
    return out.getvalue()


def identity(rows: Iterable[Imported]) -> str:
    """What tells one set of imported knowledge from another: "" for none, else a hash of its rows."""
    some = tuple(rows)
    return hashlib.sha256(as_text(some).encode()).hexdigest()[:16] if some else ""


def _order(row: Imported) -> tuple[str, str, str, str, tuple[str, ...], str, int]:
    confidence = -1 if row.confidence is None else row.confidence
    return row.source, row.kind.value, row.name, row.id, row.aliases, row.state, confidence
