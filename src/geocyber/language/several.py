"""Decides whom a plural means that goes back to several names: "the pair", "both governments", "they"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from geocyber.language import syntax
from geocyber.language.mentions import PLURAL, Form, Mention
from geocyber.language.referents import ACTORS, Clusters
from geocyber.model import Kind

_REACH = 3
"""Sentences that such a plural looks back."""

_NUMBERS = {word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), start=2)}
_COUNTED = {"both": 2, "pair": 2, "duo": 2, "couple": 2, "trio": 3, "quartet": 4}
_COUNTRIES = frozenset({Kind.STATE, Kind.IGO})
_FIRMS = frozenset({Kind.COMPANY, Kind.ORGANISATION})
_PEOPLE = frozenset({Kind.PERSON})
_BODIES = frozenset({Kind.GOVERNMENT_BODY, Kind.IGO})
_ALIKE = (_COUNTRIES, _FIRMS, _PEOPLE, _BODIES, frozenset({Kind.THREAT_GROUP}))
_ROLES = {
    "country": (_COUNTRIES,),
    "government": (_COUNTRIES,),
    "official": (_PEOPLE,),
    "company": (_FIRMS,),
    "organisation": (_FIRMS,),
    "body": (_BODIES,),
    "alliance": (_COUNTRIES,),
    "unnamed_group": (_PEOPLE, _COUNTRIES, frozenset({Kind.THREAT_GROUP})),
}


def of_several(clusters: Clusters, mention: Mention) -> int | None:
    """The entities that a plural sums up, as one entity with members; None if it sums up no names.

    "Berlin and Prague … the *two countries*" → Germany and Czechia; "Muromsky and Bessonov … *both*".

    Args:
        clusters: the entities so far.
        mention: a pronoun or description.
    """
    head = clusters.doc[mention.head]
    count = _count(head)
    beside = _beside_names(clusters, mention, head)
    if beside is not None:
        return beside
    if mention.form is Form.PRONOUN:
        if mention.lemma not in PLURAL:
            return None
        families: tuple[frozenset[Kind], ...] = _ALIKE
    elif count is not None and (mention.definite or _is_both(head)) and not _is_told_apart(head):
        families = _ROLES.get(mention.role, _ALIKE if head.lemma_ in _COUNTED or head.pos_ == "NUM" else ())
    else:
        return None
    members = _joined_before(clusters, mention, families, count)
    if members is None and count is not None:
        members = _counted_before(clusters, mention, families, count)
    return as_one(clusters, mention, members) if members else None


def _beside_names(clusters: Clusters, mention: Mention, head: Token) -> int | None:
    """As in "Minin, Morenets and Sotnikov, *members* of the same unit": several names and what they are."""
    if head.dep_ != "appos" or not mention.plural or head.head.pos_ != "PROPN":
        return None
    first = head.head
    while first.dep_ in {"conj", "appos"} and first.head.pos_ == "PROPN":
        first = first.head
    names = _names(clusters, syntax.conjuncts(first), _ROLES.get(mention.role, ()))
    return as_one(clusters, mention, tuple(key for key, _ in names)) if len(names) > 1 else None


def as_one(clusters: Clusters, mention: Mention, members: tuple[int, ...]) -> int:
    """The entity that sums up these members; makes it where there is none yet.

    Args:
        clusters: the entities so far.
        mention: what sums them up.
        members: keys of their entities.
    """
    for node in clusters.nodes:
        if node.members == members:
            return node.key
    key = clusters.new(Kind.UNNAMED_GROUP, mention.text)
    clusters.nodes[key].members = members
    return key


def _joined_before(
    clusters: Clusters, mention: Mention, families: Iterable[frozenset[Kind]], count: int | None
) -> tuple[int, ...] | None:
    """The nearest names that are coordinated, as many as are meant; where no number is said, only subjects."""
    for sentence in _sentences_back(clusters, mention, 1 if mention.form is Form.PRONOUN else _REACH):
        for token in reversed(sentence):
            if token.i >= mention.head or token.dep_ == "conj" or _is_own_subject(clusters, token, mention):
                continue
            if count is None and token.dep_ not in {"nsubj", "nsubjpass", "agent"}:
                continue
            members = _names(clusters, _joined(token), families)
            if len(members) >= 2 and count in {None, len(members)} and members[-1][1] < mention.head:
                return tuple(dict.fromkeys(key for key, _ in members))
    return None


def _is_own_subject(clusters: Clusters, token: Token, mention: Mention) -> bool:
    """Nobody acts on himself: "the *EU* and *NATO* stood by the two states"."""
    head = clusters.doc[mention.head]
    return (
        token.dep_ in {"nsubj", "nsubjpass"} and token.head == syntax.clause_of(head) and head.dep_ != "nsubj"
    )


def _joined(token: Token) -> tuple[Token, ...]:
    """What is coordinated with the word, also where the parser gives a verb two subjects: "A as well as B left"."""
    beside = (c for c in token.head.children if c.dep_ == token.dep_ and c.dep_ in {"nsubj", "nsubjpass"})
    return tuple(dict.fromkeys((*syntax.conjuncts(token), *beside)))


def _names(
    clusters: Clusters, tokens: Iterable[Token], families: Iterable[frozenset[Kind]]
) -> list[tuple[int, int]]:
    """Keys and places of the entities, if all of them are names of one family."""
    found: list[tuple[int, int]] = []
    for token in tokens:
        name, node = clusters.mention_at(token.i), clusters.node_at(token.i)
        if name is None or node is None or name.form is not Form.NAME or node.kind not in ACTORS:
            return []
        found.append((node.key, token.i))
    kinds = {clusters.nodes[key].kind for key, _ in found}
    distinct = len({key for key, _ in found}) == len(found)
    return found if distinct and any(kinds <= family for family in families) else []


def _counted_before(
    clusters: Clusters, mention: Mention, families: Iterable[frozenset[Kind]], count: int
) -> tuple[int, ...] | None:
    """The names of the sentences before, where they are just as many as are meant; a body counts as its state."""
    found: dict[int, None] = {}
    for sentence in tuple(_sentences_back(clusters, mention, _REACH))[1:]:
        for token in reversed(sentence):
            name, node = clusters.mention_at(token.i), clusters.node_at(token.i)
            if name is not None and node is not None and name.form is Form.NAME:
                found.setdefault(node.key)
        for family in families:
            keys = [_state_of(clusters, key) if family is _COUNTRIES else key for key in reversed(found)]
            members = tuple(dict.fromkeys(key for key in keys if clusters.nodes[key].kind in family))
            if len(members) == count:
                return members
    return None


def _state_of(clusters: Clusters, key: int) -> int:
    node = clusters.nodes[key]
    return node.of if node.kind is Kind.GOVERNMENT_BODY and node.of is not None else key


def _sentences_back(clusters: Clusters, mention: Mention, reach: int) -> Iterator[Span]:
    sentence = clusters.doc[mention.head].sent
    for _ in range(reach + 1):
        yield sentence
        if sentence.start == 0:
            return
        sentence = clusters.doc[sentence.start - 1].sent


def _count(head: Token) -> int | None:
    """How many are meant: "the *two* states", "the *pair*", "*both* firms"."""
    for word in (head, *head.children):
        number = _COUNTED.get(word.lemma_.lower()) or _NUMBERS.get(word.lower_)
        if number is not None and (word is head or word.i < head.i):
            return number
    return None


def _is_both(head: Token) -> bool:
    return head.lower_ == "both" or any(c.lower_ == "both" for c in head.children)


def _is_told_apart(head: Token) -> bool:
    """Has it a complement of its own that says who is meant: "the two men *arrested in Kyiv*"?"""
    return any(
        c.dep_ in {"relcl", "acl", "appos"} or (c.dep_ == "prep" and c.lower_ in {"of", "from", "in", "at"})
        for c in head.children
    )
