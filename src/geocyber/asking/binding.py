"""Puts values into the places that a query keeps for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geocyber.asking.reader import BLOCK
from geocyber.store import Iri, Literal


def bind(sparql: str, values: Mapping[str, Sequence[Iri | Literal]]) -> str:
    """The query with `VALUES ?_name { UNDEF }` filled: any of the values will do.

    Values enter as serialised terms within a VALUES block, never as text of the query. Places without a
    value stay as they are, and take anything.

    Args:
        sparql: the query.
        values: by the names of the parameters; none is empty.
    """

    def filled(place: re.Match[str]) -> str:
        name = place["name"]
        terms = " ".join(term.n3 for term in values.get(name, ()))
        return f"VALUES ?_{name} {{ {terms} }}" if terms else place.group()

    return BLOCK.sub(filled, sparql)
