"""Packs material for a page: rows instead of objects, each text once. `page/unpack.js` reads it.

Ten thousand statements repeat few actors, articles, rules and sentences: numbers in their place keep a page
small enough to be sent by mail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from geocyber.model import UNNAMED
from geocyber.views.network import Drawing
from geocyber.views.values import Material, Node, Report, Statement

NOBODY_NAMED = -1
"""Stands where a claimant is somebody whom the article does not name."""


class Texts:
    """Texts by number, in the order in which they were first met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text, a new one if it is new."""
        return self._numbers.setdefault(text, len(self._numbers))

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)


def packed(material: Material, drawing: Drawing) -> dict[str, Any]:
    """Material and its drawing as JSON-ready rows; the order of fields is that of `page/unpack.js`."""
    nodes = {id: number for number, id in enumerate(material.nodes)}
    reports = {id: number for number, id in enumerate(material.reports)}
    texts = Texts()
    return {
        "entities": [_node(node, nodes) for node in material.nodes.values()],
        "reports": [_report(report) for report in material.reports.values()],
        "statements": [_statement(each, nodes, reports, texts) for each in material.statements],
        "nodes": drawing.nodes,
        "edges": [
            [nodes[e["from"]], nodes[e["to"]], e["family"], e["standing"], e["statements"]]
            for e in drawing.edges
        ],
        "options": drawing.options,
        "left_out": material.left_out,
        "texts": list(texts),
    }


def _node(node: Node, nodes: Mapping[str, int]) -> list[Any]:
    above = None if node.acts_for is None else nodes[node.acts_for]
    return [node.id, node.name, node.kind.value, node.names, node.iso, above]


def _report(report: Report) -> list[Any]:
    return [report.title, report.published, report.publisher, report.url]


def _statement(
    statement: Statement, nodes: Mapping[str, int], reports: Mapping[str, int], texts: Texts
) -> list[Any]:
    def node(id: str | None) -> int | None:
        return None if id is None else NOBODY_NAMED if id == UNNAMED else nodes[id]

    return [
        node(statement.agent),
        texts.number(statement.relation.value),
        node(statement.object),
        texts.number(statement.factuality.value),
        texts.number(statement.standing.value),
        node(statement.claimant),
        node(statement.operation),
        statement.alias,
        statement.when,
        [texts.number(quote) for quote in statement.quotes],
        texts.number(statement.trigger),
        statement.confidence,
        texts.number(statement.frame),
        reports[statement.report],
        int(statement.disputed),
    ]
