"""Tells proper names from descriptions, and what the knowledge base knows by a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from geocyber.knowledge import Form, load
from geocyber.linking.names import stem
from geocyber.linking.values import sorted_tuple
from geocyber.model import Kind

_BETWEEN_WORDS = re.compile(r"[^\w.]+")
_STATE_WORDS = frozenset({Form.DEMONYM, Form.PEOPLE})
_HIT = frozenset({Kind.GOVERNMENT_BODY, Kind.IGO, Kind.COMPANY, Kind.ORGANISATION, Kind.PRODUCT})
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


def is_proper_of_organisation(name: str) -> bool:
    """The same for an organisation, whose name may end in a noun: "Laguna Bay water company"."""
    capitalised = [part for part in name.split() if part[:1].isupper() and not is_state_word(part)]
    return is_proper(name) or len(capitalised) > 1


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


def state_in(text: str) -> str:
    """Reference of the one state that a text names; "" if none or several."""
    states = {state for word in _BETWEEN_WORDS.split(text) if (state := state_of_word(word))}
    return states.pop() if len(states) == 1 else ""


@cache
def names_of(ref: str) -> tuple[str, ...]:
    """What the knowledge base knows something by, as far as that means nothing else."""
    return tuple(text for text, names in load().names.items() if ref and any(n.ref == ref for n in names))


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
        if kind is Kind.GOVERNMENT_BODY:
            refs = {ref for ref in refs if knowledge.is_global(ref)}
        if len(refs) == 1 and candidates[0].text not in knowledge.ambiguities:
            found |= refs
    return sorted_tuple(found)


def references_within(names: Iterable[str]) -> tuple[str, ...]:
    """The bodies, organisations, companies and products that are known by words of longer names."""
    knowledge = load()
    found: set[str] = set()
    for name in names:
        parts = name.replace("'s", "").replace("’s", "").split()
        for start in range(len(parts)):
            for end in range(len(parts), start, -1):
                text = " ".join(parts[start:end]).strip(".,'’\"")
                refs = {n.ref for n in knowledge.lookup(text) if n.form is not Form.DESCRIPTION}
                if len(refs) == 1 and text not in knowledge.ambiguities and text[:1].isupper():
                    found |= {ref for ref in refs if knowledge.entries[ref].kind in _HIT}
                    break
    return sorted_tuple(found)


def body_of(name: str, iso: str) -> str:
    """Reference of a state's own body that a folded name such as "interior ministry" means; "" if of none."""
    knowledge = load()
    for body in knowledge.generic_bodies.values():
        if name in body.patterns and not body.has_many and not body.is_state:
            return knowledge.body_ref(body.id, iso) if f"state/{iso}" in knowledge.entries else ""
    return ""


def is_one_of_many(name: str) -> bool:
    """Whether a folded name is that of a body of which a state has many, such as an embassy or a court."""
    return any(body.has_many and name in body.patterns for body in load().generic_bodies.values())


def known_name(ref: str) -> str:
    """What the knowledge base calls something."""
    entry = load().entries.get(ref)
    return entry.name if entry else ref


def is_scheme_name(name: str) -> bool:
    """Whether a tracker's naming scheme makes such names ("UNC3886")."""
    return any(
        True for scheme in load().schemes for start, end in scheme.names(name) if end - start == len(name)
    )


def _is_capitalised(word: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in word)


@cache
def _heads() -> frozenset[str]:
    return frozenset(head for noun in load().nouns.values() if noun.kind is not None for head in noun.heads)
