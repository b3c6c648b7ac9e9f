"""Finds what the predicates leave open: the agent of a passive, the operation answered, whom a denial answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from geocyber.extraction import families
from geocyber.extraction.adversaries import adversary_of, are_own, charged_before, state_behind
from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.extraction.families import ADMITTED
from geocyber.language import syntax
from geocyber.language.referents import Node
from geocyber.model import Factuality, Kind, RelationType

_R = RelationType
_REACH = 3
"""Sentences within which an operation just spoken of is the one that a response answers."""
_NEAR = 45
"""Words before a denial within which an accusation is the one it answers; else it answers the article's first."""


def with_agents(
    reading: Reading, without: Sequence[Candidate], found: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Passives without agent: the claimant if it may act so, else who did the like near by.

    Args:
        reading: the article.
        without: the candidates, some without agent.
        found: all that is known of the article so far.
    """
    for candidate in without:
        if candidate.subject is not None:
            yield candidate
        elif candidate.relation is _R.TARGETS:
            attacker = (
                _weapon(reading, candidate.predicate)
                or operation_near(reading, candidate.predicate, _REACH)
                or _attacker_before(candidate, found)
            )
            yield replace(candidate, subject=attacker, frame=candidate.frame + "+attacker")
        elif candidate.relation is _R.ATTRIBUTES:
            yield _accused(candidate)
        elif candidate.relation is _R.CONVICTS and candidate.factuality is Factuality.POSSIBLE:
            continue  # "If convicted, they face …" tells of nobody's act
        else:
            source = candidate.source
            agent = source if source is not None and source.kind in ADMITTED["authority"] else None
            if candidate.object is None and agent is not None and agent.kind is Kind.UNNAMED_GROUP:
                agent = _responder(reading, candidate, found) or agent  # "sources in the coalition"
            agent = agent or _agent_near(reading, candidate, found)
            if agent is not None and agent.kind is Kind.IGO and candidate.relation in _OF_STATES_ALONE:
                agent = None
            if agent is not None and _is_of_states(candidate):
                agent = _state_of(reading, agent) or agent
            yield replace(candidate, subject=agent, frame=candidate.frame + "+agent")


def _is_of_states(candidate: Candidate) -> bool:
    """Is it a measure not taken or thought of, which is the state's, whichever of its bodies was spoken of?"""
    measures = {_R.ARRESTS, _R.EXPELS, _R.SANCTIONS, _R.SUMMONS}
    return candidate.factuality is not Factuality.ASSERTED and candidate.relation in measures


_OF_STATES_ALONE = frozenset({_R.ARRESTS, _R.INDICTS, _R.EXPELS})
"""What no alliance or union does."""


def _state_of(reading: Reading, node: Node) -> Node | None:
    top = reading.top(node)
    if top.kind in ADMITTED["state"]:
        return top
    code = (top.ref or "").removeprefix("body/").partition("/")[0]
    return reading.referents.by_ref(f"state/{code}")


def with_operations(reading: Reading, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The operation that a response answers, where its own words do not say it."""
    for c in found:
        if c.object is None and c.relation is _R.CONDUCTS:
            yield replace(c, object=operation_near(reading, c.predicate, _REACH))
        elif c.operation is None and c.relation in families.ANSWERS:
            yield replace(c, operation=operation_near(reading, c.predicate, _REACH))
        else:
            yield c


def with_objects(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Whom a denial answers, whom a threat without addressee means, whose diplomats are expelled."""
    for c in found:
        unsaid = c.object is None
        if (
            c.relation is _R.EXPELS
            and c.object is not None
            and c.object.kind is Kind.UNNAMED_GROUP
            and c.object.of is None
        ):
            yield replace(c, object=adversary_of(reading, c, found) or c.object)
        elif c.relation is _R.EXPELS and c.object is not None and c.object.kind is Kind.GOVERNMENT_BODY:
            yield replace(c, object=reading.top(c.object))  # whose mission is closed
        elif c.relation is _R.EXPELS and c.object is not None and are_own(reading, c.subject, c.object):
            yield replace(c, object=adversary_of(reading, c, found) or c.object)
        elif not unsaid or c.relation is _R.ALIAS:
            yield c
        elif c.relation in {_R.CONDEMNS, _R.SUPPORTS} and (taker := _taker(c, found)) is not None:
            yield replace(c, object=reading.top(taker))
        elif c.relation in {_R.DENIES, _R.SUPPORTS}:
            accuser = _supported(reading, c, found) if c.relation is _R.SUPPORTS else None
            accuser = accuser or _claimant_of(reading, c, found)
            if accuser is not None or c.relation is _R.DENIES:
                yield replace(c, object=reading.top(accuser) if accuser is not None else None)
        elif c.relation in {_R.WARNS, _R.URGES}:
            yield replace(c, object=adversary_of(reading, c, found))
        elif c.relation is _R.ATTRIBUTES:
            culprit = state_behind(reading, c, found)
            if c.factuality is not Factuality.ASSERTED and culprit is not None:
                yield replace(c, object=culprit)
        elif c.relation is _R.ARRESTS and c.factuality is Factuality.NEGATED:
            yield from (replace(c, object=thing) for thing in charged_before(c, found))
        elif c.relation in families.MEASURES and c.factuality is not Factuality.ASSERTED:
            at_law = c.relation in families.LAW and c.relation is not _R.SANCTIONS
            adversary = (adversary_of if at_law else state_behind)(reading, c, found)
            if not at_law or (adversary is not None and adversary.kind in ADMITTED["group"]):
                yield replace(c, object=adversary)


def operation_near(reading: Reading, predicate: Token, reach: int) -> Node | None:
    """The operation of the same sentence (nearest), else the last one before it.

    Args:
        reading: the article.
        predicate: where to look from.
        reach: how many sentences to go back.
    """
    inside = [
        (abs(t.i - predicate.i), t.i, n)
        for t in predicate.sent
        for n in [reading.node(t)]
        if _is_operation(reading, n)
    ]
    if inside:
        return min(inside, key=lambda row: row[:2])[2]
    crossed = 0
    for i in range(predicate.sent.start - 1, -1, -1):
        token = reading.doc[i]
        crossed += bool(token.is_sent_end)
        if crossed > reach:
            return None
        node = reading.node(token)
        if _is_operation(reading, node):
            return node
    return None


def _is_operation(reading: Reading, node: Node | None) -> bool:
    """One that can be answered: named, against somebody, or spoken of as a certain one; not "cybercrime"."""
    if node is None or node.kind is not Kind.OPERATION:
        return False
    mentions = [reading.referents.mentions[i] for i in node.mentions]
    return bool(node.victims) or len(mentions) > 1 or any(m.form == "name" or m.definite for m in mentions)


def _accused(candidate: Candidate) -> Candidate:
    """As in "was attributed to X": by who says so; where nobody does, only the deed remains, claimed by somebody unnamed."""
    if candidate.source is not None and candidate.source.kind in families.CLAIMANTS:
        return replace(candidate, subject=candidate.source, source=None, frame=candidate.frame + "+claimant")
    if candidate.operation is None or candidate.object is None:
        return candidate
    return replace(
        candidate,
        relation=_R.CONDUCTS,
        subject=candidate.object,
        object=candidate.operation,
        operation=None,
        source=None,
        unnamed=True,
        frame=candidate.frame + "+unnamed",
    )


def _weapon(reading: Reading, predicate: Token) -> Node | None:
    """As in "were attacked *with Graphite*", "infected *by means of* a worm", "e-mails carrying *Gamefish* were sent"."""
    carried = [
        o
        for t in syntax.objects(predicate)
        for c in t.children
        if c.dep_ == "acl"
        for o in syntax.objects_of_own(c)
    ]
    for token in (*syntax.oblique(predicate, ["with", "by means of", "using", "through", "via"]), *carried):
        node = reading.node(token)
        if node is not None and node.kind is Kind.MALWARE:
            return node
    return None


def _attacker_before(candidate: Candidate, found: Sequence[Candidate]) -> Node | None:
    """Who attacked last before this place."""
    before = [
        c.subject
        for c in found
        if c.relation in {_R.TARGETS, _R.CONDUCTS}
        and c.subject is not None
        and c.predicate.i < candidate.predicate.i
    ]
    return before[-1] if before else None


def _responder(reading: Reading, candidate: Candidate, found: Sequence[Candidate]) -> Node | None:
    """Who last answered the attack and is not himself accused: whose measures are spoken of."""
    accused = {reading.top(c.object).key for c in found if c.relation in families.ACCUSATIONS and c.object}
    own = reading.top(candidate.subject).key if candidate.subject else None
    before = [
        c.subject
        for c in found
        if c.relation in families.SAYINGS - {_R.DENIES, _R.SUPPORTS}
        and c.subject is not None
        and c.subject.kind in ADMITTED["authority"]
        and c.predicate.i < candidate.predicate.i
        and reading.top(c.subject).key not in accused | {own}
    ]
    return before[-1] if before else None


_MEASURE_NOUNS = {
    "sanction": _R.SANCTIONS,
    "designation": _R.SANCTIONS,
    "listing": _R.SANCTIONS,
    "expulsion": _R.EXPELS,
    "rupture": _R.EXPELS,
    "charge": _R.INDICTS,
    "indictment": _R.INDICTS,
    "arrest": _R.ARRESTS,
    "detention": _R.ARRESTS,
    "summons": _R.SUMMONS,
    "takedown": _R.DISRUPTS,
    "seizure": _R.DISRUPTS,
}


def _taker(answer: Candidate, found: Sequence[Candidate]) -> Node | None:
    """Who last took the measure that is spoken of: "condemned *the sanctions*" after "the Treasury sanctioned it"."""
    claim = answer.claim_object
    relation = _MEASURE_NOUNS.get(claim.lemma_.lower()) if claim is not None else None
    before = [
        c.subject
        for c in found
        if c.relation is relation and c.subject is not None and c.predicate.i < answer.predicate.i
    ]
    return before[-1] if before else None


def _supported(reading: Reading, support: Candidate, found: Sequence[Candidate]) -> Node | None:
    """As in "Canada backed the attribution", "NATO voiced its solidarity": whose claim it is, else who acted last."""
    own = reading.top(support.subject).key if support.subject else None
    said = _maker_of_claim(reading, support.claim_object, own) if support.claim_object is not None else None
    return said or _responder(reading, support, found)


def _agent_near(reading: Reading, candidate: Candidate, found: Sequence[Candidate]) -> Node | None:
    """Who did the same near by; for measures of law also who did the like to the same person."""
    thing = candidate.object
    if thing is None:  # "No sanctions were announced"
        return (
            _responder(reading, candidate, found) if candidate.factuality is not Factuality.ASSERTED else None
        )
    rivals = [
        c
        for c in found
        if c.subject is not None
        and c.subject.kind in ADMITTED["authority"]
        and reading.top(c.subject).key != reading.top(thing).key
    ]
    same = [c for c in rivals if c.relation is candidate.relation]
    if candidate.factuality is Factuality.ASSERTED:
        same = [c for c in same if c.factuality is Factuality.ASSERTED] or same
    like = [c for c in rivals if {c.relation, candidate.relation} <= families.LAW and c.object is thing]
    of_states = [
        c
        for c in rivals
        if {c.relation, candidate.relation} <= families.MEASURES - {_R.ARRESTS} and c.subject and c.object
        if reading.top(c.object).key == reading.top(thing).key
    ]
    for near in (same, like, of_states):
        if near:
            nearest = min(near, key=lambda c: abs(c.predicate.i - candidate.predicate.i)).subject
            is_court = nearest is not None and "court" in nearest.name.lower()
            if nearest is not None and is_court and candidate.relation is _R.INDICTS:
                return reading.top(nearest)  # a court sentences, but it is the state that charges
            return nearest
    is_open = candidate.factuality is not Factuality.ASSERTED and candidate.relation in families.LAW
    return _office_before(reading, candidate.predicate) if is_open else None


def _office_before(reading: Reading, predicate: Token) -> Node | None:
    """The body that the sentences before speak of first: "*Prosecutors* closed the case. No charges will be brought"."""
    sentence = predicate.sent
    for _ in range(_REACH):
        for token in sentence:
            node = reading.node(token)
            is_subject = token.dep_ in {"nsubj", "nsubjpass"} and token.i < predicate.i
            if is_subject and node is not None and node.kind is Kind.GOVERNMENT_BODY:
                return node
        if sentence.start == 0:
            return None
        sentence = reading.doc[sentence.start - 1].sent
    return None


def _claimant_of(reading: Reading, answer: Candidate, found: Sequence[Candidate]) -> Node | None:
    """Whose claim it is: "the *American* statement", "*London's* charges", else who accused the denier."""
    own = reading.top(answer.subject).key if answer.subject else None
    said = _maker_of_claim(reading, answer.claim_object, own) if answer.claim_object is not None else None
    if said is not None:
        return said
    accusations = [
        (c.predicate.i - answer.predicate.i, c.subject)
        for c in found
        if c.relation in families.ACCUSATIONS
        and c.factuality is Factuality.ASSERTED
        and c.subject is not None
        and c.object is not None
        and reading.top(c.subject).key != own
        and (answer.relation is _R.SUPPORTS or reading.top(c.object).key == own)
    ]
    near = [row for row in accusations if -_NEAR < row[0] < 0]
    if near:
        return max(near, key=lambda row: row[0])[1]
    if accusations:
        return min(accusations, key=lambda row: row[0])[1]
    return answer.operation if answer.relation is _R.DENIES else None


def _maker_of_claim(reading: Reading, claim: Token, own: int | None) -> Node | None:
    words = (
        *syntax.possessors(claim),
        *syntax.modifiers(claim),
        *syntax.oblique(claim, ["by", "from", "of"]),
    )
    nodes = [reading.node(word) for word in words]
    mention = reading.mention(claim)
    nodes += [reading.referents.by_ref(ref) for ref in (mention.states if mention else ())]
    return next(
        (n for n in nodes if n is not None and n.kind in families.CLAIMANTS and reading.top(n).key != own),
        None,
    )
