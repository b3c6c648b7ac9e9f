"""Tells which questions there are, and how they are asked."""

from __future__ import annotations

import shlex

from geocyber.asking.answers import Answer
from geocyber.asking.catalogue import Catalogue
from geocyber.asking.question import BUILT_IN, Parameter, Question
from geocyber.asking.values import ParameterType
from geocyber.model import RelationType
from geocyber.store import Literal

_COLUMNS = ("question", "asks", "parameters")


def listing(questions: Catalogue) -> Answer:
    """All questions with their summaries and parameters, as an answer that is written like any other."""
    rows = tuple(
        (
            Literal(name),
            Literal(question.summary),
            Literal(" ".join(f"{parameter.name}=" for parameter in question.parameters)),
        )
        for name, question in questions.items()
    )
    note = f"each also takes {' and '.join(f'{name}=' for name in BUILT_IN)}; docs/questions.md tells more"
    return Answer(_COLUMNS, rows, notes=(note,), shown=_COLUMNS)


def completions(question: Question, incomplete: str) -> list[tuple[str, str]]:
    """What may follow on the command line, with explanations: parameters; relations after "relation="."""
    key, equals, value = incomplete.partition("=")
    if not equals:
        known = {p.name: p.description for p in question.parameters} | BUILT_IN
        return [(f"{name}=", about) for name, about in known.items() if name.startswith(key)]
    types = {p.name: p.type for p in question.parameters}
    if types.get(key) is not ParameterType.RELATION:
        return []
    return [(f"{key}={r.value}", "") for r in RelationType if r.value.startswith(value)]


def example(question: Question, parameter: Parameter | None = None) -> str:
    """A command line that asks the question, with a parameter's example if one is given."""
    words = ["geocyber", "ask", question.name]
    if parameter is not None:
        words.append(f"{parameter.name}={parameter.example}")
    return shlex.join(words)
