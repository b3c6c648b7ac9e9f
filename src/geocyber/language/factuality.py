"""Says whether a text presents an act as having happened, as not having happened, or as merely possible.

The factuality of a predicate follows from the words beside it (negation, modals, adverbs, "no" in its
subject or object) and from the factuality of what governs it: "declined to rule out sanctions" is read
from the outside in, declined → ruled out → sanctions, each step by one cue of `data/factuality.toml`.
"""

from __future__ import annotations

from spacy.tokens import Token

from geocyber.language.clauses import (
    auxiliaries,
    is_negated,
    is_passive,
    is_question,
    is_verb,
    marks,
    subject_of,
    subjects_of,
)
from geocyber.language.factuality_cues import Cue, FactualityCues, factuality_cues
from geocyber.model import Factuality

_ASSERTED, _NEGATED, _POSSIBLE = Factuality.ASSERTED, Factuality.NEGATED, Factuality.POSSIBLE
_DEPTH = 30
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
_ABLE = frozenset({"can", "could", "ca"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})

State = tuple[Factuality, str]


def factuality(token: Token) -> State:
    """How the text presents the act that the token expresses.

    Args:
        token: a verb ("hacked") or a noun of action ("sanctions").

    Returns:
        The factuality and the word that decided it ("" for what is simply stated). Whose claim it is does
        not matter here: "X said Y hacked Z" and "Y allegedly hacked Z" are asserted.
    """
    return _state(token, factuality_cues(), 0)


def _state(token: Token, cues: FactualityCues, depth: int) -> State:
    inner = _beside(token, cues)
    if inner[0] is _NEGATED and not is_verb(token):
        return inner  # "no sanctions were announced": the verb has its negation from this very word
    outer = _from_above(token, cues, depth) if depth < _DEPTH else (_ASSERTED, "")
    return _combine(inner, outer)


def _combine(inner: State, outer: State) -> State:
    """Both readings in one: negation of a negation cancels, anything possible stays possible."""
    if inner[0] is _ASSERTED:
        return outer
    if outer[0] is _ASSERTED:
        return inner
    if _POSSIBLE in {inner[0], outer[0]}:
        return (_POSSIBLE, inner[1] if inner[0] is _POSSIBLE else outer[1])
    return (_ASSERTED, "")


# ------------------------------------------------------------------------ words beside the act


def _beside(token: Token, cues: FactualityCues) -> State:
    state = _beside_verb(token, cues) if is_verb(token) else _beside_noun(token, cues)
    return _combine(state, _without(token, cues))


def _beside_noun(noun: Token, cues: FactualityCues) -> State:
    words = cues.words
    for child in noun.children:
        text = child.lower_
        if child.dep_ in {"det", "preconj", "neg", "predet"} and text in {"no", "neither", "not"}:
            return (_NEGATED, text)
        if child.dep_ in {"amod", "advmod", "compound"}:
            if text in words.possible_adjectives or (text in words.hedges and not _boosted(child, cues)):
                return (_POSSIBLE, text)
            if text in words.negated_adjectives:
                return (_NEGATED, text)
    return (_ASSERTED, "")


def _beside_verb(verb: Token, cues: FactualityCues) -> State:
    return _combine(_mood(verb, cues), _polarity(verb, cues))


def _polarity(verb: Token, cues: FactualityCues) -> State:
    """Negation of the clause: "not", "never", "nor", and "no" in its subject or object."""
    if _taken_by_mood(verb, cues):
        return (_ASSERTED, "")
    if is_negated(verb):
        return (_NEGATED, "not")
    for child in verb.children:
        if (
            child.lower_ in {"neither", "nor", "hardly", "scarcely"}
            and child.dep_ in {"preconj", "cc", "advmod", "neg"}
            and child.i < verb.i
        ):
            return (_NEGATED, child.lower_)
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and _is_none(child, cues):
            return (_NEGATED, "no")
    if (
        verb.dep_ in {"xcomp", "ccomp"}
        and any(c.lower_ == "yet" for c in verb.head.children)
        and _form(verb) == "infinitive"
    ):
        return (_NEGATED, "yet")  # "has yet to respond"
    if verb.dep_ == "conj" and verb.head.lower_ and is_verb(verb.head):
        if any(c.lower_ == "nor" for c in verb.head.children):
            return (_NEGATED, "nor")
        subject = None if subjects_of(verb) else subject_of(verb)
        if subject is not None and _is_none(subject, cues):
            return (_NEGATED, "no")
        if _shares_auxiliaries(verb) and is_negated(verb.head):
            return (_NEGATED, "not")
    return (_ASSERTED, "")


def _is_none(noun: Token, cues: FactualityCues) -> bool:
    if noun.lower_ in cues.words.no_subjects:
        return True
    return any(
        c.lower_ in {"no", "neither"} and c.dep_ in {"det", "preconj", "predet", "neg"} for c in noun.children
    )


