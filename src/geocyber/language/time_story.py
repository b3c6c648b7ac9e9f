"""The dates of the story as single questions: `timeline.Timeline` answers many about one text faster."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spacy.tokens import Token

from geocyber.language.dates import Dated
from geocyber.language.timeline import Timeline, is_headline

__all__ = ["headline_date", "is_headline", "story_date"]


def story_date(predicate: Token, dates: Iterable[Dated]) -> str | None:
    """The date that the paragraph has reached (see `Timeline.story_date`)."""
    return Timeline(predicate.doc, dates, None).story_date(predicate)


def headline_date(predicate: Token, published: date | None) -> str | None:
    """The date of publication for the simple present of a headline (see `Timeline.headline_date`)."""
    return Timeline(predicate.doc, (), published).headline_date(predicate)
