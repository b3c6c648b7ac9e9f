"""Whose claim it is, where a predicate's own clause does not say but the article does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from geocyber.extraction import families
from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.language.clauses import is_verb, subjects_of, tense_of
from geocyber.language.referents import Node
from geocyber.language.speech_cues import speech_cues
from geocyber.model import Kind, RelationType

_R = RelationType
_DEEDS = frozenset({_R.CONDUCTS, _R.TARGETS, _R.EXPLOITS, _R.USES})
_SPEAKERS = families.CLAIMANTS | {Kind.THREAT_GROUP}
_MUTE = frozenset({Kind.OPERATION, Kind.MALWARE, Kind.PRODUCT, Kind.VULNERABILITY, Kind.SECTOR})
_MEMBERS = frozenset(
    {"allies", "member states", "members", "ministers", "leaders", "participants", "heads of state"}
)
_AT_BAR = ("defendant", "conspirator", "accused")
_ADMITTING = frozenset({"claim", "admit", "acknowledge", "boast", "confess", "accept", "concede"})
_REACH = 120
"""Within so many words before it stands who says what "it said" reports."""


def sourced(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates with whose claim they are.

    A deed laid at somebody's door is claimed by whoever lays it there; a deed that its doer claims for himself by
    himself; what a report goes on with in the pluperfect by whoever reports. That somebody holds another
    responsible is claimed by whoever reports that he does.

    Args:
        reading: the article.
        found: candidates with subjects, in any order.
    """
    charges = _charges(found)
    for c in found:
        source, unnamed = c.source, c.unnamed
        if c.relation in _DEEDS:
            source = _of_deed(reading, c, charges)
            unnamed = source is None and (unnamed or reading.speech.claim(c.predicate).reported)
        elif c.relation is _R.SPONSORS and c.object is not None:
            source = _linker(reading, c) or source
            if source is None and not unnamed:
                source = charges.accusers.get(c.object.key)
        elif c.frame.endswith(">attributes") and source is None:
            source = _reporter(reading, c)
        yield replace(c, source=source, unnamed=unnamed and source is None)


@dataclass(frozen=True, slots=True)
class _Charges:
    """Who charges whom with what.

    Attributes:
        by_verb: who charges, by the place of the verb of charging.
        by_deed: who charges, by the place of the noun for the deed.
        accusers: who charges first, by the key of the accused.
        announcers: who announces what a jury charges, by the key of the jury.
        indicter: who indicts first; None if nobody does.
    """

    by_verb: Mapping[int, Node]
    by_deed: Mapping[int, Node]
    accusers: Mapping[int, Node]
    announcers: Mapping[int, Node]
    indicter: Node | None = None


def _charges(found: Sequence[Candidate]) -> _Charges:
    by_verb: dict[int, Node] = {}
    by_deed: dict[int, Node] = {}
    accusers: dict[int, Node] = {}
    announcers: dict[int, Node] = {}
    for c in found:
        if c.relation is _R.CONDUCTS and c.subject is not None:
            claimant = c.subject if c.predicate.lemma_.lower() in _ADMITTING else c.source
            by_deed.update({token: claimant for token in c.deeds if claimant is not None})
        if c.relation not in families.CHARGES or c.subject is None:
            continue
        by_verb.setdefault(c.predicate.i, c.subject)
        by_deed.update(dict.fromkeys(c.deeds, c.subject))
        if c.object is not None:
            accusers.setdefault(c.object.key, c.subject)
        if c.source is not None and any("jury" in name.lower() for name in c.subject.names):
            announcers.setdefault(c.subject.key, c.source)
    indicter = next((c.subject for c in found if c.relation is _R.INDICTS and c.subject is not None), None)
    return _Charges(by_verb, by_deed, accusers, announcers, indicter)


