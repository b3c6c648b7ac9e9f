"""Says what a verb or noun lays at somebody's door: "accused Iran *of* it", "laid the *blame* for it on Iran"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from geocyber.language.clauses import is_verb
from geocyber.language.speech_cues import SpeechCues

_RESPONSIBLE = frozenset({"responsible", "accountable", "liable"})


def is_charge(node: Token, verb: Token, path: Sequence[Token], cues: SpeechCues) -> bool:
    """Is the node what the verb lays on somebody? "accused Iran *of* it", "held Iran *responsible*"."""
    below = path[0]
    if _is_idiom(node, verb, path, cues):
        return True
    prepositions = cues.accusing.get(_phrase(verb))
    if prepositions is None:
        return False
    if node.dep_ in {"prep", "agent", "prt"} and node.lower_ in prepositions:
        # "condemned China over the hack" takes the hack for known, "for hacking the bank" does not
        return verb.lemma_.lower() not in cues.condemning or below.dep_ != "pobj" or is_verb(below)
    if node.lower_ in _RESPONSIBLE:
        return below == node or below.lower_ == "for"
    if node.dep_ in {"dobj", "nsubjpass"} and below.lower_ in _RESPONSIBLE:
        return True
    if node.dep_ == "agent":  # "accused by prosecutors *of* it", hung on the prosecutors
        return any(
            c.lower_ in prepositions and any(t.dep_ == "pcomp" for t in c.children) for c in below.children
        )
    if node.dep_ not in {"dobj", "nsubjpass"}:
        return False
    # "accused hackers sponsored by Iran *of* trying", hung on what stands between
    return any(
        t.dep_ == "prep" and t.lower_ in prepositions and any(c.dep_ == "pcomp" for c in t.children)
        for t in path
    )


def _phrase(verb: Token) -> str:
    """The verb with its particle: "call out"."""
    return " ".join((verb.lemma_.lower(), *(c.lower_ for c in verb.children if c.dep_ == "prt")))


def _is_idiom(node: Token, verb: Token, path: Sequence[Token], cues: SpeechCues) -> bool:
    """As in "pointed the finger at Iran *for* it", "laid the *blame* for it at Iran's door"."""
    nouns = cues.idioms.get(verb.lemma_.lower(), frozenset())
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.lemma_.lower() in nouns]
    if not objects:
        return False
    leads = node.lower_ if node.dep_ == "prep" else path[0].lower_ if node in objects else ""
    if not leads or node.i < objects[0].i:
        return False
    # "sanctions on two spies *over* it", hung on the spies
    return leads in {"for", "of", "over"} or any(t.dep_ == "prep" and t.lower_ == "over" for t in path)


def is_attributed(node: Token, verb: Token, cues: SpeechCues) -> bool:
    """Is the node the act that the verb lays at somebody's door? "attributed the *hack* to Lazarus"."""
    prepositions = cues.attributing.get(verb.lemma_.lower())
    if prepositions is None or node.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return any(c.dep_ == "prep" and c.lower_ in prepositions and c.i > verb.i for c in verb.subtree)


def is_called(node: Token, verb: Token, cues: SpeechCues) -> bool:
    """Is the node the verb's word for something? "called it an *attack*", "described *as* espionage"."""
    if verb.lemma_.lower() not in cues.calling or is_verb(node):
        return False
    return node.dep_ == "oprd" or (node.dep_ == "prep" and node.lower_ == "as" and node.i > verb.i)


def is_measure(preposition: Token, noun: Token, cues: SpeechCues) -> bool:
    """As in "US sanctions on Iranians *over* the hack"."""
    return (
        noun.lemma_.lower() in cues.measures["nouns"] and preposition.lower_ in cues.measures["prepositions"]
    )
