"""Who does what a verb says, in any construction: active, passive, relative, participial, controlled, coordinated."""

from __future__ import annotations

from spacy.tokens import Token

from geocyber.language.syntax.own import (
    antecedent,
    by_agent,
    described,
    is_human,
    is_nominal,
    is_passive,
    is_verb,
    objects_of_own,
    own_subjects,
    possessors,
)
from geocyber.language.syntax.phrases import clause_of, oblique

_CLAUSES = frozenset({"relcl", "acl"})
_OBJECT_CONTROL = frozenset(
    "ask urge tell order force allow enable help hire direct instruct pay recruit task contract persuade convince cause "
    "lead expect want require request invite encourage press permit let get make have see find catch watch believe "
    "consider accuse enlist employ sponsor commission call warn advise leave train trick spot observe consider deem "
    "prove show charge authorise authorize command compel push pressure implore beg challenge dare".split()
)
"""Verbs whose object does what the infinitive or gerund behind it says: "hired *hackers* to break in"."""
_PERCEPTION = frozenset(
    {"catch", "see", "spot", "observe", "find", "detect", "watch", "notice", "leave", "witness"}
)
_PLANS = frozenset(
    "attempt bid effort plan decision ability move try intent intention willingness readiness desire conspiracy "
    "scheme plot capability capacity right power promise pledge vow threat refusal failure".split()
)
"""Nouns whose infinitive somebody else does: "an attempt *by hackers* to break in"."""
_CHARGES = frozenset({"charge", "count", "suspicion", "accusation", "allegation"})
_ATONING = frozenset({"pay", "compensate", "owe", "apologise", "apologize"})
"""Verbs whose "for" tells a deed of their subject, not of their object: "pay Meta for hacking"."""
_ADVISING = frozenset("urge recommend advise encourage ask call suggest follow".split())
_LIGHT = frozenset({"be", "have", "do", "get"})
_OPINION = frozenset(
    "allege assess believe claim consider deem fear hold judge report say suspect think".split()
)


def subjects(verb: Token) -> tuple[Token, ...]:
    """Who does it, in any construction: active, passive with "by", relative, participial, controlled.

    "UK blames GRU" → UK; "was hit by Iran" → Iran; "the group that hacked" → group;
    "…, blaming Moscow" → subject of the main verb; "vowed to sanction" → subject of "vowed".
    """
    if is_passive(verb):
        agent = by_agent(verb)
        if agent is not None:
            return (agent,)
        if verb.dep_ == "conj" and is_verb(verb.head) and is_passive(verb.head) and not own_subjects(verb):
            shared = by_agent(verb.head)
            return (shared,) if shared is not None else ()
        return ()
    return grammatical_subjects(verb, depth=0) + _echoed(verb)


def stranded(verb: Token, preposition: str) -> tuple[Token, ...]:
    """As in "*nine agencies* were broken *into*", "*lawmakers* were spied *on*": the subject is what stands behind it."""
    if not is_passive(verb):
        return ()
    alone = any(
        c.lower_ == preposition and c.i > verb.i and not any(g.dep_ in {"pobj", "pcomp"} for g in c.children)
        for c in verb.children
    )
    return grammatical_subjects(verb, depth=0) if alone else ()


