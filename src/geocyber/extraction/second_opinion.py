"""Joins what two parses of one article say: a second parser reads right some of what the first reads wrong.

The first parse is believed. The second adds what the first is silent about: relations of predicates of which the first
makes nothing of that kind. What both find is found twice, which tells how far to trust it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from geocyber.model import AUTHOR, UNNAMED, Entity, Extraction, Relation, taking_part

_Said = tuple[str, str, str | None]


def joined(first: Extraction, second: Extraction) -> Extraction:
    """The first extraction, with what only the second one found.

    Args:
        first: what was found by the parse that is believed.
        second: what was found in the same article by another parse.

    Returns:
        Relations and entities in the order of an extraction; `parses` says how many parses found a relation.
    """
    here = _meant_by(first, second)
    entities = {e.id: e for e in first.entities}
    for entity in second.entities:
        owner = here[entity.of] if entity.of is not None else None
        entities.setdefault(here[entity.id], replace(entity, id=here[entity.id], of=owner))
    others = {_said(r): r for r in (_translated(r, here) for r in second.relations)}
    kept = [_supported(r, others.get(_said(r))) for r in first.relations]
    said = {_said(r) for r in first.relations}
    told = {(r.trigger.start, r.r) for r in first.relations}
    kept += [
        r
        for r in others.values()
        if _said(r) not in said and (r.trigger.start, r.r) not in told and r.s != r.o
    ]
    kept.sort(
        key=lambda r: (r.evidence.start, r.trigger.start, r.r.value, r.s, r.o or "", r.factuality.value)
    )
    everybody = sorted(entities.values(), key=lambda e: e.id)
    return Extraction(first.article, taking_part(everybody, kept), tuple(kept))


def _meant_by(first: Extraction, second: Extraction) -> dict[str, str]:
    """The id of each entity of the second extraction in the joined one."""
    taken = {e.id for e in first.entities}
    meant: dict[str, str] = {}
    for entity in second.entities:
        same = _same(entity, first)
        if same is None:
            same, number = entity.id, 2
            while same in taken:
                same, number = f"{entity.id}-{number}", number + 1
            taken.add(same)
        meant[entity.id] = same
    return meant


def _same(entity: Entity, first: Extraction) -> str | None:
    """The entity of the first extraction that it is: by its reference, else by the most names in common."""
    if entity.ref is not None:
        return next((e.id for e in first.entities if e.ref == entity.ref), None)
    names = _names(entity)
    common = [(e.kind is entity.kind, len(names & _names(e)), e.id) for e in first.entities if e.ref is None]
    best = max((c for c in common if c[1]), default=None, key=lambda c: c[:2])
    return best[2] if best is not None else None


def _names(entity: Entity) -> set[str]:
    return {name.casefold() for name in (entity.name, *entity.names)}


def _translated(relation: Relation, here: Mapping[str, str]) -> Relation:
    def of(key: str) -> str:
        return here.get(key, key)

    return replace(
        relation,
        s=of(relation.s),
        o=of(relation.o) if relation.o is not None else None,
        source=relation.source if relation.source in {AUTHOR, UNNAMED} else of(relation.source),
        op=of(relation.op) if relation.op is not None else None,
    )


def _said(relation: Relation) -> _Said:
    return relation.s, relation.r.value, relation.o


def _supported(relation: Relation, other: Relation | None) -> Relation:
    """The relation, with the operation and the date that only the other parse gives."""
    if other is None or other.factuality is not relation.factuality:
        return relation
    return replace(relation, parses=2, op=relation.op or other.op, when=relation.when or other.when)
