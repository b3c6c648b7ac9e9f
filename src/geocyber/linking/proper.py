"""Tells proper names from descriptions, and what the knowledge base knows by a name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from geocyber.knowledge import Form, load
from geocyber.linking.names import stem
from geocyber.linking.values import sorted_tuple
from geocyber.model import Kind

_STATE_WORDS = frozenset({Form.DEMONYM, Form.PEOPLE})
_ALIKE = {
    Kind.UNNAMED_GROUP: frozenset({Kind.THREAT_GROUP}),
    Kind.COMPANY: frozenset({Kind.COMPANY, Kind.ORGANISATION}),
    Kind.ORGANISATION: frozenset({Kind.COMPANY, Kind.ORGANISATION}),
}


def is_proper(name: str) -> bool:
    """Whether a name, as written, is one, and no description such as "Security firms" or "the ministry"."""
    parts = name.split()
    if not parts or not _is_capitalised(parts[-1]):
        return False
    return len(parts) > 1 or not (is_head(parts[0]) or is_state_word(parts[0]))


def without_head(name: str) -> str:
    """A name without the lower-case nouns behind it: "WhisperGate" for "WhisperGate wiper"."""
    parts = name.split()
    while len(parts) > 1 and parts[-1].islower() and is_head(parts[-1]):
        parts.pop()
    return " ".join(parts)


def is_head(word: str) -> bool:
    """Whether a word is a noun that describes, in singular or plural."""
    return stem(word.lower()) in _heads() or word.lower() in _heads()


def is_state_word(word: str) -> bool:
    """Whether a word is an adjective of a state or names its people."""
    return any(name.form in _STATE_WORDS for name in load().lookup(word))


def state_of_word(word: str) -> str:
    """Reference of the state that a word such as "Germany" or "German" means; "" if of none or of several."""
    states = {name.ref for name in load().lookup(word) if name.ref.startswith("state/")}
    return states.pop() if len(states) == 1 else ""


def references(names: Iterable[str], kind: Kind) -> tuple[str, ...]:
    """What the knowledge base knows by the names, where they can mean but one thing of the kind.

    A name that is also a common word, or that several things of the kind have, means nothing by itself.
    """
    knowledge = load()
    kinds = _ALIKE.get(kind, frozenset({kind}))
    found: set[str] = set()
    for name in names:
        candidates = [c for c in knowledge.lookup(name) if c.form is not Form.DESCRIPTION]
        refs = {c.ref for c in candidates if knowledge.entries[c.ref].kind in kinds}
        if len(refs) == 1 and candidates[0].text not in knowledge.ambiguities:
            found |= refs
    return sorted_tuple(found)


def is_scheme_name(name: str) -> bool:
    """Whether a tracker's naming scheme makes such names ("UNC3886")."""
    return any(
        True for scheme in load().schemes for start, end in scheme.names(name) if end - start == len(name)
    )


def _is_capitalised(word: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in word)


@cache
def _heads() -> frozenset[str]:
    return frozenset(head for noun in load().nouns.values() for head in noun.heads)
