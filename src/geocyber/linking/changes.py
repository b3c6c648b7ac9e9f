"""Lines that leave a graph and lines that come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Change:
    """What is to be taken out of a graph and put in. It grows while it is found out."""

    removed: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)

    def turn(self, before: Iterable[str], after: Iterable[str]) -> None:
        """Takes out what was there and puts in what is to be there, where they differ."""
        old, new = set(before), set(after)
        self.removed |= old - new
        self.added |= new - old


def turn(before: Iterable[str], after: Iterable[str]) -> Change:
    """The change from some lines to others."""
    change = Change()
    change.turn(before, after)
    return change
