"""Finds mentions in the graph that extractions were written into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmarks.annotated import Annotated
from benchmarks.golden import as_extraction
from benchmarks.identities import ACT, Identities, Mention
from benchmarks.scoring import Comparison
from benchmarks.statements import Statements
from geocyber.model import Entity, Extraction, Relation


@dataclass(frozen=True)
class _Article:
    """An article's annotation beside what stands in the graph.

    Attributes:
        gold: the annotation as an extraction.
        comparison: both side by side.
        extraction: what stands in the graph.
    """

    gold: Extraction
    comparison: Comparison
    extraction: Extraction

    def entity(self, mention: Mention) -> Entity | None:
        """The annotated entity that a mention names."""
        alike = [e for e in self.gold.entities if e.kind == mention.kind]
        exact = [e for e in alike if e.name == mention.name]
        found = exact if len(exact) == 1 else [e for e in alike if mention.name in e.names]
        return found[0] if len(found) == 1 else None

    def relation(self, mention: Mention) -> Relation | None:
        """The annotated relation that a mention names."""
        names = {e.id: {e.name, *e.names} for e in self.gold.entities}
        subject, r, target, *op = mention.name.split(" > ")
        found = [
            one
            for one in self.gold.relations
            if one.r == r
            and subject in names[one.s]
            and target in names.get(one.o or "", ())
            and (not op or op[0] in names.get(one.op or "", ()))
        ]
        return found[0] if found else None

    @cached_property
    def statements(self) -> Statements:
        """Under which IRIs everything stands in the graph."""
        return Statements(self.extraction)

    def found(self, wanted: Entity) -> Entity | None:
        """What the graph has for an annotated entity: of several that fit, one of its kind with most of its names."""
        names = {wanted.name, *wanted.names}

        def fit(e: Entity) -> tuple[bool, int]:
            return e.kind == wanted.kind, len(names & {e.name, *e.names})

        fitting = [e for e in self.extraction.entities if self.comparison.same(wanted.id, e.id)]
        return max(fitting, key=fit, default=None)

    def found_relation(self, wanted: Relation) -> Relation | None:
        """What the graph has for an annotated relation: of several that fit, one with its operation."""
        row = next(r for r in self.comparison.gold["relations"] if _same(r, wanted))
        fitting = [
            one
            for one, as_row in zip(self.extraction.relations, self.comparison.found["relations"], strict=True)
            if one.factuality is wanted.factuality and self.comparison.fits(row, as_row)
        ]
        return max(fitting, key=lambda one: self._agrees(wanted, one), default=None)

    def _agrees(self, wanted: Relation, one: Relation) -> tuple[bool, bool]:
        ops = bool(wanted.op and one.op and self.comparison.same(wanted.op, one.op))
        return ops, bool(wanted.when and one.when and one.when.startswith(wanted.when))


def _same(row: Mapping[str, object], relation: Relation) -> bool:
    """Whether an annotated row became this relation."""
    targets = row.get("o") or [None]
    return (
        row["s"][0] == relation.s  # type: ignore[index]
        and row["r"] == relation.r
        and targets[0] == relation.o  # type: ignore[index]
        and row.get("op") == relation.op
        and row.get("factuality", "asserted") == relation.factuality
    )


def _unknown(mention: Mention) -> ValueError:
    return ValueError(f"{mention.article}: its annotation has no {mention.kind} {mention.name!r}")


class Lookup:
    """Finds the nodes of mentions, and says what nodes are.

    Args:
        articles: the annotated articles.
        extractions: what stands in the graph of each, in the same order.
    """

    def __init__(self, articles: Sequence[Annotated], extractions: Iterable[Extraction]) -> None:
        self._articles = {
            one.article.id: _Article(as_extraction(one), Comparison(one.gold, found.as_dict()), found)
            for one, found in zip(articles, extractions, strict=True)
        }

    def nodes(self, identities: Identities) -> dict[Mention, str]:
        """The node of each mention that the graph holds.

        Raises:
            ValueError: the annotation has no such entity or relation.
        """
        found = {}
        for mention in (one for mentions in identities.mentions.values() for one in mentions):
            node = self._node(mention)
            if node:
                found[mention] = node
        return found

    def _node(self, mention: Mention) -> str | None:
        article = self._articles[mention.article]
        node = self._act(article, mention) if mention.kind == ACT else self._entity(article, mention)
        return node

    def _act(self, article: _Article, mention: Mention) -> str | None:
        wanted = article.relation(mention)
        if wanted is None:
            raise _unknown(mention)
        found = article.found_relation(wanted)
        return article.statements.statement(found) if found else None

    def _entity(self, article: _Article, mention: Mention) -> str | None:
        wanted = article.entity(mention)
        if wanted is None:
            raise _unknown(mention)
        found = article.found(wanted)
        return article.statements.entity(found) if found else None

    def label(self, node: str) -> str:
        """What a node is called in its article."""
        return self._labels.get(node, node)

    @cached_property
    def _labels(self) -> dict[str, str]:
        labels = {}
        for name, article in self._articles.items():
            entities = {e.id: e for e in article.extraction.entities}
            for e in entities.values():
                labels[article.statements.entity(e)] = f"{e.kind} {e.name} ({name})"
            for r in article.extraction.relations:
                said = [entities[r.s].name, r.r.value, entities[r.o].name if r.o in entities else str(r.o)]
                if statement := article.statements.statement(r):
                    labels[statement] = f"{' > '.join(said)} [{r.factuality}, {r.when}] ({name})"
        return labels
