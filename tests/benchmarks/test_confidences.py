"""How the weights of confidence are found, and how it is judged whether confidences mean what they say."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest

from benchmarks.calibrate import CONSTANT, fit, matrix, names_of, probabilities
from benchmarks.reliability import bins, diagram, expected_error, order


def test_a_feature_of_what_is_right_gets_the_weight_that_the_shares_ask_for() -> None:
    rows = [{CONSTANT: 1.0, "clear": 1.0}] * 100 + [{CONSTANT: 1.0}] * 100
    right = np.array([1.0] * 90 + [0.0] * 10 + [1.0] * 50 + [0.0] * 50)
    names = names_of(rows)
    assert names == [CONSTANT, "clear"]
    x = matrix(rows, names)
    weights = fit(x, right, strength=1e-6)
    assert probabilities(x, weights)[[0, 100]] == pytest.approx([0.9, 0.5], abs=1e-6)
    assert abs(fit(x, right, strength=50.0)[1]) < weights[1], "the stronger it is drawn, the nearer to zero"


def test_what_is_seldom_seen_gets_no_weight() -> None:
    assert names_of([{CONSTANT: 1.0, "rare": 1.0}, *[{CONSTANT: 1.0}] * 9]) == [CONSTANT]


def test_tenths_and_the_expected_error() -> None:
    rows = [(0.95, True)] * 9 + [(0.95, False)] + [(0.25, True)] * 5 + [(0.25, False)] * 5
    low, high = bins(rows)
    assert (low.number, low.confidence, low.right) == (10, 0.25, 0.5)
    assert (high.number, high.right) == (10, 0.9)
    assert expected_error(rows) == pytest.approx((10 * 0.25 + 10 * 0.05) / 20)
    assert expected_error([]) == 0.0


def test_certainty_falls_into_the_last_tenth() -> None:
    assert [b.number for b in bins([(1.0, True), (0.9, True)])] == [2]


def test_order_is_the_share_of_pairs_in_the_right_order() -> None:
    assert order([(0.9, True), (0.5, False), (0.4, True)]) == 0.5
    assert order([(0.9, True), (0.9, False)]) == 0.5
    assert order([(0.9, True)]) == 0.5


def test_the_diagram_is_well_formed_and_has_a_point_for_each_tenth() -> None:
    root = ElementTree.fromstring(diagram([("tune", [(0.95, True), (0.25, False)]), ("check", [])]))
    titles = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
    assert titles == ["1 relations, confidence 0.25, right 0.00", "1 relations, confidence 0.95, right 1.00"]
