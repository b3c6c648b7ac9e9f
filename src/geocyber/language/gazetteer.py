"""Finds the names of known actors in a text: the knowledge base as a spaCy phrase matcher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from geocyber.knowledge import Form, Knowledge, Name
from geocyber.model import Kind

_CASED = "cased"
_LOWER = "lower"
_SPOKEN = 4
"""Acronyms of this length are spoken as words, and British papers write them so."""
_DOTTED = 4
"""Acronyms up to this length some American papers write with dots."""
GENERIC = "generic/"
"""Prefix of the reference of a body that every state has ("generic/ministry-of-defence")."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in the text, with everything that it may stand for, or an unknown one of a known form."""

    start: int
    end: int
    names: tuple[Name, ...]
    kind: Kind = Kind.GOVERNMENT_BODY
    """What it names if the knowledge base has no entry for it."""
    full: str = ""
    """The whole name of one that shares a word with others ("the *Treasury* and Justice departments")."""


class Gazetteer:
    """All names of the knowledge base, ready to be found."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        tokenizer: Any = nlp.tokenizer
        self._cased = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._lower = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._names: dict[str, tuple[Name, ...]] = {}
        cased: list[str] = []
        lower: list[str] = []
        for text, names in knowledge.names.items():
            usable = tuple(n for n in names if n.form is not Form.DESCRIPTION)
            if usable:
                (cased if all(n.case_sensitive for n in usable) else lower).append(text)
                self._names[_key(text)] = (*self._names.get(_key(text), ()), *usable)
                cased.extend(_respelt(text))
        for generic in knowledge.generic_bodies.values():
            for pattern in generic.patterns if not generic.is_state else ():
                name = Name(pattern, GENERIC + generic.id, Form.NAME)
                lower.append(pattern)
                self._names[_key(pattern)] = (*self._names.get(_key(pattern), ()), name)
        titles = sorted({form for office in knowledge.offices for form in (office.title, *office.forms)})
        self._titles = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._titles.add("title", list(tokenizer.pipe(titles)))
        self._cased.add(_CASED, list(tokenizer.pipe(_with_curly(cased))))
        self._lower.add(_LOWER, list(tokenizer.pipe(_with_curly(lower))))

    def hits(self, doc: Doc) -> Iterator[Hit]:
        """The longest known names in the text, none overlapping another, in order."""
        spans = [
            Span(doc, start, end) for matcher in (self._cased, self._lower) for _, start, end in matcher(doc)
        ]
        titles = self.titles(doc)
        for span in _longest(spans):
            names = self._names.get(_key(span.text), ())
            if any(i in titles for i in range(span.start, span.end)):
                names = tuple(
                    n
                    for n in names
                    if len(span) > 1 or n.form not in {Form.NAME, Form.ALIAS} or n.ref.startswith("body/")
                )
            if not _has_capital(span):
                names = tuple(n for n in names if n.ref.startswith(GENERIC))
            if names:
                yield Hit(span.start, span.end, tuple(dict.fromkeys(names)))

    def named(self, text: str) -> tuple[Name, ...]:
        """What a text that is a name may stand for."""
        return tuple(dict.fromkeys(self._names.get(_key(text), ())))

    def titles(self, doc: Doc) -> frozenset[int]:
        """The tokens that belong to a title ("foreign secretary", "Secretary of State")."""
        return frozenset(i for _, start, end in self._titles(doc) for i in range(start, end))


def _respelt(text: str) -> Iterator[str]:
    """How newspapers write an acronym: "Nato", "Fifa"; "G.R.U.", "F.B.I."."""
    if text.isupper() and text.isalpha():
        if len(text) >= _SPOKEN:
            yield text.title()
        if len(text) <= _DOTTED:
            yield ".".join(text) + "."
            yield ".".join(text)  # at the end of a sentence


def _longest(spans: list[Span]) -> list[Span]:
    """The longest of spans that overlap, in order of text; a leading article counts for nothing."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda s: (s.start - s.end + (s[0].lower_ == "the"), s.start)):
        if not taken & {span.start, span.end - 1}:
            kept.append(span)
            taken.update(range(span.start, span.end))
    return sorted(kept, key=lambda s: s.start)


_DOTS = re.compile(r"(?:\w\.)+\w\.?")


def _key(text: str) -> str:
    plain = text.replace("’", "'").lower()
    if _DOTS.fullmatch(plain):  # "g.r.u." is "gru"
        plain = plain.replace(".", "")
    return " ".join(plain.split())


def _with_curly(texts: list[str]) -> list[str]:
    return [*texts, *(t.replace("'", "’") for t in texts if "'" in t)]


def _has_capital(span: Span) -> bool:
    """A name in lower case is the common noun: "the white house on the hill", "a treasury of"."""
    return any(c.isupper() for c in span.text) or any(token.text[:1].isdigit() for token in span)
