"""What a common noun describes: a group, an operation, a network or somebody in office."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from geocyber.knowledge import Knowledge
from geocyber.model import Kind

_SAME = {"person": "official", "source": "official"}
"""Classes of nouns that the language room does not tell apart."""


@dataclass(frozen=True, slots=True)
class Role:
    """The class of a head noun.

    Attributes:
        id: the class in `data/roles.toml` or `knowledge/data/nouns.toml`, "" for other nouns.
        kind: what a description with this head is.
    """

    id: str
    kind: Kind


_UNKNOWN = Role("", Kind.OTHER)
_PARTY = Role("organisation", Kind.ORGANISATION)
"""Of a campaign that wants to win votes."""
_ABSTRACT = Role("abstract", Kind.OTHER)


@dataclass(frozen=True)
class Roles:
    """The roles of all known nouns.

    Attributes:
        by_lemma: noun → role.
        hostile: words that make a weak operation noun mean an attack.
        neutral: operation nouns that need not be attacks.
        harmless: words that make these mean something else ("*military* operation", "*counter-ransomware* campaign").
        political: words that make a campaign one for votes ("*presidential* campaign", "the *rival* campaign").
        attackers: nouns for those who attack.
        collective: nouns that name many by a singular.
    """

    by_lemma: Mapping[str, Role]
    hostile: frozenset[str]
    neutral: frozenset[str]
    harmless: frozenset[str]
    political: frozenset[str]
    attackers: frozenset[str]
    collective: frozenset[str]

    def of_phrase(self, lemma: str, modifiers: Iterable[str], *, pointing: bool = False) -> Role:
        """The role of a noun with the words before it: "activity" is an operation if it is "malicious cyber activity".

        Args:
            lemma: the lemma in any case.
            modifiers: the words that qualify it, in lower case.
            pointing: it points back to something said before ("those activities").
        """
        role, words = self.of(lemma), set(modifiers)
        if lemma.lower() == "tank" and "think" in words:
            return self.of("think-tank")
        if lemma.lower() == "campaign" and words & self.political and not words & self.hostile:
            return _PARTY
        is_hostile = bool(self.hostile & words) and not words & {"counter", "anti"}
        if lemma.lower() in self.neutral and not is_hostile and words & self.harmless:
            return self.of_weak(lemma)
        if role.id == "weak_malware":
            return Role("malware", Kind.MALWARE) if is_hostile else Role("product", Kind.PRODUCT)
        if role.id != "weak_operation":
            return role
        return Role("operation", Kind.OPERATION) if pointing or is_hostile else self.of_weak(lemma)

    def of_weak(self, lemma: str) -> Role:
        """The role of a weak operation noun that stands without a hostile word."""
        return (
            _ABSTRACT
            if lemma.lower() in {"behavior", "behaviour", "action", "activity", "aggression"}
            else _UNKNOWN
        )

    def of(self, lemma: str) -> Role:
        """The role of a noun.

        Args:
            lemma: the lemma in any case; of a plural in capitals ("Officers") the word itself, as the tagger leaves it.
        """
        noun = lemma.lower()
        return self.by_lemma.get(noun) or self.by_lemma.get(noun.removesuffix("s"), _UNKNOWN)


def compile_roles(knowledge: Knowledge) -> Roles:
    """One role for each noun: `data/roles.toml` decides where the knowledge base leaves a choice."""
    table = tomllib.loads(files("geocyber.language").joinpath("data/roles.toml").read_text("utf-8"))
    found: dict[str, Role] = {}
    for name, row in table.items():
        if isinstance(row, dict):
            for head in row["heads"]:
                found.setdefault(head, Role(name, Kind(row["kind"])))
    for name in table["order"]:
        noun_class = knowledge.nouns.get(name)
        if noun_class is not None:
            role = _SAME.get(name, name)
            kind = Kind.UNNAMED_GROUP if role == "official" else noun_class.kind or Kind.OTHER
            for head in sorted(noun_class.heads):
                found.setdefault(head, Role(role, kind))
    return Roles(
        found,
        frozenset(table["hostile"]),
        frozenset(table["neutral"]),
        frozenset(table["harmless"]),
        frozenset(table["political"]),
        frozenset(table["attackers"]),
        frozenset(table["collective"]),
    )
