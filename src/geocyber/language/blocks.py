"""The paragraphs of a text, and what each is: headline, heading, byline or body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Span

_STOPS = frozenset({".", "!", "?", "…", ":", ";"})
_AROUND = frozenset({'"', "'", "”", "’", "»", ")", "]", "*", "''"})
_BYLINE = re.compile(
    r"(?i:by|published|posted|updated|issued|released|date|last updated)\b|\D*\b(?:19|20)\d\d\b[^.]*$"
)
_LONGEST_BYLINE = 14
"""So many words has a line of place, date and author at most."""


class BlockKind(StrEnum):
    """What a paragraph is."""

    HEADLINE = "headline"
    HEADING = "heading"
    BYLINE = "byline"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: tokens `start` to `end` (exclusive), without the line break."""

    start: int
    end: int
    kind: BlockKind


def paragraphs(doc: Doc) -> Iterator[Span]:
    """The stretches between line breaks that hold anything.

    Args:
        doc: a tokenised text.
    """
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if start < len(doc):
        yield doc[start:]


def blocks(doc: Doc) -> tuple[Block, ...]:
    """All paragraphs of a text in order.

    Body is what ends like a sentence. What stands before the first such paragraph of several is the headline, with
    subtitles and key points; lines that give a date or an author in few words are bylines, and the rest headings.

    Args:
        doc: a tokenised text.
    """
    spans = list(paragraphs(doc))
    found: list[Block] = []
    for span in spans:
        kind = BlockKind.BODY
        if len(spans) > 1 and not _is_sentence(span):
            kind = BlockKind.HEADING
            if found and len(span) <= _LONGEST_BYLINE and _BYLINE.match(span.text):
                kind = BlockKind.BYLINE
            elif all(block.kind is not BlockKind.BODY for block in found):
                kind = BlockKind.HEADLINE
        found.append(Block(span.start, span.end, kind))
    return tuple(found)


def _is_sentence(span: Span) -> bool:
    """Does the paragraph end in a full stop, closing marks aside? `a "smear"` does not, `“It is.”` does."""
    for token in reversed(span):
        if not token.is_space and token.text not in _AROUND:
            return token.text[-1] in _STOPS
    return False
