"""The one interface to syntax: small pure functions over spaCy's English dependency parse.

Labels are those of the ClearNLP scheme that spaCy's English models use. Nothing else in geocyber reads
`token.dep_` to find the arguments of a predicate. Every function takes tokens and gives tokens; none
changes anything.
"""

from geocyber.language.syntax.lists import appositions, conjuncts, following_conjuncts, listed, members
from geocyber.language.syntax.objects import objects
from geocyber.language.syntax.own import (
    antecedent,
    has_own_subject,
    is_passive,
    modifiers,
    objects_of_own,
    possessors,
)
from geocyber.language.syntax.phrases import (
    ancestors_of,
    clause_of,
    complement_clauses,
    content_head,
    governing_verb,
    oblique,
    supporting_verb,
)
from geocyber.language.syntax.subjects import stranded, subjects

__all__ = [
    "ancestors_of",
    "antecedent",
    "appositions",
    "clause_of",
    "complement_clauses",
    "conjuncts",
    "content_head",
    "following_conjuncts",
    "governing_verb",
    "has_own_subject",
    "is_passive",
    "listed",
    "members",
    "modifiers",
    "objects",
    "objects_of_own",
    "oblique",
    "possessors",
    "stranded",
    "subjects",
    "supporting_verb",
]
