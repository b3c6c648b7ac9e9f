"""A whole graph, sorted by its named graphs, so that each article can be looked at by itself."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geocyber.errors import GeocyberError
from geocyber.graph.iris import ARTICLES, LINKS_GRAPH
from geocyber.graph.vocabulary import ACT, CANONICAL, GC, LINKED, THINGS, TYPE

if TYPE_CHECKING:
    from pyoxigraph import Quad

_ACTS_FOR = f"{GC}actsFor"
_LINK = f"{THINGS}link/"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The quads of each named graph, and what the links graph says of who is who.

    Attributes:
        graphs: quads by the IRI of their graph; "" for those outside of any.
        standing: the gc:canonical and gc:act quads of the links graph by their subject.
        links: the quads of each link by the IRI of the link.
        links_of: the links of each thing.
    """

    graphs: dict[str, list[Quad]]
    standing: dict[str, list[Quad]]
    links: dict[str, list[Quad]]
    links_of: dict[str, list[str]]

    @classmethod
    def parse(cls, nquads: str | Iterable[str]) -> Dataset:
        """Reads N-Quads.

        Raises:
            GeocyberError: it is not N-Quads, or holds triples about triples.
        """
        graphs: dict[str, list[Quad]] = defaultdict(list)
        standing: dict[str, list[Quad]] = defaultdict(list)
        links: dict[str, list[Quad]] = defaultdict(list)
        links_of: dict[str, list[str]] = defaultdict(list)
        for quad in _parse(nquads):
            graph = getattr(quad.graph_name, "value", "")
            graphs[graph].append(quad)
            if graph != LINKS_GRAPH:
                continue
            if quad.predicate.value in (CANONICAL, ACT):
                standing[value(quad.subject)].append(quad)
            elif value(quad.subject).startswith(_LINK):
                links[value(quad.subject)].append(quad)
                if quad.predicate.value == LINKED:
                    links_of[value(quad.object)].append(value(quad.subject))
        return cls(dict(graphs), dict(standing), dict(links), dict(links_of))

    def articles(self) -> list[str]:
        """The IRIs of the graphs that are articles', sorted."""
        return sorted(graph for graph in self.graphs if graph.startswith(ARTICLES))

    def identities(self, things: Iterable[str]) -> list[Quad]:
        """What stands for things, and what for that; and all links of the things."""
        things = list(things)
        own = [quad for thing in things for quad in self.standing.get(thing, ())]
        next_ones = [quad for first in own for quad in self.standing.get(value(first.object), ())]
        links = sorted({link for thing in things for link in self.links_of.get(thing, ())})
        return own + next_ones + [quad for link in links for quad in self.links[link]]

    def circles(self) -> set[str]:
        """The entities that, all articles taken together, act for themselves."""
        above: dict[str, set[str]] = defaultdict(set)
        for quads in self.graphs.values():
            for quad in quads:
                if quad.predicate.value == _ACTS_FOR:
                    above[value(quad.subject)].add(value(quad.object))
        return {entity for entity in above if entity in _reached(above[entity], above)}


def value(term: object) -> str:
    """The text of an RDF term: its IRI, its lexical form, or the name of a blank node."""
    return str(getattr(term, "value", term))


def typed(quads: Iterable[Quad], classes: frozenset[str]) -> set[str]:
    """The nodes that are of one of `classes`."""
    return {value(q.subject) for q in quads if q.predicate.value == TYPE and value(q.object) in classes}


def _reached(start: Iterable[str], above: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        entity = waiting.pop()
        if entity not in reached:
            reached.add(entity)
            waiting += above.get(entity, ())
    return reached


def _parse(nquads: str | Iterable[str]) -> Iterable[Quad]:
    from pyoxigraph import RdfFormat, Triple, parse  # noqa: PLC0415 (loaded when needed)

    whole = nquads if isinstance(nquads, str) else "\n".join(line.rstrip("\n") for line in nquads)
    try:
        for quad in parse(io.BytesIO(whole.encode()), format=RdfFormat.N_QUADS):
            if isinstance(quad.object, Triple):
                raise GeocyberError("the graph holds a triple about a triple, which geocyber does not write")
            yield quad
    except (SyntaxError, UnicodeEncodeError) as error:
        raise GeocyberError(f"the graph is not valid N-Quads: {error}") from error
