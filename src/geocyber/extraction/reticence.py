"""Accusations that somebody does not make: "stopped short of naming a state", "would not say who was behind it".

Whom they would have accused is told by the clause that is held back, or else is whom the article holds responsible.
"""

from __future__ import annotations

from spacy.tokens import Token

from geocyber.extraction.context import Reading
from geocyber.extraction.frames import Match
from geocyber.extraction.wordlists import words as lists
from geocyber.language import syntax
from geocyber.language.factuality import factuality
from geocyber.model import Factuality, Kind

_CULPRITS = frozenset({Kind.STATE, Kind.GOVERNMENT_BODY, Kind.THREAT_GROUP})
_NAMING = frozenset("name identify finger blame accuse mention single call point".split())
_WH = frozenset({"who", "which", "whose", "whom", "whether", "if", "where"})
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "advcl"})


def is_withheld(match: Match) -> bool:
    """Is the act said not to be done: "has *not* named", "declined to name", "without naming"?"""
    return factuality(match.head)[0] is Factuality.NEGATED


def is_about_culprit(reading: Reading, match: Match) -> bool:
    """Would the words have told who did it: a state, "the culprit", "which one", "who was behind it"?"""
    if culprits(reading, match):
        return True
    things = (*syntax.objects(match.head), *syntax.oblique(match.head, ["at", "to", "on", "against"]))
    every = [one for t in things for one in syntax.conjuncts(t)]
    if any(one.lemma_.lower() in lists()["culprit"] for one in every):
        return True
    if any(node is not None and node.kind in _CULPRITS for node in map(reading.node, every)):
        return match.head.lemma_ in _NAMING
    return any(_asks_who(clause) for clause in _clauses(match.head))


def culprits(reading: Reading, match: Match) -> tuple[Token, ...]:
    """Whom the clause that is held back speaks of: "did not say that *Russia* had ordered it"."""
    found = []
    for clause in _clauses(match.head):
        if not _tells_of_deed(clause):
            continue
        subjects = syntax.subjects(clause) if not _asks_for_subject(clause) else ()
        behind = (*syntax.oblique(clause, ["by", "from", "for", "of"]), *_orders(clause))
        told = [t for t in (*subjects, *behind) if (n := reading.node(t)) is not None and n.kind in _CULPRITS]
        states = [t for t in told if (n := reading.node(t)) is not None and n.kind is Kind.STATE]
        found.extend((states or told)[:1])
    return tuple(found)


def _asks_for_subject(clause: Token) -> bool:
    """As in "on *who* was to blame"."""
    return any(c.lower_ in _WH and c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)


def _orders(clause: Token) -> tuple[Token, ...]:
    """As in "acted on orders from *Beijing*", "at the behest of *Moscow*"."""
    return tuple(
        t
        for preposition in clause.children
        if preposition.dep_ == "prep"
        for noun in preposition.children
        if noun.dep_ == "pobj"
        for t in (*syntax.oblique(noun, ["of", "from", "by"]), *syntax.possessors(noun))
    )


def _clauses(head: Token) -> list[Token]:
    """The clauses that the verb would have told, also behind "on", "as to" and "of"."""
    own = [c for c in head.children if c.dep_ in _CLAUSES - {"advcl"} or (c.dep_ == "advcl" and _asks_who(c))]
    behind = [g for c in head.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pcomp"]
    short = [
        c for c in head.children if c.lower_ in _WH and c.i > head.i
    ]  # "refused to say which one", "who"
    named = [c for c in head.children if c.dep_ == "dobj" and any(g.lower_ in _WH for g in c.children)]
    return [*own, *behind, *short, *named]


def _asks_who(clause: Token) -> bool:
    """Does it ask who did it, be it in one word?"""
    if clause.lower_ in {"who", "which", "whom"}:
        return True
    asked = {t.lower_ for t in clause.subtree} & _WH
    return bool(asked - {"which", "if", "where"} and _tells_of_deed(clause)) or (
        "which" in asked and bool({t.lemma_.lower() for t in clause.subtree} & lists()["culprit"])
    )


def _tells_of_deed(clause: Token) -> bool:
    return any(t.lemma_.lower() in lists()["deed"] for t in clause.subtree)
