"""The time of the news itself: when a text was written and on which day happened what it reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from geocyber.language.blocks import Block, BlockKind, blocks
from geocyber.language.clauses import is_verb, subjects_of, tense_of
from geocyber.language.dates import Dated, dateline
from geocyber.language.dates_periods import is_day
from geocyber.language.quotes import Quote
from geocyber.language.time_words import time_words

FRESH = 6
"""Days before the day of writing in which the news happened."""

_OPENING = 3
_OPENING_OF_STATEMENT = 8
"""In so many paragraphs the news is told; what follows may be background."""

_STAMP = re.compile(r"(?:[01]?\d|2[0-3])(?::[0-5]\d|\.[0-5]\d(?= ?[ap]\.?m))\b")
_TOLD = frozenset({"past", "perfect", "present"})


@dataclass(frozen=True, slots=True)
class News:
    """The time of the news.

    Attributes:
        written: the day on which the text was written: that of dateline or byline, else of publication.
        day: the day on which happened what the opening reports; None if it does not say.
        is_statement: a body publishes its own words: a press release, a declaration, a communiqué.
        is_live: told entry by entry while it happens.
        lead: tokens of the sentences that tell the news, first to last.
        opening: where the paragraphs end behind which background may follow.
        blocks: the paragraphs.
    """

    written: date | None
    day: str | None
    is_statement: bool
    is_live: bool
    lead: range
    opening: int
    blocks: tuple[Block, ...]

    def kind_at(self, token: Token) -> BlockKind:
        """What the paragraph is in which the token stands."""
        return next((b.kind for b in self.blocks if b.start <= token.i < b.end), BlockKind.BODY)

    def is_fresh(self, iso: str) -> bool:
        """Does the day lie in the few days before the text was written, or the month hold its day?"""
        if self.written is None:
            return False
        if not is_day(iso):
            return iso == f"{self.written:%Y-%m}"
        return timedelta(0) <= self.written - date.fromisoformat(iso) <= timedelta(FRESH)

    def is_older(self, iso: str) -> bool:
        """Does the day, month or year lie before those few days?"""
        if self.written is None:
            return False
        first = self.written - timedelta(FRESH) if is_day(iso) else self.written
        return iso < first.isoformat()[: len(iso)]


def read_news(
    doc: Doc,
    dates: Iterable[Dated],
    published: date | None,
    quotes: Iterable[Quote],
    date_of: Callable[[Token], str | None],
) -> News:
    """Reads the time of the news off the opening of a text.

    Args:
        doc: a parsed text.
        dates: all its dates.
        published: date of publication; without it nothing is known.
        quotes: its quotations.
        date_of: the date of an act within its own clause, or of its report.
    """
    parts = blocks(doc)
    body = [b for b in parts if b.kind is BlockKind.BODY]
    written = _written(doc, parts, dates, published)
    lead = _lead(doc, body)
    is_statement = _is_statement(doc, parts, lead, tuple(quotes))
    opening = body[: _OPENING_OF_STATEMENT if is_statement else _OPENING]
    news = News(
        written=written,
        day=None,
        is_statement=is_statement,
        is_live=sum(bool(_STAMP.match(doc[b.start : b.end].text)) for b in parts) > 1,
        lead=lead,
        opening=opening[-1].end if opening else 0,
        blocks=parts,
    )
    told = (date_of(t) for t in doc[: news.opening] if tells(t))
    return replace(news, day=next((d for d in told if d and is_day(d) and news.is_fresh(d)), None))


def tells(token: Token) -> bool:
    """Is it a verb that carries the story on, rather than one of background?"""
    return is_verb(token) and token.dep_ in {"ROOT", "conj", "ccomp"} and tense_of(token) in _TOLD


def _written(
    doc: Doc, parts: tuple[Block, ...], dates: Iterable[Dated], published: date | None
) -> date | None:
    """The first day that dateline or byline give, unless it lies behind the date of publication."""
    if published is None:
        return None
    heads = [b for b in parts if b.kind is BlockKind.BYLINE]
    days = [dateline(doc, published)] if dateline(doc, published) else []
    days += [
        d.iso
        for d in dates
        if d.explicit and is_day(d.iso) and any(b.start <= d.start < b.end for b in heads)
    ]
    early = [day for day in map(date.fromisoformat, filter(None, days)) if day <= published]
    return min(early, default=published)


def _lead(doc: Doc, body: list[Block]) -> range:
    """The first two sentences; with them the next paragraph where these only sum up in the present tense."""
    if not body:
        return range(0)
    verbs = [t for t in doc[body[0].start : body[0].end] if is_verb(t) and t.dep_ == "ROOT"]
    if len(body) > 1 and verbs and all(tense_of(t) == "present" for t in verbs):
        return range(body[0].start, body[1].end)
    ends = [
        t.i + 1 for t in doc[body[0].start : body[0].end] if t.is_sent_end and any(map(is_verb, t.sent))
    ]  # "BRUSSELS:" is no sentence
    return range(body[0].start, ends[1] if len(ends) > 1 else body[0].end)


def _is_statement(doc: Doc, parts: tuple[Block, ...], lead: range, quotes: tuple[Quote, ...]) -> bool:
    """Does its head say so, does it tell what happens *today*, or speak of its publisher as "we"?"""
    if any(doc[i].lower_ == "today" for i in lead):
        return True
    heads: Iterator[str] = (
        doc[b.start : b.end].text.lower() for b in parts if b.kind in {BlockKind.HEADLINE, BlockKind.BYLINE}
    )
    if any(phrase in head for head in heads for phrase in time_words().statements):
        return True
    return any(
        is_verb(t)
        and t.tag_ == "VBP"
        and t.lemma_.lower() in time_words().performing
        and any(s.lower_ == "we" for s in subjects_of(t))
        and not any(q.start <= t.i < q.end for q in quotes)
        for t in doc
    )
