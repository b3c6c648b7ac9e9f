"""Writes HTML and SVG: what has not been escaped cannot get in, which the type checker sees to."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NewType

from geocyber.views.escape import spelled_out

Markup = NewType("Markup", str)
"""Escaped text and elements."""

NOTHING = Markup("")

_NARROW = frozenset("ijlft.,:;'|!()[] r-·’")
_WIDE = frozenset("mwMW@%–—…&")


def text(raw: object) -> Markup:
    """Any text, shown as it is."""
    return Markup(html.escape(spelled_out(str(raw))))


def name(raw: str, most: int = 120) -> Markup:
    """A name, cut if it is too long, and apart from the direction of the text around it."""
    return tag("bdi", text(cut(raw, most)))


def tag(element: str, *children: Markup, **attributes: str | float | None) -> Markup:
    """An element with its children.

    Args:
        element: its name.
        children: what it holds.
        attributes: by their names, `_` for `-` and with one more at the end where Python wants it ("class_");
            those that are None are left out, numbers are rounded to a tenth.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{element}{given}>{''.join(children)}</{element}>")


def together(parts: Iterable[Markup], between: str = "") -> Markup:
    """Parts one after the other, with plain text between them."""
    return Markup(text(between).join(parts))


def number(value: float) -> str:
    """A number to a tenth, without needless zeros, the same on every machine."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def cut(raw: str, most: int) -> str:
    """The text, its end replaced by "…" if it has more than `most` characters."""
    return raw if len(raw) <= most else f"{raw[: most - 1].rstrip()}…"


def fitted(raw: str, room: float, size: float) -> str:
    """The text, its end replaced by "…" if it takes more pixels than there is room."""
    taken = 0.0
    kept = 0
    for character in raw:
        taken += width(character, size)
        if taken > room:
            return f"{raw[:kept].rstrip()}…"
        kept += taken + width("…", size) <= room
    return raw


@lru_cache(maxsize=65536)
def width(raw: str, size: float) -> float:
    """Pixels that a text takes at a size of letters, in any of the sans-serif fonts of the pages, at most."""
    return 1.04 * size * sum(map(_share, spelled_out(raw)))


def _share(character: str) -> float:
    """The width of a character in parts of the size of its font."""
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.95
    return 0.7 if character.isupper() else 0.57


def _value(value: str | float) -> str:
    return html.escape(spelled_out(value)) if isinstance(value, str) else number(value)
