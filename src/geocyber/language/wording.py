"""Finds the entity that the text has called by the same words before."""

from __future__ import annotations

import re

from geocyber.language.mentions import Mention, long_text
from geocyber.language.referents import Clusters, Node
from geocyber.language.title_words import title_words
from geocyber.model import Kind

_SHORTENED = frozenset({Kind.COMPANY, Kind.ORGANISATION, Kind.OTHER, Kind.GOVERNMENT_BODY})
"""Kinds whose names are cut short or made acronyms when they come again."""
_SURNAME = 3
"""Letters that a surname in capitals has at least."""


def same_name(clusters: Clusters, mention: Mention) -> int | None:
    """The entity with this name, a longer or shorter form of it, or its initials."""
    wanted = _fold(mention.text)
    for node in clusters.nodes:
        for known in node.names | {node.name}:
            if _fold(known) == wanted or _is_form_of(clusters, mention, node, known):
                return node.key
    return None


def same_person(clusters: Clusters, mention: Mention) -> int | None:
    """The person with this name, or of whose full name this is a part."""
    words = without_honorific(mention.text).split()
    for node in reversed(clusters.nodes):
        if node.kind is Kind.PERSON and any(_is_same_person(words, n.split()) for n in node.names):
            return node.key
    return None


def same_description(clusters: Clusters, mention: Mention) -> int | None:
    """The same words used before mean the same ("two of the suspects … the suspects")."""
    if mention.kind is Kind.OTHER and not mention.definite:
        return None
    if len(mention.text.split()) == 1 and not mention.definite:
        return None
    wanted = {_fold(long_text(clusters.doc, mention)), _fold(mention.text)}
    for node in reversed(clusters.nodes):
        if node.ref is None and node.kind is mention.kind and wanted & {_fold(n) for n in node.names}:
            return node.key
    return None


def _is_form_of(clusters: Clusters, mention: Mention, node: Node, known: str) -> bool:
    """As in "Mandiant" for "Mandiant Intelligence", "NCC" for "National Crime Council"."""
    if node.ref is not None or node.kind not in _SHORTENED:
        return False
    wanted, folded = _fold(mention.text), _fold(known)
    is_cut = folded.startswith(wanted + " ") or wanted.startswith(folded + " ")
    shorter = min(wanted, folded, key=len)
    if clusters.roles.of(shorter).id:
        return False  # "Office" is not short for each "Office of …"
    if wanted and is_cut and mention.kind is not Kind.PERSON:
        return True
    return _initials(known) == mention.text or _initials(mention.text) == known


def without_honorific(name: str) -> str:
    """As in "Mr Penhallow", "MS. DALLOWAY": the name alone."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in title_words()["honorifics"]:
        words = words[1:]
    return " ".join(words)


def is_same_word(one: str, other: str) -> bool:
    """Are the words the same, also where only one stands in capitals ("MS. NEUBERGER" is Anne Neuberger)?"""
    if one == other:
        return True
    in_capitals = one.isupper() != other.isupper() and min(len(one), len(other)) >= _SURNAME
    return in_capitals and one.casefold() == other.casefold()


def _is_same_person(words: list[str], known: list[str]) -> bool:
    if not words or not known:
        return False
    if len(words) == 1:
        return any(is_same_word(words[0], word) for word in known)
    if len(words) == len(known) and sorted(map(str.casefold, words)) == sorted(map(str.casefold, known)):
        return True  # "Kecheng Yin" is Yin Kecheng
    return is_same_word(known[-1], words[-1]) and (len(known) == 1 or is_same_word(known[0], words[0]))


def _fold(text: str) -> str:
    return (
        re.sub(r"[^\w ]", "", text.lower().replace("'s", "").replace("’s", "")).removeprefix("the ").strip()
    )


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[:1].isupper())
