"""Who belongs to whom: titles, possessives, appositions, "state-backed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from geocyber.extraction import families
from geocyber.extraction.aliases import aliases
from geocyber.extraction.belonging import body_of, group_of, is_contained, is_mission, is_proper, possessor_of
from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.extraction.sponsorship import sponsorships
from geocyber.language.referents import Node
from geocyber.model import Factuality, Kind, RelationType

_OWNERS = frozenset({Kind.STATE, Kind.GOVERNMENT_BODY, Kind.THREAT_GROUP})
_OWNING = frozenset({RelationType.AFFILIATED, RelationType.SPONSORS})
_SPEAKING = frozenset(
    {RelationType.ATTRIBUTES, RelationType.ADVISES, RelationType.INDICTS, RelationType.ACCUSES}
)
_DEEDS = frozenset({RelationType.TARGETS, RelationType.CONDUCTS, RelationType.USES, RelationType.EXPLOITS})
_AGAINST_DOERS = families.CHARGES | {RelationType.CONDEMNS, RelationType.EXPELS, RelationType.REWARDS}


def ties(reading: Reading) -> Iterator[Candidate]:
    """The affiliations, sponsorships and aliases that the article states in passing."""
    yield from _persons(reading)
    yield from _bodies(reading)
    yield from _groups(reading)
    yield from sponsorships(reading)
    yield from aliases(reading)


def own_by_description(found: Sequence[Candidate]) -> None:
    """As in "actors affiliated with the MSS", "hackers backed by Iran": a group acts for whom its description names.

    Args:
        found: the candidates of the article's predicates.
    """
    for c in found:
        group, owner = (c.object, c.subject) if c.relation is RelationType.SPONSORS else (c.subject, c.object)
        if c.relation not in _OWNING or c.factuality is not Factuality.ASSERTED or c.predicate.dep_ != "acl":
            continue
        if group is not None and owner is not None and group.kind is Kind.UNNAMED_GROUP and group.of is None:
            group.of = owner.key if owner.kind in _OWNERS else None


def claimed(found: Sequence[Candidate], tied: Sequence[Candidate]) -> Iterator[Candidate]:
    """Whose hackers they are is claimed by whoever holds them responsible or reports on them in that sentence."""
    speakers = {
        (c.object.key, c.predicate.sent.start): c.subject
        for c in reversed(found)
        if c.relation in _SPEAKING and c.object is not None and c.subject is not None
    }
    for c in tied:
        speaker = None
        if c.relation is RelationType.SPONSORS and c.source is None and c.object is not None:
            speaker = speakers.get((c.object.key, c.predicate.sent.start))
        yield replace(c, source=speaker) if speaker is not None else c


def worth_keeping(found: Sequence[Candidate], tied: Sequence[Candidate]) -> list[Candidate]:
    """Ties of persons and proper names always; of groups those that attack or are accused; of other bodies the active ones.

    An embassy is active where it does or says something, not where somebody is its spokesman.
    """
    acting = {n.key for c in found for n in (c.subject, c.source) if n is not None}
    active = {n.key for c in found for n in (c.subject, c.object, c.source, c.operation) if n is not None}
    active |= {c.object.key for c in tied if c.object is not None and c.frame == "affiliated.title"}
    hostile = {c.subject.key for c in found if c.relation in _DEEDS and c.subject is not None}
    hostile |= {c.object.key for c in found if c.relation in _AGAINST_DOERS and c.object is not None}
    wanted = {
        "affiliated.mission": acting,
        "affiliated.generic-body": active,
        "affiliated.group": hostile,
    }
    return [c for c in tied if c.subject is None or c.subject.key in wanted.get(c.frame, {c.subject.key})]


def _tie(
    reading: Reading,
    subject: Node,
    thing: Node,
    token: Token,
    frame: str,
    relation: RelationType = RelationType.AFFILIATED,
) -> Candidate:
    return Candidate(relation=relation, subject=subject, object=thing, predicate=token, frame=frame)


def _persons(reading: Reading) -> Iterator[Candidate]:
    """As in "FBI Director X", "X, head of Y", "Y's secretary general, X": a person with a stated office."""
    nodes, mentions = reading.referents.nodes, reading.referents.mentions
    for office in reading.referents.offices:
        token = reading.doc[mentions[office.mention].head]
        yield _tie(reading, nodes[office.person], nodes[office.owner], token, "affiliated.title")


def _bodies(reading: Reading) -> Iterator[Candidate]:
    """As in "China's MSS", "the U.S. Justice Department", "Unit 74455 of the GRU": whose body it is said to be."""
    for node in reading.referents.nodes:
        found = body_of(reading, node) if node.kind is Kind.GOVERNMENT_BODY else None
        if found is not None:
            owner, mention = found
            is_introduced = is_proper(reading, node) and not is_contained(reading, owner, mention)
            kind = "mission" if is_mission(node) else "body" if is_introduced else "generic-body"
            yield _tie(reading, node, owner, reading.doc[mention.head], f"affiliated.{kind}")


def _groups(reading: Reading) -> Iterator[Candidate]:
    """As in "four MSS hackers", "officers of Unit 74455", "the GRU's Sandworm team": a group out of a body."""
    for node in reading.referents.nodes:
        possessor = possessor_of(reading, node) if node.kind is Kind.THREAT_GROUP else None
        if possessor is not None:
            owner, mention = possessor
            yield _tie(reading, node, owner, reading.doc[mention.head], "affiliated.possessed")
        found = group_of(reading, node) if node.kind is Kind.UNNAMED_GROUP else None
        if found is not None:
            owner, mention = found
            head = reading.doc[mention.head]
            is_counted = mention.plural and any(c.dep_ == "nummod" for c in head.children)
            yield _tie(
                reading, node, owner, head, "affiliated.counted-group" if is_counted else "affiliated.group"
            )
