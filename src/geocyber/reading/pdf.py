"""Takes the text out of a PDF document."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from geocyber.reading.characters import tidy
from geocyber.reading.layout import BULLET, SENTENCE_END, join
from geocyber.reading.values import LONGEST_TEXT, Draft, RefusedError

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 300
_TOP_LINES = 5
_SHORTEST_TITLE = 12
_FEWEST_PAGES_FOR_HEADERS = 3
_FULL_LINE = 0.8
"""Letters differ in width, so a line as wide as the column may have fewer of them."""


def draft(data: bytes, identity: str) -> Draft:
    """The text of a PDF document, its pages one after the other.

    The dates of a PDF's own metadata are mostly a word processor's, so they are not believed; its title is
    where a line near the top says the same, as in a printed web page.

    Raises:
        RefusedError: the document is damaged, encrypted or without text, or pypdf is not installed.
    """
    try:
        import pypdf  # noqa: PLC0415 - only PDF documents need it
    except ImportError:
        raise RefusedError("reading PDF needs pypdf; install it with: pip install pypdf") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("the document is encrypted")
        text = _pages(reader)
        title = _confirmed(reader.metadata.title if reader.metadata else None, text)
    except RefusedError:
        raise
    except Exception as error:  # the parser meets whatever calls itself PDF: nothing it raises may stop a run
        raise RefusedError(f"the document is damaged ({type(error).__name__})") from error
    if not text.strip():
        raise RefusedError("the document holds no text, only pictures perhaps")
    return Draft(id=identity, text=text, title=title, wrapped=False)


def _confirmed(title: str | None, text: str) -> str:
    """The line near the top that the title repeats, perhaps with the name of the site behind it."""
    top = [line.strip() for line in text.split("\n") if line.strip()][:_TOP_LINES]
    return next((line for line in top if len(line) >= _SHORTEST_TITLE and (title or "").startswith(line)), "")


def _pages(reader: PdfReader) -> str:
    pages: list[list[str]] = []
    length = 0
    for page in reader.pages[:_MOST_PAGES]:
        pages.append([line.strip() for line in tidy(page.extract_text()).split("\n")])
        length += sum(map(len, pages[-1]))
        if length > LONGEST_TEXT:
            break
    running = _running_headers(pages)
    return _flow([line for page in pages for line in _body(page, running)])


def _body(page: Sequence[str], running: Collection[str]) -> list[str]:
    """The lines of a page without its running headers, its number and the room above and below."""
    lines = [line for line in page if line not in running]
    while lines and (not lines[0] or lines[0].isdigit()):
        lines.pop(0)
    while lines and (not lines[-1] or lines[-1].isdigit()):
        lines.pop()
    return lines


def _running_headers(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines that most pages repeat: the document's title, the name of the office."""
    if len(pages) < _FEWEST_PAGES_FOR_HEADERS:
        return frozenset()
    counts = Counter(line for page in pages for line in set(page) if line)
    return frozenset(line for line, count in counts.items() if count * 2 > len(pages))


def _flow(lines: Sequence[str]) -> str:
    """Lines of a column joined to paragraphs."""
    lengths = sorted(len(line) for line in lines if line)
    column = lengths[len(lengths) * 9 // 10] if lengths else 0
    flowing = [""]
    previous = ""
    for line in lines:
        cut = len(previous) >= _FULL_LINE * column or (
            line[:1].islower() and not SENTENCE_END.search(previous)
        )
        if previous and line and cut and not BULLET.match(line):
            flowing[-1] = join(flowing[-1], line)
        else:
            flowing.append(line)
        previous = line
    return "\n".join(flowing).strip("\n")
