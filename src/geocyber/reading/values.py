"""What passes between the parts of the reading room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LONGEST_TEXT = 1_000_000
"""The most characters that a text may have: about 160,000 words, far beyond any article."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that gave no article.

    Attributes:
        source: the file, or the file and line, in printable characters.
        reason: what was wrong with it, in words that follow "cannot be read: ".
    """

    source: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file format gives: raw text and whatever the format itself says about it.

    Attributes:
        id: what the article is called.
        text: paragraphs separated by empty lines, still with boilerplate.
        wrapped: lines may have been broken at a column and are to be joined again.
        title: the headline, "" if the format does not say.
        published: date of publication, None if the format does not say.
        publisher: name of the publisher, None if the format does not say.
        url: where the article was found, None if the format does not say.
    """

    id: str
    text: str
    wrapped: bool = True
    title: str = ""
    published: date | None = None
    publisher: str | None = None
    url: str | None = None


class RefusedError(Exception):
    """One source cannot be used; `str(error)` is the reason. Never leaves this room."""