def _mood(verb: Token, cues: FactualityCues) -> State:
    """Modals, hedging adverbs and conditions: "may have hacked", "possibly hacked", "if it hacked"."""
    words = cues.words
    condition = marks(verb) & words.conditions
    if condition:
        return (_POSSIBLE, min(condition))
    for child in verb.children:
        if child.dep_ in {"advmod", "acomp"} and child.lower_ in words.hedges and not _boosted(child, cues):
            return (_POSSIBLE, child.lower_)
    modal = next((a for a in auxiliaries(verb) if a.lower_ in words.modals and a.tag_ == "MD"), None)
    if modal is None:
        return (_ASSERTED, "")
    negated = is_negated(verb)
    if modal.lower_ in _FUTURE:
        if negated:
            return (_NEGATED, modal.lower_ + " not")
        return (_ASSERTED, "") if _is_decision(verb, cues) else (_POSSIBLE, modal.lower_)
    if modal.lower_ in _ABLE:
        if negated:
            return (_NEGATED, modal.lower_ + " not")
        if any(c.lower_ in {"now", "finally", "clearly", "confidently"} for c in verb.children):
            return (_ASSERTED, "")
        if modal.lower_ == "can" and is_passive(verb):
            return (_ASSERTED, "")
    return (_POSSIBLE, modal.lower_)


def _taken_by_mood(verb: Token, cues: FactualityCues) -> bool:
    """With "will not" and "cannot" the negation is already in the mood; "may not have" stays possible."""
    return any(a.lower_ in cues.words.modals and a.tag_ == "MD" for a in auxiliaries(verb)) and is_negated(
        verb
    )


def _boosted(adverb: Token, cues: FactualityCues) -> bool:
    """Is it strengthened? "highly likely" is as good as certain."""
    return any(c.lower_ in cues.words.boosters for c in adverb.children)


def _is_decision(verb: Token, cues: FactualityCues) -> bool:
    """Is "will" or "would" a decision that its agent announces? "Russia said it would expel ten diplomats"."""
    clause = verb
    while clause.dep_ == "conj" and is_verb(clause.head) and not subjects_of(clause):
        clause = clause.head
    teller = clause.head
    if (
        clause.dep_ != "ccomp"
        or not is_verb(teller)
        or any("if" in marks(c) for c in clause.children if c.dep_ == "advcl")
    ):
        return False
    lemma = teller.lemma_.lower()
    if lemma in cues.words.deciding:
        return True
    if lemma not in cues.words.telling:
        return False
    agent, speaker = subject_of(clause), subject_of(teller)
    if agent is None or speaker is None:
        return False
    return agent.lower_ in _PRONOUNS or agent.lower_ == speaker.lower_


def _without(token: Token, cues: FactualityCues) -> State:
    """What is left undone: "without naming a state", "rather than blame Russia", "instead of sanctions"."""
    words = cues.words
    if token.dep_ in {"pcomp", "pobj"} and token.head.lower_ in words.without:
        return (_NEGATED, token.head.lower_)
    if (
        token.dep_ in {"pcomp", "pobj"}
        and token.head.lower_ in {"of", "than"}
        and token.head.head.lower_ in words.without
    ):
        return (_NEGATED, token.head.head.lower_)
    if token.dep_ in {"pcomp", "pobj"} and token.head.lower_ in {"of", "than"} and token.head.i > 0:
        before = token.head.nbor(-1)
        if before.lower_ in words.without:
            return (_NEGATED, before.lower_)
    if is_verb(token):
        for child in token.children:
            if (
                child.i < token.i
                and child.lower_ in {"than", "instead"}
                and child.i > 0
                and child.nbor(-1).lower_ == "rather"
            ):
                return (_NEGATED, "rather than")
    return (_ASSERTED, "")


# ------------------------------------------------------------------------ what governs the act


def _from_above(token: Token, cues: FactualityCues, depth: int) -> State:
    head = token.head
    if head == token:
        return (_POSSIBLE, "?") if is_question(token) else (_ASSERTED, "")
    if token.dep_ == "conj":
        return _from_first_conjunct(token, cues, depth)
    governor, slots = _governor(token)
    if governor == token:
        return (_ASSERTED, "")
    for bearer in _bearers(governor):
        cue = _cue(bearer, slots, token, cues)
        if cue is not None:
            return _under(cue, _state_of_bearer(bearer, governor, cues, depth))
    if _is_open(token, governor, slots, cues):
        return _state(governor, cues, depth + 1)
    return (_ASSERTED, "")


def _from_first_conjunct(token: Token, cues: FactualityCues, depth: int) -> State:
    head = token.head
    if is_verb(token) and is_verb(head) and not _shares_auxiliaries(token):
        return _from_above(head, cues, depth + 1) if depth < _DEPTH else (_ASSERTED, "")
    if is_verb(token) and is_verb(head):
        return _from_above(head, cues, depth + 1) if depth < _DEPTH else (_ASSERTED, "")
    return _state(head, cues, depth + 1) if depth < _DEPTH else (_ASSERTED, "")


