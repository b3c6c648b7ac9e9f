"""Which articles are worded alike: what papers make of a wire story, against others about the same event."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geocyber.graph.wording import PLACES, signature, values
from geocyber.reading import read
from geocyber.weighing import Wording, near_duplicates

WIRES = tomllib.loads((Path(__file__).parent / "wires.toml").read_text("utf-8"))
EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


def wording(text: str) -> Wording:
    numbers = values(signature(text))
    assert numbers is not None
    return Wording(numbers, len(text))


def variant(row: dict[str, Any]) -> str:
    kept = [WIRES["paragraphs"][number - 1] for number in row["keeps"]]
    lines = [row.get("headline", WIRES["headline"]), row.get("before", ""), *kept, row.get("after", "")]
    text = "\n".join(filter(None, [*lines, WIRES["own"] if row.get("adds_own") else ""]))
    for old, new in row.get("edits", {}).items():
        assert old in text
        text = text.replace(old, new)
    return text


WIRE = "\n".join([WIRES["headline"], *WIRES["paragraphs"]])
VARIANTS = {row["what"]: variant(row) for row in WIRES["variant"]}
OTHERS = {row["what"]: row["text"] for row in WIRES["other"]}


@pytest.mark.parametrize("what", VARIANTS)
def test_what_a_paper_makes_of_a_wire_story_is_the_same_text(what: str) -> None:
    found = near_duplicates({"wire": wording(WIRE), "paper": wording(VARIANTS[what])})
    assert set(found.values()) == {"paper"}  # the first in order


@pytest.mark.parametrize("what", OTHERS)
def test_another_article_about_the_same_event_is_another_text(what: str) -> None:
    found = near_duplicates({"wire": wording(WIRE), "other": wording(OTHERS[what])})
    assert found == {"wire": "wire", "other": "other"}


def test_all_variants_together_are_one_text_and_all_others_stay_apart() -> None:
    found = near_duplicates(
        {name: wording(text) for name, text in ({"wire": WIRE} | VARIANTS | OTHERS).items()}
    )
    assert len({found[name] for name in ("wire", *VARIANTS)}) == 1
    assert all(found[name] == name for name in OTHERS)


def test_no_two_examples_are_worded_alike() -> None:
    articles = {article.id: wording(article.text) for article in read(str(EXAMPLES))}
    assert near_duplicates(articles) == {name: name for name in articles}


def test_the_order_of_articles_changes_nothing() -> None:
    wordings = {name: wording(text) for name, text in (VARIANTS | OTHERS).items()}
    names = list(wordings)
    for seed in range(5):
        random.Random(seed).shuffle(names)
        assert near_duplicates({name: wordings[name] for name in names}) == near_duplicates(wordings)


def test_one_article_and_none() -> None:
    assert near_duplicates({}) == {}
    assert near_duplicates({"a": wording(WIRE)}) == {"a": "a"}


# Signatures ------------------------------------------------------------------------------------------------


def test_a_signature_is_always_the_same() -> None:
    # kept in graphs, so that it must be the same on every machine and in every version
    assert (
        signature("The ministry blamed nobody for the breach of its network.")[:24]
        == "Ip62RaasA6wLRHNpxkgCvJJt"
    )


def test_case_and_punctuation_do_not_matter() -> None:
    assert signature("Who, in truth, did IT?") == signature("who in truth\ndid it")
    assert signature("who in truth did it") != signature("it did in truth who")


@given(text=st.text(max_size=200))
def test_every_text_has_a_signature_unless_it_has_no_words(text: str) -> None:
    encoded = signature(text)
    numbers = values(encoded)
    if any(character.isalnum() for character in text):
        assert numbers is not None
        assert len(numbers) == PLACES
    assert encoded == signature(text)


@given(encoded=st.text(max_size=50) | st.sampled_from(["", "AAAA", "é", "=" * 684, "A" * 685, "A" * 688]))
def test_what_is_no_signature_is_none(encoded: str) -> None:
    assert values(encoded) is None
