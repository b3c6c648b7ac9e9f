"""Takes values out of what others wrote: of the right type, and names made plain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

LONGEST = 120
"""Characters of the longest name that is kept."""
MOST_ALIASES = 300

_ISO = re.compile("[A-Z]{2}")
_TECHNICAL = re.compile(r" - [GSC]\d{4}$| \((Deprecated|Tool|Malware)\)$")
"""What MISP puts behind the names that it takes from ATT&CK."""


class UnfitError(Exception):
    """What a file holds is not what it should be; the message says where and what was expected."""


def mapping(value: object, where: str) -> Mapping[str, object]:
    """The value as a JSON object.

    Raises:
        UnfitError: it is something else.
    """
    if not isinstance(value, dict):
        raise UnfitError(f"{where} is {_said(value)}; expected an object")
    return value


def sequence(value: object, where: str) -> list[object]:
    """The value as a JSON array; [] if it is missing.

    Raises:
        UnfitError: it is something else.
    """
    if value is None:
        return []
    if not isinstance(value, list):
        raise UnfitError(f"{where} is {_said(value)}; expected a list")
    return value


def text(value: object, where: str) -> str:
    """The value as a string; "" if it is missing.

    Raises:
        UnfitError: it is something else.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnfitError(f"{where} is {_said(value)}; expected a text")
    return value


def name(value: object, where: str) -> str:
    """A name on one line without control characters and our separator; "" if nothing of use is left.

    Raises:
        UnfitError: it is no text.
    """
    plain = _TECHNICAL.sub("", line(text(value, where)))
    return plain if 1 < len(plain) <= LONGEST else ""


def line(written: str) -> str:
    """A text on one line, without control characters and our separator, cut off where it is far too long."""
    composed = unicodedata.normalize("NFC", written).replace("|", "/").replace("’", "'")
    return " ".join("".join(c if _is_visible(c) else " " for c in composed[: 2 * LONGEST]).split())


def names(values: Iterable[object], main: str, where: str) -> tuple[str, ...]:
    """Other names, plain, sorted, without the main one.

    Raises:
        UnfitError: one is no text, or there are too many.
    """
    found = {plain for value in values if (plain := name(value, where))} - {main}
    if len(found) > MOST_ALIASES:
        raise UnfitError(f"{where} has {len(found)} names; expected at most {MOST_ALIASES}")
    return tuple(sorted(found))


def iso(value: object, where: str) -> str:
    """A country code in capitals; "" if it is none.

    Raises:
        UnfitError: it is no text.
    """
    code = text(value, where).strip().upper()
    return code if _ISO.fullmatch(code) else ""


def percent(value: object, where: str) -> int | None:
    """A confidence from 0 to 100; None if there is none.

    Raises:
        UnfitError: it is no such number.
    """
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not (
        isinstance(value, int) or (isinstance(value, str) and value.isdecimal() and len(value) <= 3)
    ):
        raise UnfitError(f"{where} is {_said(value)}; expected a whole number from 0 to 100")
    number = int(value)
    if not 0 <= number <= 100:
        raise UnfitError(f"{where} is {number}; expected a whole number from 0 to 100")
    return number


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _said(value: object) -> str:
    """A value as messages show it: its type, and its beginning if it is short."""
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "nothing"}
    kind = next((said for one, said in kinds.items() if isinstance(value, one)), "a number")
    return f"{kind} ({value!r:.40})" if isinstance(value, str | int | float) else kind