def _shares_auxiliaries(verb: Token) -> bool:
    """Does it share "did not" with the verb before it? "did not name or blame": yes; "did not name it and blamed": no."""
    own = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    return (
        not own
        and not subjects_of(verb)
        and verb.tag_ in {"VB", "VBN", "VBG"}
        and verb.tag_ == verb.head.tag_
    )


def _governor(token: Token) -> tuple[Token, frozenset[str]]:
    """The word that governs the token, through prepositions, and the slot in which the token stands there."""
    head, dep = token.head, token.dep_
    if (
        dep in {"pobj", "pcomp"}
        and head.pos_ in {"ADP", "SCONJ", "PART", "ADV", "VERB"}
        and head.dep_ in {"prep", "agent", "dative", "prt", "advmod", "mark", "pcomp"}
    ):
        slots, above = {head.lower_}, head.head
        while (
            above.pos_ in {"ADV", "ADP"} and above.dep_ in {"advmod", "prep", "prt"} and above.head != above
        ):
            slots.add(above.lower_)
            above = above.head
        return above, frozenset(slots)
    if is_verb(token) and dep in {
        "ccomp",
        "xcomp",
        "acl",
        "csubj",
        "csubjpass",
        "relcl",
        "advcl",
        "oprd",
        "dobj",
        "pcomp",
        "acomp",
    }:
        return head, frozenset(
            {_form(token)}
            | ({"whether"} if marks(token) & {"whether", "if"} else set())
            | ({dep} if dep in {"relcl", "advcl"} else set())
        )
    if dep in {"dobj", "nsubjpass", "obj"}:
        return head, frozenset({"object"})
    if dep in {"nsubj", "csubj"}:
        return head, frozenset({"subject"})
    if dep in {"compound", "nmod", "poss"}:
        return head, frozenset({"of"})
    return head, frozenset({dep})


def _form(verb: Token) -> str:
    if any(c.tag_ == "TO" for c in verb.children) or (verb.tag_ == "VB" and not subjects_of(verb)):
        return "infinitive"
    return (
        "gerund"
        if verb.tag_ == "VBG" and not any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)
        else "that"
    )


def _bearers(governor: Token) -> list[Token]:
    """The governor, and the adjective through which a form of "be" governs: "it is *unlikely* that"."""
    return [governor, *(c for c in governor.children if c.dep_ in {"acomp", "oprd"} and is_verb(governor))]


def _cue(bearer: Token, slots: frozenset[str], token: Token, cues: FactualityCues) -> Cue | None:
    for cue in cues.cues.get(bearer.lemma_.lower(), ()):
        if (
            bearer.pos_ in cue.pos
            and slots & cue.slots
            and "relcl" not in slots
            and "advcl" not in slots
            and _fits(cue, bearer, slots, token)
        ):
            return cue
    return None


def _fits(cue: Cue, bearer: Token, slots: frozenset[str], token: Token) -> bool:
    below = [c.lower_ for c in bearer.children]
    if cue.particle and cue.particle not in below and cue.particle not in slots:
        return False
    if cue.unless and cue.unless & set(below):
        return False
    if cue.only and "object" in slots and token.lemma_.lower() not in cue.only:
        return False
    if cue.passive and not is_passive(bearer):
        return False
    if cue.subject:
        subject = subject_of(bearer)
        return subject is not None and subject.lemma_.lower() in cue.subject
    return True


def _state_of_bearer(bearer: Token, governor: Token, cues: FactualityCues, depth: int) -> State:
    if bearer != governor:
        return _combine(_beside_noun(bearer, cues), _state(governor, cues, depth + 1))
    return _state(bearer, cues, depth + 1)


def _under(cue: Cue, governing: State) -> State:
    if governing[0] is _NEGATED:
        return (cue.negated, f"{governing[1]} {cue.lemma}")
    if governing[0] is _POSSIBLE and not cue.stop:
        return governing
    return (cue.effect, cue.lemma if cue.effect is not _ASSERTED else "")


def _is_open(token: Token, governor: Token, slots: frozenset[str], cues: FactualityCues) -> bool:
    """Does the factuality of the governor pass on to the token where no cue decides?"""
    if is_verb(token):
        if token.dep_ == "relcl":
            return False
        if token.dep_ == "advcl":
            return "infinitive" in slots and is_verb(governor)
        if token.dep_ == "acl":
            return "infinitive" in slots
        if token.dep_ == "pcomp":
            return bool(slots & {"by", "as", "in", "to", "into", "like"})
        return token.dep_ in {"xcomp", "ccomp", "csubj", "oprd"}
    if is_verb(governor):
        return governor.lemma_.lower() in cues.words.light and bool(
            slots & {"object", "subject", "attr", "out"}
        )
    if token.dep_ in {"pobj", "appos", "compound"} or slots & {"of", "such", "like", "including", "as"}:
        return governor.pos_ in {"NOUN", "PROPN", "PRON", "DET", "NUM"} and bool(
            slots & {"of", "as", "like", "including", "appos", "on", "against", "for"}
        )
    return False
