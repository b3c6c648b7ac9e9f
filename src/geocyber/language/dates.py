"""Finds the expressions of date in a text and says which calendar date, month or year each one means.

Relative expressions ("on Monday", "last month") are resolved by the date of publication, after the
conventions of news writing: a bare weekday or month is the nearest one at or before publication, or
the next one in a clause about the future. Nothing is invented: what cannot be resolved is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span, Token

from geocyber.language import dates_periods as periods
from geocyber.language.clauses import is_future
from geocyber.language.dates_rules import Rule, rules
from geocyber.language.dates_story import Reference
from geocyber.language.dates_words import calendar_words

_NEAR = 3
"""How many sentences back the date may stand that "five days earlier" counts from."""

_LEAD = 4
"""Within so many words before a date stands what says that it is still to come."""

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z .,/'’-]+(?:,|\s)|[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){0,2},)\s*(?:\([A-Za-z ]+\)\s*)?$"
)
_HEAD = 800
"""Within so many characters stands the dateline."""

_DIVIDERS = frozenset({"-", "–", "—", "--", "(", "|", ":"})


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression of date: tokens `start` to `end` (exclusive) mean the date `iso`.

    Attributes:
        start: index of its first token in the document.
        end: index behind its last token.
        iso: YYYY, YYYY-MM or YYYY-MM-DD.
        explicit: the year is written in the text; nothing was counted from the date of publication.
    """

    start: int
    end: int
    iso: str
    explicit: bool


@dataclass(slots=True)
class _Story:
    """The dates that the story has passed so far, as the reader keeps them in mind."""

    last: Dated | None = None
    day: Dated | None = None
    written: Dated | None = None

    def pass_by(self, dated: Dated, *, moves: bool) -> None:
        if moves:
            self.last = dated
            if periods.is_day(dated.iso):
                self.day = dated
        if dated.explicit:
            self.written = dated


def find_dates(doc: Doc, published: date | None) -> tuple[Dated, ...]:
    """All expressions of date of the text that can be resolved, in order, none overlapping.

    Args:
        doc: a parsed text.
        published: date of publication; without it relative expressions give nothing.

    Returns:
        The dates; the date in a dateline ("LONDON, Feb 16 -") dates nothing and is not among them.
    """
    return tuple(
        dated
        for dated in _resolved(doc, doc.text, published)
        if not _is_dateline(doc[dated.start : dated.end])
    )


def dateline(doc: Doc, published: date | None) -> str | None:
    """The day in the dateline ("LONDON, Feb 16 - "): when the text was written.

    Args:
        doc: a parsed text.
        published: date of publication, which gives the year.
    """
    head = _resolved(doc, doc.text[:_HEAD], published)
    days = (d.iso for d in head if periods.is_day(d.iso) and _is_dateline(doc[d.start : d.end]))
    return next(days, None)


def _resolved(doc: Doc, text: str, published: date | None) -> Iterator[Dated]:
    """The expressions of date in the text, or its beginning, in order; what cannot be resolved is left out."""
    sentences = [sentence.start for sentence in doc.sents]
    story = _Story()
    for match, rule in _longest_first(_all_matches(text)):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or not _reads_as_date(span, match):
            continue
        iso = rule.resolve(match, _reference(doc, span, published, story, sentences))
        if iso is None:
            continue
        dated = Dated(span.start, span.end, iso, bool(match.groupdict().get("year")))
        story.pass_by(dated, moves=rule.moves)
        yield dated


def _all_matches(text: str) -> Iterator[tuple[re.Match[str], Rule]]:
    for rule in rules():
        for match in rule.pattern.finditer(text):
            yield match, rule


def _longest_first(matches: Iterable[tuple[re.Match[str], Rule]]) -> Iterator[tuple[re.Match[str], Rule]]:
    """The matches in order of text; of those that overlap the one that begins first, then the longest."""
    end = -1
    for match, rule in sorted(matches, key=lambda found: (found[0].start(), -found[0].end())):
        if match.start() >= end:
            yield match, rule
            end = match.end()


def _reference(
    doc: Doc, span: Span, published: date | None, story: _Story, sentences: list[int]
) -> Reference:
    here = bisect_right(sentences, span.start)

    def near(dated: Dated | None) -> bool:
        return dated is not None and here - bisect_right(sentences, dated.start) <= _NEAR

    written = story.written
    return Reference(
        published=published,
        anchor=story.last.iso if story.last and near(story.last) else None,
        day=story.day.iso if story.day else None,
        day_near=near(story.day),
        told=written.iso if written and _same_paragraph(doc, written.end, span.start) else None,
        future=is_future(span.root) or _lies_ahead(span),
    )


def _lies_ahead(span: Span) -> bool:
    """Is it named as still to come: "ahead of the *September 26* election", "the vote due in *June*"?"""
    before = span.doc[max(span.sent.start, span.start - _LEAD) : span.start]
    return any(token.lower_ in calendar_words().ahead for token in before)


def _same_paragraph(doc: Doc, start: int, end: int) -> bool:
    return not any(t.is_space and "\n" in t.text for t in doc[start:end])


def _reads_as_date(span: Span, match: re.Match[str]) -> bool:
    """Sorts out what only looks like a date: the month in "May said", the year in "Unit 1949"."""
    words, groups = calendar_words(), match.groupdict()
    only_year = groups.get("year") and match.group() == groups["year"]
    only_month = groups.get("month") and not any(groups.get(g) for g in ("year", "day", "which"))
    before = _word_before(span)
    if only_year:
        return (
            before is not None
            and (before.lower_ in words.before_year or before.text in {"-", "("})
            and not _counts(span)
        )
    if only_month:
        after = span.doc[span.end] if span.end < len(span.doc) else None
        possessive = after is not None and after.tag_ == "POS"
        if (
            span.text.rstrip(".").lower() in {"mar", "jan", "dec", "jun", "sep", "oct", "nov"}
            and len(span.text) == 3
        ):
            return before is not None and before.lower_ in {"in", "since"}
        return (
            before is not None and before.lower_ in words.before_month and span.root.pos_ != "AUX"
        ) or possessive
    return True


def _word_before(span: Span) -> Token | None:
    """The word before the expression; of "mid-July" cut in three, "mid"."""
    index = span.start - 1
    if index > 0 and span.doc[index].text == "-" and span.doc[index - 1].lower_ in {"mid", "early", "late"}:
        index -= 1
    return span.doc[index] if index >= 0 else None


def _counts(span: Span) -> bool:
    """Is it a number? "in 2000 attacks" counts them; not "the 2016 attacks", "In 2018 hackers stole"."""
    root = span.root
    return (
        root.dep_ == "nummod"
        and root.head.tag_ == "NNS"
        and root.head.dep_ != "nsubj"
        and not any(c.dep_ in {"det", "poss"} for c in root.head.children)
    )


def _is_dateline(span: Span) -> bool:
    """Does it head a paragraph behind capitals, before a dash? "LONDON, Feb 16 - ", "PARIS (AP), 4 May —"."""
    doc = span.doc
    after = span.end
    while after < len(doc) and doc[after].is_space and "\n" not in doc[after].text:
        after += 1
    if after >= len(doc) or doc[after].text not in _DIVIDERS:
        return False
    first = _paragraph(span[0])
    return span.start - first <= 14 and bool(
        _DATELINE.match(doc[first : span.start].text_with_ws.strip() + " ")
    )


def _paragraph(token: Token) -> int:
    index = token.i
    while index > 0 and not (token.doc[index - 1].is_space and "\n" in token.doc[index - 1].text):
        index -= 1
    return index
