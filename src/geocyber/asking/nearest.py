"""Finds what somebody may have meant to write."""

from __future__ import annotations

from collections.abc import Collection

_LIKE_ENOUGH = 70.0
"""Of 100: enough for a swapped, missing or wrong letter in a short word."""

_SHORTEST = 4
"""Shorter names are part of too many others to be meant by them."""


def nearest(written: str, known: Collection[str]) -> str:
    """The words " (did you mean 'x'?)" for the known name that is most like the written one, or nothing.

    The whole names are compared first, then parts of them.

    Args:
        written: what was not found.
        known: all names that would have been found.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (needed only after a mistake)

    names = sorted(known)
    longer = [name for name in names if len(name) >= _SHORTEST]
    whole = process.extractOne(
        written, names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_LIKE_ENOUGH
    )
    best = whole or process.extractOne(
        written, longer, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=_LIKE_ENOUGH
    )
    return f" (did you mean {best[0]!r}?)" if best else ""