def grammatical_subjects(verb: Token, depth: int) -> tuple[Token, ...]:  # noqa: PLR0911, PLR0912 - one case a construction
    """The subject that the verb agrees with, borrowed from its governor where it has none of its own."""
    own = own_subjects(verb)
    if own:
        return tuple(antecedent(t) for t in own)
    if verb.head == verb and verb._.introduction is not None and depth <= 8:
        if verb.tag_ == "VB" and verb.doc[verb._.introduction].lemma_ in _ADVISING:
            return ()  # "We urge firms to take these steps:" and "Deploy …" below
        return grammatical_subjects(verb.doc[verb._.introduction], depth + 1)
    if depth > 8 or verb.head == verb:
        return ()
    head = verb.head
    if verb.dep_ in _CLAUSES and is_nominal(head):
        planner = _who_plans(verb, depth) or _who_is_first(verb, depth)
        return planner or (described(verb),)
    if verb.dep_ in {"conj", "ccomp"} and is_verb(head):
        before = _clause_before(verb)
        if before is not None:
            return grammatical_subjects(before, depth + 1)
    if verb.dep_ == "conj":
        return grammatical_subjects(_joined_to(verb), depth + 1) if is_verb(head) else ()
    if verb.dep_ in {"xcomp", "advcl", "ccomp", "acl", "pcomp", "dep", "prep"} and is_verb(head):
        if verb.dep_ == "xcomp":
            controlled = [t for t in objects_of_own(head) if t.i < verb.i] if not is_passive(head) else []
            if head.lemma_ in {"call", "appeal", "prevail", "rely"}:  # "called on *Russia* to stop"
                controlled = [t for t in oblique(head, ["on", "upon", "to"]) if t.i < verb.i and t != verb]
            if controlled and head.lemma_ in _OBJECT_CONTROL | {"appeal", "prevail", "rely"}:
                return tuple(controlled)
        if verb.tag_ == "VB" and head.lemma_ == "take" and any(t.lower_ == "it" for t in own_subjects(head)):
            return tuple(t for t in objects_of_own(head) if t.i < verb.i)  # "it took *Berlin* years to act"
        if (
            verb.dep_ == "advcl"
            and verb.tag_ == "VBG"
            and head.lemma_ in _PERCEPTION
            and not is_passive(head)
        ):
            seen = [t for t in objects_of_own(head) if t.i < verb.i]
            if seen and verb.left_edge.nbor(-1).text != ",":
                return tuple(seen)  # "caught *the operators* of the botnet copying files"
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and is_passive(head):
            agent = by_agent(
                head
            )  # "used by hackers when targeting networks", but "he was employed by it while hacking"
            if agent is not None and not any(is_human(t) for t in own_subjects(head)):
                return (agent,)
        if verb.dep_ == "ccomp" and any(c.dep_ == "mark" for c in verb.children):
            return ()
        if _leaves_gap(verb, head):
            return (described(head),)
        return grammatical_subjects(head, depth + 1)
    if verb.dep_ == "acl" and head.pos_ in {"NOUN", "ADJ"}:
        return grammatical_subjects(clause_of(head), depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ in {"prep", "conj"}:
        outer = head.head
        while outer.dep_ in {"prep", "conj", "advmod", "prt"} and outer.pos_ in {"ADP", "SCONJ", "ADV"}:
            outer = outer.head  # "shied *away from* naming"
        if is_verb(outer):
            objects_before = (
                [t for t in objects_of_own(outer) if t.i < verb.i]
                if head.lower_ in {"of", "from", "for", "with"}
                else []
            )
            if objects_before and outer.lemma_ not in _ATONING:
                return tuple(objects_before)
            joined = objects_of_own(outer) if outer.lemma_ == "join" and head.lower_ == "in" else ()
            return (*grammatical_subjects(outer, depth + 1), *joined)  # "joined *Paris* in condemning"
        if is_nominal(outer):
            charged = _charged(outer) if head.lower_ == "of" else ()
            if charged:
                return charged
            return possessors(outer) or grammatical_subjects(clause_of(outer), depth + 1)
    if head.pos_ == "ADJ" and verb.dep_ in {"xcomp", "ccomp"}:
        return grammatical_subjects(clause_of(head), depth + 1)
    return ()


def _joined_to(verb: Token) -> Token:
    """The verb that this one is coordinated with, by their tenses: "*noted* that Canada had blamed it, and *called*"."""
    head = verb.head
    pluperfect = any(c.dep_ == "aux" and c.lower_ == "had" for c in head.children)
    if head.dep_ == "ccomp" and verb.tag_ == "VBD" and pluperfect and is_verb(head.head):
        return head.head
    return head


def _clause_before(verb: Token) -> Token | None:
    """As in "said that the group *had been* there for years, *had broken* into firms": what is said goes on."""
    if not any(c.dep_ == "aux" and c.lower_ in {"had", "could", "would"} for c in verb.children):
        return None
    return next(
        (
            c
            for c in verb.head.children
            if c.dep_ == "ccomp" and c.i < verb.i and own_subjects(c) and c.i > verb.head.i
            if any(g.dep_ in {"aux", "auxpass"} and g.lower_ in {"had", "was", "were"} for g in c.children)
        ),
        None,
    )


def _who_plans(verb: Token, depth: int) -> tuple[Token, ...]:
    """As in "an attempt by *hackers* to break in", "*Iran*'s plan to strike", "*Iran* dropped its bid to …"."""
    noun = verb.head
    if noun.lemma_.lower() not in _PLANS or not any(c.tag_ == "TO" for c in verb.children):
        return ()
    named = (*oblique(noun, ["by", "from"]), *possessors(noun))
    if not named and noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":  # "their roles in a plot to hack"
        named = possessors(noun.head.head)
    return named or tuple(t for t in grammatical_subjects(clause_of(noun), depth + 1) if t != noun)


def _charged(charge: Token) -> tuple[Token, ...]:
    """As in "indicted *officers* on charges of hacking", "*they* were held on suspicion of spying": who is charged."""
    preposition = charge.head
    if charge.lemma_.lower() not in _CHARGES or preposition.dep_ != "prep" or not is_verb(preposition.head):
        return ()
    verb = preposition.head
    return (
        tuple(own_subjects(verb))
        if is_passive(verb)
        else tuple(t for t in objects_of_own(verb) if t.i < charge.i)
    )


def _who_is_first(verb: Token, depth: int) -> tuple[Token, ...]:
    """As in "*Denmark* became the first country to blame it", "*Oslo* was the latest to do so": who is said to be it."""
    noun = verb.head
    if noun.dep_ != "attr" or not any(c.tag_ == "TO" for c in verb.children):
        return ()
    return tuple(t for t in grammatical_subjects(noun.head, depth + 1) if t != noun and is_nominal(t))


def _leaves_gap(verb: Token, head: Token) -> bool:
    """As in "a *group* that it believes to be working for the ministry", "a *gang* it says is tied to the state"."""
    is_opinion = head.dep_ in _CLAUSES and head.lemma_ in _OPINION and verb.dep_ in {"xcomp", "ccomp"}
    return is_opinion and bool(own_subjects(head)) and is_nominal(head.head)


def _echoed(verb: Token) -> tuple[Token, ...]:
    """As in "Britain condemned it, *as did Canada*": the subject of the verb that stands for this one."""
    return tuple(
        subject
        for child in verb.children
        if child.dep_ == "advcl"
        and child.lemma_ in _LIGHT
        and any(c.lower_ == "as" for c in child.children)
        and not any(c.dep_ in {"dobj", "attr", "acomp", "xcomp", "ccomp", "prep"} for c in child.children)
        for subject in own_subjects(child)
    )
