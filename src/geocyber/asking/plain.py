"""Makes text that comes from articles harmless for terminals and pages."""

from __future__ import annotations

import re

_SPACES = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
"""Control characters, which a terminal obeys, and marks of direction, by which text hides what it says."""

_MARKS = re.compile(r"([\\`*_{}\[\]<>|~#&$!])")
_BEGINNINGS = re.compile(r"^(\s*\d*)([-+=.)])(?=[\s=-]|$)")
"""What begins a list or underlines a heading of Markdown: "- ", "1."."""


def clean(text: str) -> str:
    """The text on one line, with every control character shown as U+FFFD.

    Args:
        text: anything that an article, a file name or a graph may hold.
    """
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", _SPACES.sub(" ", text))


def markdown(text: str) -> str:
    """The text on one line, in which nothing is a mark of Markdown or HTML."""
    return _BEGINNINGS.sub(r"\1\\\2", _MARKS.sub(r"\\\1", clean(text)))
