"""How likely it is that a careful reader would agree with a relation: measured, by relation and kind of rule."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geocyber.model import RelationType

_INFERRED = frozenset("+>")
"""Marks in a frame's id that say that an end, or the relation itself, was inferred."""


@dataclass(frozen=True)
class Confidence:
    """The measured shares of right relations (`benchmarks/calibrate.py`)."""

    mean: float
    stated: Mapping[str, float]
    inferred: Mapping[str, float]

    def of(self, relation: RelationType, frame: str) -> float:
        """The confidence of a relation.

        Args:
            relation: what is done.
            frame: id of the frame or rule that found it.

        Returns:
            A probability, 0 to 1.
        """
        table = self.inferred if _INFERRED & set(frame) else self.stated
        return table.get(relation.value, self.mean)


@cache
def load() -> Confidence:
    """The table that geocyber ships."""
    text = files("geocyber.extraction").joinpath("data/confidence.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Confidence(table["mean"], table.get("stated", {}), table.get("inferred", {}))
