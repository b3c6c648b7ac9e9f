"""Makes one readable line of what a backend says."""

from __future__ import annotations

import re

_LENGTH = 200
_EXPECTED = re.compile(r":?\s*expected (one of )?.{60,}", re.DOTALL)


def one_line(said: object) -> str:
    """What was said, in one line of printable characters and of bounded length.

    A parser's list of everything it could have read next is left out: where it stopped tells more.
    """
    text = _EXPECTED.sub(": something else was expected there", str(said)[:5000])
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LENGTH else f"{line[:_LENGTH]}…"
