"""When operations took place: a deed without a date of its own has that of the operation or incident it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from spacy.tokens import Token

from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.extraction.families import SAYINGS
from geocyber.language.clauses import clause_verb, is_verb, marks
from geocyber.language.referents import Node
from geocyber.language.time_words import time_words
from geocyber.language.timeline import Timeline
from geocyber.model import Factuality, Kind, RelationType

_R = RelationType
_DEEDS = frozenset({_R.CONDUCTS, _R.TARGETS, _R.EXPLOITS, _R.USES})
_CLAIMING = frozenset({"claim", "admit", "acknowledge", "boast", "confess", "accept", "concede"})
_DESCRIBED = frozenset({Kind.OPERATION, Kind.UNNAMED_GROUP, Kind.MALWARE, Kind.PERSON})


def with_incidents(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates, each deed with the date that the article gives its operation, or the same hit on the same victim.

    Args:
        reading: the article.
        found: the candidates in order of text.
    """
    known = list(_hits(reading, list(_own(reading, found))))
    operations = _operation_dates(reading, known)
    for c in known:
        when = c.when
        if when is None and c.relation in _DEEDS:
            named = (c.object, c.subject, reading.node(c.predicate))
            when = next((operations[n.key] for n in named if n is not None and n.key in operations), None)
        yield replace(c, when=when)


def _own(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Deeds without the date of their being claimed, and with the month of the trouble that came after them."""
    told = {c.predicate for c in found if c.relation in SAYINGS - {_R.DISRUPTS}}
    for c in found:
        if c.relation not in _DEEDS:
            yield c
        elif c.predicate.lemma_.lower() in _CLAIMING:
            yield replace(c, when=None)
        elif c.when is None and c.factuality is Factuality.ASSERTED:
            yield replace(c, when=_before_trouble(reading.timeline, c.predicate, told))
        else:
            yield c


def _before_trouble(line: Timeline, verb: Token, told: Set[Token]) -> str | None:
    """The month: "the ministry cut its lines in December *after* hackers *broke* in"; not "he was jailed after"."""
    main = verb.head
    if verb.dep_ != "advcl" or "after" not in marks(verb) or not is_verb(main) or main in told:
        return None
    when = line.when_of(main)
    return when[: len("2024-12")] if when else None


def _hits(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Each attack on a victim with the date that the article gives an attack on it by the same or somebody unnamed."""
    dated = [c for c in found if c.relation is _R.TARGETS and c.when and c.factuality is Factuality.ASSERTED]
    for c in found:
        if (
            c.relation is not _R.TARGETS
            or c.when is not None
            or c.object is None
            or c.object.kind is Kind.STATE
        ):
            yield c
            continue
        same = [
            d.when
            for d in dated
            if d.object is c.object and d.when and _may_be_one(reading, c.subject, d.subject)
        ]
        yield replace(c, when=_agreed(same))


def _may_be_one(reading: Reading, one: Node | None, other: Node | None) -> bool:
    """May the two attackers be the same: one of them only described, or both acting for the same?"""
    if one is None or other is None or {one.kind, other.kind} & _DESCRIBED:
        return True
    return reading.top(one) is reading.top(other)


def _agreed(dates: Iterable[str]) -> str | None:
    """The most exact of dates that do not contradict each other; None if they do."""
    exact = ""
    for day in sorted(dates):
        if not day.startswith(exact):
            return None
        exact = day
    return exact or None


def _operation_dates(reading: Reading, found: Sequence[Candidate]) -> dict[int, str]:
    """The date of each operation: of its description ("the *November* assault"), else of what is told of it."""
    dates: dict[int, str] = {}
    for node in reading.referents.nodes:
        if node.kind is Kind.OPERATION:
            for index in node.mentions:
                noun = reading.doc[reading.referents.mentions[index].head]
                when = reading.timeline.when_of(noun)
                if when is not None and not _is_of_the_clause(reading.timeline, noun, when):
                    dates.setdefault(node.key, when)
    for c in found:
        if c.relation in _DEEDS and c.when and c.factuality is Factuality.ASSERTED:
            named = (c.object if c.relation is _R.CONDUCTS else c.subject, reading.node(c.predicate))
            for operation in named:
                if operation is not None and operation.kind is Kind.OPERATION:
                    dates.setdefault(operation.key, c.when)
    return dates


def _is_of_the_clause(line: Timeline, noun: Token, when: str) -> bool:
    """May the date behind the noun be that of what is said about it: "condemned the *attack* on Monday"?"""
    verb = clause_verb(noun)
    if noun.dep_ in {"nsubj", "nsubjpass"} or line.when_of(verb) != when:
        return False
    return verb.lemma_.lower() not in time_words().happening
