"""Writes RDF terms and quads in canonical N-Quads, the one form in which two equal graphs are equal bytes.

The form is that of RDF Dataset Canonicalization (RDFC-1.0, section 5), which Oxigraph writes too. Lines
are joined and split by line feeds alone: `str.splitlines` also breaks at characters that literals may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from geocyber.graph.vocabulary import XSD

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x7f": "\\u007F"}
_ESCAPED = re.compile(r'[\\"\n\r\t\x7f]')
_NOT_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: str) -> str:
    """`value` without what RDF or XML text cannot hold.

    Lone surrogates, NUL and the other control characters become U+FFFD one for one, so that character
    offsets stay true.
    """
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", value)


def literal(value: str, datatype: str = "") -> str:
    """A literal as it stands in N-Quads: a plain string, or `value` of the XSD type named `datatype`."""
    quoted = '"' + _ESCAPED.sub(lambda match: _ESCAPES[match[0]], text(value)) + '"'
    return f"{quoted}^^<{XSD}{datatype}>" if datatype else quoted


def integer(value: int) -> str:
    """An xsd:integer in canonical form."""
    return literal(str(value), "integer")


def decimal(value: float, places: int = 4) -> str:
    """An xsd:decimal in canonical form ("0.93", "1"), rounded to `places`."""
    digits = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return literal("0" if digits == "-0" else digits, "decimal")


def iri(value: str) -> str:
    """An IRI as it stands in N-Quads. `value` must come from `geocyber.graph.iris` or the vocabulary."""
    return f"<{value}>"


def joined(lines: Iterable[str]) -> str:
    """Sorted distinct lines as one text with a final line end; "" for none."""
    return "".join(f"{line}\n" for line in sorted(set(lines)))


def lines_of(nquads: str | Iterable[str]) -> Iterator[str]:
    """The non-empty lines of a text, or of lines that may still carry their line ends."""
    lines = nquads.split("\n") if isinstance(nquads, str) else nquads
    return (stripped for line in lines if (stripped := line.strip("\r\n")))
