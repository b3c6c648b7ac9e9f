"""The answers to questions about disputes and corroboration are the ones that were looked at last."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

import pytest
from answers import FOLDER, QUESTIONS, answers
from golden import articles

from geocyber.extraction import Extractor


@pytest.fixture(scope="module")
def found() -> Mapping[str, str]:
    extractor = Extractor()
    return answers(extractor(article) for article in articles())


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answer_is_the_one_looked_at_last(found, name) -> None:
    kept = (FOLDER / f"{name}.txt").read_text("utf-8")
    change = "\n".join(
        difflib.unified_diff(kept.splitlines(), found[name].splitlines(), "kept", "found", lineterm="", n=0)
    )
    assert found[name] == kept, f"read the difference; if it is meant, run make golden\n{change}"


def test_the_disputes_over_solarwinds_are_told(found) -> None:
    told = found["solarwinds"].splitlines()
    for position in (
        "United Kingdom | blames | Foreign Intelligence Service",
        "European Union | joins | United States",
        "Russia | denies | United States",
        "Foreign Intelligence Service | denies | United States",
    ):
        assert any(position in line for line in told), position
    assert not any("is silent" in line for line in told)
