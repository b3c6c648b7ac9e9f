"""Writes what was found in one article as RDF: the article's named graph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from itertools import groupby

from geocyber.errors import GeocyberError
from geocyber.graph import iris
from geocyber.graph.direct import has_direct_edge, speaks_for
from geocyber.graph.nquads import decimal, integer, iri, joined, literal
from geocyber.graph.vocabulary import (
    ALT_LABEL,
    FACTUALITIES,
    GC,
    KIND_CLASSES,
    LABEL,
    OA,
    SCHEMA,
    STATEMENT_TERMS,
    TYPE,
    UNNAMED_CLAIMANT,
)
from geocyber.graph.wording import signature
from geocyber.model import (
    AUTHOR,
    UNNAMED,
    Article,
    Entity,
    Extraction,
    Factuality,
    Passage,
    Relation,
    RelationType,
)

Triple = tuple[str, str, str]
"""IRI of the subject, IRI of the property, and the object as it stands in N-Quads."""

_DATATYPES = (
    (re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"), "", "date"),
    (re.compile("[0-9]{4}-[0-9]{2}"), "-01", "gYearMonth"),
    (re.compile("[0-9]{4}"), "-01-01", "gYear"),
)


def describe(extraction: Extraction, *, model: str = "", knowledge: str = "") -> str:
    """The article's graph as canonical N-Quads lines, sorted, each ended by a line end.

    The same extraction gives the same bytes, in whatever order its entities and relations stand.

    Args:
        extraction: what was found in the article.
        model: name, version and hash of the language model that was used; left out if empty.
        knowledge: hash of the imported knowledge that was used; left out if empty.

    Raises:
        GeocyberError: the extraction contradicts itself: a relation names an entity that it does not
            hold, two entities are one, or a passage is not where it says.
    """
    scene = _Scene.of(extraction)
    triples = [
        *_article(extraction.article, scene.article, model, knowledge),
        *(triple for entity in extraction.entities for triple in _entity(entity, scene)),
        *_statements(extraction.relations, scene),
    ]
    graph = iri(scene.article)
    return joined(f"{iri(s)} {iri(p)} {o} {graph} ." for s, p, o in triples)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a statement needs to know of its surroundings.

    Attributes:
        name: the article's id, for messages.
        article: IRI of the article.
        text: its text.
        nodes: IRI of each entity by its id.
        names: name of each entity by its id.
        spoken_for: id of the entity that it speaks for, by id.
    """

    name: str
    article: str
    text: str
    nodes: Mapping[str, str]
    names: Mapping[str, str]
    spoken_for: Mapping[str, str | None]

    @classmethod
    def of(cls, extraction: Extraction) -> _Scene:
        article = iris.article_iri(extraction.article.sha256)
        nodes: dict[str, str] = {}
        seen: set[str] = set()
        for e in extraction.entities:
            node = iris.global_entity_iri(e.ref) if e.ref else iris.local_entity_iri(article, e.id)
            if e.id in nodes or node in seen:
                raise GeocyberError(f"{extraction.article.id}: the entity {e.id!r} ({node}) is given twice")
            nodes[e.id] = node
            seen.add(node)
        return cls(
            name=extraction.article.id,
            article=article,
            text=extraction.article.text,
            nodes=nodes,
            names={e.id: e.name for e in extraction.entities},
            spoken_for=speaks_for(extraction.entities),
        )

    def node(self, entity_id: str) -> str:
        """IRI of an entity that something refers to."""
        if entity_id not in self.nodes:
            raise GeocyberError(f"{self.name}: a relation names the entity {entity_id!r}, which is not given")
        return self.nodes[entity_id]

    def passage(self, passage: Passage) -> str:
        """IRI of a passage, once it is sure to be one."""
        start, end = passage.start, passage.end
        if not 0 <= start < end or self.text[start:end] != passage.quote:
            raise GeocyberError(
                f"{self.name}: characters {start} to {end} of the text are not {passage.quote!r}"
            )
        return iris.passage_iri(self.article, start, end)


def _article(article: Article, node: str, model: str, knowledge: str) -> Iterator[Triple]:
    yield node, TYPE, iri(f"{GC}Article")
    yield node, TYPE, iri(f"{SCHEMA}NewsArticle")
    yield node, f"{GC}articleId", literal(article.id)
    yield node, f"{GC}sha256", literal(article.sha256)
    yield node, f"{GC}textLength", integer(len(article.text))
    if wording := signature(article.text):
        yield node, f"{GC}minHash", literal(wording, "base64Binary")
    yield node, f"{GC}extractedBy", literal(f"geocyber {version('geocyber')}")
    yield node, f"{SCHEMA}inLanguage", literal(article.language)
    if article.title:
        yield node, f"{SCHEMA}headline", literal(article.title)
    if article.published:
        yield node, f"{SCHEMA}datePublished", literal(article.published.isoformat(), "date")
    if article.publisher:
        yield node, f"{SCHEMA}publisher", literal(article.publisher)
    if article.url and (address := iris.web_address(article.url)):
        yield node, f"{SCHEMA}url", iri(address)
    if model:
        yield node, f"{GC}languageModel", literal(model)
    if knowledge:
        yield node, f"{GC}importedKnowledge", literal(knowledge)


def _entity(entity: Entity, scene: _Scene) -> Iterator[Triple]:
    node = scene.node(entity.id)
    yield node, TYPE, iri(KIND_CLASSES[entity.kind])
    yield node, LABEL, literal(entity.name)
    for name in entity.names:
        yield node, ALT_LABEL, literal(name)
    if entity.iso:
        yield node, f"{GC}iso", literal(entity.iso)
    if entity.of:
        yield node, f"{GC}actsFor", iri(scene.node(entity.of))


