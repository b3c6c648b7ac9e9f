"""Finds what stands between quotation marks: speech, quoted fragments and scare quotes.

Curly, straight, single and angle marks, opened by one kind and closed by another; a quotation over several
paragraphs opens each of them anew and is closed only once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

_OPENING = frozenset({"“", "«", "„", "‟", "``", "‘", "‹"})
_CLOSING = frozenset({"”", "»", "''", "’", "›"})
_STRAIGHT = frozenset({'"', "'"})
_SINGLE = frozenset({"'", "‘", "’", "‹", "›"})
_TERM = 3
"""So many words in quotation marks are a term or scare quotes, not speech."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks.

    Attributes:
        start: index of the first token inside.
        end: index behind the last token inside.
        speech: long enough to be somebody's words rather than a term.
        closed: it ends with a closing mark; a quotation that goes on in the next paragraph does not.
    """

    start: int
    end: int
    speech: bool
    closed: bool


def find_quotes(doc: Doc) -> tuple[Quote, ...]:
    """All quotations of the text in order; of nested ones the outer.

    Args:
        doc: a tokenised text.
    """
    return tuple(_quotes(doc))


def _quotes(doc: Doc) -> Iterator[Quote]:
    opened: Token | None = None
    for token in doc:
        if token.is_space and "\n" in token.text:
            if opened is not None:
                yield from _quote(doc, opened.i + 1, token.i, closed=False)
            opened = None
        elif opened is None:
            if _opens(token):
                opened = token
        elif _closes(token, opened):
            yield from _quote(doc, opened.i + 1, token.i, closed=True)
            opened = None
    if opened is not None:
        yield from _quote(doc, opened.i + 1, len(doc), closed=False)


def _quote(doc: Doc, start: int, end: int, *, closed: bool) -> Iterator[Quote]:
    if start >= end or (not closed and doc[start - 1].text in _SINGLE):
        return  # nothing inside, or an apostrophe that looked like a mark
    words = sum(not (t.is_punct or t.is_space) for t in doc[start:end])
    yield Quote(start, end, words > _TERM, closed)


def _opens(token: Token) -> bool:
    if token.text in _OPENING:
        return token.i + 1 < len(token.doc)
    if token.text not in _STRAIGHT:
        return False
    begins = (
        token.i == 0
        or bool(token.nbor(-1).whitespace_)
        or token.nbor(-1).is_space
        or token.nbor(-1).text in "([-—–"
    )
    return begins and not token.whitespace_ and token.tag_ != "POS"


def _closes(token: Token, opened: Token) -> bool:
    if token.text in _STRAIGHT or token.text in _CLOSING:
        if (token.text in _SINGLE) != (opened.text in _SINGLE):
            return False
        if token.text in _SINGLE:  # the apostrophe of "hackers' tools" closes nothing
            return not (token.tag_ == "POS" and bool(token.whitespace_) and _closes_later(token, opened))
        return True
    return False


def _closes_later(token: Token, opened: Token) -> bool:
    """Is there another single mark later in the paragraph that can close the quotation?"""
    for later in token.doc[token.i + 1 : token.i + 60]:
        if later.is_space and "\n" in later.text:
            return False
        if later.text in _SINGLE and later.text not in _OPENING:
            return later.tag_ != "POS" and later.i > opened.i
    return False
