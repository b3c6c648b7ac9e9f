"""From predicates to candidate relations: every frame that fits, with everybody who fills its slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from geocyber.extraction import conditions, families
from geocyber.extraction.arguments import doer_within, entities, is_specific
from geocyber.extraction.context import Reading
from geocyber.extraction.documents import issuer_of
from geocyber.extraction.frames import Lexicon, Match
from geocyber.extraction.slots import fillers
from geocyber.language import syntax
from geocyber.language.factuality import factuality
from geocyber.language.referents import Node
from geocyber.model import Factuality, Kind, RelationType

_RESPONSES = families.SAYINGS - {RelationType.DENIES, RelationType.WARNS, RelationType.URGES}
_MAX_ARGUMENTS = 24
"""A coordination longer than this is a list gone wrong, not a sentence."""


@dataclass(frozen=True)
class Candidate:
    """A relation as one predicate states it.

    Attributes:
        relation: what is done.
        subject, object: who, to whom; None where the words leave it open.
        operation: the operation that it answers.
        predicate: the word that expresses it; gives sentence, factuality and date.
        source: who claims it; None for the article's own voice.
        claimants: all who claim it together, the source first.
        unnamed: True where a claimant is meant but not named.
        when: date of the act.
        said: date of the saying that reports it.
        alias: the other name, of `alias` only.
        claim_object: the claim that is denied or joined.
        deeds: token indices of the nouns that name the operation which the relation answers or is.
        frame: id of the frame or rule.
    """

    relation: RelationType
    subject: Node | None
    object: Node | None
    predicate: Token
    frame: str
    operation: Node | None = None
    factuality: Factuality = Factuality.ASSERTED
    source: Node | None = None
    claimants: tuple[Node, ...] = ()
    unnamed: bool = False
    when: str | None = None
    said: str | None = None
    alias: str = ""
    claim_object: Token | None = None
    deeds: tuple[int, ...] = ()


def candidates(reading: Reading, lexicon: Lexicon) -> Iterator[Candidate]:
    """All candidate relations of an article, in order of text."""
    for token in reading.doc:
        for match in lexicon.matches(token):
            if conditions.holds(reading, match):
                yield from _of_match(reading, match)


def _of_match(reading: Reading, match: Match) -> Iterator[Candidate]:
    frame = match.frame
    operation_tokens = _operation_tokens(reading, match)
    objects = _arguments(reading, match, frame.object, frame.object_class)
    cyber = conditions.is_cyber(reading, operation_tokens) if operation_tokens else None
    if cyber is False and match.head.lemma_ == "accuse" and any(map(conditions.hacks, objects)):
        cyber = True  # "accused hackers of trying to paralyse the hospital"
    if frame.needs_operation and not operation_tokens:
        return
    if frame.cyber is True and frame.relation is RelationType.ATTRIBUTES and cyber is False:
        return
    if frame.cyber is False and cyber is True:
        return
    operations = [n for t in operation_tokens for n in entities(reading, t, ["operation"])]
    operation = operations[0] if operations else None
    agents = _agents(reading, match)
    if (
        frame.cyber is True
        and frame.relation is RelationType.TARGETS
        and not conditions.is_cyber_deed(reading, match, agents)
    ):
        return
    if not objects and frame.relation in {RelationType.ATTRIBUTES, RelationType.CONDUCTS}:
        objects = _far_object(reading, match)
    if not objects and frame.relation is RelationType.CONDUCTS and _is_behind_another(reading, match):
        return
    claim = _claim_object(reading, match)
    if claim is not None:  # "Canada backed the attribution": not its own
        objects = [n for n in objects if n not in agents]
    if frame.operation_as_object and operation is not None and (not objects or operation in objects):
        objects = [doer for t in operation_tokens for doer in doer_within(reading, t)][:1] or [operation]
    held_back = _is_held_back(match)
    if not agents and (_has_other_subject(match) or (frame.needs_agent and not held_back)):
        return
    measure = _measure(reading, match)
    if measure is not None and not objects:
        claim = measure
    unsaid = (
        held_back
        or measure is not None
        or (frame.object_optional and (claim is not None or not _wants_claim(match)))
    )
    if not objects and not unsaid:
        return
    deeds = operation_tokens
    if frame.relation is RelationType.CONDUCTS:
        deeds = tuple(t for slot in frame.object for t in fillers(reading, match, slot))
    base = replace(_base(reading, match, operation, claim), deeds=tuple(t.i for t in deeds))
    for agent in (agents or _NOBODY)[:_MAX_ARGUMENTS]:
        for thing in (objects or _NOBODY)[:_MAX_ARGUMENTS]:
            if agent is not None and agent is thing:
                continue
            yield replace(base, subject=agent, object=thing)


_AGAINST_THINGS = frozenset({RelationType.TARGETS, RelationType.DISRUPTS})
_OWN = frozenset({"its", "their", "our", "his", "her"})


def _is_its_own(reading: Reading, match: Match, agent: Node) -> bool:
    """As in "The exchange took *its* website offline": who is attacked does that, too."""
    things = fillers(reading, match, "object") if match.frame.part_of_speech == "VERB" else ()
    owners = (p for t in things for p in syntax.possessors(t) if p.lower_ in _OWN)
    return any(reading.node(p) is agent for p in owners)


_GANGS = frozenset({Kind.THREAT_GROUP, Kind.MALWARE, Kind.OPERATION})


def _agents(reading: Reading, match: Match) -> list[Node]:
    """Who does it; a response that the parser gives to a gang is that of whoever speaks of the gang.

    "Britain said that APT31 was China's and *held* it responsible": Britain, not APT31.
    """
    frame, head = match.frame, match.head
    agents = _arguments(reading, match, frame.agent, frame.agent_class)
    if frame.relation is RelationType.SUPPORTS and "claim" in frame.object_class:
        claims = [t for slot in frame.object for t in fillers(reading, match, slot)]
        own = [reading.node(t) for claim in claims for t in syntax.possessors(claim)]
        agents = [n for n in agents if n not in own]  # "shared *its* assessment" supports nobody
    if frame.relation in _AGAINST_THINGS:
        agents = [n for n in agents if not _is_its_own(reading, match, n)]
    if frame.relation not in _RESPONSES or head.dep_ != "conj" or not agents:
        return agents
    if any(n.kind not in _GANGS for n in agents):
        return agents
    outer = next((a for a in syntax.ancestors_of(head) if a.dep_ == "ccomp"), None)
    speakers = syntax.subjects(outer.head) if outer is not None else ()
    return [n for t in speakers for n in entities(reading, t, frame.agent_class)]


def _is_behind_another(reading: Reading, match: Match) -> bool:
    """As in "was behind the spoofed *e-mails*": what somebody did is told, and is no operation spoken of before."""
    tokens = [t for slot in match.frame.object for t in fillers(reading, match, slot)]
    return any(t.pos_ in {"NOUN", "PROPN"} for t in tokens)


def _measure(reading: Reading, match: Match) -> Token | None:
    """The measure that is condemned or welcomed, whose doer the text has told: "denounced *the sanctions*"."""
    if match.frame.relation not in {RelationType.CONDEMNS, RelationType.SUPPORTS}:
        return None
    for token in fillers(reading, match, "object"):
        mention = reading.mention(token)
        if mention is not None and mention.role == "response" and mention.definite:
            return token
    return None


def _is_held_back(match: Match) -> bool:
    """Is it a measure not taken or only thought of, which needs no words for who and whom: "no expulsions are planned"?"""
    if "withheld" in match.frame.conditions:
        return True
    if match.frame.relation not in families.MEASURES:
        return False
    return (match.frame.factuality or factuality(match.head)[0]) is not Factuality.ASSERTED


_WITHIN_NOUNS = frozenset({"acl", "relcl", "pcomp"})
_NOBODY: list[Node | None] = [None]
_OWN_DENIALS = frozenset({"denies.nothing", "denies.engage"})
_ALL_CLAIMS = frozenset({"everything", "all"})
_CLAIM_PRONOUNS = frozenset({"it", "them", "this", "that", "these", "those"})


def _wants_claim(match: Match) -> bool:
    """Must the predicate's object be there, as a claim? "dismissed" says too little alone, "called it a lie" does not."""
    frame = match.frame
    return (
        "claim" in frame.object_class
        and bool(frame.object)
        and len(match.words) == 1
        and frame.part_of_speech == "VERB"
    )


