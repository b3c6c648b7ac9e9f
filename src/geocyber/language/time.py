"""Says which date governs a predicate: the date of its own clause, not of the clause that reports it.

In "said on Thursday that Russia was responsible for the attack of 15 July" Thursday dates the saying and
15 July the attack: `when_of` gives each its own, `when_said` gives the date of the report.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from geocyber.errors import GeocyberError
from geocyber.language.clauses import clause_verb, is_future, is_passive, is_verb, marks, subjects_of
from geocyber.language.dates import Dated, find_dates
from geocyber.language.dates_periods import shift
from geocyber.language.dates_words import calendar_words

__all__ = ["Dated", "find_dates", "when_of", "when_said"]


_DEPTH = 8
"""Through how many clauses a date is handed on."""

_UNITS = frozenset({"day", "week", "month", "year", "hour"})
_LINKS = frozenset({"in", "at", "with", "through", "during", "on", "by", "via"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of `data/time.toml`, as lemmas in lower case."""

    bounding: frozenset[str]
    happening: frozenset[str]
    telling: frozenset[str]
    event_nouns: frozenset[str]
    documents: frozenset[str]
    movers: frozenset[str]
    together: frozenset[str]


@cache
def _words() -> _Words:
    name = "language/data/time.toml"
    table = tomllib.loads(files("geocyber.language").joinpath("data/time.toml").read_text("utf-8"))
    lists = {}
    for field in fields(_Words):
        listed = table.get(field.name)
        if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
            raise GeocyberError(f"{name}: {field.name} is {listed!r}; expected a list of words")
        lists[field.name] = frozenset(listed)
    return _Words(**lists)


def when_of(predicate: Token, dates: Iterable[Dated]) -> str | None:
    """The date of the act that the token expresses, within its own clause.

    Args:
        predicate: a verb or event noun.
        dates: all dates of the document, as `find_dates` gives them.

    Returns:
        ISO date, month or year; None if the clause has none, or several that contradict each other.

    Examples:
        "arrested in October 2021 and extradited in March 2022": each verb its own;
        "Monday's attack": attack → Monday; "said on Friday that it had hacked": hacked → None.
    """
    return _date_of(predicate, _Placed(predicate.doc, dates), 0)


def when_said(predicate: Token, dates: Iterable[Dated]) -> str | None:
    """The date on which the clause of the token was said or announced by the verb that governs it.

    "The ministry said on Monday it had expelled two diplomats": expelled → Monday. The caller decides
    whether that dates the act as well, as it does for acts that are done by announcing them.
    """
    placed = _Placed(predicate.doc, dates)
    token = clause_verb(predicate)
    for _ in range(_DEPTH):
        if token.head == token:
            return None
        above = clause_verb(token.head)
        if token.dep_ in {"ccomp", "acl", "parataxis", "xcomp"}:
            found = _date_of(above, placed, 0)
            if found:
                return found
        token = above
    return None


class _Placed:
    """The dates of a document by the verbs and nouns under which they stand."""

    def __init__(self, doc: Doc, dates: Iterable[Dated]) -> None:
        self._under: dict[int, list[tuple[Token, str]]] = {}
        for dated in dates:
            root = doc[dated.start : dated.end].root
            for governor in _governors(root):
                self._under.setdefault(governor.i, []).append((root, dated.iso))

    def of(self, token: Token) -> str | None:
        """The one date under the token; of several the nearest, unless they are a list."""
        found = self._under.get(token.i)
        if not found:
            return None
        if any(root.dep_ == "conj" for root, _ in found):
            return None
        return min(found, key=lambda placed: (abs(placed[0].i - token.i), placed[0].i))[1]

    def place(self, token: Token) -> int:
        """Where that date stands."""
        return min((root.i for root, _ in self._under.get(token.i, [])), default=token.i)


def _governors(root: Token) -> Iterator[Token]:
    """The verbs and nouns that a date may belong to, nearest first.

    "Monday's attack" → attack; "attacked it on Monday" → attacked; "condemned the attack on Monday" → attack
    and condemned, since the parser cannot tell.
    """
    words, node = _words(), root
    while node.dep_ == "conj" and node.head != node and not is_verb(node.head):
        node = node.head
    for _ in range(_DEPTH):
        head = node.head
        if head == node:
            return
        if (
            head.pos_ in {"ADP", "SCONJ"}
            and node.dep_ in {"pobj", "pcomp"}
            and head.lower_ in words.bounding
            and node is root
        ):
            return
        if head.lower_ == "since" and not _lasts(head.head):
            return
        if is_verb(head):
            yield head
            return
        if head.pos_ in {"NOUN", "PROPN", "PRON"}:
            event = head.lemma_.lower() in words.event_nouns
            if event or node.i < head.i:
                yield head
            if event and not _hands_up(head, node, root):
                return
            if node.i < head.i and node.dep_ in {"poss", "compound", "nmod", "nummod", "amod"}:
                return
        node = head