def _of_deed(reading: Reading, c: Candidate, charges: _Charges) -> Node | None:
    """Whose claim a deed is."""
    source = _as_a_whole(reading, c.source) if c.source is not None else None
    if source is not None and (source.kind in _MUTE or _is_mistaken(reading, c)):
        speaker = next(iter(reading.speech.claim(c.predicate).speakers), None)
        is_pronoun = speaker is not None and speaker.pos_ == "PRON"
        source = _last_speaker(reading, c.predicate, but=c.subject) if is_pronoun else None
    if source is None and c.unnamed:
        saying = reading.speech.claim(c.predicate).saying
        charged = next((charges.by_verb[token.i] for token in saying if token.i in charges.by_verb), None)
        source = charged or (charges.accusers.get(c.subject.key) if c.subject is not None else None)
    elif source is None:
        source = charges.by_deed.get(c.predicate.i)
        if source is None and c.predicate.lemma_.lower() in _ADMITTING:
            source = c.subject
        source = source or _continued(reading, c.predicate)
    if source is None and c.subject is not None and _is_at_bar(c.subject):
        source = charges.indicter
    return charges.announcers.get(source.key, source) if source is not None else None


def _is_at_bar(node: Node) -> bool:
    """Is it somebody who is called by his part in a criminal case: "the defendants", "their co-conspirators"?"""
    return node.kind is Kind.UNNAMED_GROUP and any(
        word in name.lower() for name in node.names for word in _AT_BAR
    )


def _as_a_whole(reading: Reading, source: Node) -> Node:
    """In a body's own statement its members speak for it: "*Allies* note with concern that", in one of NATO's."""
    is_member = source.kind is Kind.UNNAMED_GROUP and source.name.lower() in _MEMBERS
    return reading.top(reading.issuer) if reading.issuer is not None and is_member else source


def _is_mistaken(reading: Reading, c: Candidate) -> bool:
    """Was "it" in "it said that *Iran* did it" taken for Iran? A pronoun never means whom its report names."""
    if c.source is not c.subject:
        return False
    speaker = next(iter(reading.speech.claim(c.predicate).speakers), None)
    if speaker is None or speaker.pos_ != "PRON":
        return False
    subject = next((reading.mention(t) for t in subjects_of(c.predicate)), None)
    return subject is not None and subject.form == "name" and subject.head > speaker.i


def _last_speaker(reading: Reading, predicate: Token, but: Node | None) -> Node | None:
    """Who acts above or spoke last before a place, for "it said" and "they said" that were taken for a thing."""
    verbs = speech_cues().verbs
    spoken = (
        t
        for t in reversed(reading.doc[max(0, predicate.i - _REACH) : predicate.i])
        if is_verb(t) and t.lemma_.lower() in verbs
    )
    for token in (*predicate.ancestors, *spoken):
        if is_verb(token):
            nodes = [reading.node(subject) for subject in subjects_of(token)]
            speaker = next((n for n in nodes if n is not None and n.kind not in _MUTE and n is not but), None)
            if speaker is not None:
                return speaker
    return None


def _linker(reading: Reading, c: Candidate) -> Node | None:
    """Who makes the connection: "a group that *prosecutors* tied to the ministry"."""
    if not is_verb(c.predicate) or c.predicate.lemma_.lower() not in speech_cues().attributing:
        return None
    nodes = [reading.node(subject) for subject in subjects_of(c.predicate)]
    return next((n for n in nodes if n is not None and n.kind in _SPEAKERS and n is not c.object), None)


def _reporter(reading: Reading, c: Candidate) -> Node | None:
    """Who reports that the subject said so: "the *Post* reported that the CIA had concluded that Iran did it"."""
    speakers = [reading.node(token) for token in reading.speech.claim(c.predicate).speakers]
    outer = [n for n in speakers if n is not None and n.kind in _SPEAKERS]
    if c.subject is None or c.subject not in outer:
        return None
    after = outer[outer.index(c.subject) + 1 :]
    return next((n for n in after if reading.top(n) is not reading.top(c.subject)), None)


def _continued(reading: Reading, predicate: Token) -> Node | None:
    """Who reports the sentence before, where this one goes on with it: "One of them *had* hacked Israel, too"."""
    sentence = predicate.sent
    if tense_of(sentence.root) != "pluperfect" or reading.speech.quote_at(predicate) is not None:
        return None
    if sentence.start == 0 or "\n" in reading.doc[sentence.start - 1].text:
        return None
    root = reading.doc[sentence.start - 1].sent.root
    for token in (root, *(c for c in root.children if c.dep_ == "ccomp" and is_verb(c))):
        for speaker in reading.speech.claim(token).speakers[-1:]:
            node = reading.node(speaker)
            return node if node is not None and node.kind in _SPEAKERS else None
    return None
