"""Measures the weights of `src/geocyber/extraction/data/confidence.toml` on annotated articles.

    python -m benchmarks.calibrate [FOLDER…]      by default the articles of this repository

A logistic regression on the relations extracted from the tune halves of all folders: right is what the annotators hold,
be it optional, with the same factuality. Every weight but the constant is drawn towards zero (ridge), as strongly as
serves best on articles that were left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.annotated import OWN, Result, load, of_half, results
from geocyber.extraction import Extractor
from geocyber.extraction.confidence import features

TARGET = Path(__file__).parents[1] / "src/geocyber/extraction/data/confidence.toml"
CONSTANT = "always"
_SEEN_OFTEN = 5
"""Relations that must have a feature for it to get a weight."""
_STRENGTHS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
_PARTS = 10
HEADER = """# The weights of the logistic model of confidence (geocyber.extraction.confidence): measured by
# `python -m benchmarks.calibrate` on the tune halves of benchmarks/corpus and of a second set of annotated articles.
"""

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """Relations as the model sees them, whether they are right, and the number of their article."""

    rows: tuple[dict[str, float], ...]
    right: Vector
    article: NDArray[np.int64]


def sample(found: Sequence[Result]) -> Sample:
    """All relations of some articles."""
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    article: list[int] = []
    for number, one in enumerate(found):
        both = one.comparison
        for row, seen in zip(both.found["relations"], features(one.extraction), strict=True):
            rows.append(seen)
            right.append(both.agrees(row))
            article.append(number)
    return Sample(tuple(rows), np.array(right, dtype=np.float64), np.array(article))


def names_of(rows: Sequence[dict[str, float]]) -> list[str]:
    """The features seen often enough, the constant first."""
    counts = Counter(name for row in rows for name in row)
    return [CONSTANT, *sorted(n for n, times in counts.items() if times >= _SEEN_OFTEN and n != CONSTANT)]


def matrix(rows: Sequence[dict[str, float]], names: Sequence[str]) -> Vector:
    """A row for each relation, a column for each feature."""
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def probabilities(x: Vector, weights: Vector) -> Vector:
    """What the model says."""
    result: Vector = 1 / (1 + np.exp(-(x @ weights)))
    return result


def fit(x: Vector, y: Vector, strength: float) -> Vector:
    """The weights that serve best, by Newton's method."""
    penalty = np.full(x.shape[1], strength)
    penalty[0] = 1e-6
    weights: Vector = np.zeros(x.shape[1])
    for _ in range(50):
        p = probabilities(x, weights)
        gradient = x.T @ (p - y) + penalty * weights
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(penalty), gradient)
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def loss_of(data: Sample, x: Vector, strength: float) -> float:
    """How badly articles are judged that were left out: mean negative logarithm of the likelihood."""
    part = data.article % _PARTS
    p = np.empty_like(data.right)
    for k in range(_PARTS):
        p[part == k] = probabilities(x[part == k], fit(x[part != k], data.right[part != k], strength))
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return float(-np.mean(data.right * np.log(p) + (1 - data.right) * np.log(1 - p)))


def main() -> None:
    """Writes the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="*", default=[OWN], help="annotated articles")
    args = parser.parse_args()
    extractor = Extractor()
    data = sample([one for f in args.folders for one in of_half(results(extractor, load(f)), "tune")])
    names = names_of(data.rows)
    x = matrix(data.rows, names)
    losses = {strength: loss_of(data, x, strength) for strength in _STRENGTHS}
    best = min(losses, key=losses.__getitem__)
    weights = dict(zip(names, fit(x, data.right, best), strict=True))
    lines = [f'"{name}" = {round(weight, 2) + 0.0:.2f}' for name, weight in sorted(weights.items())]
    TARGET.write_text("\n".join([HEADER, "[weights]", *lines]) + "\n", "utf-8")
    print(
        f"{len(data.rows)} relations, {np.mean(data.right):.2f} of them right; ridge {best:g}, loss {losses[best]:.3f}"
    )


if __name__ == "__main__":
    main()
