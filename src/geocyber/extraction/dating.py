"""When it was done: dates that a predicate's own clause does not give but the story does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geocyber.extraction import families
from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.language.timeline import is_headline
from geocyber.model import Factuality, Kind, RelationType

_R = RelationType


def dated(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates, by position, each with the best date that the article gives it.

    A response is made by saying it: its date is that of the saying, else the one that the story has reached,
    else that of its doer's last dated response. A headline's act has the date that the body gives it. A deed
    has the date of its operation.

    Args:
        reading: the article.
        found: complete candidates.
    """
    said = list(_responses(reading, sorted(found, key=lambda c: c.predicate.i)))
    bodies = {_act(c): c.when for c in reversed(said) if c.when is not None}
    operations = _operation_dates(reading)
    for c in said:
        when = c.when
        if when is None and is_headline(c.predicate):
            when = bodies.get(_act(c))
            if when is None and c.relation in families.SAYINGS and c.factuality is Factuality.ASSERTED:
                when = reading.timeline.headline_date(c.predicate)
        if when is None and c.relation is _R.CONDUCTS and c.object is not None:
            when = operations.get(c.object.key)
        if when is None and c.relation is _R.TARGETS and c.subject is not None:
            when = operations.get(c.subject.key)
        yield replace(c, when=when)


def _responses(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    last: dict[int, str] = {}
    for c in found:
        if c.relation not in families.SAYINGS or c.subject is None:
            yield c
            continue
        top = reading.top(c.subject).key
        own = c.source is None or reading.top(c.source).key == top
        when = c.when or (c.said if own else None)
        if when is None and c.factuality is Factuality.ASSERTED:
            when = reading.timeline.story_date(c.predicate) or reading.timeline.news_date(c.predicate)
            if when is None and c.relation in families.WORDS:
                when = last.get(top)
        if when is not None:
            last[top] = when
        yield replace(c, when=when)


def _act(c: Candidate) -> tuple[int | None, RelationType, int | None]:
    return (c.subject.key if c.subject else None, c.relation, c.object.key if c.object else None)


def _operation_dates(reading: Reading) -> dict[int, str]:
    """The date that an operation's own description gives it: "the *November* assault", "the hack *in 2021*"."""
    found: dict[int, str] = {}
    for node in reading.referents.nodes:
        if node.kind is Kind.OPERATION:
            for index in node.mentions:
                when = reading.timeline.when_of(reading.doc[reading.referents.mentions[index].head])
                if when is not None:
                    found.setdefault(node.key, when)
    return found
