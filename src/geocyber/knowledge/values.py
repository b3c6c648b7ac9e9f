"""The values of the knowledge base: what is known, under which names, and what makes a name doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from re import Pattern

from geocyber.model import Kind


class Form(StrEnum):
    """How a surface form refers to its entry."""

    NAME = "name"
    ALIAS = "alias"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    PEOPLE = "people"
    CAPITAL = "capital"
    BYNAME = "byname"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Name:
    """A surface form and one entry that it may stand for.

    Attributes:
        text: as written, with straight apostrophes and without leading article.
        ref: the entry's reference.
        form: how it refers. A `DEMONYM` ("Chinese") is an adjective and stands for the state only as a
            modifier ("Chinese officials") or after "the"; `PEOPLE` ("Russians") is a noun; a `CAPITAL`
            ("Moscow") may be the town.
        needs_context: it is also something else, so that it counts only if the article supports it;
            `Knowledge.ambiguities[text]` says how and what to look for.
        case_sensitive: written in another case it is another word ("US", "ICE", "Treasury").
    """

    text: str
    ref: str
    form: Form
    needs_context: bool = False
    case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody or something known by name.

    Attributes:
        ref: "state/CN", "igo/nato", "body/CN/ministry-of-state-security", "group/G0065", "company/microsoft".
        kind: its class.
        name: the usual English name.
        iso: ISO 3166-1 alpha-2 code, states only.
        of: reference of what it belongs to or acts for; None for what stands for itself.
        descriptions: definite descriptions that may refer to it once it was named ("alliance").
        suspected_sponsor: reference of the state that public sources hold to be behind a group; a claim of
            those sources, never a fact of an article.
    """

    ref: str
    kind: Kind
    name: str
    iso: str | None = None
    of: str | None = None
    descriptions: tuple[str, ...] = ()
    suspected_sponsor: str | None = None


GLOBAL_KINDS = frozenset(
    {Kind.STATE, Kind.IGO, Kind.GOVERNMENT_BODY, Kind.THREAT_GROUP, Kind.MALWARE, Kind.VULNERABILITY}
)
"""Kinds whose references identify the same thing in all articles."""

CODE_NAMED = frozenset({Kind.THREAT_GROUP, Kind.MALWARE})
"""What trackers name with everyday words."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry with the surface forms it goes by, as one row of the data says it."""

    entry: Entry
    names: tuple[tuple[str, Form], ...]


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Why a surface form must not be taken at its word.

    Attributes:
        text: the surface form.
        prefer: reference to take when nothing in the article speaks for another; None: take none then.
        support: words of which one must be in the article before a reading other than `prefer` counts.
        against: words whose presence says that it is something unknown here ("Atlanta" for "Georgia").
        why: what else it is: "shared", "word", "place", "person", "newspaper", "company" …
    """

    text: str
    prefer: str | None
    support: tuple[str, ...]
    against: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class GenericBody:
    """A body that most states have one of, named without the state ("foreign ministry").

    Attributes:
        id: "ministry-of-foreign-affairs".
        name: "Ministry of Foreign Affairs".
        patterns: lower-case phrases that name it, without article; the state stands beside or in the context.
        descriptions: what it is called when it is mentioned again ("ministry").
        is_state: it is no body of its own but the state itself ("government").
        has_many: a state has several ("embassy"), so that a reference tells no one from another.
    """

    id: str
    name: str
    patterns: tuple[str, ...]
    descriptions: tuple[str, ...] = ()
    is_state: bool = False
    has_many: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A title, and for whom somebody who bears it speaks.

    Attributes:
        title: lower case, singular, without state ("foreign minister").
        forms: other spellings and the plural ("foreign ministers", "minister of foreign affairs").
        speaks_for: "state", "body", "igo", "company", "organisation", "party", "employer" (whatever body,
            company or organisation is named beside it) or "self".
        body: where `speaks_for` is "body" and the title says which: id of the generic body, or a reference.
        iso: the one state that has this office under this title, None if many have.
    """

    title: str
    forms: tuple[str, ...]
    speaks_for: str
    body: str | None = None
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """`title` for `of` (a reference), from year `since` to year `until` (None: still, or unknown)."""

    title: str
    of: str
    since: int
    until: int | None


@dataclass(frozen=True, slots=True)
class Leader:
    """A well-known person with the offices that he or she held."""

    ref: str
    name: str
    names: tuple[str, ...]
    tenures: tuple[Tenure, ...]

    def of(self, year: int | None) -> str:
        """For whom this person spoke in a year: reference of a state, body or organisation.

        Args:
            year: year of the article; None takes the last office.
        """
        if year is not None:
            for tenure in reversed(self.tenures):
                if tenure.since <= year <= (tenure.until if tenure.until is not None else year):
                    return tenure.of
        return self.tenures[-1].of


@dataclass(frozen=True, slots=True)
class NounClass:
    """Head nouns that tell what a description is of.

    Attributes:
        id: "unnamed_group", "operation", "claim" …
        kind: the entity kind that such a description has; None where it introduces no entity ("claim").
        heads: lemmas in lower case; a head may be two words ("web site").
        refers: what the class means, in one sentence.
    """

    id: str
    kind: Kind | None
    heads: frozenset[str]
    refers: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a tracker or registry forms names.

    Attributes:
        id: "numbered", "weather" …
        kind: what such a name names.
        pattern: what it looks like.
        against: first words of what looks like it and is something else ("Polar Bear").
    """

    id: str
    kind: Kind
    pattern: Pattern[str]
    against: frozenset[str]

    def names(self, text: str) -> Iterator[tuple[int, int]]:
        """Where in a text such names stand, from first to behind the last character."""
        for match in self.pattern.finditer(text):
            if match[0].split(" ")[0] not in self.against:
                yield match.span()
