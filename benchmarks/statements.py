"""Under which IRIs the relations of an extraction stand in the graph."""

from __future__ import annotations

import re
from collections.abc import Mapping

from geocyber.graph import article_iri, describe
from geocyber.graph.iris import global_entity_iri, local_entity_iri
from geocyber.graph.vocabulary import FACTUALITIES, GC, STATEMENT_TERMS, TYPE
from geocyber.model import Entity, Extraction, Relation

_TRIPLE = re.compile(r"<([^>]*)> <([^>]*)> (?:<([^>]*)>|.*) <[^>]*> \.")
_PARTS = ("agent", "object", "inResponseTo", "factuality")


class Statements:
    """The nodes of an extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self.article = article_iri(extraction.article.sha256)
        self.lines = describe(extraction).splitlines()
        self._nodes = {e.id: self.entity(e) for e in extraction.entities}
        self._statements = _statements(self.lines)

    def entity(self, entity: Entity) -> str:
        """The IRI of an entity."""
        if entity.ref:
            return global_entity_iri(entity.ref)
        return local_entity_iri(self.article, entity.id)

    def statement(self, relation: Relation) -> str | None:
        """The IRI of the statement that a relation became."""
        ends = (self._nodes.get(key or "") for key in (relation.s, relation.o, relation.op))
        term = STATEMENT_TERMS[relation.r].statement_class
        return self._statements.get((term, *ends, FACTUALITIES[relation.factuality]))


def _statements(lines: list[str]) -> Mapping[tuple[str | None, ...], str]:
    rows: dict[str, dict[str, str]] = {}
    for line in lines:
        if match := _TRIPLE.fullmatch(line):
            rows.setdefault(match[1], {})[match[2].removeprefix(GC)] = match[3]
    return {
        (row.get(TYPE), *(row.get(part) for part in _PARTS)): iri
        for iri, row in rows.items()
        if "factuality" in row
    }
