"""Changes the dependency parse of a text.

spaCy's own `token.head = …` keeps up the lists of children step by step, which can go wrong where several changes cross
each other; here all changes are made first and given to the text at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy
from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]
from spacy.tokens import Doc


class Parse:
    """The heads and dependencies of a text, changed here and given back to the text all at once."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._heads = [t.head.i for t in doc]
        self._deps = [t.dep_ for t in doc]
        self._changed = False

    def hang(self, token: int, head: int, dep: str) -> bool:
        """Gives a token another head in its sentence, unless that would make the parse a circle."""
        if self._heads[token] == token or self._doc[token].sent != self._doc[head].sent:
            return False
        above = head
        while self._heads[above] != above:
            if above == token:
                return False
            above = self._heads[above]
        if above == token:
            return False
        self._heads[token], self._deps[token], self._changed = head, dep, True
        return True

    def replace(self, token: int, other: int) -> None:
        """Puts another token of its sentence in the place of this one, which keeps what else depends on it."""
        head, dep = self._heads[token], self._deps[token]
        self._heads[token], self._deps[token] = other, dep
        self._heads[other] = other if head == token else head
        self._deps[other], self._changed = dep, True

    def put(self, token: int, head: int, dep: str) -> None:
        """Gives a token another head, whatever it is; the caller sees to it that no circle results."""
        self._heads[token], self._deps[token], self._changed = head, dep, True

    def graft(self, places: Sequence[int], part: Doc, head: int | None = None, dep: str = "ROOT") -> None:
        """Takes over tags and parse of words that were parsed by themselves.

        Args:
            places: where the words stand in the text.
            part: their parse, with one root.
            head: what their root hangs on; None: it is the root of its sentence.
            dep: how it hangs there.
        """
        for token in part:
            if token.head == token:
                self.put(places[token.i], places[token.i] if head is None else head, dep)
            else:
                self.put(places[token.i], places[token.head.i], token.dep_)
            own = self._doc[places[token.i]]
            own.tag_, own.pos_, own.lemma_ = token.tag_, token.pos_, token.lemma_
            own.morph = token.morph

    def head_of(self, token: int) -> int:
        """The head of a token as it is by now."""
        return self._heads[token]

    def apply(self) -> None:
        """Changes the text's parse."""
        if self._changed:
            words = [(head - i) % 2**64 for i, head in enumerate(self._heads)]
            deps = [self._doc.vocab.strings.add(dep) for dep in self._deps]
            table: Any = numpy.array([words, deps], dtype="uint64").T
            self._doc.from_array([HEAD, DEP], table)
