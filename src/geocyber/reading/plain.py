"""Text files: plain text and Markdown."""

from __future__ import annotations

from geocyber.reading import headers, markdown
from geocyber.reading.characters import decode, tidy
from geocyber.reading.values import LONGEST_TEXT, Draft, RefusedError


def text_draft(data: bytes, identity: str) -> Draft:
    """A plain text, with front matter or "Title: …" lines above it perhaps.

    Raises:
        RefusedError: the bytes are not text, or far too many.
    """
    return headers.draft(_tidied(data), identity)


def markdown_draft(data: bytes, identity: str) -> Draft:
    """A Markdown text, with front matter perhaps.

    Raises:
        RefusedError: the bytes are not text, or far too many.
    """
    marked = headers.draft(_tidied(data), identity)
    return Draft(
        id=marked.id,
        text=tidy(markdown.plain(marked.text)),
        wrapped=False,
        title=tidy(markdown.plain(marked.title)),
        published=marked.published,
        publisher=marked.publisher,
        url=marked.url,
    )


def _tidied(data: bytes) -> str:
    text = decode(data)
    refuse_too_long(text)
    return tidy(text)


def refuse_too_long(text: str) -> None:
    """Raises RefusedError if `text` is longer than any article."""
    if len(text) > LONGEST_TEXT:
        raise RefusedError(f"it has {len(text):,} characters; more than {LONGEST_TEXT:,} are not read")
