"""Puts each date of a text under the verbs and nouns that it may date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from geocyber.language.clauses import auxiliaries, clause_verb, is_passive, is_verb, subjects_of
from geocyber.language.dates import Dated
from geocyber.language.time_words import time_words

_DEPTH = 8
"""How far up from a date its verb may stand."""

_PHRASE = 9
"""So many words may an event noun stand before the last word of its phrase."""

_NOMINAL = frozenset({"NOUN", "PROPN"})
_WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_TO_VICTIM = frozenset({"on", "of", "against", "at", "into"})
_PREMODIFIERS = frozenset({"poss", "compound", "nmod", "nummod", "amod"})


@dataclass(frozen=True, slots=True)
class _Place:
    root: Token
    dated: Dated


class Places:
    """The dates of one text by the words under which they stand."""

    def __init__(self, doc: Doc, dates: Iterable[Dated]) -> None:
        self._under: dict[int, list[_Place]] = {}
        self._within: dict[int, str] = {}
        for dated in dates:
            span = doc[dated.start : dated.end]
            self._within.update(dict.fromkeys(range(dated.start, dated.end), dated.iso))
            for governor in governors(span):
                self._under.setdefault(governor.i, []).append(_Place(span.root, dated))

    def of(self, token: Token) -> str | None:
        """The one date under the token; of several the nearest, but none of a list ("in 2015 and 2016")."""
        found = self._under.get(token.i)
        if not found or any(_is_of_list(place.root) for place in found):
            return None
        return min(found, key=lambda place: (abs(place.root.i - token.i), place.root.i)).dated.iso

    def first(self, token: Token) -> int:
        """Where the first date under the token begins; the token's own place if it has none."""
        return min((place.dated.start for place in self._under.get(token.i, ())), default=token.i)

    def at(self, token: Token) -> str | None:
        """The date of whose expression the token is part."""
        return self._within.get(token.i)


def governors(date: Span) -> Iterator[Token]:
    """The verbs and nouns that a date may belong to, nearest first.

    "Monday's attack" → attack; "attacked it on Monday" → attacked; "condemned the attack on Monday" → attack
    and condemned, since no parser can tell.
    """
    words, root = time_words(), date.root
    node = _first_of_list(root)
    bare = date.doc[date.start - 1] if date.start else root
    if (
        bare.dep_ == "prep"
        and is_verb(bare.head)
        and not any(c.dep_ in {"pobj", "pcomp"} for c in bare.children)
    ):
        yield bare.head  # "In *2018* hackers stole", hung on the hackers
        return
    noun = _noun_before(date)
    if noun is not None and noun.head != root:
        yield noun
        if noun.dep_ == "pobj" and not _is_weekday(root):
            return
    for _ in range(_DEPTH):
        head = node.head
        if head == node or _only_bounds(head, node, root):
            return
        if is_verb(head):
            event = _event_before(date, head)
            if event is not None:
                yield event
            if event is None or not is_passive(head):
                yield head
            return
        if head.pos_ in {"NOUN", "PROPN", "PRON"}:
            before_it = node.i < head.i and node.dep_ in _PREMODIFIERS
            is_event = words.is_event(head)
            if is_event or head.dep_ == "conj" or before_it:
                yield head
            if (is_event and not _may_be_the_verbs(head, node, root)) or (
                before_it and not _merely_precedes(head, date)
            ):
                return
        node = head


def _is_of_list(root: Token) -> bool:
    """Is it one of several dates, "in 2015 *and 2016*"? Not "in May … and *the following year* …"."""
    return root.dep_ == "conj" and not is_verb(root.head)


def _first_of_list(root: Token) -> Token:
    node = root
    while (
        node.dep_ == "conj" and node.head != node and not is_verb(node.head) and node.head.ent_type_ == "DATE"
    ):
        node = node.head
    return node


def _noun_before(date: Span) -> Token | None:
    """The event noun whose phrase ends before the date: "attacks *last year*", "the attack on the bank *in July*"."""
    doc, index = date.doc, date.start - 1
    if index >= 0 and doc[index].pos_ == "ADP" and doc[index].lower_ in {"in", "on", "of", "during"}:
        index -= 1
    if index < 0 or doc[index].pos_ not in _NOMINAL:
        return None
    if time_words().is_event(doc[index]):
        return doc[index]
    return None if _is_weekday(date.root) else _head_of_phrase(doc[index])


def _head_of_phrase(last: Token) -> Token | None:
    """The event noun of "the *attack* on the German parliament", given its last word; not beyond a verb or comma."""
    for token in reversed(last.doc[max(last.sent.start, last.i - _PHRASE) : last.i]):
        if token.pos_ not in _WITHIN and token.tag_ != "POS" and token.lower_ not in _TO_VICTIM:
            return None
        if token.pos_ == "NOUN" and time_words().is_event(token):
            behind = token.nbor(1)
            return token if behind.lower_ in _TO_VICTIM else None
    return None


def _event_before(date: Span, verb: Token) -> Token | None:
    """The subject that a date between it and its verb belongs to: "the *theft* in May could be traced"."""
    for subject in subjects_of(verb):
        if subject.i < date.start < verb.i and time_words().is_event(subject):
            between = verb.doc[subject.i + 1 : date.start]
            if not any(t.text == "," or is_verb(t) for t in between):
                return subject
    return None


def _only_bounds(head: Token, node: Token, root: Token) -> bool:
    """Does the preposition keep the date from the act? "before 2016", "the first since 2007"."""
    if head.pos_ not in {"ADP", "SCONJ"} or node.dep_ not in {"pobj", "pcomp"} or node != root:
        return False
    if head.lower_ == "since":
        return not _lasts(clause_verb(head.head))
    return head.lower_ in time_words().bounding


def _lasts(verb: Token) -> bool:
    """Does what began then go on: "has been robbing banks since 2021", "has robbed banks since 2021"?"""
    return verb.tag_ == "VBG" or any(a.lemma_ == "have" for a in auxiliaries(verb))


def _merely_precedes(noun: Token, date: Span) -> bool:
    """Did the parser take a date for part of a name? "Last year Jane Doe said"; not "the 2018 Games"."""
    return noun.pos_ == "PROPN" and (
        date.start == 0 or date.doc[date.start - 1].pos_ not in {"DET", "ADJ", "PRON"}
    )


def _may_be_the_verbs(noun: Token, node: Token, root: Token) -> bool:
    """May a date behind an event noun be meant for the verb above? "announced sanctions on Monday"."""
    if node.i < noun.i:
        return False
    words, verb = time_words(), clause_verb(noun)
    if noun.dep_ in {"dobj", "nsubjpass", "attr"} and verb.lemma_.lower() in words.happening | words.telling:
        return True
    return noun.dep_ in {"dobj", "pobj"} and _is_weekday(root)


def _is_weekday(root: Token) -> bool:
    return root.lower_.endswith("day")
