"""Keeps to the matter: drops what predicates say of anything but cyber operations and the answers to them.

Words like "attack", "support" and "use" belong to all of politics. An article about a cyber operation speaks of
little else; a communiqué that goes from vaccines to cyberspace has to speak of computers where it is to be believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import partial

from spacy.tokens import Span, Token

from geocyber.extraction import families
from geocyber.extraction.candidates import Candidate
from geocyber.extraction.conditions import is_hacker
from geocyber.extraction.context import Reading
from geocyber.extraction.wordlists import words
from geocyber.language import syntax
from geocyber.language.referents import Node
from geocyber.model import Kind, RelationType

_R = RelationType
_SHORT = 3
"""Sentences of a text that is too short to tell what it is about."""
_DENSE = 0.12
"""Share of the sentences that speak of computers in a text that is about nothing else."""
_REACH = 2
"""Sentences before a predicate in which the matter may have been named."""
_DEEDS = frozenset({_R.CONDUCTS, _R.TARGETS})
_MEANS = frozenset({_R.USES, _R.EXPLOITS})
_OF_ALL_POLITICS = (families.WORDS - {_R.ACCUSES, _R.SUMMONS}) | _DEEDS | _MEANS | {_R.DISRUPTS, _R.SPONSORS}
_NOMINAL = frozenset({"conducts.noun", "targets.noun", "targets.noun-against"})
_HOSTILE = frozenset({"ransomware", "malicious", "criminal", "botnet"})
_AUTHORITIES = frozenset({Kind.GOVERNMENT_BODY, Kind.IGO, Kind.PERSON})
_ATTACKERS = frozenset({Kind.THREAT_GROUP, Kind.OPERATION, Kind.MALWARE})


def to_the_matter(reading: Reading, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that concern cyber operations or the answers to them.

    Args:
        reading: the article.
        found: the candidates of its predicates.
    """
    kept = list(_in_place(reading, found))
    disrupting = {
        (c.predicate.i, c.subject.key) for c in kept if c.relation is _R.DISRUPTS and c.subject is not None
    }
    kept = [c for c in kept if not _is_against_attackers(c, disrupting)]
    kept = list(_of_others(reading, kept))
    is_short = sum(1 for _ in zip(reading.doc.sents, range(_SHORT + 1), strict=False)) <= _SHORT
    if not is_short and not any(c.relation in families.CHARGES for c in kept):
        kept = [c for c in kept if not _is_general(reading, c)]
    accused = {reading.top(n).key for n in _accused(kept)}
    return [c for c in kept if not _is_harmless_use(reading, c, accused)]


def _in_place(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Those whose place in the text speaks of computers, or the text as a whole."""
    sentences = list(reading.doc.sents)
    cyber = [_says(s, words()["matter"]) or _names_attackers(reading, s) for s in sentences]
    other = [not c and _says(s, words()["kinetic"]) for s, c in zip(sentences, cyber, strict=True)]
    number = {s.start: i for i, s in enumerate(sentences)}
    whole = len(sentences) <= _SHORT or sum(cyber) >= _DENSE * len(sentences)
    for c in found:
        i = number[c.predicate.sent.start]
        if c.relation in _DEEDS and other[i] and _is_other_attack(c.predicate):
            continue
        if whole or c.relation not in _OF_ALL_POLITICS or any(cyber[max(0, i - _REACH) : i + 1]):
            yield c


def _names_attackers(reading: Reading, sentence: Span) -> bool:
    """Does it name a threat group, an operation or malware: "NotPetya", "APT28"?"""
    for token in sentence:
        name, node = reading.mention(token), reading.node(token)
        if name is not None and name.form == "name" and node is not None and node.kind in _ATTACKERS:
            return True
    return False


def _says(sentence: Span, beginnings: frozenset[str]) -> bool:
    return any(map(partial(_begins, beginnings=tuple(beginnings)), sentence))


def _is_other_attack(predicate: Token) -> bool:
    """Does the predicate's own clause speak of missiles? What else was said in the sentence does not count."""
    beginnings = tuple(words()["kinetic"])
    return any(_begins(t, beginnings=beginnings) for t in _own_clause(syntax.clause_of(predicate)))


def _own_clause(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ not in {"advcl", "ccomp"}:
            yield from _own_clause(child)


def _begins(token: Token, beginnings: tuple[str, ...]) -> bool:
    return token.is_alpha and token.lower_.startswith(beginnings)


def _is_against_attackers(c: Candidate, disrupting: Set[tuple[int, int]]) -> bool:
    """As in "The FBI *disrupted* the gang": who acts against attackers attacks nobody, unless he is one himself."""
    if c.relation is not _R.TARGETS or c.object is None or (c.subject is not None and is_hacker(c.subject)):
        return False
    if c.object.kind in {Kind.PRODUCT, Kind.SECTOR, Kind.OTHER} and _HOSTILE & set(
        c.object.name.lower().split()
    ):
        return True  # "disrupting *ransomware* infrastructure"
    return is_hacker(c.object) or (c.subject is not None and (c.predicate.i, c.subject.key) in disrupting)


def _is_general(reading: Reading, c: Candidate) -> bool:
    """As in "how *ransomware attacks* disrupt *businesses*": attacks of a kind on victims of a kind are no event.

    Where somebody is charged with them, they are somebody's.
    """
    if c.relation is not _R.TARGETS or c.subject is None or c.object is None:
        return False
    return c.subject.kind in _ATTACKERS - {Kind.THREAT_GROUP} and all(
        _is_of_a_kind(reading, node) for node in (c.subject, c.object)
    )


def _is_of_a_kind(reading: Reading, node: Node) -> bool:
    """Is it only ever described, without an article and without a name?"""
    mentions = [reading.referents.mentions[i] for i in node.mentions]
    return not any(
        m.form == "name" or m.definite or m.states or m.text[1:] != m.text[1:].lower() for m in mentions
    )


def _of_others(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Without attacks by bodies and officials of states that only ever charge others: their part is to answer."""
    charges = [
        (reading.top(c.subject).key, reading.top(c.object).key)
        for c in found
        if c.relation in families.ACCUSATIONS and c.subject is not None and c.object is not None
    ]
    charging, charged = {one for one, _ in charges}, {other for _, other in charges}
    for c in found:
        if c.relation not in _DEEDS or c.subject is None or c.subject.kind not in _AUTHORITIES:
            yield c
        elif reading.top(c.subject).key not in charging - charged or _is_charged(reading, c):
            yield c


def _is_charged(reading: Reading, c: Candidate) -> bool:
    """Does somebody of another state say that the body did it: "*Beijing* said that the NSA had hacked it"?"""
    others = {reading.top(n).key for n in c.claimants if n.kind in families.CLAIMANTS}
    return c.subject is not None and bool(others - {reading.top(c.subject).key}) and c.frame not in _NOMINAL


def _accused(found: Sequence[Candidate]) -> Iterator[Node]:
    """Those of whom the article says that they attacked somebody, or that somebody holds it against them."""
    for c in found:
        if c.relation in _DEEDS and c.subject is not None:
            yield c.subject
        if c.relation in families.CHARGES | {_R.SUES} and c.object is not None:
            yield c.object


def _is_harmless_use(reading: Reading, c: Candidate, accused: set[int]) -> bool:
    """As in "agencies deploy technology", "launched a program": using things is no attack but by attackers."""
    if c.relation not in _MEANS or c.subject is None or c.object is None:
        return False
    if c.object.kind is Kind.MALWARE:
        return False
    return (
        c.subject.kind not in _ATTACKERS
        and not is_hacker(c.subject)
        and reading.top(c.subject).key not in accused
    )
