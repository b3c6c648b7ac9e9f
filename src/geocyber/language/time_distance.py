"""Says how far in time one act is from another: "a day *after* Washington expelled ten"."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Token

from geocyber.language.clauses import is_verb, marks
from geocyber.language.dates_words import calendar_words

_UNITS = frozenset({"day", "week", "month", "year"})
_MOMENTS = frozenset({"hour", "minute", "moment", "second"})
_AROUND: Mapping[str, int] = MappingProxyType({"after": 1, "before": -1})


@dataclass(frozen=True, slots=True)
class Distance:
    """How far in time an act is from another: "a day *after* Washington *expelled* ten".

    Attributes:
        other: the verb or noun of the other act.
        count: units later; negative if earlier.
        unit: "day", "week", "month" or "year".
    """

    other: Token
    count: int
    unit: str


def distance(verb: Token) -> Distance | None:
    """How far the act of a verb is said to be from the act that its clause or its adjunct names.

    "Minsk *hit back* a day after Vilnius expelled two": hit → one day after expelled, expelled → one day before
    hit; "*entered* two months before its disclosure": entered → two months before disclosure.
    """
    if verb.dep_ == "advcl" and is_verb(verb.head):
        found = _measure(verb, verb, marks(verb), verb.head)
        if found is not None:
            return Distance(found.other, -found.count, found.unit)
    for child in verb.children:
        if child.dep_ == "advcl":
            found = _measure(child, child, marks(child), child)
        elif child.dep_ == "prep" and child.lower_ in _AROUND:
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            found = _measure(child, child, {child.lower_}, noun) if noun is not None else None
        else:
            found = None
        if found is not None:
            return found
    return None


def _measure(node: Token, bound: Token, words: Set[str], other: Token) -> Distance | None:
    """Reads "two months" before "before" or "after"; hours and minutes are no distance in days."""
    direction = next((way for word, way in _AROUND.items() if word in words), None)
    if direction is None:
        return None
    before = node.doc[node.left_edge.i - 1 : node.left_edge.i]  # hung on the verb above
    for child in (*node.children, *before):
        lemma = child.lemma_.lower()
        if child.i > bound.i or child.dep_ != "npadvmod" or lemma not in _UNITS | _MOMENTS:
            continue
        if lemma in _MOMENTS:
            return Distance(other, 0, "day")
        count = next((n for c in child.children if (n := _number(c))), None)
        return Distance(other, direction * count, lemma) if count else None
    return None


def _number(token: Token) -> int | None:
    text = token.lower_
    return int(text) if text.isdigit() and len(text) < 4 else calendar_words().numbers.get(text)