def _lasts(verb: Token) -> bool:
    """Can "since 2021" say when it began? "has been infiltrating since 2021": yes; "the first since": no."""
    return is_verb(verb) and verb.tag_ == "VBG"


def _hands_up(noun: Token, node: Token, root: Token) -> bool:
    """May a date behind an event noun be meant for the verb above? "announced sanctions on Monday"."""
    if node.i < noun.i:
        return False
    words, verb = _words(), clause_verb(noun)
    if noun.dep_ in {"dobj", "nsubjpass", "attr"} and verb.lemma_.lower() in words.happening | words.telling:
        return True
    return noun.dep_ in {"dobj", "pobj"} and root.ent_type_ == "DATE" and root.text.lower().endswith("day")


def _date_of(token: Token, placed: _Placed, depth: int) -> str | None:
    """The date under the token, else the one that it shares with a neighbour of its clause."""
    own = placed.of(token)
    if own or depth > _DEPTH:
        return own
    for neighbour in _verbal_neighbours(token, placed) if is_verb(token) else _nominal_neighbours(token):
        found = _date_of(neighbour, placed, depth + 1) if neighbour != token else None
        if found:
            return found
    return _counted_from_main_clause(token, placed, depth) if is_verb(token) else None


def _nominal_neighbours(noun: Token) -> Iterator[Token]:
    """The light verbs that share the date of an event noun: "*launched* an attack", "the attack *made* on".

    Only one step each way: what a noun shares with its verb it does not pass on to the verb's other nouns.
    """
    words = _words()
    if (
        noun.dep_ in {"dobj", "nsubj", "nsubjpass"}
        and noun.head.lemma_.lower() in words.happening | words.telling
    ):
        yield noun.head
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"}:
            lemma = child.lemma_.lower()
            if lemma in words.happening or (
                lemma in words.telling and noun.lemma_.lower() in words.documents
            ):
                yield child


def _verbal_neighbours(verb: Token, placed: _Placed) -> Iterator[Token]:
    """What shares one time with the verb, surest first."""
    yield from _below(verb)
    head, words = verb.head, _words()
    if head == verb:
        return
    if verb.dep_ == "conj" and is_verb(head):
        if placed.place(head) < verb.i and not _moves_on(verb, head):
            yield head
    elif verb.dep_ == "xcomp" and is_verb(head):
        yield head
    elif verb.dep_ == "advcl" and is_verb(head):
        if marks(verb) & words.together or (
            verb.tag_ in {"VBG", "VBN"} and not marks(verb) and not subjects_of(verb)
        ):
            yield head
    elif verb.dep_ == "pcomp" and head.lower_ in {"in", "by", "while", "when"} and is_verb(head.head):
        yield head.head
    elif verb.dep_ == "acl" and verb.tag_ == "VBG" and head.lemma_.lower() in words.documents:
        yield head


def _below(verb: Token) -> Iterator[Token]:
    words = _words()
    for child in verb.children:
        lemma = child.lemma_.lower()
        if child.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in words.happening:
            if lemma in words.event_nouns:
                yield child
        elif child.dep_ == "nsubj" and lemma in words.event_nouns and not is_passive(verb):
            yield child
        elif child.dep_ == "prep" and child.lower_ in _LINKS:
            yield from (c for c in child.children if c.dep_ == "pobj" and c.lemma_.lower() in words.documents)
            yield from (c for c in child.children if c.dep_ == "pcomp" and child.lower_ == "in")
        elif child.dep_ == "xcomp" and is_verb(child):
            yield from (c for c in (child,) if not is_future(verb))
        elif child.dep_ == "advcl" and (
            marks(child) & words.together or (child.i < verb.i and child.tag_ in {"VBN", "VBG"})
        ):
            yield child
        elif child.dep_ == "conj" and is_verb(child) and child.i - verb.i <= 3 and not subjects_of(child):
            yield child


def _moves_on(verb: Token, before: Token) -> bool:
    """Does the coordinated verb stand at another time than the one before it?"""
    words = _words()
    if any(c.lower_ in words.movers for c in verb.children):
        return True
    return is_future(verb) != is_future(before)


def _counted_from_main_clause(verb: Token, placed: _Placed, depth: int) -> str | None:
    """Counts back or on: "Russia hit back on Friday, a day after Washington expelled ten": expelled → Thursday."""
    if verb.dep_ != "advcl" or not marks(verb) & {"after", "before"} or not is_verb(verb.head):
        return None
    for child in verb.children:
        if child.lemma_.lower() in _UNITS and child.i < verb.i:
            count = next((_number(c) for c in child.children if _number(c)), None)
            start = _date_of(verb.head, placed, depth + 1)
            if count and start:
                return shift(start, -count if "after" in marks(verb) else count, child.lemma_.lower())
    return None


def _number(token: Token) -> int | None:
    text = token.lower_
    return int(text) if text.isdigit() and len(text) < 4 else calendar_words().numbers.get(text)
