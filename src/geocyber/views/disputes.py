"""Marks which statements of a view are disputed, as `geocyber.weighing` defines it."""

from __future__ import annotations

from dataclasses import replace

from geocyber.model import Kind
from geocyber.views.values import Material
from geocyber.weighing import Nodes, disputed


def mark_disputed(material: Material) -> Material:
    """The same material with `disputed` set where it holds."""
    operations, groups = (
        frozenset(id for id, node in material.nodes.items() if node.kind is kind)
        for kind in (Kind.OPERATION, Kind.THREAT_GROUP)
    )
    nodes = Nodes({id: material.top(id) for id in material.nodes}, operations, groups)
    marked = disputed(material.statements, nodes)
    return replace(
        material, statements=tuple(replace(s, disputed=s.id in marked) for s in material.statements)
    )
