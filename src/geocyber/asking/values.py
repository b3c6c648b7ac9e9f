"""What a parameter may be, and how its text becomes a term."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from geocyber.asking.nearest import nearest
from geocyber.asking.plain import clean
from geocyber.errors import UsageError
from geocyber.model import RelationType
from geocyber.store import Literal

XSD = "http://www.w3.org/2001/XMLSchema#"

_DATES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII), "", "date"),
    (re.compile(r"\d{4}-\d{2}", re.ASCII), "-01", "gYearMonth"),
    (re.compile(r"\d{4}", re.ASCII), "-01-01", "gYear"),
)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?", re.ASCII)
_TRUTHS = {"true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false"}


class ParameterType(StrEnum):
    """What the value of a parameter stands for."""

    ACTOR = "actor"
    ENTITY = "entity"
    OPERATION = "operation"
    ARTICLE = "article"
    RELATION = "relation"
    DATE = "date"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    STRING = "string"
    STANCE = "stance"

    @property
    def names_something(self) -> bool:
        """Whether its value is the name of things that the graph is searched for."""
        return self in _NAMING


_NAMING = frozenset(
    {ParameterType.ACTOR, ParameterType.ENTITY, ParameterType.OPERATION, ParameterType.ARTICLE}
)


def literal(type_: ParameterType, text: str, name: str) -> Literal:
    """The literal that a parameter's text stands for.

    Args:
        type_: what is expected; none of those that name something in the graph.
        text: what the user wrote.
        name: of the parameter, for messages.

    Raises:
        UsageError: the text is nothing of the kind.
    """
    text = text.strip()
    match type_:
        case ParameterType.DATE:
            return _date(text, name)
        case ParameterType.RELATION:
            return Literal(_relation(text, name))
        case ParameterType.BOOLEAN if text.lower() in _TRUTHS:
            return Literal(_TRUTHS[text.lower()], f"{XSD}boolean")
        case ParameterType.INTEGER if _INTEGER.fullmatch(text):
            return Literal(text, f"{XSD}integer")
        case ParameterType.DECIMAL if _DECIMAL.fullmatch(text):
            return Literal(text, f"{XSD}decimal")
        case ParameterType.STRING:
            return Literal(text)
    expected = {
        ParameterType.BOOLEAN: "true or false",
        ParameterType.INTEGER: "a whole number",
        ParameterType.DECIMAL: "a number such as 0.8",
    }
    raise UsageError(f"{name}={clean(text)} is not understood: expected {expected[type_]}")


def _date(text: str, name: str) -> Literal:
    """A day, month or year as the literal of its own precision: the queries compare overlapping spans."""
    for pattern, rest, datatype in _DATES:
        if pattern.fullmatch(text):
            try:
                date.fromisoformat(text + rest)
            except ValueError:
                break
            return Literal(text, f"{XSD}{datatype}")
    raise UsageError(
        f"{name}={clean(text)} is not a date: expected a year, month or day as 2021, 2021-07 or 2021-07-19"
    )


def _relation(text: str, name: str) -> str:
    relations = [relation.value for relation in RelationType]
    if text.lower() in relations:
        return text.lower()
    raise UsageError(
        f"{name}={clean(text)} is no relation{nearest(text.lower(), relations)}; known: {' '.join(relations)}"
    )
