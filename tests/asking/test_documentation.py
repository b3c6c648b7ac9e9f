"""The page of the questions says what is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from asking.story import seen
from geocyber.asking import ask, catalogue
from geocyber.asking.documentation import page
from geocyber.asking.values import ParameterType
from geocyber.store import Store

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"
EXAMPLE = re.compile(r"`(geocyber ask [^`]+)`")


def test_the_page_is_current() -> None:
    made = page(catalogue())
    assert PAGE.read_text(encoding="utf-8") == made, (
        "run: python -m geocyber.asking.documentation > docs/questions.md"
    )


def test_every_question_and_parameter_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name, question in catalogue().items():
        assert f"### {name}\n" in text
        for parameter in question.parameters:
            assert f"`{parameter.name}`" in text
    for type_ in ParameterType:
        assert type_.value in text


EXAMPLES = sorted(
    {e.replace("\\|", "|") for e in EXAMPLE.findall(PAGE.read_text(encoding="utf-8")) if "=" in e}
)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_work_and_find_something(linked: Store, example: str) -> None:
    _, _, name, word = shlex.split(example)
    parameter, value = word.split("=", 1)
    rows = ask(linked, name, {parameter: value}).rows
    # The examples of an article and of a stance are the same for all questions, and do not answer each of them:
    # what is denied is never undisputed.
    assert rows or parameter in {"article", "claims"}


def test_there_is_an_example_for_every_parameter() -> None:
    assert len(EXAMPLES) == len({(name, p.name) for name, q in catalogue().items() for p in q.parameters})


def test_the_question_of_ones_own_works(tmp_path: Path, linked: Store) -> None:
    text = PAGE.read_text(encoding="utf-8")
    block = re.search(r"```sparql\n(#\+ .*?)```", text, re.DOTALL)
    assert block
    (tmp_path / "companies.rq").write_text(block[1], encoding="utf-8")
    (tmp_path / "parameters.yaml").write_text(
        (PAGE.parents[1] / "queries" / "parameters.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    answer = ask(linked, "companies", {}, catalogue(tmp_path))
    assert seen(answer, "company", "statements") == [("Microsoft", "2")]
