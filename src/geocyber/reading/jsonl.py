"""JSON Lines: one article a line, with "text" and, where known, id, title, published, publisher and url."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from geocyber.reading import dates
from geocyber.reading.characters import article_id, decode, one_line, tidy
from geocyber.reading.plain import refuse_too_long
from geocyber.reading.values import LONGEST_TEXT, Draft, RefusedError

_LONGEST_LINE = 4 * LONGEST_TEXT


def lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The numbers and contents of the lines that are not empty; None for a line that is far too long."""
    number = 0
    while line := file.readline(_LONGEST_LINE):
        number += 1
        if len(line) < _LONGEST_LINE or line.endswith(b"\n"):
            if line.strip():
                yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_LINE)
        yield number, None


def draft(line: bytes | None, identity: str) -> Draft:
    """The article of one line.

    Args:
        line: the line, None if it was too long to be read.
        identity: what the article is called unless the line says.

    Raises:
        RefusedError: the line is not a JSON object with the expected values.
    """
    if line is None:
        raise RefusedError(f"the line is longer than {_LONGEST_LINE:,} bytes")
    row = _object(line)
    text = _string(row, "text")
    if text is None:
        raise RefusedError("the line has no 'text'")
    refuse_too_long(text)
    return Draft(
        id=article_id(_string(row, "id") or identity),
        text=tidy(text),
        title=one_line(_string(row, "title") or ""),
        published=_published(row),
        publisher=one_line(_string(row, "publisher") or "") or None,
        url=one_line(_string(row, "url") or "") or None,
    )


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(decode(line))
    except RecursionError:
        raise RefusedError("the line is nested too deeply") from None
    except ValueError as error:
        detail = str(error).partition("\n")[0]
        raise RefusedError(f"the line is not JSON: {detail}") from None
    if not isinstance(row, dict):
        raise RefusedError('the line is not a JSON object such as {"text": "…"}')
    return row


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise RefusedError(f"{key!r} is not a string")


def _published(row: dict[str, Any]) -> date | None:
    value = _string(row, "published")
    if not value or not value.strip():
        return None
    published = dates.parse(value)
    if published is None:
        raise RefusedError(f"'published' is not a date such as 2021-07-20: {value[:40]!r}")
    return published
