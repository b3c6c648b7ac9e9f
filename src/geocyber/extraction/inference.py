"""What follows from what the predicates say: deeds from charges, attributions from claims, dates of saying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from geocyber.extraction import families
from geocyber.extraction.candidates import Candidate
from geocyber.extraction.completion import operation_near, with_agents, with_objects, with_operations
from geocyber.extraction.context import Reading
from geocyber.extraction.dating import dated
from geocyber.extraction.matter import to_the_matter
from geocyber.extraction.sourcing import sourced
from geocyber.language import syntax
from geocyber.language.referents import Node
from geocyber.model import Factuality, Kind, RelationType

_R = RelationType
_CONDEMNED = frozenset({Kind.STATE, Kind.IGO, Kind.GOVERNMENT_BODY, Kind.THREAT_GROUP, Kind.COMPANY})
_AT_LAW = frozenset({_R.INDICTS, _R.SUES, _R.CONVICTS})
"""Who charges, sues or sentences somebody for an attack need not be said to attribute it as well."""
_JUDGED = frozenset({_R.INDICTS, _R.SANCTIONS, _R.CONVICTS})
_NOMINAL = frozenset({"conducts.noun", "targets.noun", "targets.theft"})
"""Frames by which a deed is only mentioned: condemning "Iran's attack" implies but does not state an attribution."""


def infer(reading: Reading, found: Sequence[Candidate]) -> list[Candidate]:
    """Completes the candidates of an article; drops those whose ends cannot be found.

    Args:
        reading: the article.
        found: the candidates of its predicates, in order of text.
    """
    found = to_the_matter(reading, found)
    charged = list(_without_charges_twice(found))
    completed = list(with_agents(reading, charged, charged))
    kept = [c for c in completed if c.subject is not None]
    left_open = [c for c in completed if c.subject is None and c.factuality is not Factuality.ASSERTED]
    kept = list(_with_doers(reading, list(with_operations(reading, kept))))
    kept += list(_deeds(reading, kept))
    kept += list(_attributions(reading, kept))
    kept += [c for c in with_agents(reading, left_open, kept) if c.subject is not None]
    kept = list(_condemned(reading, list(with_objects(reading, kept))))
    kept = list(_answering(reading, kept))
    kept = list(dated(reading, list(sourced(reading, kept))))
    return [c for c in kept if _makes_sense(reading, c) and not _is_accused_as_victim(c, kept)]


def _without_charges_twice(found: Sequence[Candidate]) -> list[Candidate]:
    """As in "accused Moscow of harbouring hackers": what accuses of other misconduct attributes no attack."""
    other = {
        (c.predicate.i, c.subject.key, c.object.key)
        for c in found
        if c.relation is _R.ACCUSES and c.subject is not None and c.object is not None
    }
    return [
        c
        for c in found
        if c.relation is not _R.ATTRIBUTES
        or c.subject is None
        or c.object is None
        or (c.predicate.i, c.subject.key, c.object.key) not in other
    ]


def _with_doers(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """As in "blamed Iran for the hack of the ministry": it is Iran that hacked the ministry, says who blames it."""
    doers: dict[int, Candidate] = {}
    for c in found:
        if c.relation is _R.CONDUCTS or (c.relation in families.CHARGES and c.object is not None):
            for place in c.deeds:
                for token in _acts_of(reading.doc[place]):
                    doers.setdefault(token.i, c)
    for c in found:
        charge = doers.get(c.predicate.i)
        doer, source = _doer(charge) if charge is not None else (None, None)
        is_open = c.subject is not None and (
            c.subject.kind is Kind.OPERATION or (c.predicate.tag_ == "VBG" and c.subject is not doer)
        )
        if c.relation in _DEEDS and is_open and doer is not None and doer.kind in families.DOERS:
            yield replace(c, subject=doer, source=source or c.source, frame=c.frame + "+doer")
        else:
            yield c


_DEEDS = frozenset({_R.TARGETS, _R.EXPLOITS, _R.USES})


def _acts_of(deed: Token) -> Iterator[Token]:
    """The deed, and what is coordinated with it or its content: "of *trying* to *break* into and *copy*"."""
    yield deed
    if deed.pos_ in {"VERB", "AUX"}:
        for child in deed.children:
            if child.dep_ in {"xcomp", "conj"} and child.pos_ == "VERB" and not syntax.has_own_subject(child):
                yield from _acts_of(child)


def _doer(charge: Candidate) -> tuple[Node | None, Node | None]:
    """Who is held to have done it, and by whom."""
    if charge.relation is _R.CONDUCTS:
        return charge.subject, charge.source
    return charge.object, charge.subject


def _is_one_operation(reading: Reading, operation: Node) -> bool:
    """One operation, not deeds of a kind: "the attack", "NotPetya", "a wave of attacks", but not "hacks"."""
    return any(
        m.form == "name" or m.definite or not m.plural
        for m in (reading.referents.mentions[i] for i in operation.mentions)
    )


def _deeds(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """As in "A blames B for O": A claims that B conducted O; so do charges and sanctions that name O."""
    for c in found:
        charged = c.relation is _R.ATTRIBUTES or (c.relation in _JUDGED and c.deeds)
        if (
            not charged
            or _is_of_another(reading, c)
            or c.operation is None
            or c.object is None
            or c.object.kind not in families.DOERS
        ):
            continue
        for operation in _operations_of(reading, c) if c.factuality is Factuality.ASSERTED else ():
            yield replace(
                c,
                relation=_R.CONDUCTS,
                subject=c.object,
                object=operation,
                source=c.subject,
                operation=None,
                when=None,
                frame=c.frame + ">conducts",
            )


def _is_of_another(reading: Reading, charge: Candidate) -> bool:
    """As in "accused Iran of being behind spoofed *e-mails*": its own words tell another deed than the operation before."""
    words = [reading.doc[place] for place in charge.deeds]
    return bool(words) and charge.operation not in [reading.node(t) for t in charge.predicate.sent]


def _operations_of(reading: Reading, charge: Candidate) -> tuple[Node, ...]:
    """All operations that a charge names: "blamed it for *NotPetya* and *the attacks on the grid*"."""
    named = [reading.node(reading.doc[place]) for place in charge.deeds]
    nodes = [n for n in (charge.operation, *named) if n is not None and n.kind is Kind.OPERATION]
    return tuple({n.key: n for n in nodes if _is_one_operation(reading, n)}.values())


def _attributions(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """As in "A says that B was behind O": A attributes O to B."""
    stated = {
        (c.subject.key, reading.top(c.object).key)
        for c in found
        if (c.relation is _R.ATTRIBUTES and "withheld" not in c.frame) or c.relation in _AT_LAW
        if c.subject is not None and c.object is not None
    }
    judged = {
        (reading.top(c.subject).key, c.object.key)
        for c in found
        if c.relation is _R.SANCTIONS and c.subject is not None and c.object is not None
    }
    for c in found:
        doer = c.subject
        if (
            c.relation not in {_R.CONDUCTS, _R.TARGETS}
            or c.factuality is not Factuality.ASSERTED
            or doer is None
        ):
            continue
        if c.frame in _NOMINAL or c.frame.endswith((">conducts", "+doer")) or doer.kind not in families.DOERS:
            continue
        if not _is_told_of(reading, doer, c.predicate):
            continue
        operation = (
            c.object if c.relation is _R.CONDUCTS else c.operation or operation_near(reading, c.predicate, 1)
        )
        for claimant in c.claimants or _issuers(reading, c):
            key = (claimant.key, reading.top(doer).key)
            if (
                claimant.kind not in families.CLAIMANTS
                or reading.top(claimant).key == key[1]
                or key in stated
                or (reading.top(claimant).key, doer.key) in judged
            ):
                continue
            stated.add(key)
            yield replace(
                c,
                relation=_R.ATTRIBUTES,
                subject=claimant,
                object=doer,
                operation=operation,
                source=None,
                unnamed=False,
                when=c.said,
                frame=c.frame + ">attributes",
            )


def _is_told_of(reading: Reading, doer: Node, predicate: Token) -> bool:
    """Does the sentence itself say who did it, be it by a nationality ("*Chinese* hackers")?

    "The firm found that *the attackers* had got in" attributes nothing, whoever they turn out to be.
    """
    if doer.kind in {Kind.STATE, Kind.IGO, Kind.GOVERNMENT_BODY}:
        return True
    if doer.kind is Kind.UNNAMED_GROUP and doer.of is None:
        return False
    inside = range(predicate.sent.start, predicate.sent.end)
    mentions = [reading.referents.mentions[i] for i in doer.mentions]
    is_known = any(m.form == "name" or m.states for m in mentions)
    return any(
        m.head in inside and (m.form == "name" or m.states or (m.form == "pronoun" and is_known))
        for m in mentions
    )


def _issuers(reading: Reading, c: Candidate) -> tuple[Node, ...]:
    """What a statement says in its own voice is said by whoever issues it."""
    own_voice = c.source is None and not c.unnamed and reading.speech.quote_at(c.predicate) is None
    return (reading.issuer,) if own_voice and reading.issuer is not None else ()


def _condemned(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Condemning an operation whose doer the article names is condemning the doer for it."""
    doers = {
        c.object.key: c.subject
        for c in reversed(found)
        if c.relation is _R.CONDUCTS and c.object and c.subject and c.factuality is Factuality.ASSERTED
    }
    for c in found:
        doer = doers.get(c.object.key) if c.relation is _R.CONDEMNS and c.object is not None else None
        if doer is not None and doer is not c.subject and reading.top(doer).kind in _CONDEMNED:
            yield replace(c, object=reading.top(doer), operation=c.object)
        else:
            yield c


