"""Finds titles: the offices of the knowledge base, and other nouns for people ("FBI director", "spokeswoman", "officers")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from geocyber.knowledge import Knowledge, Office
from geocyber.language.roles import Roles
from geocyber.language.title_words import title_words


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a text.

    Attributes:
        start, end: token indices.
        office: what the knowledge base says of it; None for other nouns for people.
        plural: several bear it.
        is_of_states: a nationality before it tells for whom its bearer speaks ("a *Dutch* official").
    """

    start: int
    end: int
    office: Office | None
    plural: bool
    is_of_states: bool = False


class TitleFinder:
    """Finds the titles of a text."""

    def __init__(self, nlp: Language, knowledge: Knowledge, roles: Roles) -> None:
        tokenizer: Any = nlp.tokenizer
        self._roles = roles
        self._offices = knowledge.offices
        words = title_words()
        self._members, self._of_states = words["members"], words["of_states"]
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
            yield self._title(doc, span.start, span.end, self._offices[int(span.label_)])
        for token in doc:
            is_noun = token.i not in taken and token.pos_ in {"NOUN", "PROPN"}
            if is_noun and self._is_of_people(token.lemma_.lower()):
                yield self._title(doc, token.i, token.i + 1, None)

    def _title(self, doc: Doc, start: int, end: int, office: Office | None) -> Title:
        head = doc[end - 1].lemma_.lower()
        is_of_states = head in self._of_states or (office is not None and office.title in self._of_states)
        return Title(start, end, office, _is_plural(doc, end - 1), is_of_states)

    def _is_of_people(self, noun: str) -> bool:
        return (
            self._roles.of(noun).id == "official"
            or noun in self._members
            or noun.removesuffix("s") in self._members
        )


def _is_plural(doc: Doc, last: int) -> bool:
    return doc[last].tag_ in {"NNS", "NNPS"} or doc[last].lower_ in {"people", "spokesmen", "spokeswomen"}
