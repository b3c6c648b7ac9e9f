"""Measures what a view shows: its acts as deeds of one to another, for `geocyber.measuring`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geocyber.model import RelationType
from geocyber.views.acts import acts
from geocyber.views.look import look
from geocyber.views.values import Level, Material, Standing

if TYPE_CHECKING:
    from geocyber.measuring import Deed, Measures

FOR = frozenset({RelationType.SUPPORTS})
"""What one does for another. What is done against another are the rungs of the ladder."""


def measured(material: Material, level: Level = Level.STATE) -> Measures:
    """The measures of some material.

    Args:
        material: what passes the filters.
        level: whether bodies, officials and groups stand for whom they act, or for themselves.
    """
    from geocyber.measuring import measure  # noqa: PLC0415 (loads networkx and igraph)

    return measure(deeds(material, level))


def deeds(material: Material, level: Level = Level.STATE) -> Iterator[Deed]:
    """What one does to another: acts that are stated or claimed, but neither possible nor negated.

    Ties are no deeds, and neither is what is done within a state, or to nobody.
    """
    from geocyber.measuring import Deed, Sign  # noqa: PLC0415

    for act in acts(material):
        agent, target = (act.actor, act.target) if level is Level.STATE else (act.agent, act.object)
        if target is None or agent == target or act.standing not in {Standing.STATED, Standing.CLAIMED}:
            continue
        is_against = act.family in look().rungs and act.relation not in look().not_against
        sign = Sign.FOR if act.relation in FOR else Sign.AGAINST if is_against else Sign.NEITHER
        reports = frozenset(material.statements[index].report for index in act.statements)
        yield Deed(agent, target, act.family, sign, reports)
