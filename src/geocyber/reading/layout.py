"""Lines and paragraphs: joins what was broken at a column, keeps what is a line of its own.

E-mails, many government releases and most Markdown break their paragraphs at 65 to 80 columns. A sentence
cut by such a break would be two fragments to a parser, so the break must go; a headline, the item of a
list or the line of an address must keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

BULLET = re.compile(r"(?:[•▪●◦‣∙·*+–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)", re.IGNORECASE)
_NARROWEST, _WIDEST = 50, 130
_UNBREAKABLE = re.compile(r"\S{45}")
_MOST_LONG_LINES = 0.1
_FEWEST_FULL_LINES = 0.6
_SLACK = 3
SENTENCE_END = re.compile(r"[.!?:;]['\"”’)\]]*$")


def blocks(text: str) -> Iterator[list[str]]:
    """The stretches of `text` between empty lines, each as its lines, of which none is empty."""
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def width(text: str) -> int | None:
    """The column at which the paragraphs of `text` were broken, None if they were not.

    A text counts as wrapped if nearly all its lines are under 130 characters, and most
    lines that are followed by another one of their paragraph had no room left for its first word.
    """
    longest = _usual_longest(
        [line for block in blocks(text) for line in block if not _UNBREAKABLE.search(line)]
    )
    if longest is None:
        return None
    pairs = [pair for block in blocks(text) for pair in pairwise(block)]
    pairs = [(line, following) for line, following in pairs if not BULLET.match(following.lstrip())]
    full = sum(_is_full(line, following, longest) for line, following in pairs)
    return longest if pairs and full >= _FEWEST_FULL_LINES * len(pairs) else None


def _usual_longest(lines: list[str]) -> int | None:
    """The longest line but for a few outliers, None if it is no width to wrap at."""
    lengths = sorted(len(line.rstrip()) for line in lines)
    if not lengths:
        return None
    usual = [length for length in lengths if length <= _WIDEST]
    if not usual or len(lengths) - len(usual) > _MOST_LONG_LINES * len(lengths):
        return None
    return usual[-1] if usual[-1] >= _NARROWEST else None


def _is_full(line: str, following: str, column: int) -> bool:
    """Would the first word of the following line not have fitted any more?"""
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > column - _SLACK


def unwrap(text: str) -> str:
    """`text` with one line for each paragraph, headline and item of a list; empty lines stay, as one."""
    column = width(text)
    joined = []
    for block in blocks(text):
        lines = [block[0].strip()]
        for previous, line in pairwise(block):
            if column and _goes_on(previous, line, column):
                lines[-1] = join(lines[-1], line.strip())
            else:
                lines.append(line.strip())
        joined.append("\n".join(re.sub(r" {2,}", " ", line) for line in lines))
    return "\n\n".join(joined)


def _goes_on(line: str, following: str, column: int) -> bool:
    """Is the following line the continuation of this one, which was broken at `column`?"""
    following = following.lstrip()
    if BULLET.match(following):
        return False
    if _is_full(line, following, column):
        return True
    return following[0].islower() and not SENTENCE_END.search(line.rstrip())


def join(line: str, following: str) -> str:
    """Two lines of a paragraph as one; a word divided at its own hyphen ("state-/sponsored") keeps it."""
    if line.endswith("-") and line[-2:-1].isalnum() and following[:1].isalnum():
        return line + following
    return f"{line} {following}"
