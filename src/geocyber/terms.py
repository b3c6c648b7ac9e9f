"""RDF terms as plain frozen values, so that asking and views need no RDF library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from geocyber.errors import GeocyberError

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING = f"{XSD}string"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\\ud800-\udfff]')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f]')


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """An absolute IRI. `str(iri)` is the bare IRI."""

    value: str

    def __str__(self) -> str:
        return self.value

    @property
    def n3(self) -> str:
        """The term as SPARQL, Turtle and N-Quads write it.

        Raises:
            GeocyberError: it is no IRI.
        """
        if _NOT_IN_IRI.search(self.value) or not _SCHEME.match(self.value):
            raise GeocyberError(
                f"{self.value!r} is not an absolute IRI; percent-encode what IRIs may not contain"
            )
        return f"<{self.value}>"


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A string, number or date: `str(literal)` is its text."""

    value: str
    datatype: str = STRING
    language: str | None = None

    def __str__(self) -> str:
        return self.value

    @property
    def n3(self) -> str:
        """The term as SPARQL, Turtle and N-Quads write it.

        Raises:
            GeocyberError: language or datatype are not well formed, or the text holds half a character.
        """
        if _SURROGATE.search(self.value):
            raise GeocyberError(
                f"{self.value!r} holds an unpaired surrogate, which is no character; remove it"
            )
        quoted = f'"{_TO_ESCAPE.sub(_escape, self.value)}"'
        if self.language is not None:
            if not _LANGUAGE.fullmatch(self.language):
                raise GeocyberError(f"{self.language!r} is not a language tag such as 'en' or 'pt-BR'")
            return f"{quoted}@{self.language}"
        return quoted if self.datatype == STRING else f"{quoted}^^{Iri(self.datatype).n3}"


@dataclass(frozen=True, slots=True, order=True)
class Blank:
    """A node without a name. geocyber makes none, but other people's graphs hold some."""

    value: str

    def __str__(self) -> str:
        return f"_:{self.value}"

    @property
    def n3(self) -> str:
        """The term as SPARQL, Turtle and N-Quads write it."""
        return f"_:{self.value}"


Term = Iri | Literal | Blank
Value = Iri | Literal | str | bool | int | date
"""What a query's parameter may be bound to: a term, or a Python value that stands for a literal."""


def as_term(value: Value) -> Iri | Literal:
    """The term for a Python value: strings, whole numbers, truth values and dates become typed literals."""
    match value:
        case Iri() | Literal():
            return value
        case bool():
            return Literal(str(value).lower(), f"{XSD}boolean")
        case int():
            return Literal(str(value), f"{XSD}integer")
        case date():
            return Literal(value.isoformat(), f"{XSD}date")
        case str():
            return Literal(value)
    raise TypeError(f"{type(value).__name__} cannot be bound in a query")


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match.group()) or f"\\u{ord(match.group()):04X}"
