"""When it was done: dates that a predicate's own clause does not give but the story does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from geocyber.extraction import families
from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.extraction.incidents import with_incidents
from geocyber.language.clauses import is_verb
from geocyber.language.dates_periods import is_day, span
from geocyber.language.timeline import Timeline
from geocyber.model import Factuality, RelationType

_R = RelationType
_SAID = ">attributes"
"""How the rule's name ends by which who says that X did it holds X responsible."""

_Act = tuple[int | None, RelationType, int | None]
_REACTIONS = frozenset({_R.CONDEMNS, _R.DENIES, _R.SUPPORTS, _R.URGES, _R.WARNS, _R.ACCUSES, _R.SUMMONS})
"""What is said and done about the news when it is new."""


def dated(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates, by position, each with the best date that the article gives it.

    A response is made by saying it: its date is that of the saying, else the one that the story has reached,
    else that of the same act told elsewhere, else that of the news it belongs to. A deed has the date of its
    operation.

    Args:
        reading: the article.
        found: complete candidates.
    """
    said = list(_responses(reading, sorted(found, key=lambda c: c.predicate.i)))
    said = list(_of_the_news(reading, list(_told_elsewhere(reading, said))))
    yield from with_incidents(reading, said)


def _responses(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The dates of responses by their own words, by those that report them and by the paragraph."""
    last: dict[int, str] = {}
    line = reading.timeline
    for c in found:
        if c.said is not None and c.source is not None and line.news.is_fresh(c.said):
            last[reading.top(c.source).key] = c.said
        if c.relation not in families.SAYINGS or c.subject is None:
            yield c
            continue
        top, when = reading.top(c.subject).key, c.when
        if c.frame.endswith("+claimant"):  # "said that APT31, tied to Minsk, had hacked it in 2022"
            when = next(filter(None, map(line.when_of, _sayings(reading, c))), None) or c.said or when
        if when is None and (_is_own(reading, c) or c.frame.endswith(_SAID)):
            said = () if c.frame.endswith(_SAID) else (c.said,)
            when = next(filter(None, (*said, *map(line.when_of, _sayings(reading, c)))), None)
        if when is None and c.factuality is Factuality.ASSERTED:
            acts = _acts(reading, c)
            told = (
                *map(line.story_date, acts),
                *map(line.beside_date, acts),
                *map(line.paper_date, acts),
                line.news_date(c.predicate),
            )
            when = next(filter(None, told), None)
            if when is None and c.relation in families.WORDS and any(map(line.is_undated_news, acts)):
                when = last.get(top)
        if when is not None and line.news.is_fresh(when):
            last[top] = when
        yield replace(c, when=when)


def _is_own(reading: Reading, c: Candidate) -> bool:
    """Is the act reported by the one who acts?"""
    return c.source is None or c.subject is None or reading.top(c.source).key == reading.top(c.subject).key


def _sayings(reading: Reading, c: Candidate) -> list[Token]:
    return [token for token in reading.speech.claim(c.predicate).saying if is_verb(token)]


def _acts(reading: Reading, c: Candidate) -> list[Token]:
    """The verbs whose time is that of the response: of what is done by saying so, those of saying."""
    sayings = _sayings(reading, c)
    if c.frame.endswith(_SAID):
        return sayings
    return [*sayings, c.predicate] if _is_own(reading, c) else [c.predicate]


def _told_elsewhere(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Headlines and headings sum up what the body dates; and one state does the same to another but once a day."""
    dates: dict[_Act, set[str]] = {}
    for c in found:
        if c.when is not None and c.factuality is Factuality.ASSERTED:
            dates.setdefault(_act(reading, c), set()).add(c.when)
    for c in found:
        known = dates.get(_act(reading, c), set())
        if c.when is None and c.factuality is Factuality.ASSERTED:
            fresh = sorted(day for day in known if reading.timeline.news.is_fresh(day))
            if reading.timeline.is_heading(c.predicate) and (fresh or len(known) == 1):
                yield replace(c, when=(fresh or sorted(known))[0])
                continue
        yield c


def _of_the_news(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The date of the news for what is the news, and the days since for what was said about it."""
    line = reading.timeline
    days = _days_of_news(line, found)
    for c in found:
        when = c.when
        if when is None and c.relation in families.SAYINGS and c.factuality is Factuality.ASSERTED:
            acts = _acts(reading, c)
            pledge = c.relation in {_R.WARNS, _R.URGES}
            fresh = (line.fresh_date(token, pledge=pledge) for token in acts)
            told = (*map(line.headline_date, acts), *fresh)
            when = next(filter(None, told), None)
            reacts = c.relation in _REACTIONS or c.frame.endswith(_SAID)
            if when is None and reacts and any(map(line.is_undated_news, acts)):
                when = days
        yield replace(c, when=when)


def _days_of_news(line: Timeline, found: Iterable[Candidate]) -> str | None:
    """The day, or the month, that holds all days from the first response in the news to the day of writing."""
    written = line.news.written
    told = [c.when for c in found if c.relation in families.SAYINGS and c.factuality is Factuality.ASSERTED]
    days = [
        day for day in [*told, line.news.day] if day is not None and is_day(day) and line.news.is_fresh(day)
    ]
    if written is None or not days:
        return None
    first = date.fromisoformat(min(days))
    if first == written:
        return written.isoformat()
    month = span(first, written)
    return month if month is not None and len(month) > len("2024") else None


def _act(reading: Reading, c: Candidate) -> _Act:
    """What is done to whom, by the states and organisations on top."""
    return (
        reading.top(c.subject).key if c.subject else None,
        c.relation,
        reading.top(c.object).key if c.object else None,
    )
