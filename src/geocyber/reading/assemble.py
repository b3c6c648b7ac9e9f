"""From the draft of any format to the article that the other rooms see."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date

from geocyber.model import Article
from geocyber.reading import boilerplate, dates, layout
from geocyber.reading.characters import article_id, one_line, tidy
from geocyber.reading.english import is_english
from geocyber.reading.plain import refuse_too_long
from geocyber.reading.values import Draft, RefusedError

_LONGEST_HEADLINE = 200
_LONGEST_TITLE = 500
_TOP_LINES = 5
_NO_HEADLINE = re.compile(r"[.,;:]['\"”’]?$")


def article(draft: Draft, published: date | None = None) -> Article:
    """The article of a draft: paragraphs whole, boilerplate gone, title first.

    Args:
        draft: what the format gave.
        published: a date of publication that the user knows better; None to look for it.

    Raises:
        RefusedError: there is no English text.
    """
    refuse_too_long(draft.text)
    raw = tidy(draft.text)
    raw = layout.unwrap(raw) if draft.wrapped else _squeeze(raw)
    cleaned = boilerplate.clean(raw)
    if not re.search(r"\w", cleaned.text):
        raise RefusedError("it holds no text")
    title, body = _headline(one_line(draft.title[:_LONGEST_TITLE]), cleaned.text)
    text = f"{title}\n\n{body}".strip("\n") if title else body
    if not is_english(text):
        raise RefusedError("it is not in English")
    header = [line for line in raw.split("\n") if line and line not in cleaned.citations]
    return Article(
        id=article_id(draft.id),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        title=title,
        published=published or draft.published or dates.published(header, cleaned.citations),
        publisher=draft.publisher,
        url=draft.url,
    )


def _squeeze(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _headline(title: str, text: str) -> tuple[str, str]:
    """The headline, and the text below it.

    A title that the format knows is not repeated if it stands near the top of the text. Without one, a short
    first line that is no sentence is the headline. What stands above it (a date, the name of a section) comes
    after it then.
    """
    lines = text.split("\n")
    place = _place_of(title, lines) if title else _place_of_first(lines)
    if place is None:
        return title, text
    above = [line for line in lines[:place] if line]
    below = "\n".join(lines[place + 1 :]).strip("\n")
    return title or lines[place], "\n\n".join([*above, below] if below else above)


def _place_of(title: str, lines: Sequence[str]) -> int | None:
    """The number of the line near the top that repeats the title."""
    top = [number for number, line in enumerate(lines) if line][:_TOP_LINES]
    return next((number for number in top if _same(lines[number], title)), None)


def _place_of_first(lines: Sequence[str]) -> int | None:
    """The number of the first line if it is a headline; lines with nothing but a date do not count."""
    numbers = (number for number, line in enumerate(lines) if line and not dates.is_date_line(line))
    first, second = next(numbers, None), next(numbers, None)
    if first is None or second is None:
        return None
    is_headline = len(lines[first]) <= _LONGEST_HEADLINE and not _NO_HEADLINE.search(lines[first])
    return first if is_headline else None


def _same(line: str, title: str) -> bool:
    return re.sub(r"\W+", "", line).casefold() == re.sub(r"\W+", "", title).casefold()
