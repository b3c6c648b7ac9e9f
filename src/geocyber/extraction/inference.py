"""What follows from what the predicates say: deeds from attributions, attributions from claims, missing ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from geocyber.extraction.arguments import ADMITTED
from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.language import syntax
from geocyber.language.coreference import Node
from geocyber.model import Factuality, Kind, RelationType

_R = RelationType
_ANSWERS = frozenset(
    {
        _R.ATTRIBUTES,
        _R.CONDEMNS,
        _R.INDICTS,
        _R.SANCTIONS,
        _R.EXPELS,
        _R.SUMMONS,
        _R.DENIES,
        _R.SUPPORTS,
        _R.CONVICTS,
    }
)
_LAW = frozenset({_R.INDICTS, _R.ARRESTS, _R.CONVICTS, _R.SANCTIONS, _R.REWARDS})
_WORDS = frozenset(
    {_R.ATTRIBUTES, _R.ACCUSES, _R.CONDEMNS, _R.WARNS, _R.URGES, _R.DENIES, _R.SUPPORTS, _R.ADVISES, _R.SUMMONS}
)
_SAYINGS = _WORDS | {_R.SANCTIONS, _R.EXPELS, _R.INDICTS, _R.ARRESTS, _R.REWARDS, _R.DISRUPTS, _R.CONVICTS}
_CHARGES = frozenset({_R.ATTRIBUTES, _R.INDICTS, _R.SANCTIONS, _R.CONVICTS, _R.ACCUSES, _R.ARRESTS})
_HOSTILE = frozenset(
    {
        _R.ATTRIBUTES,
        _R.ACCUSES,
        _R.CONDEMNS,
        _R.SANCTIONS,
        _R.EXPELS,
        _R.SUMMONS,
        _R.WARNS,
        _R.DENIES,
        _R.SUPPORTS,
        _R.TARGETS,
    }
)
_MEASURES = frozenset({_R.SANCTIONS, _R.EXPELS, _R.INDICTS})
_CLAIMANTS = ADMITTED["authority"] | {Kind.COMPANY, Kind.ORGANISATION}
_DOERS = frozenset(
    {
        Kind.STATE,
        Kind.GOVERNMENT_BODY,
        Kind.THREAT_GROUP,
        Kind.UNNAMED_GROUP,
        Kind.PERSON,
        Kind.COMPANY,
        Kind.ORGANISATION,
    }
)
_NOMINAL = frozenset({"conducts.noun", "targets.noun", "targets.theft"})
"""Frames by which an act is only mentioned: condemning "Iran's attack" implies but does not state an attribution."""
_NEAR = 45
"""Words before a denial within which an accusation is the one it answers; else it answers the article's first."""
_REACH = 3
"""Sentences within which an operation just spoken of is the one that a response answers."""


def infer(reading: Reading, found: Sequence[Candidate]) -> list[Candidate]:
    """Completes the candidates of an article; drops those whose ends cannot be found.

    Args:
        reading: the article.
        found: the candidates of its predicates, in order of text.
    """
    kept = [c for c in _with_agents(reading, found) if c.subject is not None]
    kept = _with_doers(_with_operations(reading, kept))
    kept += list(_deeds(kept))
    kept += list(_attributions(reading, kept))
    kept = list(_with_objects(reading, kept))
    kept = _dated(reading, kept)
    accused = {(c.predicate.sent.start, c.object.key) for c in kept if c.relation is _R.ATTRIBUTES and c.object is not None}
    return [
        c for c in kept
        if _makes_sense(reading, c)
        and not (c.frame == "targets.noun" and c.object and (c.predicate.sent.start, c.object.key) in accused)
    ]


