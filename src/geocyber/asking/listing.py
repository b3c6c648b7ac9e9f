"""Tells which questions there are, and how they are asked."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from geocyber.asking.answers import Answer
from geocyber.asking.catalogue import Catalogue
from geocyber.asking.question import BUILT_IN, Parameter, Question
from geocyber.asking.stance import BY
from geocyber.asking.values import ParameterType
from geocyber.model import RelationType
from geocyber.store import Literal

_BUILT_IN_EXAMPLES = {"exact": "true", "limit": "10"}
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


def completions(question: Question, incomplete: str, before: Sequence[str] = ()) -> list[tuple[str, str]]:
    """What may follow on the command line, with explanations: parameters; their values after "relation=".

    A parameter comes with an example of its value too, lest the shell takes it for complete and goes on to
    the next word.

    Args:
        question: that is asked.
        incomplete: the word that is being written.
        before: the words before it; bash makes three words of "relation=con", and two of "relation=".
    """
    match (*before[-2:], incomplete):
        case (*_, key, "") | (key, "=", _) if any(key == p.name for p in question.parameters):
            return [(value, "") for value in _values(question, key, incomplete)]
    key, equals, value = incomplete.partition("=")
    if equals:
        return [(f"{key}={known}", "") for known in _values(question, key, value)]
    known = [(p.name, p.example, p.description) for p in question.parameters]
    known += [(name, _BUILT_IN_EXAMPLES[name], about) for name, about in BUILT_IN.items()]
    fitting = [row for row in known if row[0].startswith(key)]
    return [
        (f"{name}={value}", about)
        for name, example, about in fitting
        for value in (("", example) if " " not in example else ("",))
    ]


def _values(question: Question, key: str, beginning: str) -> list[str]:
    """The values that begin so, if the parameter of this name has a closed list of them."""
    for parameter in question.parameters:
        if parameter.name == key and parameter.type is ParameterType.RELATION:
            return [r.value for r in RelationType if r.value.startswith(beginning)]
        if parameter.name == key and parameter.type is ParameterType.STANCE:
            words = [f"{word}:" if word == BY else word for word in parameter.patterns]
            return [word for word in words if word.startswith(beginning)]
    return []


def example(question: Question, parameter: Parameter | None = None) -> str:
    """A command line that asks the question, with a parameter's example if one is given."""
    words = ["geocyber", "ask", question.name]
    if parameter is not None:
        words.append(f"{parameter.name}={parameter.example}")
    return shlex.join(words)
