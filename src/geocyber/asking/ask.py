"""Asks a question of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from geocyber.asking.answers import Answer
from geocyber.asking.binding import bind
from geocyber.asking.catalogue import Catalogue, catalogue
from geocyber.asking.finding import find
from geocyber.asking.names import PROLOGUE, names_of, words_of
from geocyber.asking.question import BUILT_IN, Question
from geocyber.asking.reckoning import RECKONERS, Values
from geocyber.asking.stance import stance
from geocyber.asking.values import ParameterType, literal
from geocyber.errors import UsageError
from geocyber.store import Iri, Literal, Store


@dataclass(frozen=True, slots=True)
class Written:
    """A question that is ready to be asked.

    Attributes:
        question: which one.
        sparql: its query with the values in their places.
        limit: the most rows wanted; None for all.
        notes: what was taken for what.
        values: what the parameters stand for, by their names.
    """

    question: Question
    sparql: str
    limit: int | None
    notes: tuple[str, ...]
    values: Values


def ask(
    store: Store, name: str, parameters: Mapping[str, str] | None = None, questions: Catalogue | None = None
) -> Answer:
    """Asks a question of the catalogue.

    Args:
        store: the graph to ask.
        name: of the question.
        parameters: text by the names of parameters; also `limit` and `exact`.
        questions: another catalogue than geocyber's own.

    Raises:
        UsageError: there is no such question or parameter, or a value is nothing of its kind.
        GeocyberError: the graph holds nothing of a name, or cannot answer.
    """
    given = parameters or {}
    written = write(store, (questions or catalogue()).find(name), given)
    question, notes = written.question, written.notes
    found = store.query(written.sparql)
    if question.reckoned:
        found = RECKONERS[question.reckoned](store, found, written.values)
    rows = found.rows
    if written.limit is not None and len(rows) > written.limit:
        rows = rows[: written.limit]
        notes = (*notes, f"only the first {written.limit} rows are given; there are more")
    if not rows:
        notes = (*notes, _what_to_try(store, given))
    at = [found.columns.index(column) for column in question.things]
    return Answer(
        columns=found.columns,
        rows=rows,
        notes=notes,
        shown=question.columns,
        things=question.things,
        names={**words_of(chain(*rows)), **names_of(store, (row[i] for row in rows for i in at))},
    )


def write(store: Store, question: Question, given: Mapping[str, str]) -> Written:
    """The question's query with the values in their places: what `ask` asks.

    Args:
        store: the graph in which actors, operations and articles are looked up.
        question: of the catalogue.
        given: text by the names of parameters.

    Raises:
        UsageError: there is no such parameter, or a value is nothing of its kind.
        GeocyberError: the graph holds nothing of a name.
    """
    exact, limit = _exact(given), _limit(given)
    own = {name: text for name, text in given.items() if name not in BUILT_IN}
    for name in own:
        question.parameter(name)
    values: dict[str, Sequence[Iri | Literal]] = {}
    patterns: dict[str, str] = {}
    notes: list[str] = []
    for parameter in question.parameters:
        text = own.get(parameter.name, parameter.default)
        if text is None:
            continue
        if parameter.type.names_something:
            found = find(store, text, parameter.type, exact=exact)
            values[parameter.name] = found.things
            notes += [note for note in found.notes if note not in notes]
        elif parameter.type is ParameterType.STANCE:
            taken = stance(store, parameter, text, exact=exact)
            patterns[parameter.name] = taken.pattern
            values.update(taken.values)
            notes += [note for note in taken.notes if note not in notes]
        else:
            values[parameter.name] = [literal(parameter.type, text, parameter.name)]
    sparql = bind(question.sparql, values, patterns)
    if limit is not None and not question.reckoned:
        sparql = f"{sparql.rstrip()}\nLIMIT {limit + 1}\n"
    return Written(question, sparql, limit, tuple(notes), values)


def _exact(given: Mapping[str, str]) -> bool:
    return literal(ParameterType.BOOLEAN, given.get("exact", "false"), "exact").value == "true"


def _limit(given: Mapping[str, str]) -> int | None:
    if "limit" not in given:
        return None
    limit = int(literal(ParameterType.INTEGER, given["limit"], "limit").value)
    if limit < 1:
        raise UsageError(f"limit={limit} is not understood: expected a whole number from 1")
    return limit


def _what_to_try(store: Store, given: Mapping[str, str]) -> str:
    """What may help after an empty answer."""
    if not store.query(f"{PROLOGUE} ASK {{ ?article a gc:Article }}").truth:
        return f"the graph {store.name} holds no articles; `geocyber build SOURCE…` puts some in"
    narrowing = [name for name in given if name not in BUILT_IN]
    if not narrowing:
        return "the graph holds nothing of the kind; `geocyber ask timeline` shows what it holds"
    return (
        f"nothing found; try without {' or '.join(narrowing)}, or see `geocyber ask not-done` "
        "for what is denied, threatened or only possible"
    )
