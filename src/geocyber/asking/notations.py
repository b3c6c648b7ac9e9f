"""Writes an answer down: JSON for machines, CSV for spreadsheets, Markdown for reports."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from geocyber.asking.answers import Answer
from geocyber.asking.plain import clean
from geocyber.errors import UsageError
from geocyber.store import Term, ntriples, sparql_json

_FORMULA = tuple(
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}"
    "\N{FULLWIDTH COMMERCIAL AT}"
)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~#&$!])")


def as_json(answer: Answer) -> str:
    """The answer in the SPARQL 1.1 Query Results JSON Format (W3C, 2013), exact.

    Each column `x` of things is followed by a column `xLabel` with their names.
    """
    return sparql_json(answer.result())


def as_csv(answer: Answer) -> str:
    """All columns as RFC 4180 has it, with names for things, to be opened in a spreadsheet.

    A cell that a spreadsheet would take for a formula (it starts with = + - or @ and is no number) gets an
    apostrophe in front, and control characters are replaced: the text of articles is not to be trusted.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if answer.truth is not None:
        writer.writerows([["answer"], [_truth(answer.truth)]])
        return out.getvalue()
    writer.writerow(answer.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in cells(answer, answer.columns))
    return out.getvalue()


def as_markdown(answer: Answer) -> str:
    """The shown columns as a table of GitHub Flavored Markdown, with all marks of the text escaped."""
    if answer.truth is not None:
        return f"{_truth(answer.truth)}\n"
    lines = [
        _markdown_row(answer.shown),
        _markdown_row(["---"] * len(answer.shown), escape=False),
        *(_markdown_row(row) for row in cells(answer, answer.shown)),
    ]
    return "".join(lines)


def as_ntriples(answer: Answer) -> str:
    """The triples of a CONSTRUCT or DESCRIBE as N-Triples.

    Raises:
        UsageError: the answer is not made of triples.
    """
    if answer.columns != ("subject", "predicate", "object") or answer.truth is not None:
        raise UsageError("N-Triples can be written of CONSTRUCT and DESCRIBE only; use --format json")
    return ntriples(answer.result())


def cells(answer: Answer, columns: Sequence[str]) -> Iterable[list[str]]:
    """The rows as people read them: names for things, one line a cell, no control characters."""
    at = [answer.columns.index(column) for column in columns]
    return ([_cell(answer, row[i]) for i in at] for row in answer.rows)


def _cell(answer: Answer, term: Term | None) -> str:
    return clean(answer.name(term))


def _truth(truth: bool) -> str:
    return "true" if truth else "false"


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _markdown_row(row: Sequence[str], *, escape: bool = True) -> str:
    escaped = [_MARKDOWN.sub(r"\\\1", cell) if escape else cell for cell in row]
    return f"| {' | '.join(escaped)} |\n"
