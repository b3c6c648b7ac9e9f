"""Who belongs to whom: titles, possessives, appositions, "state-backed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from geocyber.extraction.aliases import aliases
from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.language import syntax
from geocyber.language.mentions import Mention
from geocyber.language.referents import Node
from geocyber.model import Factuality, Kind, RelationType

_ORGANISATIONS = frozenset(
    {Kind.STATE, Kind.IGO, Kind.GOVERNMENT_BODY, Kind.COMPANY, Kind.ORGANISATION, Kind.THREAT_GROUP}
)
_BODIES = frozenset({Kind.GOVERNMENT_BODY, Kind.COMPANY, Kind.ORGANISATION, Kind.IGO, Kind.THREAT_GROUP})
_PERSON_PREPOSITIONS = ("of", "at", "for", "with", "in", "to", "from")
_OWNERS = frozenset({Kind.STATE, Kind.GOVERNMENT_BODY, Kind.THREAT_GROUP})
_OWNING = frozenset({RelationType.AFFILIATED, RelationType.SPONSORS})
_SPEAKING = frozenset(
    {RelationType.ATTRIBUTES, RelationType.ADVISES, RelationType.INDICTS, RelationType.ACCUSES}
)
_STATE_STEMS = frozenset({"state", "government"})
_SPONSOR_STEMS = frozenset(
    "backed sponsored linked affiliated directed aligned supported controlled funded run nexus based".split()
) - {"based"}


def ties(reading: Reading) -> Iterator[Candidate]:
    """The affiliations, sponsorships and aliases that the article states in passing."""
    yield from _persons(reading)
    yield from _bodies(reading)
    yield from _groups(reading)
    yield from _sponsored(reading)
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
    """Ties of persons and names always; those of bodies and groups only where these take part in something else."""
    active = {n.key for c in found for n in (c.subject, c.object, c.source, c.operation) if n is not None}
    active |= {c.object.key for c in tied if c.object is not None and c.frame == "affiliated.title"}
    return [
        c
        for c in tied
        if c.frame not in {"affiliated.body", "affiliated.group"}
        or (c.subject is not None and c.subject.key in active)
    ]


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
        if node.kind is not Kind.GOVERNMENT_BODY:
            continue
        for index in node.mentions:
            mention = reading.referents.mentions[index]
            token = reading.doc[mention.head]
            owner = _owner(reading, node, mention, token)
            if owner is not None:
                yield _tie(reading, node, owner, token, "affiliated.body")
                break


def _owner(reading: Reading, node: Node, mention: Mention, token: Token) -> Node | None:
    if mention.form == "pronoun" or token.lemma_.lower() in _NO_BODY:
        return None
    opening = _opening_owner(reading, node, mention) if mention.form == "name" else None
    if opening is not None and opening is not node:
        return opening
    beside = _beside(reading, node, mention)
    if beside is not None:
        return beside
    possessive = [*syntax.possessors(token), *syntax.oblique(token, ["of"])]
    nouns = [
        t for t in syntax.modifiers(token) if t.pos_ in {"PROPN", "NOUN"} or not token.text[:1].isupper()
    ]
    for child in (*possessive, *nouns):
        owner = reading.node(child)
        if (
            owner is not None
            and owner is not node
            and owner.kind in {Kind.STATE, Kind.IGO, Kind.GOVERNMENT_BODY}
        ):
            if mention.start <= child.i < mention.end and mention.form == "name":
                continue
            return owner
    if mention.form != "name" and not token.text[:1].isupper():
        for ref in mention.states:
            state = reading.referents.by_ref(ref)
            if state is not None and state is not node:
                return state
    return None


def _beside(reading: Reading, node: Node, mention: Mention) -> Node | None:
    """The name right before ("*China's* MSS", "the *US* NSA") or after ("Unit 74455 of the *GRU*") a body's name."""
    doc = reading.doc
    before = mention.start - 1
    if before > 0 and doc[before].tag_ == "POS":
        before -= 1
    after = mention.end
    places = [before] if before >= 0 else []
    if mention.form == "name" and after + 1 < len(doc) and doc[after].lower_ == "of":
        places.append(after + (2 if doc[after + 1].lower_ == "the" and after + 2 < len(doc) else 1))
    for i in places:
        owner, name = reading.node(doc[i]), reading.mention(doc[i])
        if name is None or owner is None or owner is node or name.form != "name":
            continue
        if owner.kind in {Kind.STATE, Kind.IGO, Kind.GOVERNMENT_BODY}:
            return owner
    return None


def _opening_owner(reading: Reading, node: Node, mention: Mention) -> Node | None:
    """As in "the U.S. Department of Justice", "China's MSS" as one name: the state or organisation that it opens with."""
    words = mention.text.replace("’", "'").split()
    for size in (3, 2, 1):
        opening = " ".join(words[:size]).removesuffix("'s").removesuffix("'")
        if len(words) > size and opening != mention.text:
            for name in reading.knowledge.lookup(opening):
                if node.of is not None and reading.referents.nodes[node.of].ref == name.ref:
                    return reading.referents.nodes[node.of]
                if name.ref.startswith(("state/", "igo/")) and name.form != "demonym":
                    return reading.referents.by_ref(name.ref)
    return None


_NO_BODY = frozenset(
    "embassy court headquarters office regime military army soldier staff mission jury".split()
)


def _groups(reading: Reading) -> Iterator[Candidate]:
    """As in "four MSS hackers", "officers of Unit 74455", "members of APT27": a group out of a body."""
    for node in reading.referents.nodes:
        if node.kind is Kind.UNNAMED_GROUP and node.of is not None:
            owner = reading.referents.nodes[node.of]
            if owner.kind in {Kind.GOVERNMENT_BODY, Kind.THREAT_GROUP, Kind.COMPANY} and node.mentions:
                mention = reading.referents.mentions[node.mentions[0]]
                if mention.role == "unnamed_group":
                    yield _tie(reading, node, owner, reading.doc[mention.head], "affiliated.group")


def _sponsored(reading: Reading) -> Iterator[Candidate]:
    """As in "China-backed", "Chinese state-sponsored hackers", "a Kremlin-linked group"."""
    for token in reading.doc:
        if token.lower_ not in _SPONSOR_STEMS or token.i < 2 or token.nbor(-1).text not in {"-", "‑", "–"}:
            continue
        stem = token.nbor(-2)
        head = token
        while head.dep_ in {"amod", "compound", "nmod", "npadvmod", "punct", "acl"} and head.head != head:
            head = head.head
        group = reading.node(head)
        if group is None or group.kind not in {
            Kind.THREAT_GROUP,
            Kind.UNNAMED_GROUP,
            Kind.COMPANY,
            Kind.PERSON,
        }:
            continue
        state = (
            reading.node(stem) if stem.lower_ not in _STATE_STEMS else _qualifying_state(reading, head, group)
        )
        if state is not None and state is not group and state.kind in {Kind.STATE, Kind.GOVERNMENT_BODY}:
            if group.of is None:
                group.of = state.key
            yield _tie(reading, state, group, token, "sponsors.adjective", RelationType.SPONSORS)


def _qualifying_state(reading: Reading, head: Token, group: Node) -> Node | None:
    mention = reading.mention(head)
    for ref in mention.states if mention else ():
        return reading.referents.by_ref(ref)
    return reading.referents.nodes[group.of] if group.of is not None else None
