"""Finds the claimants of one step in a parse: beside a clause ("according to X") or in what governs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from geocyber.language.clauses import is_passive, is_verb, marks, subject_of, subjects_of
from geocyber.language.speech_charges import is_attributed, is_called, is_charge, is_measure
from geocyber.language.speech_cues import SpeechCues
from geocyber.language.speech_owners import antecedent, owner, speakers_of, subject_nearest

_PARTICIPLES = frozenset({"VBG", "VBN"})


@dataclass(frozen=True, slots=True)
class Link:
    """One claimant on the way from a clause to the top of its sentence.

    Attributes:
        speaker: head word of the claimant; None if the text does not say.
        saying: the word of saying, accusing or naming.
        denied: the speaker denies the clause.
        charge: laid on somebody ("accused of hacking") rather than told in a clause of its own.
        ground: the speaker has proof of the clause ("has evidence that").
    """

    speaker: Token | None
    saying: Token
    denied: bool = False
    charge: bool = False
    ground: bool = False


def hearsay(token: Token, cues: SpeechCues) -> Iterator[Link]:
    """Words beside a noun that mark a claim without claimant: "the *alleged* attack"."""
    for child in token.children:
        if child.lower_ in cues.hearsay and child.dep_ == "amod":
            yield Link(None, child)


def beside(node: Token, cues: SpeechCues) -> Iterator[Link]:
    """Claimants that stand beside a clause as adjuncts or between commas."""
    if not is_verb(node) and node.dep_ not in {"ROOT", "acomp", "attr"}:
        return
    for child in (*node.children, *_last_adjuncts(node)):
        text, lemma = child.lower_, child.lemma_.lower()
        if text == "according" or (text == "per" and child.dep_ == "prep"):
            parts = (child, *(c for c in child.children if c.lower_ == "to"))
            yield from (Link(noun, child) for part in parts for noun in _behind(part))
        elif child.dep_ in {"dobj", "attr"} and is_verb(node):  # "robbed two banks, per X", hung on the banks
            yield from (
                Link(noun, c)
                for c in child.children
                if c.lower_ == "per" and c.i > child.i
                for noun in _behind(c)
            )
        elif child.dep_ == "parataxis" and lemma in cues.verbs and subjects_of(child):
            yield from (Link(speaker, child) for speaker in speakers_of(child, cues))
        elif child.dep_ == "prep" and text in {"in", "to", "for", "by"}:
            yield from (Link(holder, child) for holder in _opinion(child, cues))
        elif child.dep_ == "advcl" and "as" in marks(child) and (lemma in cues.verbs or _puts_it(child)):
            subject = subject_nearest(child)
            if subject is not None and not any(
                c.dep_ in {"ccomp", "dobj"} and c.lower_ != "it" for c in child.children
            ):
                yield Link(antecedent(subject), child)
        elif child.dep_ == "advmod" and text in cues.hearsay:
            yield Link(None, child)


def _last_adjuncts(verb: Token) -> Iterator[Token]:
    """Of "broke in and stole data, *according* to X", hung on the last verb, also for the first.

    The same of "was responsible, *according* to X, for it", hung on the adjective.
    """
    for part in verb.children:
        if part.dep_ in {"acomp", "attr"}:
            yield from (c for c in part.children if c.lower_ == "according")
    for later in verb.conjuncts:
        if later.i > verb.i and not subjects_of(later):
            yield from (
                c
                for c in later.children
                if c.lower_ == "according" and c.i > later.i and c.nbor(-1).text == ","
            )


def above(
    node: Token, head: Token, path: Sequence[Token], cues: SpeechCues, *, detached: bool
) -> Iterator[Link]:
    """The claimant in the governor of a node, if the node is what is said, charged or named there.

    Args:
        node: the word whose governor is looked at.
        head: that governor.
        path: the words from which the walk came to `node`, the last first; `node` alone at its start.
        cues: the words of saying.
        detached: the parser hung the node elsewhere; it is what `head` says.
    """
    below = path[0]
    if is_verb(head):
        yield from _in_verb(node, head, path, cues, detached=detached)
    elif head.pos_ in {"NOUN", "PROPN"}:
        sayer = _said_with(node, head, cues)
        if sayer is not None:
            yield from (Link(speaker, sayer) for speaker in speakers_of(sayer, cues))
        elif _is_content_of_noun(node, head, below, cues):
            yield Link(owner(head, cues), head)
        elif node.dep_ == "prep" and is_measure(node, head, cues):
            taker = owner(head, cues)
            if taker is not None:
                yield Link(taker, head, charge=True)
        elif head.lemma_.lower() in cues.grounds and _is_that_clause(node):
            holder = owner(head, cues)
            if holder is not None and _can_hold(holder):
                yield Link(holder, head, ground=True)
    elif head.pos_ == "ADJ" and is_verb(head.head):
        yield from _in_adjective(node, head, head.head, cues)


def _in_verb(
    node: Token, verb: Token, path: Sequence[Token], cues: SpeechCues, *, detached: bool
) -> Iterator[Link]:
    lemma = verb.lemma_.lower()
    if verb.dep_ == "acomp" and is_verb(verb.head):  # "is convinced that" with a participle
        yield from _in_adjective(node, verb, verb.head, cues)
    elif lemma in cues.verbs and (detached or _is_said(node, verb, cues)):
        denied = cues.verbs[lemma] == "deny"
        yield from (Link(speaker, verb, denied) for speaker in speakers_of(verb, cues))
    elif is_charge(node, verb, path, cues) or is_attributed(node, verb, cues) or is_called(node, verb, cues):
        yield from (Link(speaker, verb, charge=True) for speaker in speakers_of(verb, cues))
    elif (
        lemma in cues.naming
        and node.dep_ in {"dobj", "nsubjpass"}
        and any(t.dep_ in {"relcl", "acl"} for t in path)
    ):
        yield from (Link(speaker, verb) for speaker in speakers_of(verb, cues))
    elif verb.lemma_ == "be" and node.dep_ == "ccomp":
        for subject in subjects_of(verb):
            if subject.lemma_.lower() in cues.nouns:  # "the conclusion is that"
                yield Link(owner(subject, cues), subject)
        for adjective in verb.children:
            if adjective.dep_ == "acomp":  # "Berlin is convinced that"
                yield from _in_adjective(node, adjective, verb, cues)


def _in_adjective(node: Token, adjective: Token, verb: Token, cues: SpeechCues) -> Iterator[Link]:
    if not {adjective.lemma_.lower(), adjective.lower_} & cues.adjectives or node.dep_ not in {
        "ccomp",
        "xcomp",
        "acl",
    }:
        return
    subject = subject_of(verb)
    if subject is not None and subject.lemma_.lower() not in cues.speechless:
        yield Link(antecedent(subject), adjective)


def _is_content_of_noun(node: Token, noun: Token, below: Token, cues: SpeechCues) -> bool:
    """Is the node what the noun claims? "the claim *that*", "allegations *of* hacking"."""
    lemma = noun.lemma_.lower()
    if lemma in cues.nouns and node.dep_ in {"acl", "ccomp", "relcl"}:
        return _is_that_clause(node)
    return (
        lemma in cues.nouns_of
        and node.dep_ == "prep"
        and node.lower_ == "of"
        and below.dep_ in {"pobj", "pcomp"}
    )


def _said_with(clause: Token, noun: Token, cues: SpeechCues) -> Token | None:
    """The verb whose clause the parser hung on its adjunct: "*concluded* with confidence that it *was*"."""
    if (
        clause.dep_ not in {"acl", "ccomp", "relcl"}
        or noun.dep_ != "pobj"
        or noun.head.lower_ not in {"with", "in"}
    ):
        return None
    verb = noun.head.head
    own = [c for c in subjects_of(clause) if c.lower_ != "that"]
    opened = noun.doc[noun.i + 1].lower_ == "that" or "that" in marks(clause)
    told = (
        is_verb(verb)
        and verb.lemma_.lower() in cues.verbs
        and not any(c.dep_ == "ccomp" for c in verb.children)
    )
    return verb if told and own and opened else None


def _is_that_clause(node: Token) -> bool:
    if node.dep_ not in {"acl", "ccomp", "relcl"}:
        return False
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in node.children) or _that_clause(node)


def _can_hold(holder: Token) -> bool:
    """Can it hold evidence? Not "it", "there" or "this"."""
    return holder.dep_ != "expl" and holder.lower_ not in {"it", "there", "this", "that", "what"}


def _puts_it(clause: Token) -> bool:
    """Is it "as the FBI *put* it", "as the minister *has* it"?"""
    return clause.lemma_ in {"put", "have", "see"} and any(
        c.lower_ == "it" and c.dep_ == "dobj" for c in clause.children
    )


def _that_clause(clause: Token) -> bool:
    """Did the parser take "that" for a pronoun, though the clause has a subject of its own?"""
    openers = [c for c in clause.children if c.lower_ == "that" and c.i < clause.i]
    return bool(openers) and len(subjects_of(clause)) > 1


def _is_said(node: Token, verb: Token, cues: SpeechCues) -> bool:
    """Is the clause what the verb says? "said Iran *hit* it", "is said to *hit* it", "denies *hitting*"."""
    if node.dep_ == "ccomp":  # but not "rejected what he called"
        return not any(c.lower_ == "what" and verb.i < c.i < node.i for c in node.children)
    if node.dep_ == "dep":  # a fragment before "X said"
        return node.i < verb.i and any(node.i < s.i < verb.i for s in subjects_of(verb))
    if node.dep_ == "xcomp":  # but not "hopes to", "was told to"
        return verb.lemma_.lower() in (cues.passive if is_passive(verb) else _infinitives(node, cues))
    if node.dep_ == "advcl":  # "S, X said" where the parser made S an adverbial clause
        return (
            node.i < verb.i and not marks(node) and bool(subjects_of(node)) and node.tag_ not in _PARTICIPLES
        )
    return node.dep_ in {"pcomp", "dobj", "nsubjpass"} and is_verb(node) and node.tag_ != "VBG"


def _infinitives(clause: Token, cues: SpeechCues) -> frozenset[str]:
    """The active verbs that report such a clause: "denies *hacking*", "claims to *run*"."""
    if clause.tag_ == "VBG" or any(c.dep_ == "aux" and c.tag_ == "VBG" for c in clause.children):
        return cues.gerund
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.children)
    return cues.infinitive | cues.stative if perfect or clause.lemma_ in {"be", "have"} else cues.infinitive


def _behind(preposition: Token) -> Iterator[Token]:
    yield from (c for c in preposition.children if c.dep_ == "pobj")


def _opinion(preposition: Token, cues: SpeechCues) -> Iterator[Token]:
    """Whose view it is: "in the *Kremlin*'s view", "in the opinion of most *observers*"."""
    for noun in _behind(preposition):
        if noun.lemma_.lower() in cues.opinions:
            for child in noun.children:
                if child.dep_ == "poss":
                    yield child
                elif child.dep_ == "prep" and child.lower_ == "of":
                    yield from _behind(child)
