"""Decides whether an operation has been spoken of before: one is known by whom it hit."""

from __future__ import annotations

from spacy.tokens import Token

from geocyber.language.mentions import Form, Mention
from geocyber.language.referents import Clusters, Node
from geocyber.model import Kind

_VICTIMS = frozenset({Kind.COMPANY, Kind.ORGANISATION, Kind.PRODUCT, Kind.GOVERNMENT_BODY, Kind.OTHER})


def known_operation(clusters: Clusters, mention: Mention) -> int | None:
    """An operation spoken of before: one against the same victims, or whatever "these attacks" points back to.

    Args:
        clusters: the entities so far.
        mention: the description of an operation.
    """
    head = clusters.doc[mention.head]
    hit = victims(clusters, mention)
    earlier = [
        n for n in clusters.nodes if n.kind is Kind.OPERATION and n.mentions and _is_certain(clusters, n)
    ]
    if hit:
        return next((n.key for n in reversed(earlier) if n.victims & hit), None)
    if earlier and any(
        c.dep_ == "det" and c.lower_ in {"these", "those", "this", "that"} for c in head.children
    ):
        return max(earlier, key=lambda n: n.mentions[-1]).key
    return None


def victims(clusters: Clusters, mention: Mention) -> frozenset[str]:
    """The names of companies, bodies and products that an operation's description holds: whom it hit.

    Args:
        clusters: the entities so far.
        mention: the description of an operation.
    """
    head = clusters.doc[mention.head]
    found: set[str] = set()
    for token in head.subtree:
        name = clusters.mention_at(token.i)
        if name is None or name.form is not Form.NAME or _is_aside(token, head):
            continue
        node = clusters.node_at(token.i)
        if (node.kind if node is not None else name.kind) in _VICTIMS:
            first = name.text.split()[0]
            found.add(name.text.lower() if _is_demonym(clusters, first) else first.lower())
    return frozenset(found)


def _is_demonym(clusters: Clusters, word: str) -> bool:
    """Is it a nationality, by which alone no victim is known ("*German* Social Democratic Party")?"""
    return any(name.form == "demonym" for name in clusters.knowledge.lookup(word))


def _is_certain(clusters: Clusters, node: Node) -> bool:
    """One operation, not a kind of crime: named, against somebody, or spoken of with an article."""
    mentions = [clusters.mentions[i] for i in node.mentions]
    return bool(node.victims) or any(m.form is Form.NAME or m.definite for m in mentions)


def _is_aside(token: Token, top: Token) -> bool:
    """Does the word lie in a relative clause, an apposition or another conjunct below the head?"""
    while token not in {top, token.head}:
        if token.dep_ in {"relcl", "appos", "conj"}:
            return True
        token = token.head
    return False
