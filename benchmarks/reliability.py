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
        tenths[min(int(confidence * BINS + 1e-9), BINS - 1)].append((confidence, right))
    return [
        Bin(len(some), sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some))
        for some in tenths
        if some
    ]


def expected_error(rows: Sequence[Judged]) -> float:
    """The expected calibration error: how far, on average, confidence and share of right relations lie apart."""
    return sum(b.number * abs(b.confidence - b.right) for b in bins(rows)) / len(rows) if rows else 0.0


def order(rows: Sequence[Judged]) -> float:
    """How likely it is that a right relation is given a higher confidence than a wrong one; one half is mere chance."""
    right = [c for c, holds in rows if holds]
    wrong = [c for c, holds in rows if not holds]
    better = sum((a > b) + (a == b) / 2 for a in right for b in wrong)
    return better / (len(right) * len(wrong)) if right and wrong else 0.5


_SIDE = 320
_LEFT, _TOP = 60, 24
_COLOURS = ("#8aa0b4", "#b3261e", "#1b6e53")
_FRAME = """<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" \
font-family="sans-serif" font-size="12" role="img" aria-label="Reliability diagram">
<rect width="{width}" height="{height}" fill="white"/>
<rect x="{left}" y="{top}" width="{side}" height="{side}" fill="none" stroke="#999"/>
<path d="M{left} {bottom}L{right} {top}" stroke="#999" stroke-dasharray="4 4"/>
{content}
<text x="{middle}" y="{below}" text-anchor="middle">confidence</text>
<text transform="translate(18 {centre}) rotate(-90)" text-anchor="middle">share that annotators hold</text>
</svg>
"""


def diagram(series: Sequence[tuple[str, Sequence[Judged]]]) -> str:
    """The reliability diagram as SVG: a point for each tenth of confidence, the larger the more relations it stands for.

    Args:
        series: name and relations of each line, at most three.
    """
    right, bottom = _LEFT + _SIDE, _TOP + _SIDE
    parts = [
        f'<text x="{_x(tick):g}" y="{bottom + 16}" text-anchor="middle">{tick:g}</text>'
        f'<text x="{_LEFT - 8}" y="{_y(tick) + 4:g}" text-anchor="end">{tick:g}</text>'
        for tick in (0, 0.2, 0.4, 0.6, 0.8, 1)
    ]
    for number, ((name, rows), colour) in enumerate(zip(series, _COLOURS, strict=False)):
        parts.append(_line(bins(rows), colour))
        y = _TOP + 20 + 18 * number
        parts.append(
            f'<circle cx="{_LEFT + 16}" cy="{y - 4}" r="4" fill="{colour}"/>'
            f'<text x="{_LEFT + 26}" y="{y}">{name}, {len(rows)} relations</text>'
        )
    return _FRAME.format(
        width=right + 24,
        height=bottom + 48,
        left=_LEFT,
        top=_TOP,
        right=right,
        bottom=bottom,
        side=_SIDE,
        middle=_LEFT + _SIDE // 2,
        below=bottom + 38,
        centre=_TOP + _SIDE // 2,
        content="\n".join(parts),
    )


def _line(points: Sequence[Bin], colour: str) -> str:
    path = "L".join(f"{_x(b.confidence):.1f} {_y(b.right):.1f}" for b in points)
    dots = "".join(
        f'<circle cx="{_x(b.confidence):.1f}" cy="{_y(b.right):.1f}" r="{2 + b.number**0.5 / 2:.1f}" '
        f'fill="{colour}" fill-opacity="0.7"><title>{b.number} relations, confidence {b.confidence:.2f}, '
        f"right {b.right:.2f}</title></circle>"
        for b in points
    )
    return f'<path d="M{path}" fill="none" stroke="{colour}"/>{dots}' if points else ""


def _x(value: float) -> float:
    return _LEFT + _SIDE * value


def _y(value: float) -> float:
    return _TOP + _SIDE * (1 - value)
