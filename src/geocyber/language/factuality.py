"""Says whether a text presents an act as having happened, as not having happened, or as merely possible.

The factuality of a predicate follows from the words beside it (negation, modals, adverbs, "no" in its
subject or object) and from the factuality of what governs it: "declined to rule out sanctions" is read
from the outside in, declined → ruled out → sanctions, each step by one cue of `data/factuality.toml`.
"""

from __future__ import annotations

from spacy.tokens import Token

from geocyber.language.clauses import (
    belongs_together,
    clause_verb,
    form_of,
    is_passive,
    is_question,
    is_subjunctive,
    is_verb,
    marks,
    subject_of,
)
from geocyber.language.factuality_beside import (
    ASSERTED,
    State,
    beside,
    beside_noun,
    combine,
    left_undone,
    possible,
)
from geocyber.language.factuality_cues import Cue, FactualityCues, factuality_cues
from geocyber.model import Factuality

_DEPTH = 30
"""Further up than this no text that anybody wrote is nested."""

_PREPOSITIONAL = frozenset({"prep", "agent", "dative", "prt", "advmod", "mark", "pcomp"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "acl", "csubj", "csubjpass", "oprd", "dobj", "pcomp", "acomp"})
_SLOTS = {
    "dobj": "object",
    "nsubjpass": "object",
    "nsubj": "subject",
    "compound": "of",
    "nmod": "of",
    "poss": "of",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_LIKE = frozenset({"of", "such", "like", "including", "as"})
_OF_NOUNS = frozenset({"of", "as", "like", "including", "appos", "on", "against", "for"})
_OF_VERBS = frozenset({"object", "subject", "attr", "out", "with"})
_OF_GERUNDS = frozenset({"by", "as", "in", "to", "into", "like"})


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
    undone = left_undone(token, cues.words)
    if undone != ASSERTED:
        return undone  # "instead of naming Russia it spoke of …": whatever stands above
    inner = beside(token, cues)
    if inner[0] is Factuality.NEGATED and not is_verb(token):
        return inner  # "no sanctions were announced": the verb has its negation from this very word
    return combine(inner, _above(token, cues, depth)) if depth < _DEPTH else inner


def _above(token: Token, cues: FactualityCues, depth: int) -> State:
    """What the governor of the token makes of it."""
    if token.head == token:
        return possible("?") if is_question(token) else ASSERTED
    if token.dep_ == "conj":
        return _joined(token, cues, depth)
    if token.dep_ == "appos" and token.head.pos_ == "PROPN" and token.left_edge.nbor(-1).text == ",":
        return ASSERTED  # "Ermakov, a former officer of the GRU, is no stranger": who he is is not denied
    governor, slots = _governor(token)
    if governor == token or not belongs_together(token, governor):
        return ASSERTED
    if is_verb(token) and token.lemma_ == governor.lemma_:
        return ASSERTED  # "We do not believe – I repeat, we do not *believe* it": said twice, denied once
    for bearer in _bearers(governor):
        cue = _cue(bearer, slots, token, cues)
        if cue is not None:
            outer = _state(governor, cues, depth + 1)
            return _under(
                cue, outer if bearer == governor else combine(beside_noun(bearer, cues.words), outer)
            )
    if _is_open(token, governor, slots, cues):
        return _state(governor, cues, depth + 1)
    return _open_question(token, cues)


def _joined(token: Token, cues: FactualityCues, depth: int) -> State:
    """What a coordinated word has from the first: nouns all, verbs only what stands above it."""
    first = token.head
    if not belongs_together(token, first):
        return ASSERTED
    both_verbs = is_verb(token) and is_verb(first)
    return _above(first, cues, depth + 1) if both_verbs else _state(first, cues, depth + 1)


def _open_question(token: Token, cues: FactualityCues) -> State:
    """Unspecific acts within a doubtful clause: "whether it would reply with steps such as *sanctions*"."""
    if is_verb(token) and token.dep_ != "amod":
        return ASSERTED
    noun = token.head if is_verb(token) else token
    if any(c.dep_ in {"det", "poss"} for c in noun.children) or noun.ent_type_:
        return ASSERTED
    condition = marks(clause_verb(token.head)) & cues.words.conditions
    return possible(min(condition)) if condition else ASSERTED


def _governor(token: Token) -> tuple[Token, frozenset[str]]:
    """The word that governs the token, through prepositions, and the slots in which it stands there."""
    head, dep = token.head, token.dep_
    if dep == "amod" and token.tag_ == "VBG" and head.tag_ == "NNS":  # "ruled out expelling diplomats"
        while head.dep_ == "conj" and head.head != head:
            head = head.head
        governor, slots = _governor(head)
        return governor, slots | {"gerund"}
    if dep in {"pobj", "pcomp"} and head.dep_ in _PREPOSITIONAL:
        words, above = {head.lower_}, head.head
        while above.pos_ in {"ADV", "ADP"} and above.dep_ in _PREPOSITIONAL and above.head != above:
            words.add(above.lower_)  # "stopped short of", "shied away from"
            above = above.head
        return above, frozenset(words)
    if dep == "acl" and form_of(token) != "infinitive" and not marks(token):
        return token, frozenset()  # "the threat *posed* by": no content of the threat
    wished_for = dep == "advcl" and "for" in marks(token)  # "called for sanctions to be *imposed*"
    if is_verb(token) and (dep in _CLAUSAL or wished_for):
        asked = {"whether"} if marks(token) & {"whether", "if"} else set()
        wished = {"subjunctive"} if is_subjunctive(token) else set()
        return head, frozenset({form_of(token), *asked, *wished})
    named = {
        "dobj": "object",
        "nsubjpass": "object",
        "nsubj": "subject",
        "compound": "of",
        "nmod": "of",
        "poss": "of",
    }
    return head, frozenset({named.get(dep, dep)})


def _bearers(governor: Token) -> list[Token]:
    """The governor, and the adjective through which a form of "be" governs: "it is *unlikely* that"."""
    return [governor, *(c for c in governor.children if c.dep_ in {"acomp", "oprd"} and is_verb(governor))]


def _cue(bearer: Token, slots: frozenset[str], token: Token, cues: FactualityCues) -> Cue | None:
    for cue in cues.cues.get(bearer.lemma_.lower(), ()):
        if bearer.pos_ in cue.pos and slots & cue.slots and _fits(cue, bearer, slots, token):
            return cue
    return None


def _fits(cue: Cue, bearer: Token, slots: frozenset[str], token: Token) -> bool:
    """Does the cue really stand here: with its particle, its voice, its kind of object and subject?"""
    if bearer.dep_ == "pobj" and bearer.head.lower_ in {"beyond", "without"}:
        return False  # "had shown beyond doubt that"
    below = {c.lower_ for c in bearer.children}
    if cue.particle and cue.particle not in below | slots:
        return False
    if cue.unless & below or (cue.passive and not is_passive(bearer)):
        return False
    if cue.only and not is_verb(token) and token.lemma_.lower() not in cue.only:
        return False
    if not cue.subject:
        return True
    subject = subject_of(bearer)
    return subject is not None and subject.lemma_.lower() in cue.subject


def _under(cue: Cue, governing: State) -> State:
    """What the cue makes of its slot, given how it is itself presented."""
    if governing[0] is Factuality.NEGATED:
        return (cue.negated, f"{governing[1]} {cue.lemma}")
    if governing[0] is Factuality.POSSIBLE and not cue.stop:
        return governing
    return (cue.effect, cue.lemma if cue.effect is not Factuality.ASSERTED else "")


def _is_open(token: Token, governor: Token, slots: frozenset[str], cues: FactualityCues) -> bool:
    """Does the factuality of the governor pass on to the token where no cue decides?

    Into complements and what light verbs bring about: "did not *carry out* an attack"; not into what is
    taken for granted: "did not comment on the *attack*", "did not arrest the hackers who *robbed* it".
    """
    if is_verb(token):
        if token.dep_ == "advcl":
            return form_of(token) == "infinitive" and is_verb(governor)
        if token.dep_ == "acl":
            return "infinitive" in slots
        if token.dep_ in {"pcomp", "amod"}:
            return bool(slots & _OF_GERUNDS)
        return token.dep_ in {"xcomp", "ccomp", "csubj", "oprd"}
    if is_verb(governor):
        unspecific = any(c.lower_ == "any" for c in token.children) or "with" in slots
        return (unspecific or governor.lemma_.lower() in cues.words.light) and bool(slots & _OF_VERBS)
    known = any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in token.children)
    return not known and governor.pos_ in _NOMINAL and bool(slots & (_OF_NOUNS | _LIKE))
