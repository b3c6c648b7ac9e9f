"""Whose groups they are said to be in passing: "China-backed", "state-sponsored", "a group with ties to the FSB"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from geocyber.extraction import families
from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.knowledge import Form
from geocyber.language import syntax
from geocyber.language.factuality import factuality
from geocyber.language.referents import Node
from geocyber.model import Kind, RelationType

_PARTICIPLES = frozenset(
    "affiliated aligned backed controlled directed funded linked managed nexus run sponsored supported tied".split()
)
_LINKS = frozenset({"sponsors.link", "affiliated.described"})
_STATE_STEMS = frozenset({"state", "government", "nation-state", "military", "intelligence"})
_HYPHENS = frozenset({"-", "‑", "–"})
_INSIDE = frozenset({"amod", "compound", "nmod", "npadvmod", "punct", "acl", "advmod"})
_BONDS = frozenset({"tie", "link", "connection", "relationship", "affiliation"})
_HAVING = frozenset({"have", "maintain", "keep", "share"})
_SPONSORS = frozenset({Kind.STATE, Kind.GOVERNMENT_BODY})
_SPONSORED = frozenset({Kind.THREAT_GROUP, Kind.UNNAMED_GROUP, Kind.COMPANY, Kind.PERSON})
_HACKERS = frozenset({Kind.THREAT_GROUP, Kind.UNNAMED_GROUP, Kind.MALWARE})
"""A gang is often known by the name of its malware."""


def sponsorships(reading: Reading) -> Iterator[Candidate]:
    """Sponsors named by an adjective of the group, or by its ties.

    Args:
        reading: the article.
    """
    for token in reading.doc:
        yield from _by_adjective(reading, token)
        yield from _by_bond(reading, token)


def linked_by(reading: Reading, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """As in "*researchers* linked the group to Tehran", "*officials* consider it an arm of the GRU": who says so claims it.

    Args:
        reading: the article.
        found: the relations of the article.
    """
    for c in found:
        is_link = c.frame in _LINKS and c.source is None and not syntax.is_passive(c.predicate)
        subjects = (reading.node(t) for t in syntax.subjects(c.predicate)) if is_link else ()
        claimant = next((n for n in subjects if n is not None and n.kind in families.CLAIMANTS), None)
        is_other = claimant is not None and claimant is not c.subject and claimant is not c.object
        yield replace(c, source=claimant, unnamed=False) if is_other else c


def _by_adjective(reading: Reading, token: Token) -> Iterator[Candidate]:
    """As in "China-backed", "Chinese state-sponsored hackers", "a Kremlin-linked group"."""
    if token.lower_ not in _PARTICIPLES or token.i < 2 or token.nbor(-1).text not in _HYPHENS:
        return
    stem, head = token.nbor(-2), token
    while head.dep_ in _INSIDE and head.head != head:
        head = head.head
    group = reading.node(head)
    if group is None or group.kind not in _SPONSORED:
        return
    sponsor = _qualifying_state(reading, head, group) if stem.lower_ in _STATE_STEMS else _stem(reading, stem)
    if sponsor is not None and sponsor is not group and sponsor.kind in _SPONSORS:
        if group.of is None:
            group.of = sponsor.key
        yield Candidate(RelationType.SPONSORS, sponsor, group, token, "sponsors.adjective")


def _stem(reading: Reading, stem: Token) -> Node | None:
    """The sponsor before the hyphen; of an adjective ("Iranian-backed") its state, if the text speaks of it."""
    node = reading.node(stem)
    if node is not None:
        return node
    names = reading.knowledge.lookup(stem.text)
    return next((reading.referents.by_ref(n.ref) for n in names if n.form is Form.DEMONYM), None)


def _qualifying_state(reading: Reading, head: Token, group: Node) -> Node | None:
    mention = reading.mention(head)
    for ref in mention.states if mention else ():
        return reading.referents.by_ref(ref)
    for place in syntax.oblique(head, ["from", "of", "in"]):
        node = reading.node(place)
        if node is not None and node.kind is Kind.STATE:
            return node
    return reading.referents.nodes[group.of] if group.of is not None else None


def _by_bond(reading: Reading, bond: Token) -> Iterator[Candidate]:
    """As in "has ties to the FSB", "a group with links to Tehran"; to a group, it is one's own belonging."""
    if bond.lemma_ not in _BONDS or bond.pos_ != "NOUN":
        return
    for bearer in _bearers(bond):
        group = reading.node(bearer)
        for other in (one for t in syntax.oblique(bond, ["to", "with"]) for one in syntax.conjuncts(t)):
            sponsor = reading.node(other)
            if group is None or sponsor is None or group is sponsor:
                continue
            status = factuality(bond)[0]
            if sponsor.kind in _SPONSORS and group.kind in _HACKERS:
                yield Candidate(
                    RelationType.SPONSORS, sponsor, group, bond, "sponsors.bond", factuality=status
                )
            elif sponsor.kind is Kind.THREAT_GROUP and group.kind in {
                Kind.COMPANY,
                Kind.PERSON,
                Kind.ORGANISATION,
            }:
                yield Candidate(
                    RelationType.AFFILIATED, group, sponsor, bond, "affiliated.bond", factuality=status
                )


def _bearers(bond: Token) -> tuple[Token, ...]:
    """Who has the ties: "*it* has ties", "the *group* with ties", "the *group's* ties"."""
    if bond.dep_ == "dobj" and bond.head.lemma_ in _HAVING:
        return tuple(syntax.antecedent(t) for t in syntax.subjects(bond.head))
    if bond.dep_ == "pobj" and bond.head.lower_ == "with":
        owner = bond.head.head
        return tuple(syntax.subjects(owner)) if owner.pos_ in {"VERB", "AUX"} else (owner,)
    return syntax.possessors(bond)
