"""Brings graphs together in one: the same whatever their order, and however often it is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from geocyber.errors import UsageError
from geocyber.linking import Pair
from geocyber.names import GC
from geocyber.store.addresses import addresses
from geocyber.store.base import Store
from geocyber.store.opening import is_endpoint, open_store
from geocyber.store.turtle import row_of

_HOW_IT_WAS_READ = tuple(f" <{GC}{name}> " for name in ("extractedBy", "languageModel", "importedKnowledge"))
_NUMBER = re.compile(r"(\d+)")

_Natural = list[tuple[bool, int, str]]
Reading = tuple[str, ...]
"""An article's graph as sorted lines."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did.

    Attributes:
        articles: how many articles the merged graph holds.
        added: how many of them it did not hold before.
        shared: how many stand in more than one of the graphs.
        differing: the IRIs of those that the graphs hold different readings of, sorted. One reading was
            kept whole: that of the newest geocyber and language model.
        refused: pairs of things that one graph's decisions call the same, though another's keep them apart.
    """

    articles: int
    added: int
    shared: int
    differing: tuple[str, ...]
    refused: tuple[Pair, ...]


def merge(sources: Sequence[str], target: str) -> Merged:
    """Puts the articles of several graphs, with their links, into one.

    An article is known by its text, so it is the same wherever it was read. Where two graphs hold different
    readings of it, made by different versions or models, one is kept whole: mixing them would count what both
    found twice.

    Args:
        sources: the graphs, as `-g/--graph` names them. None is changed.
        target: the graph that receives them. What it holds already stays.

    Raises:
        UsageError: the target is one of the sources.
        GeocyberError: a graph cannot be opened, read or written.
    """
    if any(is_same_graph(source, target) for source in sources):
        raise UsageError(
            f"{target} is one of the graphs to merge and would be changed; name another one with -g"
        )
    with ExitStack() as opened:
        graphs = [opened.enter_context(open_store(source)) for source in sources]
        into = opened.enter_context(open_store(target, writable=True))
        before = set(into.articles())
        held = [set(graph.articles()) for graph in graphs]
        shared = {
            article for article in set().union(*held) if sum(article in some for some in (before, *held)) > 1
        }
        differing = [
            article for article in sorted(shared) if _keep_one_reading(article, [into, *graphs], into)
        ]
        refused = into.load(chain.from_iterable(_without(graph.lines(), shared) for graph in graphs))
        articles = into.articles()
    return Merged(len(articles), len(set(articles) - before), len(shared), tuple(differing), refused)


def is_same_graph(one: str, other: str) -> bool:
    """Whether two names of graphs, as `-g/--graph` takes them, name the same one."""
    return _identity(one) == _identity(other)


def _identity(target: str) -> str:
    return addresses(target).query if is_endpoint(target) else str(Path(target).expanduser().resolve())


def _keep_one_reading(article: str, graphs: Iterable[Store], into: Store) -> bool:
    """Puts in the best reading of an article; tells whether there were several."""
    readings = {tuple(graph.graph(article)) for graph in graphs} - {()}
    best: Reading = max(readings, key=_precedence)
    into.add(article, "\n".join(best))
    return len(readings) > 1


def _precedence(reading: Reading) -> tuple[list[_Natural], int, Reading]:
    """The newest version and model come last, then a fixed order, so that all merges agree.

    Of readings by the same version and model the larger has been through Turtle, which spreads names.
    """
    made_by = [_natural(line) for name in _HOW_IT_WAS_READ for line in reading if name in line]
    return made_by, -len(reading), reading


def _natural(text: str) -> _Natural:
    """A sort key by which "0.10" comes after "0.9"."""
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in _NUMBER.split(text)]


def _without(lines: Iterable[str], articles: set[str]) -> Iterator[str]:
    return (line for line in lines if row_of(line)[0][1:-1] not in articles)
