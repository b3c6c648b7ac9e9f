"""The extraction of the example articles is the one that was looked at last."""

from __future__ import annotations

import difflib

import pytest
from golden import FOLDER, LINKS, articles, links_of, text_of

from geocyber.extraction import Extractor

ARTICLES = {article.id: article for article in articles()}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def test_every_example_has_its_file_and_no_other_is_there() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == set(ARTICLES)


@pytest.mark.parametrize("name", ARTICLES)
def test_the_extraction_is_the_one_looked_at_last(extractor, name) -> None:
    kept = (FOLDER / f"{name}.txt").read_text("utf-8")
    found = text_of(extractor(ARTICLES[name]))
    change = "\n".join(
        difflib.unified_diff(kept.splitlines(), found.splitlines(), "kept", "found", lineterm="", n=0)
    )
    assert found == kept, f"read the difference; if it is meant, run make golden\n{change}"


def test_texts_without_relations_give_none() -> None:
    assert all(not file.read_text("utf-8") for file in FOLDER.glob("no-relations-*.txt"))


def test_what_is_one_across_the_examples_is_what_was_looked_at_last(extractor) -> None:
    kept = LINKS.read_text("utf-8")
    found = links_of([extractor(article) for article in ARTICLES.values()])
    change = "\n".join(
        difflib.unified_diff(kept.splitlines(), found.splitlines(), "kept", "found", lineterm="", n=0)
    )
    assert not change, f"read this; if it is right: python tests/examples/golden.py\n{change}"
