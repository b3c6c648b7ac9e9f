"""Tells what a file of knowledge is, and reads it."""

from __future__ import annotations

import json
from pathlib import Path

from geocyber.errors import GeocyberError
from geocyber.knowledge.imported import Imported
from geocyber.knowledge.importing.galaxy import from_galaxy, is_galaxy
from geocyber.knowledge.importing.plain import UnfitError
from geocyber.knowledge.importing.stix import from_bundle, is_bundle
from geocyber.knowledge.importing.table import from_table

LARGEST = 100_000_000
"""Bytes of the largest file that is read; all of ATT&CK has half of that."""
MOST = 100_000
"""Things that one file may bring."""


def read_source(file: Path) -> tuple[Imported, ...]:
    """All that a file knows.

    Args:
        file: a MISP galaxy cluster or STIX 2.1 bundle (.json), or a table (.csv).

    Raises:
        GeocyberError: the file is missing, too large, none of these, or not what it says to be; the message names
            the place and what was expected.
    """
    text = _text(file)
    try:
        is_table = file.suffix.lower() == ".csv"
        rows = tuple(from_table(text, file.stem)) if is_table else _from_json(text, file)
    except UnfitError as error:
        raise GeocyberError(f"{file}: {error}; nothing was imported") from error
    if not rows:
        raise GeocyberError(f"{file} holds nothing that geocyber knows what to do with; nothing was imported")
    if len(rows) > MOST:
        raise GeocyberError(f"{file} holds {len(rows)} things; at most {MOST} can be imported at once")
    return tuple(sorted(set(rows), key=lambda row: (row.kind, row.name, row.id)))


def _text(file: Path) -> str:
    try:
        if not file.is_file():
            raise GeocyberError(f"{file} is not a file")
        if (size := file.stat().st_size) > LARGEST:
            raise GeocyberError(
                f"{file} has {size // 1_000_000} MB; at most {LARGEST // 1_000_000} can be imported"
            )
        return file.read_text("utf-8-sig")
    except OSError as error:
        raise GeocyberError(f"{file} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise GeocyberError(f"{file} is not UTF-8 text (byte {error.start})") from error


def _from_json(text: str, file: Path) -> tuple[Imported, ...]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:  # JSONDecodeError is a ValueError, as is a number too long
        said = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UnfitError(f"it is no JSON: {said}") from error
    if is_bundle(content):
        return tuple(from_bundle(content, file.stem))
    if is_galaxy(content):
        return tuple(from_galaxy(content))
    raise UnfitError("it is neither a MISP galaxy cluster nor a STIX 2.1 bundle nor a table (.csv)")
