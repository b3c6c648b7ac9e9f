"""Writes a profile as text, and reads it again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from functools import lru_cache
from typing import Any

from geocyber.errors import GeocyberError
from geocyber.linking.values import Act, Comparable, Matter, Profile

_DIGITS = 16


@lru_cache(maxsize=100_000)
def content(thing: Comparable) -> str:
    """All that is compared of a thing as JSON, without what is empty. Equal things have equal contents."""
    row = {field.name: getattr(thing, field.name) for field in fields(thing)}
    full = {name: value for name, value in row.items() if value}
    return json.dumps(full, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def thing_of(text: str) -> Comparable:
    """The thing that a content tells of.

    Raises:
        GeocyberError: it is no content.
    """
    try:
        row: dict[str, Any] = json.loads(text)
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
        }
        values["matter"] = Matter(row["matter"])
        return Act(**values) if values["matter"] is Matter.ACT else Profile(**values)
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise GeocyberError("the graph's links are damaged; make them anew with: geocyber link") from error


def day_of(thing: Comparable) -> str:
    """The day by which things in a block are sorted, so that those of one time are compared."""
    return (thing.date or thing.published) if isinstance(thing, Act) else thing.published


def short_hash(text: str) -> str:
    """A short name for a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
