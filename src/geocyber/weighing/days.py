"""When things were said, and days, months and years as the spans that they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from geocyber.graph.vocabulary import STATEMENT_TERMS, Branch
from geocyber.weighing.values import Statement

_DAYS_AFTER_THE_FIRST = {4: 365, 7: 30}


def span(when: str | None) -> tuple[date, date] | None:
    """The first and the last day of an ISO 8601 date, year-month or year; a month counts as 31 days.

    Returns:
        None where nothing is said, or where there is no such day, since a graph may come from anybody.
    """
    if when is None:
        return None
    try:
        first = date.fromisoformat(when + "0000-01-01"[len(when) :])
    except ValueError:
        return None
    length = timedelta(days=_DAYS_AFTER_THE_FIRST.get(len(when), 0))
    return first, min(first, date.max - length) + length


def spoken_on(statement: Statement) -> str | None:
    """The day, month or year on which a response was made; None for what an operation did, whenever it did it."""
    is_response = STATEMENT_TERMS[statement.relation].branch is Branch.RESPONSE
    return statement.when if is_response else None


def said_on(statement: Statement, published: Mapping[str, str]) -> str | None:
    """When something was said, as far as it is known: the date of a response, else that of the article.

    Args:
        statement: what was said.
        published: when articles were published.
    """
    return spoken_on(statement) or published.get(statement.report)
