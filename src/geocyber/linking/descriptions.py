"""Takes descriptions apart: "four GRU officers of Unit 26165", "hacking of Microsoft Exchange servers"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from geocyber.linking.names import fold, is_number, stem, words
from geocyber.linking.proper import is_head, state_of_word
from geocyber.linking.rules import Rules
from geocyber.linking.values import sorted_tuple

_BEHIND_HEAD = re.compile(
    r"\s(?:of|in|from|against|for|by|on|at|with|who|that|which|behind|and|to)\s.*", re.DOTALL
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
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


def described_words(names: Iterable[str], rules: Rules) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What tells the description of an operation from others.

    Returns:
        Its words without those that any operation may be described with, and the states that it names.
    """
    found: set[str] = set()
    states: set[str] = set()
    for name in names:
        for word in _WORD.findall(name):
            bare = word.removesuffix("'s").removesuffix("’s").strip(".'’-")
            if state := state_of_word(bare):
                states.add(state)
                continue
            for part in words(bare):
                if not (
                    is_head(part)
                    or is_number(part)
                    or part in rules.words["operation_generic"]
                    or len(part) < 2
                ):
                    found.add(stem(part))
    return sorted_tuple(found), sorted_tuple(states)
