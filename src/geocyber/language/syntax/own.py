"""What stands under a word itself: its subjects, objects, possessors and modifiers, and whether a verb is passive."""

from __future__ import annotations

from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})


def is_verb(token: Token) -> bool:
    """Is it a verb or auxiliary? "hacked", "may": yes."""
    return token.pos_ in {"VERB", "AUX"}


def is_nominal(token: Token) -> bool:
    """May it head a noun phrase? Nouns, names, pronouns, numbers, adjectives used as nouns."""
    return token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X", "ADJ"}


def is_passive(verb: Token) -> bool:
    """Does the verb's grammatical subject (or head noun) undergo it?

    "was hacked", "the hackers charged on Monday", "Asked on Friday, he …": yes; "has hacked": no.
    """
    if any(child.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ == "aux" and child.lemma_ in {"have", "’ve", "'ve", "be"} for child in verb.children):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head) and not own_subjects(verb):
        return is_passive(verb.head)
    return (
        verb.dep_ in {"acl", "advcl", "amod", "xcomp", "ccomp", "relcl", "oprd"} or by_agent(verb) is not None
    )


def by_agent(verb: Token) -> Token | None:
    """Who does what a passive says: "was hit by *Iran*"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def own_subjects(verb: Token) -> list[Token]:
    """The subjects that stand under this very verb; of "Also targeted were *arms makers*" what stands behind."""
    own = [c for c in verb.children if c.dep_ in _SUBJECT and c.dep_ != "expl"]
    if not own and verb.tag_ == "VBN":  # "Also targeted were arms makers": the subject stands behind
        own = [
            a
            for c in verb.children
            if c.dep_ == "auxpass" and c.i > verb.i
            for a in c.children
            if a.dep_ == "attr"
        ]
    return own


def has_own_subject(verb: Token) -> bool:
    """Does a subject stand under this very verb?"""
    return bool(own_subjects(verb))


def objects_of_own(verb: Token) -> tuple[Token, ...]:
    """The direct objects that stand under this very verb."""
    own = tuple(antecedent(c) for c in verb.children if c.dep_ in {"dobj", "obj"})
    return own or subjects_of_small_clauses(verb)


def subjects_of_small_clauses(verb: Token) -> tuple[Token, ...]:
    """As in "held *China* responsible": the parser may make it the subject of the adjective."""
    return tuple(
        subject
        for c in verb.children
        if c.dep_ in {"oprd", "ccomp"} and c.pos_ in {"ADJ", "NOUN"} and c.i > verb.i
        if not any(g.dep_ in {"mark", "aux", "cop"} for g in c.children)
        for subject in c.children
        if subject.dep_ == "nsubj" and verb.i < subject.i < c.i
    )


def possessors(noun: Token) -> tuple[Token, ...]:
    """As in "Iran's attack" → Iran; "its attack" → its."""
    return tuple(c for c in noun.children if c.dep_ == "poss")


def modifiers(noun: Token) -> tuple[Token, ...]:
    """Words that stand before the noun and qualify it: "*Chinese* *state* hackers", "the *SolarWinds* hack"."""
    return tuple(
        c for c in noun.children if c.dep_ in {"amod", "compound", "nmod", "nummod"} and c.i < noun.i
    )


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.lower_ in _RELATIVE and token.tag_ in {"WDT", "WP", "WP$", "IN"}:
        clause = token.head
        while clause.dep_ not in {"relcl", "ROOT"} and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return described(clause)
    return token


def described(clause: Token) -> Token:
    """The noun that a relative or participial clause describes.

    "members of the *unit*, *who* broke in" are the members: the parser takes the nearest noun, be it no person.
    """
    noun = clause.head
    by_person = any(c.lower_ == "who" for c in clause.children if c.dep_ in _SUBJECT)
    if not by_person or noun.dep_ != "pobj" or noun.tag_ in {"NNS", "NNPS"} or noun.ent_type_ == "PERSON":
        return noun
    governor = noun.head.head
    return governor if governor.pos_ == "NOUN" else noun


def is_human(token: Token) -> bool:
    """Is it certainly a person: a person's name, "he", "who"?"""
    return token.ent_type_ == "PERSON" or token.lower_ in {"he", "she", "they", "who", "both"}
