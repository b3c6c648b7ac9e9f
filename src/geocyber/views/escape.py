"""Makes characters visible that would change how the text around them is shown."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, halves of characters, and overrides and isolates of writing direction (UAX #9)."""


def spelled_out(text: str) -> str:
    """The text with characters that would change how others are shown spelled out as "[U+202E]"."""
    return _UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)
