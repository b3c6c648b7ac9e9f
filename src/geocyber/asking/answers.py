"""What a question gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geocyber.store import Iri, Literal, Result, Term

Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    Attributes:
        columns: names of the columns.
        rows: one term a column, None where there is none.
        notes: sentences on what was taken for what and what was left out, one line each.
        shown: the columns to show to people, in their order; all are there for machines.
        things: the columns that hold entities or articles.
        names: what people call things and terms of the ontology, by their IRIs.
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
        """How people read a term: its name if it has one, else its text."""
        if isinstance(term, Iri) and term.value in self.names:
            return self.names[term.value]
        return "" if term is None else str(term)

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
