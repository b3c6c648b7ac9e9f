"""Finds what a bare description goes back to: "the agency", "the group", "the attack", "the bloc"."""

from __future__ import annotations

from geocyber.language.mentions import Form, Mention
from geocyber.language.referents import Clusters, Node
from geocyber.model import Kind

_WINDOW = 4
"""Sentences that a definite description looks back for its antecedent; thrice as many for attacks and attackers."""
_ANY_BODY = frozenset({"agency", "body", "service", "bureau", "unit"})
_BEARERS = frozenset({"unnamed_group", "body", "company", "organisation"})
"""Roles of nouns that often stand in the name of what they mean."""
_HIGH_OFFICES = frozenset(
    {"president", "premier", "chancellor", "senator", "congressman", "congresswoman", "judge"}
)
"""Offices that no person has of whom the text does not say so."""
_BESIDE = 6
"""Words beside a name within which its bearer's office stands."""
_GANGS = frozenset({Kind.THREAT_GROUP, Kind.UNNAMED_GROUP})
_FIRMS = frozenset({Kind.COMPANY, Kind.ORGANISATION})


def antecedent(clusters: Clusters, index: int, mention: Mention) -> int | None:
    """The entity mentioned last that the description fits.

    Args:
        clusters: the entities so far.
        index: the mention's index.
        mention: a description.
    """
    here = clusters.sentence(mention)
    lasting = mention.kind is Kind.OPERATION or mention.lemma in clusters.roles.attackers
    reach = _WINDOW * (3 if lasting else 1)
    if mention.text.isupper() and mention.role == "official":  # the label "THE PRESIDENT:"
        reach = here
    for earlier in range(index - 1, -1, -1):
        key = clusters.node_of.get(earlier)
        candidate = clusters.mentions[earlier]
        if key is None or candidate.head == mention.head:
            continue
        if here - clusters.sentence(candidate) > reach:
            break
        if _fits(clusters, clusters.nodes[key], candidate, mention):
            return key
    return None


def _fits(clusters: Clusters, node: Node, candidate: Mention, mention: Mention) -> bool:
    """May the description mean the entity that an earlier mention stands for?"""
    is_name, same_number = candidate.form is Form.NAME, candidate.plural == mention.plural
    if is_name and mention.role in _BEARERS and mention.lemma in node.name.lower().split():
        return True  # "the unit" after "Unit 61398"
    match mention.role:
        case "country":
            return node.kind is Kind.STATE and is_name and not mention.plural
        case "alliance":
            return node.kind is Kind.IGO and _may_be_described(clusters, node, mention.lemma)
        case "body":
            is_such = (
                any(mention.lemma in n.lower() for n in (node.name, *node.names))
                or mention.lemma in _ANY_BODY
            )
            return node.kind is Kind.GOVERNMENT_BODY and is_name and is_such
        case "unnamed_group":
            return node.kind in _GANGS and _is_such_group(clusters, candidate, mention)
        case "official":
            same_noun = candidate.lemma == mention.lemma and same_number
            is_holder = mention.lemma not in _HIGH_OFFICES or _holds(clusters, candidate, mention.lemma)
            return (node.kind is Kind.PERSON and not mention.plural and is_holder) or (
                node.kind is Kind.UNNAMED_GROUP and same_noun
            )
        case "company" | "organisation":
            return node.kind in _FIRMS and is_name and not mention.plural
    if mention.kind is Kind.OPERATION:
        return node.kind is Kind.OPERATION and (same_number or is_name)
    return mention.kind is Kind.MALWARE and node.kind in {Kind.MALWARE, Kind.OPERATION} and is_name


def _holds(clusters: Clusters, candidate: Mention, office: str) -> bool:
    """Does the office stand beside the name: "*President* Novák", "Novák, the Czech *president*"?"""
    doc, end = clusters.doc, candidate.end
    apposed = end < len(doc) and doc[end].text == ","
    near = doc[max(0, candidate.start - _BESIDE) : end + (_BESIDE if apposed else 0)]
    return any(token.lemma_.lower() == office for token in near)


def _is_such_group(clusters: Clusters, candidate: Mention, mention: Mention) -> bool:
    """May "the hackers" go back to the candidate: a named group, or others who attack; victims only to victims."""
    roles, same_number = clusters.roles, candidate.plural == mention.plural
    if mention.lemma in roles.attackers:
        if candidate.form is Form.NAME:
            return True
        collective = {candidate.lemma, mention.lemma} & roles.collective
        return candidate.lemma in roles.attackers and (same_number or bool(collective))
    return candidate.lemma == mention.lemma and same_number


def _may_be_described(clusters: Clusters, node: Node, noun: str) -> bool:
    """Does the knowledge base describe the organisation by this noun, or not at all?"""
    entry = clusters.knowledge.entries.get(node.ref or "")
    return entry is None or not entry.descriptions or noun in " ".join(entry.descriptions)
