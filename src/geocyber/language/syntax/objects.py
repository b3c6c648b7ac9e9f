"""Whom or what a verb acts on, in any construction."""

from __future__ import annotations

from spacy.tokens import Token

from geocyber.language.syntax.lists import following_conjuncts
from geocyber.language.syntax.own import (
    antecedent,
    is_passive,
    is_verb,
    objects_of_own,
    own_subjects,
    subjects_of_small_clauses,
)
from geocyber.language.syntax.subjects import grammatical_subjects


def objects(verb: Token) -> tuple[Token, ...]:
    """Who or what undergoes it: direct object, subject of the passive, antecedent of the relative clause."""
    if is_passive(verb):
        patients = grammatical_subjects(verb, depth=0)
        return (*patients, *_accompanying(verb, patients[-1])) if patients else ()
    found = [c for c in verb.children if c.dep_ in {"dobj", "obj"}] or [*subjects_of_small_clauses(verb)]
    if found:
        found += _accompanying(verb, found[-1])
    else:
        found = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if found:
        return tuple(antecedent(t) for t in found)
    if verb.dep_ == "relcl" and _gapped_object(verb):
        return (verb.head,)
    if verb.dep_ == "conj" and is_verb(verb.head):  # "condemned and sanctioned Iran": a shared object
        return tuple(t for v in following_conjuncts(verb) for t in objects_of_own(v))
    later = [v for v in following_conjuncts(verb) if not own_subjects(v)]
    return tuple(t for v in later[:1] for t in objects_of_own(v)) if later and verb.i < later[0].i else ()


def _accompanying(verb: Token, thing: Token) -> list[Token]:
    """As in "named the bureau, *along with* two *firms*" where the parser hangs "along with" on the verb."""
    return [
        inner
        for child in verb.children
        if child.i > thing.i and child.lower_ in {"along", "together"}
        for preposition in child.children
        if preposition.lower_ == "with"
        for inner in preposition.children
        if inner.dep_ == "pobj"
    ]


def _gapped_object(verb: Token) -> bool:
    """Is the object of this relative clause its antecedent? "sanctions that Obama ordered": yes."""
    return bool(own_subjects(verb)) and all(antecedent(t) == t for t in own_subjects(verb))
