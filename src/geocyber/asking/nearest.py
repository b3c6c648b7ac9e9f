"""Finds what somebody may have meant to write."""

from __future__ import annotations

from collections.abc import Collection

_LIKE_ENOUGH = 60.0
"""Of 100, by rapidfuzz's weighted ratio: enough for a swapped or missing letter in a short word."""


def nearest(written: str, known: Collection[str]) -> str:
    """The words "; did you mean 'x'?" for the known name that is most like the written one, or nothing.

    Args:
        written: what was not found.
        known: all names that would have been found.
    """
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 (needed only after a mistake)

    best = process.extractOne(
        written,
        sorted(known),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=_LIKE_ENOUGH,
    )
    return f"; did you mean {best[0]!r}?" if best else ""
