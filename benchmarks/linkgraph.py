"""A graph of extractions with its links, as they are made by `geocyber link`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geocyber.graph import describe
from geocyber.linking import link_anew, rules
from geocyber.model import Extraction
from geocyber.names import ACT, CANONICAL, GC

_STANDS = re.compile(rf"<([^>]*)> <(?:{re.escape(CANONICAL)}|{re.escape(ACT)})> <([^>]*)> <[^>]*> \.")
_LINK = re.compile(rf'<([^>]*)> <{re.escape(GC)}(\w+)> (?:<([^>]*)>|"(.*)"\S*) <[^>]*> \.')


@dataclass(frozen=True)
class LinkedGraph:
    """What stands for what, and why."""

    stands: Mapping[str, str]
    links: Mapping[frozenset[str], str]

    @classmethod
    def of(cls, extractions: Iterable[Extraction]) -> LinkedGraph:
        """Describes extractions and links them."""
        lines = [line for one in extractions for line in describe(one).splitlines()]
        return cls.parse(link_anew(lines, rules()).lines)

    @classmethod
    def parse(cls, lines: Iterable[str]) -> LinkedGraph:
        """Reads the links graph."""
        stands: dict[str, str] = {}
        nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for line in sorted(lines):
            if match := _STANDS.fullmatch(line):
                stands[match[1]] = match[2]
            elif match := _LINK.fullmatch(line):
                nodes[match[1]][match[2]].append(match[3] or match[4])
        links = {
            frozenset(row["linked"]): f"{row['rule'][0]} {row['score'][0]}: {row['reason'][0]}"
            for row in nodes.values()
            if "rule" in row and "linked" in row
        }
        return cls(stands, links)

    def canonical(self, node: str) -> str:
        """What stands for a node."""
        return self.stands.get(node, node)

    def clusters(self) -> list[list[str]]:
        """What is linked, each cluster sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for node, representative in self.stands.items():
            found[representative].append(node)
        return sorted(sorted(members) for members in found.values() if len(members) > 1)

    def reason(self, one: str, other: str) -> str:
        """Why two nodes are in one cluster."""
        direct = self.links.get(frozenset((one, other)))
        return direct or "only through others"
