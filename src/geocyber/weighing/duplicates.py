"""Finds articles that are worded alike: the same wire text in two papers, shortened or under another headline.

Two articles are near-duplicates if they share at least a fifth of all the runs of four words that either has,
and more than half of what the shorter one has. What is merely about the same event, even with the same quotes
or a paragraph of background from the same agency, stays below both (`tests/weighing/test_duplicates.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geocyber.graph.wording import PLACES

SHARED = 0.2
"""The least share of common runs of words, of all that either text has (Jaccard)."""

OF_THE_SHORTER = 0.55
"""The least share of common runs of words, of those of the shorter text (containment)."""

_ROWS = 2
"""Values in a band of the locality-sensitive hashing: of texts that share a fifth, 99 in 100 meet in one."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What an article is worded like.

    Attributes:
        values: the numbers of its signature (`geocyber.graph.wording`).
        length: of its text, in characters.
    """

    values: tuple[int, ...]
    length: int


def near_duplicates(articles: Mapping[str, Wording]) -> Mapping[str, str]:
    """Articles that are worded alike, each with the first in order of all that are.

    Whatever leads from one near-duplicate to another is together, so the order of articles changes nothing.
    Candidates come from locality-sensitive hashing: the cost grows with the number of articles, not of pairs.

    Args:
        articles: wordings by the articles' names.

    Returns:
        Each name with the one that stands for it; itself where an article is worded like no other.
    """
    if len(articles) < 2:
        return {name: name for name in articles}
    import numpy as np  # noqa: PLC0415 (loaded when needed, to keep commands quick)
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(num_perm=PLACES, params=(PLACES // _ROWS, _ROWS))
    numbers = {name: np.array(articles[name].values, dtype=np.uint32) for name in sorted(articles)}
    parts = {name: name for name in numbers}
    first: dict[Wording, str] = {}
    for name, values in numbers.items():
        if (same := first.setdefault(articles[name], name)) != name:
            unite(parts, name, same)  # the very same text: nothing new to compare others with
            continue
        sketch = MinHash(num_perm=PLACES, hashvalues=values, scheme="affine32")
        for other in sorted(index.query(sketch)):
            if find(parts, name) != find(parts, other):
                shared = float((values == numbers[other]).mean())
                if _alike(shared, articles[name].length, articles[other].length):
                    unite(parts, name, other)
        index.insert(name, sketch)
    return {name: find(parts, name) for name in parts}


def _alike(shared: float, one: int, other: int) -> bool:
    if shared < SHARED or min(one, other) <= 0:
        return False
    # of the shorter, as far as it follows from the share of all and the lengths
    return shared / (1 + shared) * (one + other) / min(one, other) >= OF_THE_SHORTER


def components(members: Iterable[str], groups: Iterable[Sequence[str]]) -> list[list[str]]:
    """The members, sorted, in the parts that groups with common members connect; the parts are sorted too."""
    parts = {member: member for member in sorted(members)}
    for group in groups:
        for one, other in pairwise(group):
            unite(parts, one, other)
    found: dict[str, list[str]] = {}
    for member in parts:
        found.setdefault(find(parts, member), []).append(member)
    return list(found.values())


def find(parts: dict[str, str], member: str) -> str:
    """The first in order of the part that a member belongs to."""
    while parts[member] != member:
        parts[member] = member = parts[parts[member]]
    return member


def unite(parts: dict[str, str], one: str, other: str) -> None:
    """Makes one part of those that two members belong to."""
    first, second = sorted((find(parts, one), find(parts, other)))
    parts[second] = first