def _has_other_subject(match: Match) -> bool:
    """Is the agent's place taken by what cannot be the agent, as in "The *measures* target the bureau"?"""
    head = match.head
    return (
        match.frame.part_of_speech == "VERB"
        and "subject" in match.frame.agent
        and not syntax.is_passive(head)
        and bool(syntax.subjects(head))
    )


def _base(reading: Reading, match: Match, operation: Node | None, claim: Token | None) -> Candidate:
    head = match.head
    status = match.frame.factuality or factuality(head)[0]
    said = reading.speech.claim(head)
    speakers = [n for t in said.speakers[:1] for one in syntax.conjuncts(t) for n in _speakers(reading, one)]
    speakers = speakers or [n for t in said.speakers for n in _speakers(reading, t)]
    source = speakers[0] if speakers else None
    return Candidate(
        relation=match.frame.relation,
        subject=None,
        object=None,
        predicate=head,
        frame=match.frame.id,
        operation=operation,
        factuality=status,
        source=source,
        claimants=tuple(speakers),
        unnamed=said.unnamed and source is None,
        when=reading.timeline.when_of(head),
        said=reading.timeline.when_said(head),
        claim_object=claim,
    )


def _speakers(reading: Reading, token: Token) -> tuple[Node, ...]:
    """The claimants that a word means; of a document, who issued it."""
    mention = reading.mention(token)
    is_document = mention is not None and mention.role == "claim"
    node = issuer_of(reading, token) if is_document else reading.node(token)
    return reading.members(node) if node is not None else ()


