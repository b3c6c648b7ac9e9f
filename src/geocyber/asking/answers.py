"""What a question gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from geocyber.graph.vocabulary import GC
from geocyber.store import Iri, Literal, Result, Term

Row = tuple[Term | None, ...]

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    Attributes:
        columns: names of the columns.
        rows: one term a column, None where there is none.
        notes: sentences on what was taken for what and what was left out, one line each.
        shown: the columns to show to people, in their order; all are there for machines.
        things: the columns that hold entities or articles.
        names: the names of things, by their IRIs.
        truth: the answer to an ASK query, None for all others.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    truth: bool | None = None

    def name(self, term: Term | None) -> str:
        """How people read a term: the name of a thing, the words of a term of the ontology, else its text."""
        if not isinstance(term, Iri):
            return "" if term is None else str(term)
        if term.value in self.names:
            return self.names[term.value]
        return _words(term.value.removeprefix(GC)) if term.value.startswith(GC) else term.value

    def result(self) -> Result:
        """The answer as the result of a query: after each column of things another one with their names."""
        if self.truth is not None:
            return Result((), (), self.truth)
        columns = [column for name in self.columns for column in self._with_label(name)]
        rows = (
            tuple(
                value
                for name, term in zip(self.columns, row, strict=True)
                for value in self._labelled(name, term)
            )
            for row in self.rows
        )
        return Result(tuple(columns), tuple(rows))

    def _with_label(self, column: str) -> tuple[str, ...]:
        return (column, f"{column}Label") if column in self.things else (column,)

    def _labelled(self, column: str, term: Term | None) -> tuple[Term | None, ...]:
        if column not in self.things:
            return (term,)
        return term, None if term is None else Literal(self.name(term))


def _words(name: str) -> str:
    """GovernmentBody as "government body"."""
    return " ".join(word if word.isupper() else word.lower() for word in _WORD.findall(name)) or name
