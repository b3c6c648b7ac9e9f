"""Tells what a name that the knowledge base does not know is the name of, by the words in it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from spacy.tokens import Span

from geocyber.model import Kind

_RECOGNISED = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.OTHER,
    "FAC": Kind.OTHER,
    "LOC": Kind.OTHER,
    "PRODUCT": Kind.PRODUCT,
    "EVENT": Kind.OTHER,
    "WORK_OF_ART": Kind.OTHER,
}
"""What the labels of the entity recogniser mean."""

_JOINTS = frozenset({"of", "for", "on", "against"})
_PARTICLES = frozenset(
    "al bin ben da de del della den der di dos du el ibn la le mc san st van von zu".split()
)


@dataclass(frozen=True)
class NameKinds:
    """The words that tell names of companies, bodies and organisations apart.

    Attributes:
        kind_of_word: kind of the names with this word.
        support: words beside which a doubtful name is taken for one.
        given: given names of persons.
    """

    kind_of_word: Mapping[str, Kind]
    support: frozenset[str]
    given: frozenset[str]

    def of(self, span: Span) -> Kind | None:
        """What a recognised entity names; None where it is no name of anything that acts or is acted upon."""
        kind = _RECOGNISED.get(span.label_)
        if kind is None or (kind is Kind.PERSON and may_be_person(span) and not self._is_told(span)):
            return kind
        told = self.by_words(span)
        if told is None and len(span) > 1 and span[0].text in self.given and may_be_person(span):
            return Kind.PERSON
        if told is not None and kind is not Kind.OTHER:
            return told
        if kind is Kind.OTHER:
            return told if told is Kind.GOVERNMENT_BODY or told is Kind.ORGANISATION else kind
        return Kind.COMPANY if kind is not Kind.PRODUCT else kind

    def by_words(self, span: Span) -> Kind | None:
        """What its words say that a name names: "Bank of …" a company, "… Ministry" a body."""
        words = [t.lower_ for t in span]
        joint = next((i for i, word in enumerate(words) if word in _JOINTS and i > 0), len(words))
        for word in (words[joint - 1], *words):
            if word in self.kind_of_word:
                return self.kind_of_word[word]
        return None

    def _is_told(self, span: Span) -> bool:
        """Is the last word one that no surname is ("Acme Logistics")?"""
        return len(span) > 1 and span[-1].lower_ in self.kind_of_word


def load() -> NameKinds:
    """The words of `data/names.toml`."""
    table = tomllib.loads(files("geocyber.language").joinpath("data/names.toml").read_text("utf-8"))
    words: dict[str, Kind] = {}
    for name, row in table.items():
        if isinstance(row, dict):
            for word in row["words"]:
                words.setdefault(word, Kind(name))
    return NameKinds(words, frozenset(table["support"]), frozenset(table["given"]))


def may_be_person(span: Span) -> bool:
    """Are its words what names of people are made of ("Kim Su-kyung")? "Trickbot2" and "WhisperGate" are not."""
    return all(
        t.text == "-"
        or (i > 0 and span[i - 1].text == "-")
        or t.lower_ in _PARTICLES
        or _is_name_part(t.text)
        for i, t in enumerate(span)
    )


def _is_name_part(word: str) -> bool:
    plain = word.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    if not plain.isalpha() or not plain[0].isupper():
        return False
    inner = [c for c in plain[1:] if c.isupper()]
    return (
        plain.isupper()
        or not inner
        or plain.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "Al", "O", "Van", "Von", "Fitz"))
        or "-" in word
        or "'" in word
        or "’" in word
    )
