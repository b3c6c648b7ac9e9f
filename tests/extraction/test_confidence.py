"""Confidence: what it looks at, and that it is a probability of two decimals."""

from __future__ import annotations

import hashlib

import pytest

from geocyber.extraction.confidence import Confidence, features, load
from geocyber.model import Article, Extraction


def extract(extractor, text: str) -> Extraction:
    return extractor(Article("test", text, hashlib.sha256(text.encode()).hexdigest()))


def seen(extractor, text: str, relation: str) -> dict[str, float]:
    extraction = extract(extractor, text)
    pairs = zip(extraction.relations, features(extraction), strict=True)
    return next(values for r, values in pairs if r.r == relation)


@pytest.mark.parametrize(
    ("text", "relation", "has", "has_not"),
    [
        (
            "Britain condemned Russia.",
            "condemns",
            ["relation condemns", "predicate is verb", "source author", "subject known", "first sentence"],
            ["object unnamed here", "negation beside", "quotation", "rivals"],
        ),
        (
            "Russia hacked the ministry. Britain condemned it.",
            "condemns",
            ["subject known"],
            ["first sentence", "subject unnamed here"],
        ),
        ("Britain condemned Russia and China.", "condemns", ["rivals"], []),
        ("Britain did not condemn Russia.", "condemns", ["factuality negated"], ["negation beside"]),
        ("Britain, which does not comment on spies, condemned Russia.", "condemns", ["negation beside"], []),
        ("“Iran is behind it,” Albania said. It condemned Iran.", "condemns", ["subject unnamed here"], []),
        ("Britain's condemnation of Russia came on Monday.", "condemns", ["predicate is noun"], []),
    ],
)
def test_what_is_seen(extractor, text: str, relation: str, has: list[str], has_not: list[str]) -> None:
    values = seen(extractor, text, relation)
    assert set(has) <= set(values), sorted(values)
    assert not set(has_not) & set(values), sorted(values)
    assert all(0 < value <= 1 for value in values.values())


def test_an_end_that_stands_far_from_the_predicate_is_seen_as_such(extractor) -> None:
    near = seen(extractor, "Britain condemned Russia.", "condemns")
    far = seen(
        extractor,
        "Britain condemned in the strongest terms the repeated hostile conduct of Russia.",
        "condemns",
    )
    assert far.get("object far", 0) > near.get("object far", 0)


def test_the_model_is_logistic_and_rounds_to_two_decimals() -> None:
    model = Confidence({"always": 1.0, "far": -2.0})
    assert model.of({"always": 1.0}) == 0.73
    assert model.of({"always": 1.0, "far": 0.5}) == 0.5
    assert model.of({"unheard of": 1.0}) == 0.5


def test_what_is_plain_is_surer_than_what_is_guessed(extractor) -> None:
    plain = extract(extractor, "Britain on Monday accused Russia of hacking the Estonian parliament.")
    guessed = extract(
        extractor, "Officers were said to have been charged. That may have been why the group left."
    )
    assert min(r.confidence for r in plain.relations) > 0.6
    assert all(r.confidence < 0.6 for r in guessed.relations)


def test_the_weights_are_sorted_and_tell_assertions_from_the_rest() -> None:
    weights = load().weights
    assert list(weights) == sorted(weights)
    assert weights["factuality asserted"] > weights["factuality negated"]
