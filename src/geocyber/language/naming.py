"""Finds the words that give a name: "also known as", "tracked as", "dubbed", "aka", "goes by"."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

QUOTES = frozenset("\"'“”‘’«»„")
_REACH = 9
"""Words between "known" and "as"."""


@dataclass(frozen=True)
class NamingWords:
    """The words of `data/naming.toml`.

    Attributes:
        as_verbs: verbs whose name follows behind "as".
        direct_verbs: verbs whose name follows at once.
        unmasking_verbs: verbs that say who bears a nickname.
        phrases: by their first word, the other words of phrases behind which names follow, the longest first.
        set_off: phrases of one word that count only in brackets.
    """

    as_verbs: frozenset[str]
    direct_verbs: frozenset[str]
    unmasking_verbs: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    set_off: frozenset[str]


@cache
def words() -> NamingWords:
    """The words that give names, read once."""
    text = files("geocyber.language").joinpath("data/naming.toml").read_text("utf-8")
    table: Mapping[str, list[str]] = tomllib.loads(text)
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for first, *others in sorted((p.split() for p in table["words"]), key=len, reverse=True):
        phrases[first] = (*phrases.get(first, ()), tuple(others))
    return NamingWords(
        frozenset(table["as"]),
        frozenset(table["direct"]),
        frozenset(table["unmasking"]),
        phrases,
        frozenset(table["set_off"]),
    )


def names_start(token: Token) -> int | None:
    """Where the names begin that the word introduces; None if it introduces none."""
    doc, known = token.doc, words()
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "ADJ", "NOUN", "AUX"} or token.tag_ == "VBN":
        if lemma in known.direct_verbs and _gives_a_name(token):
            return _next_name(doc, token.i + 1)
        if lemma in known.as_verbs:
            return _behind_as(token)
    for others in known.phrases.get(token.lower_, ()):
        end = token.i + 1 + len(others)
        if tuple(t.lower_ for t in doc[token.i + 1 : end]) == others:
            if not others and token.lower_ in known.set_off and not _is_set_off(token):
                return None
            return end + (end < len(doc) and doc[end].text in {":", "."})
    return None


def _gives_a_name(verb: Token) -> bool:
    """As in "malware called X", "a group it calls X"; not "called his conduct reckless", "named X its author", "so-called"."""
    if verb.i + 1 >= len(verb.doc) or any(c.dep_ == "neg" or c.lower_ == "as" for c in verb.children):
        return False
    if verb.i > 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).lower_ == "so":
        return False
    return verb.tag_ == "VBN" or verb.dep_ in {"acl", "relcl", "amod", "advcl"}


def _next_name(doc: Doc, place: int) -> int | None:
    """Behind the verb at once, or behind its object: "calls the group *X*"."""
    for i in range(place, min(place + 4, len(doc))):
        if doc[i].text in QUOTES or doc[i].text[:1].isupper():
            return i
        if doc[i].pos_ not in {"DET", "NOUN", "PRON", "ADJ", "PART"}:
            return None
    return None


def _behind_as(verb: Token) -> int | None:
    """As in "known to researchers *as* X", "tracks the same actor *as* X"."""
    doc, end = verb.doc, min(verb.i + _REACH, verb.sent.end)
    for i in range(verb.i + 1, end):
        if doc[i].lower_ == "as":
            return i + 1
        if doc[i].text in {".", ";", ":"} or (doc[i].pos_ == "VERB" and doc[i].tag_ != "VBN"):
            return None
    return None


def _is_set_off(word: Token) -> bool:
    """As in "APT28 (*also* Fancy Bear)"."""
    return word.i > 0 and word.nbor(-1).text == "("


def gives_names(word: Token) -> bool:
    """Is it a verb of naming?"""
    return word.lemma_.lower() in words().as_verbs | words().direct_verbs
