"""Prints answers in the formats that several commands know."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from geocyber.asking import Answer

_WIDTH_OF_NO_TERMINAL = 120


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


class SparqlFormat(StrEnum):
    """How the result of a query is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"
    NTRIPLES = "ntriples"


def print_answer(answer: Answer, format: str) -> None:
    """Writes an answer in a format, and its notes to standard error."""
    from geocyber.asking import as_csv, as_json, as_markdown, as_ntriples, as_table  # noqa: PLC0415

    match format:
        case Format.JSON:
            out(as_json(answer))
        case Format.CSV:
            out(as_csv(answer))
        case Format.MARKDOWN:
            out(as_markdown(answer))
        case SparqlFormat.NTRIPLES:
            out(as_ntriples(answer))
        case _:
            width = shutil.get_terminal_size((_WIDTH_OF_NO_TERMINAL, 24)).columns
            colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            out(as_table(answer, width=width, colour=colour), sys.stdout.encoding or "utf-8")
    notes(answer.notes)


def out(text: str, encoding: str = "utf-8") -> None:
    """Writes bytes, so that line ends are the same everywhere, and no character is one too many."""
    typer.echo(text.encode(encoding, "replace"), nl=False)


def notes(lines: Sequence[str]) -> None:
    """Writes notes to standard error."""
    from geocyber.asking import clean  # noqa: PLC0415

    for note in lines:
        typer.echo(clean(note), err=True)
