"""Reads the factuality of an act off the words beside it: negation, modals, adverbs, conditions, "no".

A state is the factuality and the word that decided it.
"""

from __future__ import annotations

from spacy.tokens import Token

from geocyber.language.clauses import (
    auxiliaries,
    is_negated,
    is_passive,
    is_verb,
    marks,
    shares_auxiliaries,
    subject_of,
    subjects_of,
)
from geocyber.language.factuality_cues import FactualityCues, Words
from geocyber.model import Factuality

State = tuple[Factuality, str]
ASSERTED: State = (Factuality.ASSERTED, "")

_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
_ABLE = frozenset({"can", "could", "ca"})
_SURE = frozenset({"now", "finally", "clearly", "confidently", "safely"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})
_NOT_EITHER = frozenset({"neither", "nor", "hardly", "scarcely", "barely"})
_DETERMINERS = frozenset({"det", "preconj", "neg", "predet"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def negated(word: str) -> State:
    """Presented as not having happened."""
    return (Factuality.NEGATED, word)


def possible(word: str) -> State:
    """Presented as neither having nor not having happened."""
    return (Factuality.POSSIBLE, word)


def combine(inner: State, outer: State) -> State:
    """Both readings in one: negation of a negation cancels, anything possible stays possible."""
    if inner[0] is Factuality.ASSERTED:
        return outer
    if outer[0] is Factuality.ASSERTED:
        return inner
    if inner[0] is Factuality.POSSIBLE:
        return inner
    return outer if outer[0] is Factuality.POSSIBLE else ASSERTED


def beside(token: Token, cues: FactualityCues) -> State:
    """What the words of its own clause or phrase make of the token."""
    words = cues.words
    return (
        combine(_mood(token, words), _polarity(token, words)) if is_verb(token) else beside_noun(token, words)
    )


def beside_noun(noun: Token, words: Words) -> State:
    """What its determiners and adjectives make of a noun: "no attack", "a possible attack"."""
    for child in noun.children:
        text = child.lower_
        if child.dep_ in _DETERMINERS and text in {"no", "neither", "not"}:
            return negated(text)
        if child.dep_ in {"amod", "advmod", "compound"}:
            if text in words.possible_adjectives or (text in words.hedges and not _boosted(child, words)):
                return possible(text)
            if text in words.negated_adjectives:
                return negated(text)
    return ASSERTED


def _polarity(verb: Token, words: Words) -> State:
    """Negation of the clause: "not", "never", "nor", "has yet to", and "no" in its subject or object."""
    if (_modal(verb, words) or _pending(verb, words)) and is_negated(verb):
        return ASSERTED  # already read with the modal: "will not", "cannot", "may not"
    if is_negated(verb):
        return negated("not")
    for child in verb.children:
        if child.lower_ in _NOT_EITHER and child.i < verb.i:
            return negated(child.lower_)
        if child.dep_ in _ARGUMENTS and _is_none(child, words):
            return negated("no")
    if (
        any(c.lower_ == "yet" for c in verb.head.children)
        and verb.dep_ == "xcomp"
        and verb.head.lemma_ in {"have", "be"}
    ):
        return negated("yet")
    return _polarity_shared(verb, words) if verb.dep_ == "conj" and is_verb(verb.head) else ASSERTED


def _polarity_shared(verb: Token, words: Words) -> State:
    """What a coordinated verb takes from the one before it: "did not name or *blame*", "nor *stole*"."""
    if any(c.lower_ == "nor" for c in verb.head.children):
        return negated("nor")
    subject = None if subjects_of(verb) else subject_of(verb)
    if subject is not None and _is_none(subject, words):
        return negated("no")
    return negated("not") if shares_auxiliaries(verb) and is_negated(verb.head) else ASSERTED


def _is_none(noun: Token, words: Words) -> bool:
    if noun.lower_ in words.no_subjects:
        return True
    return any(c.lower_ in {"no", "neither"} and c.dep_ in _DETERMINERS for c in noun.children)


def _mood(verb: Token, words: Words) -> State:
    """Modals, hedging adverbs and conditions: "may have hacked", "possibly hacked", "if it hacked"."""
    condition = marks(verb) & words.conditions
    if condition:
        return possible(min(condition))
    for child in verb.children:
        if child.dep_ in {"advmod", "acomp"} and child.lower_ in words.hedges and not _boosted(child, words):
            return possible(child.lower_)
    pending = _pending(verb, words)
    if pending:
        return negated(f"not {pending}") if is_negated(verb) else possible(pending)
    modal = _modal(verb, words)
    return _modality(verb, modal.lower_, words) if modal is not None else ASSERTED


def _modality(verb: Token, modal: str, words: Words) -> State:
    if modal in _FUTURE:
        if is_negated(verb):
            return negated(f"{modal} not")
        return ASSERTED if _is_decision(verb, words) else possible(modal)
    if modal in _ABLE:
        if is_negated(verb):
            return negated(f"{modal} not")
        sure = any(c.lower_ in _SURE for c in verb.children)  # "could now be clearly attributed"
        if sure or (modal == "can" and is_passive(verb)):
            return ASSERTED
    return possible(modal)


def _modal(verb: Token, words: Words) -> Token | None:
    return next((a for a in auxiliaries(verb) if a.tag_ == "MD" and a.lower_ in words.modals), None)


def _pending(verb: Token, words: Words) -> str | None:
    """What is still open: "sanctions are *under review*", "an embargo remains *on the table*"."""
    if verb.lemma_ not in {"be", "remain", "stay", "come"}:
        return None
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ in {"under", "on"}:
            for noun in preposition.children:
                if noun.lower_ in words.pending:
                    return f"{preposition.lower_} {noun.lower_}"
    return None


def _boosted(adverb: Token, words: Words) -> bool:
    """Is it strengthened? "highly likely" is as good as certain."""
    return any(c.lower_ in words.boosters for c in adverb.children)


def _is_decision(verb: Token, words: Words) -> bool:
    """Is "will" or "would" a decision that its agent announces? "Russia said it would expel ten"."""
    clause = verb
    while clause.dep_ == "conj" and is_verb(clause.head) and not subjects_of(clause):
        clause = clause.head
    teller = clause.head
    if clause.dep_ != "ccomp" or not is_verb(teller):
        return False
    if any(c.dep_ == "advcl" and marks(c) & {"if", "unless"} for c in clause.children):
        return False
    lemma = teller.lemma_.lower()
    if lemma in words.deciding:
        return True
    agent, speaker = subject_of(clause), subject_of(teller)
    if lemma not in words.telling or agent is None or speaker is None:
        return False
    return agent.lower_ in _PRONOUNS or agent.lower_ == speaker.lower_


def left_undone(token: Token, words: Words) -> State:
    """What is not done: "without naming a state", "instead of sanctions", "rather than blame Russia"."""
    if token.dep_ in {"pcomp", "pobj"}:
        preposition = token.head
        before = preposition.nbor(-1) if preposition.i > 0 else preposition
        for word in (preposition, preposition.head, before):
            if word.lower_ in words.without and (
                word == preposition or preposition.lower_ in {"of", "than", "from"}
            ):
                return negated(word.lower_)
    if is_verb(token):
        for child in token.children:
            if (
                child.i < token.i
                and child.lower_ == "than"
                and child.i > 0
                and child.nbor(-1).lower_ == "rather"
            ):
                return negated("rather than")
    return ASSERTED
