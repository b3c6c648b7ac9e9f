"""An annotation as the extraction that a perfect reader would hand on, so that what comes after it is measured alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.annotated import Annotated
from benchmarks.scoring import ends, factuality
from geocyber.knowledge import Entry, Knowledge, load
from geocyber.model import AUTHOR, Entity, Extraction, Factuality, Kind, Passage, Relation, RelationType

_GLOBAL = frozenset({Kind.IGO, Kind.GOVERNMENT_BODY, Kind.THREAT_GROUP, Kind.MALWARE, Kind.VULNERABILITY})
"""Kinds of which the knowledge base may know an entity."""

_LONGEST_STATE = 3
"""Words of the longest name of a state that stands before a body."""

Row = Mapping[str, Any]


def as_extraction(annotated: Annotated) -> Extraction:
    """The annotated entities and relations, of each list of acceptable answers the most specific.

    Raises:
        ValueError: the evidence of a relation is not in the text.
    """
    rows = {str(row["id"]): row for row in annotated.gold["entities"]}
    refs: dict[str, str] = {}
    for key, row in rows.items():
        if (ref := _ref(row, rows)) and ref not in refs.values():  # what annotators tell apart stays apart
            refs[key] = ref
    return Extraction(
        article=annotated.article,
        entities=tuple(_entity(row, refs.get(key)) for key, row in rows.items()),
        relations=tuple(_relation(row, annotated.article.text) for row in annotated.gold["relations"]),
    )


def _entity(row: Row, ref: str | None) -> Entity:
    return Entity(
        id=str(row["id"]),
        kind=Kind(row["kind"]),
        name=row["name"],
        names=tuple(sorted(row["names"])),
        iso=row.get("iso"),
        of=row.get("of"),
        ref=ref,
    )


def _relation(row: Row, text: str) -> Relation:
    passage = _passage(text, row["evidence"])
    return Relation(
        s=ends(row["s"])[0],
        r=RelationType(row["r"]),
        o=next(iter(ends(row.get("o"))), None),
        factuality=Factuality(factuality(row)),
        source=str(row.get("source", AUTHOR)),
        evidence=passage,
        trigger=passage,
        op=row.get("op"),
        when=row.get("when"),
        confidence=1.0,
        frame="annotation",
    )


def _passage(text: str, quote: str) -> Passage:
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    if found is None:
        raise ValueError(f"the text does not hold {quote!r}")
    return Passage(found.start(), found.end(), found[0])


def _ref(row: Row, rows: Mapping[str, Row]) -> str | None:
    """Under which reference the knowledge base knows an annotated entity, if it does."""
    kind = Kind(row["kind"])
    if kind is Kind.STATE:
        return f"state/{row['iso']}"
    if kind not in _GLOBAL:
        return None
    knowledge, top = load(), _iso(row, rows)
    for name in (row["name"], *row["names"]):
        for found in knowledge.lookup(name):
            entry = knowledge.entries[found.ref]
            sure = not found.needs_context
            if (
                entry.kind is kind
                and knowledge.is_global(entry.ref)
                and _agrees(knowledge, entry, top, sure=sure)
            ):
                return entry.ref
    return _generic(knowledge, row, top) if kind is Kind.GOVERNMENT_BODY and top else None


def _agrees(knowledge: Knowledge, entry: Entry, iso: str | None, *, sure: bool) -> bool:
    """Whether an entry can be what the annotation means, whose state it may know."""
    if entry.kind is not Kind.GOVERNMENT_BODY:
        return sure or entry.kind in {Kind.THREAT_GROUP, Kind.MALWARE}
    return knowledge.top(entry.ref) == f"state/{iso}" if iso else sure


def _generic(knowledge: Knowledge, row: Row, iso: str) -> str | None:
    """The reference of a body that most states have, if a name is no more than that and its state."""
    names = {bare for name in (row["name"], *row["names"]) for bare in _without_state(knowledge, name, iso)}
    for body in knowledge.generic_bodies.values():
        if not body.is_state and not body.has_many and names & set(body.patterns):
            return knowledge.body_ref(body.id, iso)
    return None


def _without_state(knowledge: Knowledge, name: str, iso: str) -> Iterator[str]:
    """The name in lower case, and without the state's name or adjective before it."""
    words = name.removeprefix("the ").removeprefix("The ").split()
    yield " ".join(words).lower()
    for cut in range(1, min(len(words), _LONGEST_STATE + 1)):
        state = " ".join(words[:cut]).removesuffix("'s")
        if any(found.ref == f"state/{iso}" for found in knowledge.lookup(state)):
            yield " ".join(words[cut:]).lower()


def _iso(row: Row, rows: Mapping[str, Row]) -> str | None:
    seen: set[str] = set()
    while row.get("of") and str(row["id"]) not in seen:
        seen.add(str(row["id"]))
        row = rows[str(row["of"])]
    return row.get("iso")
