"""Says who speaks each quotation, each turn of a transcript and each item under an introduced list."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from geocyber.language.blocks import paragraphs as paragraphs_of
from geocyber.language.clauses import is_verb
from geocyber.language.quotes import Quote, find_quotes
from geocyber.language.speech_cues import SpeechCues
from geocyber.language.speech_owners import subject_nearest
from geocyber.language.turns import turns

_REACH = 30
"""How many words behind or before a quotation its verb of saying may stand."""

_AUXILIARIES = frozenset({"aux", "auxpass"})
_NOMINAL = frozenset({"PROPN", "PRON", "NOUN"})
_STOPS = frozenset({".", "?", "!", ";"})
_BULLET = re.compile(r"[•▪●◦‣∙*–—-]|\d{1,2}[.)]?|\(?[a-z][.)]")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody speaking: the head word of the speaker (None if not said) and the word of saying."""

    speaker: Token | None
    saying: Token


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in which stretch of a text."""

    quotes: tuple[Quote, ...]
    speakers: dict[int, Voice]
    turns: tuple[tuple[int, Voice | None], ...]
    introductions: tuple[tuple[int, int, Token], ...]

    def quote_at(self, token: Token) -> Quote | None:
        """The quotation the token stands in."""
        index = bisect_right(self.quotes, token.i, key=lambda q: q.start) - 1
        return self.quotes[index] if index >= 0 and token.i < self.quotes[index].end else None

    def speaker_at(self, token: Token) -> Voice | None:
        """Who speaks the quotation or turn that the token stands in."""
        quote = self.quote_at(token)
        if quote is not None and quote.start in self.speakers:
            return self.speakers[quote.start]
        index = bisect_right(self.turns, token.i, key=lambda turn: turn[0]) - 1
        return self.turns[index][1] if index >= 0 else None

    def addressee_at(self, token: Token) -> Token | None:
        """Whom a question means by "you": who speaks in the next turn."""
        if self.quote_at(token) is not None:
            return None
        index = bisect_right(self.turns, token.i, key=lambda turn: turn[0]) - 1
        if index < 0 or self.turns[index][1] is not None:
            return None
        answers = (voice for _, voice in self.turns[index:] if voice is not None)
        return next((voice.speaker for voice in answers), None)

    def introduction_of(self, token: Token) -> Token | None:
        """The verb of the line that introduces the list in which the token stands."""
        for start, end, verb in self.introductions:
            if start <= token.i < end:
                return verb
        return None


def voices(doc: Doc, cues: SpeechCues) -> Voices:
    """Reads the speakers off a parsed text.

    Args:
        doc: a parsed text.
        cues: the words of saying.
    """
    quotes = find_quotes(doc)
    paragraphs = [(span.start, span.end) for span in paragraphs_of(doc)]
    return Voices(
        quotes,
        _speakers(doc, quotes, paragraphs, cues),
        _turns(doc),
        _introductions(doc, paragraphs),
    )


def _speakers(
    doc: Doc, quotes: tuple[Quote, ...], paragraphs: list[tuple[int, int]], cues: SpeechCues
) -> dict[int, Voice]:
    """The speakers of quotations by their start: named beside it, else who speaks in the same passage."""
    starts = [start for start, _ in paragraphs]
    found: dict[int, Voice] = {}
    last: tuple[int, Voice] | None = None
    waiting: list[tuple[int, Quote]] = []
    for quote in quotes:
        where = bisect_right(starts, quote.start) - 1
        voice = _behind(doc, quote, paragraphs[where][1], cues) or _before(doc, quote, starts[where], cues)
        if voice is None and quote.speech and not _is_governed(doc, quote):
            opens_paragraph = quote.start - starts[where] <= 1
            if last is not None and (where == last[0] or (where == last[0] + 1 and opens_paragraph)):
                voice = last[1]
        if voice is None:
            if quote.speech and not _is_governed(doc, quote):
                waiting.append((where, quote))
            continue
        found.update({q.start: voice for at, q in waiting if at == where or not q.closed})
        waiting, last = [], (where, voice)
        if quote.speech:
            found[quote.start] = voice
    return found


def _is_governed(doc: Doc, quote: Quote) -> bool:
    """Is the quotation part of a clause around it ("called it a “reckless and indiscriminate attack”")?"""
    root = doc[quote.start : quote.end].root
    if quote.start <= root.head.i < quote.end:
        return False
    return not (doc[quote.start - 1].is_sent_start or (quote.start > 1 and doc[quote.start - 2].text == ":"))


def _behind(doc: Doc, quote: Quote, limit: int, cues: SpeechCues) -> Voice | None:
    """Who is named behind it: “…,” said X; “…,” X, a spokesman for Y, told reporters."""
    if not quote.closed or _is_whole_sentence(doc, quote):
        return None
    for token in doc[quote.end + 1 : min(limit, quote.end + _REACH)]:
        if token.text in _STOPS or token.is_quote:
            return None
        if _says(token, cues):
            return _voice(token)
    return None


def _is_whole_sentence(doc: Doc, quote: Quote) -> bool:
    """Does what follows the quotation begin a new sentence? “It was Russia.” The minister left."""
    after = quote.end + 1
    if doc[quote.end - 1].text != "." or after >= len(doc):
        return False
    return doc[after].text[:1].isupper() and not is_verb(doc[after])


def _before(doc: Doc, quote: Quote, limit: int, cues: SpeechCues) -> Voice | None:
    """Who is named before it: X said: “…”; X told reporters, “…”; X was blunt: “…”."""
    colon = False
    for token in reversed(doc[max(limit, quote.start - 1 - _REACH) : max(limit, quote.start - 1)]):
        if token.text in _STOPS or token.is_quote:
            return None
        colon = colon or token.text == ":"
        subject = subject_nearest(token) if is_verb(token) and token.dep_ not in _AUXILIARIES else None
        if subject is not None and (_says(token, cues) or (colon and _may_speak(subject))):
            return Voice(subject, token)
        if is_verb(token) and not colon and token.dep_ not in _AUXILIARIES:
            return None
    return None


def _may_speak(noun: Token) -> bool:
    return noun.ent_type_ in {"PERSON", "ORG"} or noun.lower_ in {"he", "she", "they"}


def _says(token: Token, cues: SpeechCues) -> bool:
    return is_verb(token) and cues.verbs.get(token.lemma_.lower()) in {"say", "allege", "think", "deny"}


def _voice(verb: Token) -> Voice:
    subject = subject_nearest(verb)
    if subject is not None:
        return Voice(subject, verb)
    inverted = (
        c for c in verb.children if c.pos_ in _NOMINAL and c.dep_ in {"dobj", "attr", "npadvmod", "dep"}
    )
    return Voice(next(inverted, None), verb)


def _turns(doc: Doc) -> tuple[tuple[int, Voice | None], ...]:
    """Who speaks in each turn of a transcript, None where somebody asks."""
    return tuple(
        (turn.start, Voice(doc[turn.speaker], doc[turn.speaker]) if turn.speaker is not None else None)
        for turn in turns(doc)
    )


def _introductions(doc: Doc, paragraphs: list[tuple[int, int]]) -> tuple[tuple[int, int, Token], ...]:
    """Lists that a line with a colon introduces: the start and end of each item, and the line's last verb."""
    found: list[tuple[int, int, Token]] = []
    introduction: Token | None = None
    for start, end in paragraphs:
        item = bool(_BULLET.fullmatch(doc[start].text))
        if item and introduction is not None:
            found.append((start, end, introduction))
        elif doc[end - 1].text == ":":
            introduction = next(
                (t for t in reversed(doc[start:end]) if is_verb(t) and t.dep_ not in _AUXILIARIES), None
            )
        else:
            introduction = None
    return tuple(found)
