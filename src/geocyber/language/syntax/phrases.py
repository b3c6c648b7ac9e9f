"""What stands behind prepositions and within nouns, and what governs a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from geocyber.language.syntax.lists import listed
from geocyber.language.syntax.own import is_nominal, is_verb

_CLAUSES = frozenset({"relcl", "acl"})
_CARRIERS = frozenset(
    "statement message declaration expression letter act show offer word note gesture campaign wave".split()
)
_INSTRUMENTAL = frozenset({"with", "to", "under", "into"})
_PARTITIVE = frozenset(
    "number group series string range host list pair couple handful score dozen majority part half lot member "
    "wave variety spate raft set coalition million billion thousand hundred some several many all most any none "
    "one two three each both like likes type kind sort form".split()
)


def oblique(token: Token, prepositions: Iterable[str]) -> tuple[Token, ...]:
    """What stands behind one of the prepositions under the token: "blamed Iran *for* the *hack*" → hack.

    Compound prepositions are written with spaces ("because of", "in response to"). A gerund behind the
    preposition ("for hacking the agency") is given as the verb.
    """
    wanted = [p.split() for p in prepositions]
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative", "prt", "pcomp"} or child.pos_ in {"ADP", "SCONJ"}:
            for words in wanted:
                found.extend(_behind(child, words))
    return tuple(dict.fromkeys(found))


def _behind(preposition: Token, words: list[str]) -> Iterator[Token]:
    if preposition.lower_ != words[0]:
        return
    if len(words) > 1:
        for child in preposition.children:
            yield from _behind(child, words[1:])
            if child.dep_ == "pobj":
                for inner in child.children:
                    yield from _behind_noun(child, inner, words[1:])
        return
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield child
        elif child.dep_ == "prep":  # "from within", "for up to"
            yield from (c for c in child.children if c.dep_ == "pobj")
    yield from listed(preposition)
    yield from (
        t for conj in preposition.children if conj.dep_ == "conj" for t in _behind(conj, [conj.lower_])
    )


def _behind_noun(noun: Token, preposition: Token, words: list[str]) -> Iterator[Token]:
    if noun.lower_ == words[0] and len(words) == 2:
        yield from _behind(preposition, words[1:])


def content_head(token: Token) -> Token:
    """Looks through a word of number or part: "a *number* of agencies" → agencies."""
    if _is_counted_member(token):
        return token
    if token.lemma_.lower() in _PARTITIVE or token.pos_ == "NUM":
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return content_head(inner)
    return token


def _is_counted_member(token: Token) -> bool:
    """As in "*four members* of the military": people, not the whole that they belong to."""
    return token.lemma_.lower() == "member" and any(c.dep_ == "nummod" for c in token.children)


def complement_clauses(verb: Token) -> tuple[Token, ...]:
    """Heads of the clauses that the verb takes: "said (that) Iran *hacked*", "concluded … *was* behind"."""
    return tuple(
        c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}
    )


def clause_of(token: Token) -> Token:
    """The verb that governs the clause the token stands in (the token itself if it is a verb)."""
    while not is_verb(token) and token.head != token:
        token = token.head
    return token


def ancestors_of(token: Token) -> Iterator[Token]:
    """The token's governors, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def supporting_verb(noun: Token, verbs: frozenset[str]) -> Token | None:
    """The light verb whose object (or passive subject) is the noun: "*issued* a condemnation" → issued."""
    node = noun
    if node.dep_ == "conj":
        while node.dep_ == "conj" and is_nominal(node.head):
            node = node.head
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.lemma_ in _CARRIERS:
        node = node.head.head  # "statements of support", "a message of solidarity"
    if node.dep_ in {"dobj", "nsubjpass", "obj"} and node.head.lemma_ in verbs:
        return node.head
    if node.dep_ == "pobj" and node.head.lower_ in _INSTRUMENTAL and node.head.head.lemma_ in verbs:
        return node.head.head
    if node.dep_ in {"acl", "relcl"}:
        return None
    for child in noun.children:
        if child.dep_ in _CLAUSES and child.lemma_ in verbs:
            return child
    return None


def governing_verb(noun: Token) -> Token | None:
    """The verb whose object or prepositional object the noun is, however deep: "*stopped* short of sanctions"."""
    node = noun
    while node.head != node:
        if node.dep_ not in {
            "dobj",
            "pobj",
            "prep",
            "conj",
            "advmod",
            "acomp",
            "nsubjpass",
            "amod",
            "xcomp",
            "attr",
        }:
            return None
        node = node.head
        if is_verb(node):
            return node
    return None
