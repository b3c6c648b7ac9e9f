"""Decides whom a pronoun means: the likeliest of those spoken of in the last few sentences."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from geocyber.language import syntax
from geocyber.language.mentions import NEUTRAL, PERSONAL, PLURAL, Mention
from geocyber.language.referents import ACTORS, Clusters, Node
from geocyber.model import Kind

_COLLECTIVE = ACTORS - {Kind.PERSON}
_NEUTER = _COLLECTIVE | {Kind.OPERATION, Kind.MALWARE, Kind.PRODUCT}
_SEVERAL = ACTORS | {Kind.OPERATION}
_ATTACKING = frozenset(
    "hack breach target steal leak infiltrate penetrate compromise infect encrypt exploit exfiltrate phish deface".split()
)
_AGAINST_OTHERS = frozenset({"expel", "summon", "sanction", "hack", "attack", "breach"})
"""What nobody does to what is his own."""
_Fits = Callable[[Node, Mention], bool]


def of_pronoun(clusters: Clusters, mention: Mention) -> int | None:
    """The entity that a pronoun goes back to; None for "we", "you" and an "it" that stands for nothing.

    Args:
        clusters: the entities so far.
        mention: a pronoun.
    """
    word, token = mention.lemma, clusters.doc[mention.head]
    if token.dep_ == "expl" or (word == "it" and _is_pleonastic(token)):
        return None
    if word in PERSONAL:
        return _latest(clusters, mention, _is_personal, sentences=3)
    if word in NEUTRAL and _attacks(token):
        attacker = _latest(clusters, mention, _is_attacker, sentences=3)
        own = _latest(clusters, mention, _is_neuter, sentences=0)
        if attacker is not None and own is None:
            return attacker
    if word in NEUTRAL:
        return _latest(clusters, mention, _is_neuter, sentences=2)
    if word in PLURAL:
        is_object = token.dep_ in {"dobj", "pobj", "nsubjpass"}
        several = _latest(clusters, mention, _is_many if is_object else _is_several, sentences=2)
        return several if several is not None else _latest(clusters, mention, _is_collective, sentences=1)
    return None


def _attacks(pronoun: Token) -> bool:
    """Does it do what attackers do: "*It* has targeted former officials", "*it* stole e-mails"?"""
    verb = pronoun.head
    return pronoun.dep_ == "nsubj" and verb.lemma_ in _ATTACKING and not syntax.is_passive(verb)


def _is_attacker(node: Node, mention: Mention) -> bool:
    return node.kind in {Kind.THREAT_GROUP, Kind.MALWARE}


def _is_personal(node: Node, mention: Mention) -> bool:
    return node.kind is Kind.PERSON or (mention.role == "official" and not mention.plural)


def _is_neuter(node: Node, mention: Mention) -> bool:
    return node.kind in _NEUTER and not mention.plural


def _is_many(node: Node, mention: Mention) -> bool:
    return mention.plural or node.kind is Kind.THREAT_GROUP


def _is_several(node: Node, mention: Mention) -> bool:
    return node.kind is Kind.THREAT_GROUP or (mention.plural and node.kind in _SEVERAL)


def _is_collective(node: Node, mention: Mention) -> bool:
    return node.kind in _COLLECTIVE


def _latest(clusters: Clusters, mention: Mention, fits: _Fits, sentences: int) -> int | None:
    """The best antecedent: nearest sentence first, in it subjects before others, the first before later ones.

    Within the pronoun's own sentence, nearer wins among subjects of clauses that enclose or precede it.
    """
    doc, here = clusters.doc, clusters.sentence(mention)
    by_sentence: dict[int, list[tuple[int, Mention]]] = {}
    for index, key in clusters.node_of.items():
        candidate = clusters.mentions[index]
        sentence = clusters.sentence(candidate)
        if candidate.head < mention.head and 0 <= here - sentence <= sentences:
            by_sentence.setdefault(sentence, []).append((key, candidate))
    for sentence in sorted(by_sentence, reverse=True):
        is_own = sentence == here
        rows = [(k, c) for k, c in by_sentence[sentence] if fits(clusters.nodes[k], c)]
        rows = [(k, c) for k, c in rows if not _is_contrasted(doc[c.head])]
        if is_own:
            told = _told_before(doc[mention.head])
            rows = [(k, c) for k, c in rows if not _is_own_subject(doc, c, mention) and c.head not in told]
        if rows:
            return min(rows, key=lambda row: _salience(doc, row[1], own_sentence=is_own))[0]
    return None


def _salience(doc: Doc, candidate: Mention, *, own_sentence: bool) -> tuple[int, int]:
    """The less, the likelier a pronoun means the candidate."""
    token = doc[candidate.head]
    while token.dep_ in {"conj", "appos", "compound"} and token.head != token:
        token = token.head
    rank = {"nsubj": 0, "nsubjpass": 0, "agent": 1, "dobj": 2, "pobj": 3, "poss": 3}.get(token.dep_, 4)
    if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ in {"relcl", "advcl", "ccomp", "acl"}:
        rank = 1
    return (rank, -candidate.head if own_sentence and rank else candidate.head)


def _is_contrasted(token: Token) -> bool:
    """As in "*Unlike London*, it will impose no sanctions": whoever "it" is, not London."""
    while token.dep_ in {"conj", "appos"} and token.head != token:
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in {"unlike", "besides"}


def _told_before(pronoun: Token) -> range:
    """What is told before "…, *it* said": who says it is somebody of an earlier sentence."""
    verb = pronoun.head
    if pronoun.dep_ != "nsubj" or verb.i - pronoun.i > 3:
        return range(0)
    told = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < pronoun.i), None)
    if told is None and verb.dep_ == "parataxis":
        told = verb.head
    return range(told.left_edge.i, pronoun.i) if told is not None and told.i < pronoun.i else range(0)


def _is_own_subject(doc: Doc, candidate: Mention, mention: Mention) -> bool:
    """A pronoun that is an object does not mean the subject of its own clause ("Iran attacked it")."""
    token, other = doc[mention.head], doc[candidate.head]
    verb = syntax.clause_of(token)
    if token.dep_ == "poss" and verb.lemma_ in _AGAINST_OTHERS:  # "China may expel any of *its* diplomats"
        return any(subject == other for subject in syntax.subjects(verb))
    return (
        token.dep_ in {"dobj", "pobj"}
        and other.dep_ in {"nsubj", "nsubjpass"}
        and other.head == syntax.clause_of(token)
    )


def _is_pleonastic(token: Token) -> bool:
    """As in "it is clear that", "it was unclear whether": stands for nothing."""
    verb = token.head
    return (
        verb.lemma_ in {"be", "seem", "appear"}
        and any(c.dep_ in {"ccomp", "csubj", "xcomp"} for c in verb.children)
        and any(c.dep_ == "acomp" for c in verb.children)
    )
