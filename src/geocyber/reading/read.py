"""Reads the articles of a source one after the other."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from io import BufferedReader
from typing import BinaryIO, cast

from geocyber.model import Article
from geocyber.reading import html, jsonl, pdf, plain
from geocyber.reading.assemble import article
from geocyber.reading.characters import article_id
from geocyber.reading.sources import Place, places, why
from geocyber.reading.values import LONGEST_TEXT, Draft, RefusedError, Unreadable


@dataclass(frozen=True, slots=True)
class _Format:
    """A file format that holds one article: how it is read, and how large a file may be."""

    draft: Callable[[bytes, str], Draft]
    most_bytes: int


_TEXT = _Format(plain.text_draft, 4 * LONGEST_TEXT)
_MARKDOWN = _Format(plain.markdown_draft, 4 * LONGEST_TEXT)
_HTML = _Format(html.draft, 10_000_000)
_PDF = _Format(pdf.draft, 50_000_000)
_FORMATS = {".txt": _TEXT, ".md": _MARKDOWN, ".html": _HTML, ".htm": _HTML, ".pdf": _PDF}
_JSON_LINES = ".jsonl"

SUFFIXES = frozenset(_FORMATS) | {_JSON_LINES}
"""The endings of the files that are taken from a folder."""


def read(source: str, *, published: date | None = None) -> Iterator[Article | Unreadable]:
    """The articles of a source, in the order of their files' names and lines.

    Args:
        source: a file (.txt .md .html .htm .pdf .jsonl; any other is known by its first bytes), a folder, or
            "-" for standard input, which holds one text, page or document, or JSON Lines.
        published: date of publication of every article, if the user knows it better than the articles do.

    Yields:
        An `Article`, or an `Unreadable` for what could not be read. No exception: one bad article among
        thousands does not stop the others.
    """
    for place in places(source, SUFFIXES):
        if isinstance(place, Unreadable):
            yield place
        else:
            yield from _read_place(place, published)


def count(sources: Sequence[str]) -> int | None:
    """How many results `read` will give for all `sources`; None if only reading tells (standard input)."""
    total = 0
    for source in sources:
        for place in places(source, SUFFIXES):
            if isinstance(place, Place) and place.path is None:
                return None
            total += _count_place(place) if isinstance(place, Place) else 1
    return total


def _count_place(place: Place) -> int:
    if place.path is None or place.path.suffix.lower() != _JSON_LINES:
        return 1
    try:
        with _open(place) as file:
            return sum(1 for _ in jsonl.lines(file))
    except (OSError, RefusedError):
        return 1


def _read_place(place: Place, published: date | None) -> Iterator[Article | Unreadable]:
    identity = article_id(place.path.stem if place.path else "stdin")
    try:
        with _open(place) as file:
            form = _format(place, file)
            if form is None:
                yield from _read_lines(place, file, identity, published)
            else:
                yield _finish(place.name, lambda: form.draft(_content(file, form), identity), published)
    except OSError as error:
        yield Unreadable(place.name, why(error))
    except RefusedError as error:
        yield Unreadable(place.name, str(error))


def _read_lines(
    place: Place, file: BinaryIO, identity: str, published: date | None
) -> Iterator[Article | Unreadable]:
    empty = True
    for number, line in jsonl.lines(file):
        empty = False
        make = _line_draft(line, f"{identity}-{number}")
        yield _finish(f"{place.name}, line {number}", make, published)
    if empty:
        yield Unreadable(place.name, "it is empty")


def _line_draft(line: bytes | None, identity: str) -> Callable[[], Draft]:
    return lambda: jsonl.draft(line, identity)


def _finish(name: str, make: Callable[[], Draft], published: date | None) -> Article | Unreadable:
    try:
        return article(make(), published)
    except RefusedError as error:
        return Unreadable(name, str(error))


def _open(place: Place) -> AbstractContextManager[BufferedReader]:
    """The bytes of a place; a file whose mere opening may wait for ever is not opened."""
    if place.path is None:
        if sys.stdin is None:
            raise RefusedError("it is closed")
        return nullcontext(cast(BufferedReader, sys.stdin.buffer))
    mode = place.path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    if (
        not stat.S_ISREG(mode)
        and not place.path.is_relative_to("/dev")
        and not place.path.is_relative_to("/proc")
    ):
        raise RefusedError("it is no regular file")
    return place.path.open("rb")


def _format(place: Place, file: BufferedReader) -> _Format | None:
    """The format of a file by its name or else by its first bytes; None for JSON Lines."""
    suffix = place.path.suffix.lower() if place.path else ""
    if suffix == _JSON_LINES:
        return None
    if suffix in _FORMATS:
        return _FORMATS[suffix]
    beginning = bytes(file.peek(1024)[:1024]).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if beginning.startswith(b'{"'):
        return None
    if beginning.startswith(b"%pdf-"):
        return _PDF
    return _HTML if beginning.startswith((b"<!doctype html", b"<html")) else _TEXT


def _content(file: BinaryIO, form: _Format) -> bytes:
    data = file.read(form.most_bytes + 1)
    if len(data) > form.most_bytes:
        raise RefusedError(f"it is larger than {form.most_bytes / 1_000_000:g} MB")
    if not data.strip():
        raise RefusedError("it is empty")
    return data
