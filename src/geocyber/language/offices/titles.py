"""Finds titles: the offices of the knowledge base, and other nouns for people ("FBI director", "spokeswoman", "officers")."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from geocyber.knowledge import Knowledge, Office
from geocyber.language.roles import Roles


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a text.

    Attributes:
        start, end: token indices.
        office: what the knowledge base says of it; None for other nouns for people.
        plural: several bear it.
    """

    start: int
    end: int
    office: Office | None
    plural: bool


class TitleFinder:
    """Finds the titles of a text."""

    def __init__(self, nlp: Language, knowledge: Knowledge, roles: Roles) -> None:
        tokenizer: Any = nlp.tokenizer
        self._roles = roles
        self._offices = knowledge.offices
        table = tomllib.loads(files("geocyber.language").joinpath("data/titles.toml").read_text("utf-8"))
        self._members = frozenset(table["members"])
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for number, office in enumerate(self._offices):
            forms = (office.title, *office.forms)
            self._matcher.add(
                str(number), list(tokenizer.pipe({*forms, *map(str.title, forms)}))
            )  # "U.S.", "u.s."

    def __call__(self, doc: Doc) -> tuple[Title, ...]:
        """All titles, by position, none overlapping another."""
        return tuple(sorted(self._all(doc), key=lambda t: t.start))

    def _all(self, doc: Doc) -> Iterator[Title]:
        taken: set[int] = set()
        for span in filter_spans(self._matcher(doc, as_spans=True)):
            taken.update(range(span.start, span.end))
            yield Title(span.start, span.end, self._offices[int(span.label_)], _is_plural(doc, span.end - 1))
        for token in doc:
            is_noun = token.i not in taken and token.pos_ in {"NOUN", "PROPN"}
            if is_noun and self._is_of_people(token.lemma_.lower()):
                yield Title(token.i, token.i + 1, None, _is_plural(doc, token.i))

    def _is_of_people(self, noun: str) -> bool:
        return (
            self._roles.of(noun).id == "official"
            or noun in self._members
            or noun.removesuffix("s") in self._members
        )


def _is_plural(doc: Doc, last: int) -> bool:
    return doc[last].tag_ in {"NNS", "NNPS"} or doc[last].lower_ in {"people", "spokesmen", "spokeswomen"}
