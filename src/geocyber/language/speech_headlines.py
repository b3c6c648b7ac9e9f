"""Finds who is quoted by a headline: "FBI: North Korea robbed exchange", "Spies robbed ministry - officials"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from geocyber.language.blocks import BlockKind, blocks
from geocyber.language.clauses import is_verb
from geocyber.language.speech_cues import SpeechCues

_DASHES = frozenset({"-", "–", "—", "--", "|"})
_LONGEST = 5
"""So many words at most name who is quoted."""

_NAMES = frozenset({"ORG", "PERSON", "NORP"})


def headline_speaker(doc: Doc, cues: SpeechCues) -> tuple[range, Token] | None:
    """What a headline quotes, as token indices, and the head word of whom it quotes; None if nobody.

    Args:
        doc: a parsed text.
        cues: the words of saying.
    """
    headline = next((doc[b.start : b.end] for b in blocks(doc)[:1] if b.kind is BlockKind.HEADLINE), None)
    for part, told in _parts(headline) if headline is not None else ():
        speaker = part.root
        if not any(is_verb(t) for t in part) and _speaks(speaker, cues) and any(is_verb(t) for t in told):
            return range(told.start, told.end), speaker
    return None


def _parts(headline: Span) -> Iterator[tuple[Span, Span]]:
    """The short part before a colon or behind a colon or dash, and the rest."""
    doc = headline.doc
    for mark in headline:
        before, after = doc[headline.start : mark.i], doc[mark.i + 1 : headline.end]
        if not before or not after:
            continue
        if mark.text == ":" and len(before) <= _LONGEST:
            yield before, after
        if (mark.text == ":" or (mark.text in _DASHES and mark.nbor(-1).whitespace_)) and len(
            after
        ) <= _LONGEST:
            yield after, before


def _speaks(noun: Token, cues: SpeechCues) -> bool:
    """Is it a name or a word for somebody who says things? A country in capitals is ("UK:"); "Ukraine:" is a place."""
    if noun.lower_ in cues.rubrics and noun.i == noun.sent.start:
        return False
    if noun.ent_type_ == "GPE":
        return noun.is_upper
    return noun.ent_type_ in _NAMES or noun.lemma_.lower() in cues.sayers
