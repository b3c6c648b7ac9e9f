"""The pages that a graph can be looked at as; so far there is one, the network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geocyber.model import UNNAMED
from geocyber.store import Store
from geocyber.views.choose import Filters, choose
from geocyber.views.look import look
from geocyber.views.network import Drawing, draw
from geocyber.views.read import read
from geocyber.views.template import page
from geocyber.views.values import Level, Material, Node, Report, Statement

TITLE = "Who says and does what to whom"


def network_page(
    store: Store, filters: Filters | None = None, *, title: str = TITLE, level: Level = Level.STATE
) -> str:
    """A graph as an interactive network: one HTML file that needs no network to be looked at.

    Args:
        store: an open store.
        filters: what to show; everything if not given.
        title: of the page.
        level: whether bodies, officials and groups are folded into their states when the page opens.

    Returns:
        The complete page; the same graph and arguments give the same text.

    Raises:
        UsageError: the graph is empty, an actor or relation is unknown, or nothing passes the filters.
    """
    filters = filters or Filters()
    return network_page_of(select(store, filters), filters, title=title, level=level)


def select(store: Store, filters: Filters) -> Material:
    """What of a graph passes the filters, marked as disputed where it is.

    Raises:
        UsageError: the graph is empty, an actor or relation is unknown, or nothing passes the filters.
    """
    return choose(read(store), filters)


def network_page_of(
    material: Material, filters: Filters, *, title: str = TITLE, level: Level = Level.STATE
) -> str:
    """The network page of material that has been selected with `filters`."""
    drawing = draw(material)
    data = {
        **_material(material),
        **_drawing(drawing),
        "look": look().as_dict(),
        "level": level.value,
        "filters": filters.in_words(),
        "unnamed": UNNAMED,
    }
    return page(title, data)


def _drawing(drawing: Drawing) -> dict[str, Any]:
    return {"nodes": drawing.nodes, "edges": drawing.edges, "options": drawing.options}


def _material(material: Material) -> dict[str, Any]:
    return {
        "entities": {node.id: _node(node) for node in material.nodes.values()},
        "reports": {report.id: _report(report) for report in material.reports.values()},
        "statements": [_statement(statement) for statement in material.statements],
        "left_out": material.left_out,
    }


def _node(node: Node) -> Mapping[str, Any]:
    return {
        "name": node.name,
        "kind": node.kind.value,
        "names": node.names,
        "iso": node.iso,
        "of": node.acts_for,
    }


def _report(report: Report) -> Mapping[str, Any]:
    return {
        "title": report.title,
        "published": report.published,
        "publisher": report.publisher,
        "url": report.url,
    }


def _statement(statement: Statement) -> Mapping[str, Any]:
    return {
        "id": statement.id,
        "agent": statement.agent,
        "relation": statement.relation.value,
        "object": statement.object,
        "standing": statement.standing.value,
        "claimant": statement.claimant,
        "operation": statement.operation,
        "alias": statement.alias,
        "when": statement.when,
        "quotes": statement.quotes,
        "trigger": statement.trigger,
        "confidence": statement.confidence,
        "frame": statement.frame,
        "report": statement.report,
        "disputed": statement.disputed,
    }