def _answering(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Who responds to the doer of the only operation that the article lays at his door responds to that operation."""
    laid: dict[int, set[int]] = defaultdict(set)
    for c in found:
        if c.relation is _R.CONDUCTS and c.subject and c.object and c.factuality is Factuality.ASSERTED:
            laid[reading.top(c.subject).key].add(c.object.key)
    for c in found:
        operations = laid[reading.top(c.object).key] if c.object is not None else set()
        if c.operation is None and c.relation in families.ANSWERS and len(operations) == 1:
            yield replace(c, operation=reading.referents.nodes[min(operations)])
        else:
            yield c


def _makes_sense(reading: Reading, c: Candidate) -> bool:
    """Nobody condemns, sanctions or hacks himself."""
    if c.subject is None:
        return False
    if c.object is None:
        return c.relation in {_R.DENIES, _R.WARNS, _R.URGES} or bool(c.alias)
    if c.subject.key == c.object.key:
        return False
    if (
        c.relation is _R.URGES
        and c.subject.kind is Kind.GOVERNMENT_BODY
        and c.object is reading.top(c.subject)
    ):
        return False  # "The U.S. embassy told Americans to stay at home"
    if c.relation is _R.TARGETS and "+attacker" in c.frame and _is_own(reading, c.subject, c.object):
        return False  # "Russian websites were attacked", in an article that accuses Russia
    if c.relation in {_R.INDICTS, _R.ARRESTS, _R.CONVICTS} and c.object.kind is Kind.GOVERNMENT_BODY:
        return reading.top(c.subject).key != reading.top(c.object).key
    return (
        c.relation not in families.AGAINST_OTHERS or reading.top(c.subject).key != reading.top(c.object).key
    )


def _is_own(reading: Reading, state: Node, thing: Node) -> bool:
    mentions = (reading.referents.mentions[i] for i in thing.mentions)
    return state.ref is not None and any(state.ref in m.states for m in mentions)


def _is_accused_as_victim(c: Candidate, found: Sequence[Candidate]) -> bool:
    """As in "pins the heist on North Korea" names no victim, though "heist on" looks like one."""
    return c.frame in _NOMINAL and any(
        a.relation is _R.ATTRIBUTES
        and a.object is c.object
        and a.predicate.sent.start == c.predicate.sent.start
        for a in found
    )
