"""Works up the rows of questions that SPARQL alone cannot answer: a header says `reckoned: NAME`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from geocyber.asking.corroborated import corroborated
from geocyber.asking.disputed import disputed
from geocyber.store import Iri, Literal, Result, Store

Values = Mapping[str, Sequence[Iri | Literal]]
"""What the parameters of a question stand for, by their names; those without a value are not in it."""

Reckoner = Callable[[Store, Result, Values], Result]
"""Takes a graph, the rows of the question's query and the values of its parameters, and gives the answer."""

RECKONERS: Mapping[str, Reckoner] = {"corroboration": corroborated, "disputes": disputed}
"""What a header may name."""
