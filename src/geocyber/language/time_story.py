"""The time at which a story has arrived: the date of an act that is told without one.

News tells in the simple past what happened at the time just named: "On Friday the Treasury listed a firm. It
also *sanctioned* its owner." (temporal anaphora, Webber 1988). The pluperfect goes back from there, the
present perfect leaves it open; neither is dated by it, nor does a date reach into the next paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spacy.tokens import Token

from geocyber.language.clauses import auxiliaries, clause_verb, is_verb, subjects_of
from geocyber.language.dates import Dated
from geocyber.language.time import when_of, when_said
from geocyber.language.time_words import time_words

_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_LEANING = frozenset({"acl", "advcl", "xcomp", "pcomp", "conj"})
_PAST = frozenset({"was", "were", "did"})
_PRESENT = frozenset({"VBZ", "VBP"})
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "'d"})
_DEPTH = 6


def date_of_act(
    predicate: Token, dates: Iterable[Dated], published: date | None, *, by_speaker: bool
) -> str | None:
    """The best date for an act that makes the news (an arrest, sanctions, a statement); see the steps below.

    Args:
        predicate: the verb or noun that expresses the act.
        dates: all dates of the document.
        published: date of publication, None if unknown.
        by_speaker: the act is reported by the one who acts ("The ministry said on Monday it had expelled
            ten"), or done by being said ("blamed", "condemned"): then the report's date is the act's.

    Returns:
        ISO date, month or year: of its own clause, of the report, of the paragraph so far, of publication for
        what a statement or headline does in the simple present; else None.
    """
    known = tuple(dates)
    return (
        when_of(predicate, known)
        or (when_said(predicate, known) if by_speaker else None)
        or story_date(predicate, known)
        or news_date(predicate, published)
        or headline_date(predicate, published)
    )


def story_date(predicate: Token, dates: Iterable[Dated]) -> str | None:
    """The date that the paragraph has reached, for an act told in the simple past without a date of its own.

    Meant for acts that make the story (arrests, sanctions, statements), not for what they are about.

    Args:
        predicate: the verb or event noun; it has no date by `when_of` or `when_said`.
        dates: all dates of the document.

    Returns:
        ISO date, month or year; None where the tense or the paragraph gives none.
    """
    verb = _telling(_finite(predicate))
    if not _is_simple_past(verb) or any(c.lower_ in time_words().movers for c in verb.children):
        return None
    known = tuple(dates)
    for token in reversed(verb.doc[: verb.i]):
        if token.is_space and "\n" in token.text:
            return None
        if is_verb(token) and token.dep_ in _MAIN and (_is_simple_past(token) or token.tag_ in _PRESENT):
            found = when_of(token, known)
            if found:
                return found
    return None


def news_date(predicate: Token, published: date | None) -> str | None:
    """The date of publication for an act done by publishing: "We *condemn* the attack" in a statement.

    Only for the simple present with "we" or "I" as subject; whether they speak for themselves or are quoted
    is for the caller to know (`Speech.first_person`).
    """
    if published is None or predicate.tag_ != "VBP" or auxiliaries(predicate):
        return None
    performs = any(s.lower_ in {"we", "i"} for s in subjects_of(predicate))
    return published.isoformat() if performs else None


def headline_date(predicate: Token, published: date | None) -> str | None:
    """The date of publication for the simple present of a headline: "Britain *blames* Russia for hack".

    It is a day early for what morning papers print the day after; prefer any date that the text gives.
    """
    if published is None or not is_headline(predicate):
        return None
    verb = _finite(predicate)
    return published.isoformat() if verb.tag_ in _PRESENT and not auxiliaries(verb) else None


def is_headline(token: Token) -> bool:
    """Does the token stand in the first paragraph of the text, and has that no full stop?"""
    for earlier in token.doc[: token.i]:
        if earlier.is_space and "\n" in earlier.text and earlier.i > 0:
            return False
    for later in token.doc[token.i :]:
        if later.is_space and "\n" in later.text:
            return later.i > 0 and later.nbor(-1).text not in {".", "!", "”", '"'}
    return False


def _finite(token: Token) -> Token:
    verb = clause_verb(token)
    for _ in range(_DEPTH):
        bare = verb.tag_ in {"VB", "VBG", "VBN"} and not auxiliaries(verb)
        if not bare or verb.dep_ not in _LEANING or verb.head == verb:
            return verb
        verb = clause_verb(verb.head)
    return verb


def _telling(verb: Token) -> Token:
    """The verb of the main clause that reports the verb: "it could be *traced* to Minsk, she *said*"."""
    for _ in range(_DEPTH):
        if verb.dep_ != "ccomp" or not is_verb(verb.head):
            return verb
        verb = verb.head
    return verb


def _is_simple_past(verb: Token) -> bool:
    helpers = {a.lower_ for a in auxiliaries(verb)}
    if helpers & _HAVE or any(a.tag_ == "MD" for a in auxiliaries(verb)):
        return False
    return bool(helpers & _PAST) or (verb.tag_ == "VBD" and not helpers)