def _with_agents(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Passives without agent: the claimant if it may act so, else who did the like nearby."""
    for candidate in found:
        if candidate.subject is not None:
            yield candidate
        elif candidate.relation is _R.TARGETS:
            operation = candidate.operation or _operation_near(reading, candidate.predicate, _REACH)
            yield replace(candidate, subject=operation, frame=candidate.frame + "+operation")
        else:
            agent = (
                candidate.source
                if candidate.source and candidate.source.kind in ADMITTED["authority"]
                else None
            )
            agent = agent or _agent_near(reading, candidate, found)
            yield replace(candidate, subject=agent, frame=candidate.frame + "+agent")


def _agent_near(reading: Reading, candidate: Candidate, found: Sequence[Candidate]) -> Node | None:
    """Who did the same near by; for measures of law also who did the like to the same person."""
    rivals = [
        c for c in found
        if c.subject is not None and c.subject.kind in ADMITTED["authority"]
        and candidate.object is not None and reading.top(c.subject).key != reading.top(candidate.object).key
    ]
    same = [c for c in rivals if c.relation is candidate.relation]
    like = [c for c in rivals if c.relation in _LAW and candidate.relation in _LAW and c.object is candidate.object]
    for near in (same, like):
        if near:
            return min(near, key=lambda c: abs(c.predicate.i - candidate.predicate.i)).subject
    return None


def _with_operations(reading: Reading, found: Iterable[Candidate]) -> list[Candidate]:
    """The operation that a response answers, where its own words do not say it."""
    completed = []
    for candidate in found:
        if candidate.object is None and candidate.relation is _R.CONDUCTS:
            near = _operation_near(reading, candidate.predicate, _REACH)
            if near is not None:
                completed.append(replace(candidate, object=near))
        elif candidate.operation is None and candidate.relation in _ANSWERS:
            near = _operation_near(reading, candidate.predicate, _REACH)
            completed.append(replace(candidate, operation=near))
        else:
            completed.append(candidate)
    return completed


def _with_doers(found: Sequence[Candidate]) -> list[Candidate]:
    """"blamed Iran for the hack of the ministry": it is Iran that hacked the ministry, says who blames it."""
    doers: dict[int, Candidate] = {}
    for c in found:
        if c.relation is _R.CONDUCTS or (c.relation in _CHARGES and c.object is not None):
            for token in c.deeds:
                doers.setdefault(token, c)
    completed = []
    for c in found:
        charge = doers.get(c.predicate.i)
        if c.relation is _R.TARGETS and charge is not None and c.subject is not None and c.subject.kind is Kind.OPERATION:
            doer = charge.subject if charge.relation is _R.CONDUCTS else charge.object
            source = charge.source if charge.relation is _R.CONDUCTS else charge.subject
            if doer is not None and doer.kind in _DOERS:
                completed.append(replace(c, subject=doer, source=source or c.source, frame=c.frame + "+doer"))
                continue
        completed.append(c)
    return completed


def _operation_near(reading: Reading, predicate: Token, reach: int) -> Node | None:
    """The operation of the same sentence (nearest), else the last one before it."""
    doc = reading.doc
    sentence = predicate.sent
    inside = [reading.referents.of_token(t) for t in sentence]
    rows = [
        (abs(t.i - predicate.i), n)
        for t, n in zip(sentence, inside, strict=True)
        if n is not None and n.kind is Kind.OPERATION
    ]
    if rows:
        return min(rows, key=lambda row: row[0])[1]
    crossed = 0
    for i in range(sentence.start - 1, -1, -1):
        if doc[i].is_sent_end:
            crossed += 1
            if crossed > reach:
                return None
        node = reading.referents.of_token(doc[i])
        if node is not None and node.kind is Kind.OPERATION:
            return node
    return None


def _deeds(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "A blames B for O": A claims that B conducted O."""
    for c in found:
        if (
            c.relation is _R.ATTRIBUTES
            and c.operation is not None
            and c.object is not None
            and c.factuality is Factuality.ASSERTED
        ):
            if c.object.kind in _DOERS and "finger" not in c.frame:
                yield replace(
                    c,
                    relation=_R.CONDUCTS,
                    subject=c.object,
                    object=c.operation,
                    source=c.subject,
                    operation=None,
                    when=None,
                    frame=c.frame + ">conducts",
                )


def _attributions(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "A says that B was behind O": A attributes O to B."""
    stated = {
        (c.subject.key, reading.top(c.object).key)
        for c in found
        if c.relation is _R.ATTRIBUTES and c.subject and c.object
    }
    for c in found:
        if (
            c.relation not in {_R.CONDUCTS, _R.TARGETS}
            or c.factuality is not Factuality.ASSERTED
            or c.frame.endswith(">conducts")
        ):
            continue
        claimant, doer = c.source, c.subject
        if claimant is None or doer is None or claimant.kind not in _CLAIMANTS or doer.kind not in _DOERS:
            continue
        if (
            reading.top(claimant).key == reading.top(doer).key
            or (claimant.key, reading.top(doer).key) in stated
        ):
            continue
        if doer.kind is Kind.UNNAMED_GROUP and doer.of is None:
            continue
        stated.add((claimant.key, reading.top(doer).key))
        operation = (
            c.object if c.relation is _R.CONDUCTS else c.operation or _operation_near(reading, c.predicate, 1)
        )
        yield replace(
            c,
            relation=_R.ATTRIBUTES,
            subject=claimant,
            object=doer,
            operation=operation,
            source=None,
            unnamed=False,
            when=None,
            frame=c.frame + ">attributes",
        )


def _with_objects(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Whom a denial answers, whom a threat without addressee means."""
    for c in found:
        if c.relation is _R.EXPELS and c.object is not None and c.object.kind is Kind.UNNAMED_GROUP and c.object.of is None:
            yield replace(c, object=_adversary_of(reading, c, found) or c.object)  # "expelling diplomats": whose?
        elif c.object is not None or c.relation is _R.ALIAS:
            yield c
        elif c.relation in {_R.DENIES, _R.SUPPORTS}:
            accuser = _claimant_of(reading, c, found)
            if accuser is not None or c.relation is _R.DENIES:
                yield replace(c, object=reading.top(accuser) if accuser is not None else None)
        elif c.relation in {_R.WARNS, _R.URGES} or (c.relation in _MEASURES and c.factuality is not Factuality.ASSERTED):
            yield replace(c, object=_adversary_of(reading, c, found))


def _dated(reading: Reading, found: Sequence[Candidate]) -> list[Candidate]:
    """A response is made by saying it: its date is that of the saying, else of its doer's last dated response."""
    last: dict[int, str] = {}
    completed = []
    for c in sorted(found, key=lambda c: c.predicate.i):
        when = c.when
        if c.relation in _SAYINGS and c.subject is not None and not c.frame.endswith(">conducts"):
            top = reading.top(c.subject).key
            own = c.source is None or reading.top(c.source).key == top
            when = when or (c.said if own or c.frame.endswith(">attributes") else None)
            if when is None and c.factuality is Factuality.ASSERTED and c.relation in _WORDS:
                when = last.get(top)
            elif when is not None:
                last[top] = when
        completed.append(replace(c, when=when))
    return completed


def _claimant_of(reading: Reading, denial: Candidate, found: Sequence[Candidate]) -> Node | None:
    """Whose claim it is: "the *American* statement", "*London's* charges", else who last accused the denier."""
    own = reading.top(denial.subject).key if denial.subject else None
    if denial.claim_object is not None:
        token = denial.claim_object
        words = (
            *syntax.possessors(token),
            *syntax.modifiers(token),
            *syntax.oblique(token, ["by", "from", "of"]),
        )
        for word in words:
            node = reading.node(word)
            if node is not None and node.kind in _CLAIMANTS and reading.top(node).key != own:
                return node
        mention = reading.mention(token)
        for ref in mention.states if mention else ():
            node = reading.referents.by_ref(ref)
            if node is not None and reading.top(node).key != own:
                return node
    accusations = [
        c
        for c in found
        if c.relation in {_R.ATTRIBUTES, _R.ACCUSES, _R.CONDEMNS, _R.INDICTS, _R.SANCTIONS}
        and c.object is not None
        and c.subject is not None
        and c.factuality is Factuality.ASSERTED
        and reading.top(c.subject).key != own
    ]
    wanted = [c for c in accusations if denial.relation is _R.SUPPORTS or reading.top(c.object).key == own]  # type: ignore[arg-type]
    near = [c for c in wanted if -_NEAR < c.predicate.i - denial.predicate.i < 0]
    if near:
        return near[-1].subject
    if wanted:
        return min(wanted, key=lambda c: c.predicate.i).subject
    return denial.operation


def _adversary_of(reading: Reading, threat: Candidate, found: Sequence[Candidate]) -> Node | None:
    own = reading.top(threat.subject).key if threat.subject else None
    for token in threat.predicate.subtree:
        node = reading.node(token)
        if node is not None and node.kind is Kind.STATE and node.key != own:
            return node
    before = [
        c.object
        for c in found
        if c.relation in _HOSTILE
        and c.object is not None
        and c.predicate.i <= threat.predicate.i
        and c.object.kind in ADMITTED["state"] | {Kind.GOVERNMENT_BODY, Kind.THREAT_GROUP}
        and reading.top(c.object).key != own
    ]
    if before:
        return before[-1]
    against = [c.subject for c in found if c.relation in _HOSTILE and c.object is not None and c.subject is not None and reading.top(c.object).key == own]
    return reading.top(against[0]) if against else None


def _makes_sense(reading: Reading, c: Candidate) -> bool:
    """Nobody condemns, sanctions or hacks himself; what is claimed is not claimed of itself."""
    if c.subject is None:
        return False
    if c.object is None:
        return c.relation in {_R.DENIES, _R.WARNS, _R.URGES} or bool(c.alias)
    if c.subject.key == c.object.key:
        return False
    if c.relation in _HOSTILE:
        return reading.top(c.subject).key != reading.top(c.object).key
    return True
