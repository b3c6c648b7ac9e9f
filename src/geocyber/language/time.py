"""Says which date governs a predicate: the date of its own clause, not of the clause that reports it.

In "said on Thursday that Russia was responsible for the attack of 15 July" Thursday dates the saying and
15 July the attack: `when_of` gives each its own, `when_said` gives the date of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from geocyber.language.clauses import clause_verb, is_future, is_passive, is_verb, marks, subjects_of
from geocyber.language.dates import Dated, find_dates
from geocyber.language.dates_periods import shift
from geocyber.language.dates_words import calendar_words
from geocyber.language.time_places import Places
from geocyber.language.time_words import time_words

__all__ = ["Dated", "find_dates", "when_of", "when_said"]

_DEPTH = 8
"""Through how many clauses a date is handed on."""

_NEXT = 3
"""So close must a coordinated verb stand to lend its date to the one before: "arrested and charged in May"."""

_UNITS = frozenset({"day", "week", "month", "year", "hour"})
_LINKS = frozenset({"in", "at", "with", "through", "during", "on", "by", "via"})


def when_of(predicate: Token, dates: Iterable[Dated]) -> str | None:
    """The date of the act that the token expresses, within its own clause.

    Args:
        predicate: a verb or event noun; also a name in a list ("…, and Bravo Ltd on Jan. 3").
        dates: all dates of the document, as `find_dates` gives them.

    Returns:
        ISO date, month or year; None if the clause has none, or several that contradict each other.

    Examples:
        "arrested in October 2021 and extradited in March 2022": each verb its own;
        "Monday's attack": attack → Monday; "said on Friday that it had hacked": hacked → None.
    """
    return _date_of(predicate, Places(predicate.doc, dates), 0)


def when_said(predicate: Token, dates: Iterable[Dated]) -> str | None:
    """The date on which the clause of the token was said or announced by the verb that governs it.

    "The ministry said on Monday it had expelled two diplomats": expelled → Monday. The caller decides
    whether that dates the act as well, as it does for acts that are done by announcing them.
    """
    return _said(clause_verb(predicate), Places(predicate.doc, dates))


def _said(token: Token, places: Places) -> str | None:
    for _ in range(_DEPTH):
        if token.head == token:
            return None
        above = clause_verb(token.head)
        if token.dep_ in {"ccomp", "acl", "parataxis", "xcomp"}:
            found = _date_of(above, places, 0)
            if found:
                return found
        if above == token:
            return None
        token = above
    return None


def _date_of(token: Token, places: Places, depth: int) -> str | None:
    """The date under the token, else the one that it shares with a neighbour of its clause."""
    own = places.of(token)
    if own or depth > _DEPTH:
        return own
    for neighbour in _beside_verb(token, places) if is_verb(token) else _beside_noun(token):
        found = _date_of(neighbour, places, depth + 1)
        if found:
            return found
    if not is_verb(token):
        return None
    return _of_its_time(token, places) or _counted_from_main_clause(token, places, depth)


def _beside_noun(noun: Token) -> Iterator[Token]:
    """The light verbs that share the date of an event noun: "*launched* an attack", "the attack *made* on"."""
    words, head = time_words(), noun.head
    if noun.dep_ in {"dobj", "nsubj", "nsubjpass"} and head.lemma_.lower() in words.happening | words.telling:
        yield head
    if noun.dep_ == "pobj" and head.lower_ == "alongside" and is_verb(head.head):
        yield head.head
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"}:
            lemma = child.lemma_.lower()
            if lemma in words.happening or (
                lemma in words.telling and noun.lemma_.lower() in words.documents
            ):
                yield child


def _beside_verb(verb: Token, places: Places) -> Iterator[Token]:
    """What shares one time with the verb, surest first."""
    yield from _below_verb(verb)
    head, words = verb.head, time_words()
    if head == verb:
        return
    bare = not marks(verb) and not subjects_of(verb)
    if verb.dep_ == "conj" and is_verb(head):
        fronted = places.first(head) < head.i and not any(s.i < places.first(head) for s in subjects_of(head))
        if places.first(head) < verb.i and (fronted or not subjects_of(verb)) and not _moves_on(verb, head):
            yield head
    elif verb.dep_ == "advcl" and is_verb(head):
        if marks(verb) & words.together or (verb.tag_ in {"VBG", "VBN"} and bare):
            yield head
    elif (verb.dep_ == "xcomp" and is_verb(head)) or (
        verb.dep_ == "acl" and verb.tag_ == "VBG" and head.lemma_.lower() in words.documents
    ):
        yield head
    elif verb.dep_ == "pcomp" and head.lower_ in {"in", "by", "while", "when"} and is_verb(head.head):
        yield head.head


def _below_verb(verb: Token) -> Iterator[Token]:
    words, happens = time_words(), verb.lemma_.lower() in time_words().happening
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"} and happens and words.is_event(child):
            yield child
        elif child.dep_ == "nsubj" and words.is_event(child) and not is_passive(verb):
            yield child
        elif child.dep_ == "prep" and child.lower_ in _LINKS:
            yield from (c for c in child.children if c.dep_ == "pobj" and c.lemma_.lower() in words.documents)
            yield from (c for c in child.children if c.dep_ == "pcomp" and child.lower_ == "in")
        elif child.dep_ == "xcomp" and is_verb(child) and not is_future(verb):
            yield child
        elif _happens_with(child, verb):
            yield child


def _happens_with(child: Token, verb: Token) -> bool:
    """Is it an adverbial or coordinated clause whose date is the verb's too?"""
    if (
        child.dep_ in {"advcl", "ccomp"}
        and child.i < verb.i
        and child.tag_ in {"VBN", "VBG"}
        and not subjects_of(child)
    ):
        return True
    if child.dep_ == "ccomp" and child.i < verb.i:  # "In a report *released* the same day, Microsoft said"
        return child.lemma_.lower() in time_words().telling and not subjects_of(child)
    if child.dep_ == "advcl":
        return bool(marks(child) & time_words().together)
    return child.dep_ == "conj" and is_verb(child) and child.i - verb.i <= _NEXT and not subjects_of(child)


def _moves_on(verb: Token, before: Token) -> bool:
    """Does the coordinated verb stand at another time than the one before it?"""
    if any(c.lower_ in time_words().movers for c in verb.children):
        return True
    return is_future(verb) != is_future(before)


def _of_its_time(verb: Token, places: Places) -> str | None:
    """What a clause with "when" hangs on: "the weekend of 4 July 2021, *when* the gang struck"."""
    return places.at(verb.head) if "when" in marks(verb) and verb.dep_ in {"relcl", "advcl", "acl"} else None


def _counted_from_main_clause(verb: Token, places: Places, depth: int) -> str | None:
    """Counts from another clause: "hit back on Friday, a day after Washington *expelled* ten" → Thursday."""
    if verb.dep_ != "advcl" or not marks(verb) & {"after", "before"} or not is_verb(verb.head):
        return None
    for child in verb.children:
        if child.lemma_.lower() in _UNITS and child.i < verb.i:
            count = next((_number(c) for c in child.children if _number(c)), None)
            start = _date_of(verb.head, places, depth + 1) or _said(verb.head, places)
            if count and start:
                return shift(start, -count if "after" in marks(verb) else count, child.lemma_.lower())
    return None


def _number(token: Token) -> int | None:
    text = token.lower_
    return int(text) if text.isdigit() and len(text) < 4 else calendar_words().numbers.get(text)