def _arguments(
    reading: Reading, match: Match, slots: tuple[str, ...], classes: tuple[str, ...]
) -> list[Node]:
    """The entities of the first slot that holds any that the classes admit."""
    for slot in slots:
        tokens = fillers(reading, match, slot)
        beside = f"support.{slot}"
        if beside in slots:  # "imposed sanctions on A and on B": the parser parts the two
            tokens = tuple(dict.fromkeys((*tokens, *fillers(reading, match, beside))))
        if match.frame.relation is RelationType.CONDUCTS and slot != "self" and "operation" in classes:
            tokens = tuple(t for t in tokens if is_specific(reading, t))
        found = [n for token in tokens for n in entities(reading, token, classes)]
        if slot == "in" and match.frame.relation in families.LAW:  # "arrested in Sitiawan": no person
            found = [n for n in found if n.kind not in {Kind.PERSON, Kind.UNNAMED_GROUP}]
        if found:
            return list({n.key: n for n in found}.values())
    return []


def _far_object(reading: Reading, match: Match) -> list[Node]:
    """As in "attributed the campaign disclosed in March *to* X": the parser hangs a late "to X" on what stands between."""
    for slot in match.frame.object:
        for token in reversed(list(match.head.subtree)):
            if token.dep_ == "prep" and token.lower_ == slot and _hangs_below(token, match.head):
                behind = [one for c in token.children if c.dep_ == "pobj" for one in syntax.conjuncts(c)]
                found = [n for one in behind for n in entities(reading, one, match.frame.object_class)]
                if found:
                    return found
    return []


def _hangs_below(preposition: Token, predicate: Token) -> bool:
    """Is there no other clause between the two than one that describes a noun?"""
    if preposition.i < predicate.i:
        return False
    for above in syntax.ancestors_of(preposition):
        if above == predicate:
            return True
        if above.pos_ in {"VERB", "AUX"} and not _describes_noun(above):
            return False
    return False


def _describes_noun(verb: Token) -> bool:
    """As in "the campaign *disclosed* in March", also where the parser takes the participle for a clause."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBD":
        return not any(c.dep_ in {"nsubj", "nsubjpass", "mark", "aux"} for c in verb.children)
    return verb.dep_ in _WITHIN_NOUNS or verb.tag_ == "VBN"


def _operation_tokens(reading: Reading, match: Match) -> tuple[Token, ...]:
    """The fillers of the operation slots; the parser often hangs "of …" on a date between ("accused it on Monday of")."""
    direct = _first(reading, match, match.frame.operation)
    if direct or not match.frame.needs_operation:
        return direct
    for token in match.head.sent:
        if token.i > match.head.i and token.dep_ == "prep" and token.lower_ in match.frame.operation:
            inner = tuple(c for c in token.children if c.dep_ in {"pobj", "pcomp"})
            gerund = any(c.tag_ == "VBG" and c.dep_ == "pcomp" for c in inner)
            if inner and (token.head.ent_type_ in {"DATE", "TIME"} or (gerund and _is_loose(token))):
                return inner
    return ()


def _is_loose(preposition: Token) -> bool:
    """Does the preposition stand behind a comma, so that what the parser hangs it on need not be what it belongs to?

    "accused APT29, a group run by the SVR, *of* breaking in".
    """
    return preposition.i > 0 and preposition.nbor(-1).text == ","


def _first(reading: Reading, match: Match, slots: tuple[str, ...]) -> tuple[Token, ...]:
    for slot in slots:
        found = fillers(reading, match, slot)
        if found:
            return found
    return ()


def _claim_object(reading: Reading, match: Match) -> Token | None:
    """The claim that is denied, joined or welcomed: "rejected the *accusations*", or a gerund ("denied *hacking*")."""
    if "claim" not in match.frame.object_class:
        return None
    for slot in match.frame.object:
        for token in fillers(reading, match, slot):
            mention = reading.mention(token)
            node = reading.node(token)
            if mention is not None and (
                mention.role == "claim"
                or (
                    "operation" in match.frame.object_class
                    and node is not None
                    and node.kind is Kind.OPERATION
                )
            ):
                return token
            if token.lower_ in _ALL_CLAIMS:
                return token
            if mention is not None and mention.form == "pronoun" and token.lower_ in _CLAIM_PRONOUNS:
                return token
    if match.frame.relation is RelationType.DENIES:
        clauses = [c for c in match.head.children if c.dep_ in {"xcomp", "ccomp", "pcomp"}]
        if clauses and (conditions.is_cyber(reading, clauses) or match.frame.id in _OWN_DENIALS):
            return clauses[0]
        if match.frame.id in _OWN_DENIALS:
            return match.head
    return None
