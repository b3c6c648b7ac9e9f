"""Decides whom a possessive behind a charge means: "sanctioned Acme for *its* role", "charged both over *their* part"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from geocyber.language import syntax
from geocyber.language.mentions import NEUTRAL, PERSONAL, PLURAL, Form, Mention
from geocyber.language.referents import ACTORS, Clusters, Node
from geocyber.language.several import as_one
from geocyber.model import Kind

_GROUNDS = frozenset({"for", "over"})
_CHARGING = frozenset(
    "sanction designate blacklist list add name indict charge arrest detain convict sentence jail condemn blame accuse thank "
    "expel punish penalise penalize fine ban target prosecute extradite denounce criticise criticize censure commend credit "
    "impose return unseal file announce bring take level hand issue open slap place put".split()
)
_AGAINST = ("against", "on", "upon")


def of_charged(clusters: Clusters, mention: Mention) -> int | None:
    """The entity charged, where a possessive stands in the grounds of the charge; else None.

    Args:
        clusters: the entities so far.
        mention: a pronoun.
    """
    token = clusters.doc[mention.head]
    if token.dep_ != "poss" or mention.form is not Form.PRONOUN:
        return None
    mate = _list_mate(token)
    if mate is not None and mention.lemma in NEUTRAL:
        within = (
            t for t in reversed(list(mate.subtree)) if t.i < token.i
        )  # "the head *of the service*, on its officer"
        nodes = (clusters.node_at(t.i) for t in (mate, *within))
        listed = next((n for n in nodes if n is not None and _fits(n, mention)), None)
        if listed is not None:
            return listed.key
    verb = _charge(token)
    if verb is None:
        return None
    charged = [
        node
        for one in _whom(verb)
        if one.i < token.i
        for node in [clusters.node_at(one.i)]
        if node is not None and _fits(node, mention)
    ]
    keys = tuple(dict.fromkeys(node.key for node in charged))
    if not keys:
        return None
    return as_one(clusters, mention, keys) if len(keys) > 1 and mention.lemma in PLURAL else keys[0]


def _list_mate(pronoun: Token) -> Token | None:
    """Who stands in a list before the noun: "sanctioned *Acme* and one of its employees", "on *Acme*, on its chief"."""
    noun = pronoun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    if noun.dep_ == "conj":
        return noun.head
    if noun.dep_ != "pobj":
        return None
    again = noun.head
    verb = syntax.clause_of(again)
    before = [
        t for t in verb.subtree if t.lower_ == again.lower_ and t.dep_ == "prep" and verb.i < t.i < again.i
    ]
    return next((c for t in reversed(before) for c in t.children if c.dep_ == "pobj"), None)


def _charge(pronoun: Token) -> Token | None:
    """The verb whose grounds the pronoun stands in, at the top of "for its role in …"."""
    node = pronoun.head
    while node.dep_ in {"pobj", "conj"} and node.head != node:
        above = node.head
        if above.dep_ == "prep" and above.lower_ in _GROUNDS:
            verb = syntax.clause_of(above)
            return verb if verb.lemma_ in _CHARGING else None
        node = above
    return None


def _whom(verb: Token) -> Iterator[Token]:
    """Whom the measure hits: its object, else what stands behind "against" or "on" under it or its noun."""
    places = list(syntax.oblique(verb, _AGAINST))
    for noun in syntax.objects(verb):
        behind = syntax.oblique(noun, _AGAINST)
        places += behind or (() if places else (noun,))
    for place in places:
        yield from syntax.conjuncts(place)


def _fits(node: Node, mention: Mention) -> bool:
    if mention.lemma in PERSONAL:
        return node.kind is Kind.PERSON
    if mention.lemma in NEUTRAL:
        return node.kind in ACTORS and node.kind is not Kind.PERSON
    return node.kind in ACTORS
