"""Writes statements as a table: one row for each, in CSV (RFC 4180, UTF-8, "," and a header)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from geocyber.exporting.content import Content, Node, Statement

COLUMNS = (
    "article_id", "published", "publisher", "headline", "date", "agent", "relation", "object", "factuality",
    "claimant", "direct_edge", "operation", "quote", "passages", "trigger", "confidence", "found_by",
    "agent_kind", "agent_state", "object_kind", "object_state", "agent_iri", "object_iri", "claimant_iri",
    "operation_iri", "statement_iri", "article_iri", "url",
)  # fmt: skip
"""Names of the columns, explained in `docs/graphs.md`."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula."""


def table(contents: Iterable[Content]) -> Iterator[str]:
    """The statements of articles as CSV.

    Args:
        contents: the articles.

    Yields:
        Lines, the header first.
    """
    yield _line(COLUMNS)
    for content in contents:
        for statement in content.statements:
            row = _row(content, statement)
            yield _line([_harmless(row[column]) for column in COLUMNS])


def _row(content: Content, statement: Statement) -> dict[str, str]:
    source, target = content.source, statement.target
    return {
        "article_id": source.id,
        "published": source.published,
        "publisher": source.publisher,
        "headline": source.headline,
        "date": statement.date,
        "agent": statement.agent.label,
        "relation": statement.relation.value,
        "object": target.label if target else statement.alias,
        "factuality": statement.factuality.value,
        "claimant": claimant_name(statement),
        "direct_edge": yes_or_no(statement.is_fact and target is not None),
        "operation": _label(statement.operation),
        "quote": " | ".join(quote.text for quote in statement.quotes),
        "passages": " ".join(f"{quote.start}-{quote.end}" for quote in statement.quotes),
        "trigger": statement.trigger,
        "confidence": f"{statement.confidence:g}",
        "found_by": statement.found_by,
        "agent_kind": statement.agent.kind.value,
        "agent_state": content.state_of(statement.agent),
        "object_kind": target.kind.value if target else "",
        "object_state": content.state_of(target),
        "agent_iri": statement.agent.canonical,
        "object_iri": _canonical(target),
        "claimant_iri": " ".join(node.canonical for node in statement.claimants),
        "operation_iri": _canonical(statement.operation),
        "statement_iri": statement.iri,
        "article_iri": source.iri,
        "url": source.url,
    }


def claimant_name(statement: Statement) -> str:
    """Who claims a statement, in words: names, "author" for the article's own voice, or "unnamed"."""
    return " | ".join(node.label for node in statement.claimants) or statement.voice


def yes_or_no(value: bool) -> str:
    """A truth value as every program reads it."""
    return "yes" if value else "no"


def _label(node: Node | None) -> str:
    return node.label if node else ""


def _canonical(node: Node | None) -> str:
    return node.canonical if node else ""


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe goes before what it would take for a formula (OWASP)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
