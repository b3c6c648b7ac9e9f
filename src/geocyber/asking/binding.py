"""Puts values into the places that a query keeps for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geocyber.asking.reader import BLOCK
from geocyber.store import Iri, Literal

_NO_PATTERNS: Mapping[str, str] = {}


def bind(
    sparql: str, values: Mapping[str, Sequence[Iri | Literal]], patterns: Mapping[str, str] = _NO_PATTERNS
) -> str:
    """The query with `VALUES ?_name { UNDEF }` filled: any of the values will do.

    Values enter as serialised terms within a VALUES block, never as text of the query. Places without a
    value stay as they are, and take anything.

    Args:
        sparql: the query.
        values: by the names of the parameters; none is empty.
        patterns: what takes the whole place of parameters that choose among patterns, by their names. Values
            enter the places that a pattern keeps for them as well.
    """

    def filled(place: re.Match[str]) -> str:
        name = place["name"]
        if name in patterns:
            return bind(patterns[name], values)
        terms = " ".join(term.n3 for term in values.get(name, ()))
        return f"VALUES ?_{name} {{ {terms} }}" if terms else place.group()

    return BLOCK.sub(filled, sparql)
