"""Writes `docs/questions.md` from the headers of the questions and the text that is the same for all.

Run it with `python -m geocyber.asking.documentation > docs/questions.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.resources import files

from geocyber.asking.catalogue import Catalogue, catalogue
from geocyber.asking.listing import example
from geocyber.asking.question import BUILT_IN, Parameter, Question

_TEMPLATE = "questions.template.md"


def page(questions: Catalogue) -> str:
    """The page `docs/questions.md`.

    Args:
        questions: what it documents.
    """
    built_in = "".join(f"| `{name}` | {_cell(about)} |\n" for name, about in BUILT_IN.items())
    contents = "".join(f"| [{name}](#{name}) | {_cell(q.summary)} |\n" for name, q in questions.items())
    sections = "".join(line for question in questions.values() for line in _section(question))
    text = files("geocyber.asking").joinpath(_TEMPLATE).read_text(encoding="utf-8")
    for place, filling in (
        ("<!-- built-in parameters -->\n", built_in),
        ("<!-- contents -->\n", contents),
        ("<!-- questions -->\n", sections),
    ):
        text = text.replace(place, filling)
    return text


def _section(question: Question) -> Iterator[str]:
    yield f"\n### {question.name}\n\n{question.summary}. {question.description}\n\n"
    yield "| parameter | is | meaning | for example |\n|---|---|---|---|\n"
    for parameter in question.parameters:
        yield _parameter(question, parameter)
    hidden = [name for name in question.variables if name not in question.columns]
    yield f"\nColumns: {_names(question.columns)}"
    yield f"; also {_names(hidden)}.\n" if hidden else ".\n"


def _parameter(question: Question, parameter: Parameter) -> str:
    default = f" If not given: `{parameter.default}`." if parameter.default else ""
    about = f"{_cell(parameter.description)}{default}"
    return f"| `{parameter.name}` | {parameter.type} | {about} | `{_cell(example(question, parameter))}` |\n"


def _names(columns: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{column}`" for column in columns)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.buffer.write(page(catalogue()).encode())
