"""Takes descriptions apart: "four GRU officers of Unit 26165", "hacking of Microsoft Exchange servers"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from geocyber.knowledge import load
from geocyber.linking.names import fold, is_number, stem, words
from geocyber.linking.proper import is_head, state_of_word
from geocyber.linking.rules import Rules, rules
from geocyber.linking.values import sorted_tuple
from geocyber.model import Kind

_BEHIND_HEAD = re.compile(
    r"\s(?:of|in|from|against|for|by|on|at|with|who|that|which|behind|and|to)\s.*", re.DOTALL
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_SHORT = 2
_WORD = re.compile(r"[\w'’.-]+")


def head_phrase(label: str) -> str:
    """A folded description up to what stands behind its head, without numbers: "gru officers"."""
    kept = words(_BEHIND_HEAD.sub("", label))
    return " ".join(word for word in kept if word not in _NUMBERS and not is_number(word))


def number_of(label: str) -> tuple[str, ...]:
    """The number that a description begins with, as one word, or nothing."""
    first = fold(label).partition(" ")[0]
    number = _NUMBERS.get(first, first if is_number(first) else "")
    return (number,) if number else ()


def described_words(names: Iterable[str], by: Rules) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What tells the description of an operation from others.

    Returns:
        Its words without those that any operation may be described with, those of proper names capitalised; and
        the states that it names.
    """
    found: set[str] = set()
    states: set[str] = set()
    for name in names:
        for at, word in enumerate(_WORD.findall(name)):
            bare = word.removesuffix("'s").removesuffix("’s").strip(".'’-")
            if state := state_of_word(bare):
                states.add(state)
            elif not (is_head(bare) and (at == 0 or not bare[:1].isupper())):
                found |= set(_telling(bare, by))
    return sorted_tuple(found), sorted_tuple(states)


def _telling(word: str, by: Rules) -> Iterator[str]:
    is_name = word[:1].isupper()
    for part in words(word):
        if not (is_number(part) or part in by.words["operation_generic"] or len(part) < _SHORT):
            yield stem(part).capitalize() if is_name else stem(part)


@cache
def known_by_words() -> Mapping[frozenset[str], str]:
    """The operations of the knowledge base by the proper names that their names hold, where one alone has them."""
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    knowledge, by = load(), rules()
    for text, names in knowledge.names.items():
        for name in names:
            if knowledge.entries[name.ref].kind is Kind.OPERATION:
                found[proper_words(described_words([text], by)[0])].add(name.ref)
    return {proper: refs.pop() for proper, refs in found.items() if proper and len(refs) == 1}


def proper_words(told: Iterable[str]) -> frozenset[str]:
    """Those of the words of descriptions that are of proper names."""
    return frozenset(word for word in told if word[:1].isupper())
