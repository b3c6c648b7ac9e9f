"""Asks any SPARQL query, with geocyber's prefixes declared."""

from __future__ import annotations

import re

from geocyber.asking.answers import Answer
from geocyber.asking.names import PROLOGUE
from geocyber.errors import GeocyberError
from geocyber.store import Store

_PLACE = re.compile(r"\bat (\d+):(\d+)")
_EXPECTED = re.compile(r"expected one of .{120,}")


def ask_sparql(store: Store, sparql: str) -> Answer:
    """Asks a query; SELECT gives rows, ASK a truth value, CONSTRUCT and DESCRIBE triples.

    Args:
        store: the graph to ask.
        sparql: SPARQL 1.1. The prefixes of geocyber's graphs need no declaration.

    Raises:
        GeocyberError: it is an update, is not well formed, or the graph cannot answer it.
    """
    try:
        found = store.query(f"{PROLOGUE}\n{sparql}")
    except GeocyberError as error:
        raise type(error)(_in_the_users_words(str(error))) from error
    return Answer(found.columns, found.rows, shown=found.columns, truth=found.truth)


def _in_the_users_words(message: str) -> str:
    """A message with the place in the query as it was written, and no list of all that could stand there."""
    placed = _PLACE.sub(lambda at: f"at line {int(at[1]) - 1}, column {at[2]}", message, count=1)
    return _EXPECTED.sub("something else is expected there", placed)