def _statements(relations: Sequence[Relation], scene: _Scene) -> Iterator[Triple]:
    """All statements; relations that say the same are one, with the evidence of all."""

    def node(relation: Relation) -> str:
        return iris.statement_iri(scene.article, _content(relation, scene))

    for statement, same in groupby(sorted(relations, key=lambda r: (node(r), _rank(r))), key=node):
        alike = list(same)
        yield from _statement(statement, alike[0], scene)
        when = next((relation.when for relation in alike if relation.when), None)
        if when:
            yield statement, f"{GC}date", _date(when, scene)
        for relation in alike:
            yield statement, f"{GC}evidence", iri(scene.passage(relation.evidence))
            yield from _passage(relation.evidence, scene)


def _content(relation: Relation, scene: _Scene) -> tuple[str | None, ...]:
    """What makes a statement this one and no other."""
    op = scene.node(relation.op) if relation.op else None
    target = _object(relation, scene)
    if target is None and relation.o is not None:  # a mere name, quoted lest it pass for an IRI
        target = literal(relation.o)
    return (
        scene.node(relation.s),
        relation.r.value,
        target,
        relation.factuality.value,
        _claimant(relation, scene),
        op,
    )


def _rank(relation: Relation) -> tuple[float, Passage, Passage, str, str]:
    """The best of relations that say the same comes first."""
    return -relation.confidence, relation.evidence, relation.trigger, relation.frame, relation.when or ""


def _statement(statement: str, relation: Relation, scene: _Scene) -> Iterator[Triple]:
    term = STATEMENT_TERMS[relation.r]
    agent, target = scene.node(relation.s), _object(relation, scene)
    yield statement, TYPE, iri(term.statement_class)
    yield statement, LABEL, literal(_label(relation, scene))
    yield statement, f"{GC}reportedIn", iri(scene.article)
    yield statement, f"{GC}agent", iri(agent)
    yield statement, f"{GC}factuality", iri(FACTUALITIES[relation.factuality])
    yield statement, f"{GC}confidence", decimal(_probability(relation, scene))
    yield statement, f"{GC}trigger", literal(relation.trigger.quote)
    if relation.frame:
        yield statement, f"{GC}foundBy", literal(relation.frame)
    if relation.r is RelationType.ALIAS and relation.o is not None:
        yield statement, f"{GC}aliasName", literal(scene.names.get(relation.o, relation.o))
    if relation.op:
        yield statement, f"{GC}inResponseTo", iri(scene.node(relation.op))
    if claimant := _claimant(relation, scene):
        yield statement, f"{GC}claimedBy", iri(claimant)
    if target:
        yield statement, f"{GC}object", iri(target)
        if has_direct_edge(relation, scene.spoken_for):
            yield agent, term.direct_property, iri(target)


def _passage(passage: Passage, scene: _Scene) -> Iterator[Triple]:
    node = scene.passage(passage)
    quote, position = f"{node}/quote", f"{node}/position"
    start, end = integer(passage.start), integer(passage.end)
    yield node, TYPE, iri(f"{GC}Passage")
    yield node, TYPE, iri(f"{OA}SpecificResource")
    yield node, f"{OA}hasSource", iri(scene.article)
    yield node, f"{GC}quote", literal(passage.quote)
    yield node, f"{GC}start", start
    yield node, f"{GC}end", end
    yield node, f"{OA}hasSelector", iri(quote)
    yield node, f"{OA}hasSelector", iri(position)
    yield quote, TYPE, iri(f"{OA}TextQuoteSelector")
    yield quote, f"{OA}exact", literal(passage.quote)
    yield position, TYPE, iri(f"{OA}TextPositionSelector")
    yield position, f"{OA}start", start
    yield position, f"{OA}end", end


def _object(relation: Relation, scene: _Scene) -> str | None:
    """IRI of the object; None where there is none, or where it is a mere name."""
    is_name = relation.r is RelationType.ALIAS and relation.o not in scene.nodes
    return None if relation.o is None or is_name else scene.node(relation.o)


def _claimant(relation: Relation, scene: _Scene) -> str | None:
    if relation.source == AUTHOR:
        return None
    return UNNAMED_CLAIMANT if relation.source == UNNAMED else scene.node(relation.source)


def _label(relation: Relation, scene: _Scene) -> str:
    words = [scene.names[relation.s], STATEMENT_TERMS[relation.r].phrase]
    if relation.o is not None:
        words.append(scene.names.get(relation.o, relation.o))
    if relation.factuality is not Factuality.ASSERTED:
        words.append(f"({relation.factuality.value})")
    return " ".join(words)


def _probability(relation: Relation, scene: _Scene) -> float:
    if not 0 <= relation.confidence <= 1:
        raise GeocyberError(f"{scene.name}: the confidence {relation.confidence!r} is not between 0 and 1")
    return relation.confidence


def _date(when: str, scene: _Scene) -> str:
    """A date, month or year as the literal of its own type."""
    for pattern, rest, datatype in _DATATYPES:
        if pattern.fullmatch(when):
            try:
                date.fromisoformat(when + rest)
            except ValueError:
                break
            return literal(when, datatype)
    raise GeocyberError(f"{scene.name}: {when!r} is not a date, year-month or year in ISO 8601")
