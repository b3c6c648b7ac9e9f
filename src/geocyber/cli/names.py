"""Names of files for articles, whose ids may be anything."""

from __future__ import annotations

import re
from collections.abc import Callable

_LONGEST = 150
"""Bytes; file systems allow 255."""


def file_name(identity: str) -> str:
    """An article's id as the name of a file without ending: no separators, not hidden, not too long."""
    name = re.sub(r"[^\w.,()+-]+", "_", identity).lstrip("._").encode("utf-8")[:_LONGEST]
    return name.decode("utf-8", "ignore").rstrip("_") or "article"


def file_names() -> Callable[[str], str]:
    """A function that gives each id a name that no other has got, also where case does not count."""
    taken: set[str] = set()

    def name_of(identity: str) -> str:
        stem = name = file_name(identity)
        number = 2
        while name.casefold() in taken:
            name = f"{stem}-{number}"
            number += 1
        taken.add(name.casefold())
        return name

    return name_of
