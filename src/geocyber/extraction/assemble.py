"""Turns candidates into the extraction: distinct relations, and the entities that take part in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.language.referents import Node
from geocyber.model import (
    AUTHOR,
    UNNAMED,
    Entity,
    Extraction,
    Factuality,
    Kind,
    Passage,
    Relation,
    RelationType,
)

Key = tuple[int, RelationType, int | str | None, Factuality]


def assemble(reading: Reading, found: Sequence[Candidate]) -> Extraction:
    """The extraction of one article, without confidences.

    Args:
        reading: the annotated article.
        found: complete candidates, in order of preference for one and the same relation.
    """
    chosen = _distinct(found)
    used = _with_owners(reading, chosen)
    ids = _entity_ids(reading, used)
    relations = tuple(
        sorted(
            (_relation(reading, c, ids) for c in chosen),
            key=lambda r: (r.evidence.start, r.trigger.start, r.r.value, r.s, r.o or "", r.factuality.value),
        )
    )
    entities = tuple(sorted((_entity(reading, n, ids) for n in used), key=lambda e: e.id))
    return Extraction(reading.article, entities, relations)


def _distinct(found: Iterable[Candidate]) -> list[Candidate]:
    """Each relation once: the first mention, with the operation, date and claimant of the most telling one."""
    best: dict[Key, Candidate] = {}
    for c in found:
        assert c.subject is not None
        key = (c.subject.key, c.relation, c.alias or (c.object.key if c.object else None), c.factuality)
        kept = best.get(key)
        if kept is None:
            best[key] = c
        else:
            better, other = (c, kept) if _telling(c) > _telling(kept) else (kept, c)
            best[key] = replace(
                better,
                when=better.when or other.when,
                operation=better.operation or other.operation,
                source=better.source or other.source,
            )
    return list(best.values())


def _telling(c: Candidate) -> int:
    return 2 * (c.when is not None) + (c.operation is not None) + (c.source is not None)


def _with_owners(reading: Reading, chosen: Iterable[Candidate]) -> list[Node]:
    nodes: dict[int, Node] = {}
    for c in chosen:
        for named in (c.subject, c.object, c.operation, c.source):
            node = named
            while node is not None and node.key not in nodes:
                nodes[node.key] = node
                node = reading.referents.nodes[node.of] if node.of is not None else None
    return [nodes[key] for key in sorted(nodes)]


def _entity_ids(reading: Reading, nodes: Iterable[Node]) -> dict[int, str]:
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for node in nodes:
        stem = slug(_name(node)) or node.kind.value
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        ids[node.key] = name
    return ids


def slug(text: str) -> str:
    """A short identifier of lower-case ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def _entity(reading: Reading, node: Node, ids: Mapping[int, str]) -> Entity:
    entry = reading.knowledge.entries.get(node.ref or "")
    of = node.of
    while of is not None and of not in ids:
        of = reading.referents.nodes[of].of
    return Entity(
        id=ids[node.key],
        kind=node.kind,
        name=_name(node),
        names=tuple(sorted({n for n in node.names if n})),
        iso=entry.iso if entry and node.kind is Kind.STATE else None,
        of=ids[of] if of is not None and of != node.key else None,
        ref=node.ref if node.ref and reading.knowledge.is_global(node.ref) else None,
    )


def _name(node: Node) -> str:
    """The name to show: of a described operation the shortest description that names its victim."""
    if node.kind is not Kind.OPERATION or node.ref is not None:
        return node.name
    telling = [
        n for n in node.names if any(w[:1].isupper() for w in n.split()[1:]) or (n[:1].isupper() and " " in n)
    ]
    return min(telling, key=lambda n: (len(n.split()) > _LONG_NAME, len(n), n)) if telling else node.name


_LONG_NAME = 8


def _relation(reading: Reading, c: Candidate, ids: Mapping[int, str]) -> Relation:
    assert c.subject is not None
    source = AUTHOR
    if c.source is not None:
        source = ids[c.source.key]
    elif c.unnamed:
        source = UNNAMED
    return Relation(
        s=ids[c.subject.key],
        r=c.relation,
        o=c.alias or (ids[c.object.key] if c.object is not None else None),
        factuality=c.factuality,
        source=source,
        evidence=_sentence(reading, c.predicate),
        trigger=Passage(c.predicate.idx, c.predicate.idx + len(c.predicate.text), c.predicate.text),
        op=ids[c.operation.key] if c.operation is not None and c.operation is not c.object else None,
        when=c.when,
        frame=c.frame,
    )


def _sentence(reading: Reading, token: Token) -> Passage:
    text, sentence = reading.article.text, token.sent
    start, end = sentence.start_char, sentence.end_char
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Passage(start, end, text[start:end])
