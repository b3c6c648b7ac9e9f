"""Reads from an article's graph what linking needs to know of its entities and statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from geocyber.names import GC, LABEL, RDF_TYPE, is_entity, is_statement

_SCHEMA = "https://schema.org/"
_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
_ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(["\\nrtbf]))')
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", '"': '"', "\\": "\\"}

_ENTITY_TERMS = {
    f"<{RDF_TYPE}>": "kind",
    f"<{LABEL}>": "label",
    f"<{_ALT_LABEL}>": "names",
    f"<{GC}actsFor>": "above",
}
_STATEMENT_TERMS = {f"<{RDF_TYPE}>": "relation"} | {
    f"<{GC}{name}>": name for name in ("agent", "object", "inResponseTo", "factuality", "date", "aliasName")
}
_PUBLISHED = f"<{_SCHEMA}datePublished>"


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """What an article says an entity is.

    Attributes:
        iri: the entity.
        kind: local name of its class ("Company").
        label: the name to show.
        names: all its names.
        above: what it acts for.
    """

    iri: str
    kind: str
    label: str
    names: tuple[str, ...]
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """What a statement says. An absent part is ""."""

    iri: str
    relation: str
    factuality: str
    agent: str
    target: str
    operation: str
    date: str
    alias: str


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What linking needs of an article's graph.

    Attributes:
        iri: the article.
        published: day of publication, "" if unknown.
        entities: its entities by IRI.
        statements: its statements, sorted.
    """

    iri: str
    published: str
    entities: Mapping[str, EntityFacts]
    statements: tuple[StatementFacts, ...]

    def chain(self, entity: str) -> list[str]:
        """All that an entity acts for, the nearest first."""
        found: list[str] = []
        waiting = [entity]
        while waiting:
            facts = self.entities.get(waiting.pop(0))
            for above in facts.above if facts else ():
                if above not in found and above != entity:
                    found.append(above)
                    waiting.append(above)
        return found


_Properties = dict[str, list[str]]


def read_article(article: str, lines: Iterable[str]) -> ArticleFacts:
    """The facts of an article's graph.

    Args:
        article: IRI of the article.
        lines: its canonical N-Quads lines, in any order.
    """
    gatherer = Gatherer()
    for line in lines:
        gatherer.take(line)
    return gatherer.facts(article)


class Gatherer:
    """Takes lines of any articles' graphs, and gives the facts of each article."""

    def __init__(self) -> None:
        self._entities: dict[str, dict[str, _Properties]] = defaultdict(lambda: defaultdict(_lists))
        self._statements: dict[str, dict[str, _Properties]] = defaultdict(lambda: defaultdict(_lists))
        self._published: dict[str, str] = {}

    def take(self, line: str) -> None:
        """Takes one canonical N-Quads line; what linking has no use for is passed over."""
        subject, predicate, rest = line.split(" ", 2)
        entity_term, statement_term = _ENTITY_TERMS.get(predicate), _STATEMENT_TERMS.get(predicate)
        if not entity_term and not statement_term and predicate != _PUBLISHED:
            return
        value, _, graph = rest.removesuffix(" .").rpartition(" ")
        iri, article = subject[1:-1], graph[1:-1]
        if statement_term and is_statement(iri):
            self._statements[article][iri][statement_term].append(_plain(value))
        elif entity_term and is_entity(iri):
            self._entities[article][iri][entity_term].append(_plain(value))
        elif predicate == _PUBLISHED and iri == article:
            self._published[article] = max(_plain(value), self._published.get(article, ""))

    def articles(self) -> Iterator[ArticleFacts]:
        """The facts of each article, sorted."""
        for article in sorted(self._entities.keys() | self._statements.keys()):
            yield self.facts(article)

    def facts(self, article: str) -> ArticleFacts:
        """The facts of one article."""
        entities = {
            iri: EntityFacts(
                iri=iri,
                kind=_local(_first(said, "kind")),
                label=_first(said, "label"),
                names=tuple(sorted({*said["label"], *said["names"]})),
                above=tuple(sorted(set(said["above"]))),
            )
            for iri, said in sorted(self._entities.get(article, {}).items())
        }
        statements = (
            StatementFacts(
                iri=iri,
                relation=_local(_first(said, "relation")),
                factuality=_local(_first(said, "factuality")),
                agent=_first(said, "agent"),
                target=_first(said, "object"),
                operation=_first(said, "inResponseTo"),
                date=_first(said, "date"),
                alias=_first(said, "aliasName"),
            )
            for iri, said in sorted(self._statements.get(article, {}).items())
        )
        return ArticleFacts(article, self._published.get(article, ""), entities, tuple(statements))


def _lists() -> _Properties:
    return defaultdict(list)


def _first(said: _Properties, name: str) -> str:
    return min(said.get(name, ()), default="")


def _local(iri: str) -> str:
    return iri.removeprefix(GC)


def _plain(term: str) -> str:
    """The text of a term of N-Quads: its IRI, or what a literal says."""
    if term.startswith("<"):
        return term[1:-1]
    text = term[1 : term.rfind('"')]
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _CONTROLS[match[3]]
