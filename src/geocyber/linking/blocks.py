"""Which things are compared: those that share a key, and in a large block only neighbours in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from geocyber.linking.comparing import keys
from geocyber.linking.contents import content, day_of, short_hash
from geocyber.linking.rules import Rules
from geocyber.linking.values import Comparable

Blocks = Mapping[str, list[Comparable]]
"""The distinct things of each key, in order."""


@lru_cache(maxsize=100_000)
def block_names(thing: Comparable, rules: Rules) -> frozenset[str]:
    """The short names of the blocks that a thing is in, as the links graph holds them."""
    return frozenset(map(short_hash, keys(thing, rules)))


def blocks_of(things: Iterable[Comparable], rules: Rules) -> Blocks:
    """The blocks of distinct things."""
    blocks: dict[str, list[Comparable]] = defaultdict(list)
    for thing in set(things):
        for key in keys(thing, rules):
            blocks[key].append(thing)
    return {key: in_order(block) for key, block in blocks.items()}


def in_order(things: Iterable[Comparable]) -> list[Comparable]:
    """Things by day, then by content."""
    return sorted(things, key=lambda thing: (day_of(thing), content(thing)))


def neighbours(block: list[Comparable], at: int, window: int) -> list[Comparable]:
    """What the thing at a place of a block is compared with."""
    return block[max(0, at - window) : at] + block[at + 1 : at + 1 + window]


def pairs(blocks: Blocks, window: int) -> Iterator[tuple[Comparable, Comparable]]:
    """All pairs that are compared, each once."""
    seen: set[tuple[Comparable, Comparable]] = set()
    for block in blocks.values():
        for at, one in enumerate(block):
            for other in block[at + 1 : at + 1 + window]:
                if (one, other) not in seen and (other, one) not in seen:
                    seen.add((one, other))
                    yield one, other
