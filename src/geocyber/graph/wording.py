"""The wording of a text as a MinHash signature: enough to tell later, without the text, how much two texts share.

A text is the set of its runs of four words. The share of places at which two signatures are equal estimates
the share of runs that two texts have in common of all that either has (Broder, On the resemblance and
containment of documents, 1997). Of each value the lowest 16 bits are kept (Li and König, b-bit minwise
hashing, 2010): two values that are not the same look so once in 65,536 times.
"""

from __future__ import annotations

import base64
import re
import sys
from array import array

PLACES = 256
"""Values in a signature: the share is estimated to within 0.03 (one standard deviation, at a share of 0.3)."""

WORDS_IN_A_RUN = 4
_SEED = 1
_WORD = re.compile(r"\w+")


def signature(text: str) -> str:
    """The signature of a text in Base64, the same for the same words in the same order.

    Args:
        text: of any length; case, punctuation and space do not matter. A text of fewer than four words is one
            run.

    Returns:
        Base64 of 256 unsigned little-endian 16-bit numbers; "" for a text without words.
    """
    words = _WORD.findall(text.casefold())
    if not words:
        return ""
    from datasketch import MinHash  # noqa: PLC0415 (takes half a second: it imports SciPy)

    last = max(1, len(words) - WORDS_IN_A_RUN + 1)
    runs = {" ".join(words[start : start + WORDS_IN_A_RUN]) for start in range(last)}
    sketch = MinHash(num_perm=PLACES, seed=_SEED, scheme="affine32")
    sketch.update_batch([run.encode("utf-8", "surrogatepass") for run in sorted(runs)])
    low = array("H", [int(value) & 0xFFFF for value in sketch.hashvalues])
    if sys.byteorder == "big":
        low.byteswap()
    return base64.b64encode(low.tobytes()).decode("ascii")


def values(encoded: str) -> tuple[int, ...] | None:
    """The numbers of a signature; None if it is none, since a graph may come from anybody."""
    try:
        raw = base64.b64decode(encoded, validate=True)
    except ValueError:
        return None
    if len(raw) != 2 * PLACES:
        return None
    numbers = array("H", raw)
    if sys.byteorder == "big":
        numbers.byteswap()
    return tuple(numbers)
