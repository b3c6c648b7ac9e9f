"""Do confidences mean what they say? Of what is given with 0.8, four of five relations should be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.annotated import Result

BINS = 10

Judged = tuple[float, bool]
"""The confidence of a relation, and whether the annotators hold it."""


@dataclass(frozen=True)
class Bin:
    """The relations whose confidence lies between two tenths.

    Attributes:
        number: how many.
        confidence: their mean confidence.
        right: the share of them that is right.
    """

    number: int
    confidence: float
    right: float


def judged(found: Iterable[Result]) -> list[Judged]:
    """The confidence of each relation, and whether the annotators hold it, be it optional, with this factuality."""
    return [
        (float(row["confidence"]), both.agrees(row))
        for both in (one.comparison for one in found)
        for row in both.found["relations"]
    ]


def bins(rows: Sequence[Judged]) -> list[Bin]:
    """The relations by tenths of confidence; tenths without any are left out."""
    tenths: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, right in rows:
        tenths[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [
        Bin(len(some), sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some))
        for some in tenths
        if some
    ]


def expected_error(rows: Sequence[Judged]) -> float:
    """The expected calibration error: how far, on average, confidence and share of right relations lie apart."""
    return sum(b.number * abs(b.confidence - b.right) for b in bins(rows)) / len(rows) if rows else 0.0
