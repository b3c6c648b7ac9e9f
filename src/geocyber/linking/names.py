"""Brings names into forms in which two spellings of one name are equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from geocyber.linking.rules import Rules

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’‘ʼ`.]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d+")
_SPELLINGS = (
    (re.compile("(?:iy|yy|ij|yi|ii|y|j)$"), "i"),
    (re.compile("^ye"), "e"),
    (re.compile("kh"), "h"),
    (re.compile("ey"), "ei"),
    (re.compile("(?<=[ao])e(?=[^aeiou])|(?<=u)e(?=[^aeiou])"), ""),
    (re.compile(r"([a-z])\1"), r"\1"),
)
"""Ways to write one sound, chiefly of Russian and Scandinavian names in English news."""


def fold(text: str) -> str:
    """Lower case without accents, apostrophes and full stops, other signs as spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_WORD.findall(_APOSTROPHES.sub("", letters).casefold()))


def words(text: str) -> list[str]:
    """The words of a folded text."""
    return fold(text).split()


def core(name: str, dropped: Collection[str]) -> str:
    """A folded name without a leading article and the dropped words; the folded name if nothing is left."""
    all_words = words(name)
    if all_words[:1] == ["the"]:
        all_words = all_words[1:]
    return " ".join(word for word in all_words if word not in dropped) or " ".join(all_words)


def company_core(name: str, rules: Rules) -> str:
    """A folded name without the legal forms at its end."""
    kept = words(name)
    if kept[:1] == ["the"]:
        kept = kept[1:]
    while len(kept) > 1 and kept[-1] in rules.words["legal_forms"]:
        kept.pop()
    return " ".join(kept)


def legal_form(name: str, rules: Rules) -> str:
    """The legal form at the end of a company's name, "" if it has none."""
    kept, found = words(name), []
    while len(kept) > 1 and kept[-1] in rules.words["legal_forms"]:
        found.append(kept.pop())
    return " ".join(reversed(found))


def person_name(name: str, rules: Rules) -> str:
    """A person's name in normal spelling, family name last, without titles and suffixes."""
    kept = words(name)
    while len(kept) > 1 and kept[0] in rules.words["honorifics"]:
        kept.pop(0)
    while len(kept) > 1 and kept[-1] in rules.words["suffixes"]:
        kept.pop()
    return " ".join(
        given_name(spelling(word), rules) if i < len(kept) - 1 else spelling(word)
        for i, word in enumerate(kept)
    )


def spelling(word: str) -> str:
    """A folded word in the one spelling that stands for several."""
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


def given_name(word: str, rules: Rules) -> str:
    """The given name that stands for its short and foreign forms."""
    return rules.given_names.get(word, word)


def stem(word: str) -> str:
    """A folded word without the plural's s."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def years(text: str) -> list[str]:
    """The years that a text names."""
    return _YEAR.findall(text)


def is_number(word: str) -> bool:
    """Whether a word is made of digits."""
    return bool(_DIGITS.fullmatch(word))
