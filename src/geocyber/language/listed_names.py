"""Tells what unknown names are names of by the list that they stand in: "two companies, Zservers and *XHost*"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from geocyber.language import syntax
from geocyber.language.mentions import Form
from geocyber.language.referents import Clusters, Node
from geocyber.model import Kind

_KINDS = frozenset({Kind.COMPANY, Kind.ORGANISATION, Kind.GOVERNMENT_BODY, Kind.PERSON})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def kinds_from_lists(clusters: Clusters) -> None:
    """Gives names of no known kind that of the names they are coordinated with, if those are all of one.

    Args:
        clusters: the entities of the text; those of the names in question change.
    """
    for index, mention in enumerate(clusters.mentions):
        node = clusters.nodes[clusters.node_of[index]] if index in clusters.node_of else None
        head = clusters.doc[mention.head]
        if node is None or mention.form is not Form.NAME or not _is_vague(node) or head.ent_type_ in _PLACES:
            continue
        kinds = {other.kind for other in _siblings(clusters, head) if other is not node}
        known = {k for k in kinds if k is not Kind.OTHER}
        if len(known) == 1 and known <= _KINDS:
            node.kind = known.pop()


def _is_vague(node: Node) -> bool:
    return node.ref is None and node.kind is Kind.OTHER


def _siblings(clusters: Clusters, head: Token) -> Iterator[Node]:
    first = head
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    for token in syntax.conjuncts(first):
        name, node = clusters.mention_at(token.i), clusters.node_at(token.i)
        if name is not None and node is not None and name.form is Form.NAME:
            yield node
