"""Assembles the data into one immutable lookup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from geocyber.knowledge.actors import read_bodies, read_generic_bodies, read_groups, read_ids, read_things
from geocyber.knowledge.claims import SponsorClaim, read_claims
from geocyber.knowledge.imported import Imported, identity, read_imported, user_file
from geocyber.knowledge.joining import join
from geocyber.knowledge.nouns import read_nouns
from geocyber.knowledge.people import as_known, read_leaders, read_offices
from geocyber.knowledge.schemes import read_schemes
from geocyber.knowledge.states import read_igos, read_states
from geocyber.knowledge.table import KnowledgeError, Row, read_table
from geocyber.knowledge.values import (
    CODE_NAMED,
    GLOBAL_KINDS,
    Ambiguity,
    Entry,
    Form,
    GenericBody,
    Known,
    Leader,
    Name,
    NounClass,
    Office,
    Scheme,
)
from geocyber.model import Kind

_AMBIGUOUS_COLUMNS = ("text", "prefer", "support", "against", "why")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that is known by name.

    Attributes:
        entries: every entry by its reference.
        names: every surface form with its candidates, the likeliest first.
        ambiguities: surface forms that must not be taken at their word, by text.
        generic_bodies: bodies that most states have, by id.
        offices: titles.
        leaders: well-known persons by reference.
        nouns: classes of head nouns by id.
        schemes: how trackers and registries form names.
        claims: which states sources suspect behind groups.
        origins: the imported sources that know a thing, by reference.
        imported: what tells one set of imported knowledge from another; "" if nothing was imported.
    """

    entries: Mapping[str, Entry]
    names: Mapping[str, tuple[Name, ...]]
    ambiguities: Mapping[str, Ambiguity]
    generic_bodies: Mapping[str, GenericBody]
    offices: tuple[Office, ...]
    leaders: Mapping[str, Leader]
    nouns: Mapping[str, NounClass]
    schemes: tuple[Scheme, ...]
    claims: tuple[SponsorClaim, ...]
    origins: Mapping[str, tuple[str, ...]]
    imported: str
    _roles: Mapping[tuple[str, str], str]
    _adjectives: Mapping[str, str]
    _lower: Mapping[str, tuple[Name, ...]]

    def lookup(self, text: str) -> tuple[Name, ...]:
        """Candidates for a surface form, the likeliest first; () if unknown.

        Apostrophes, white space and a leading "the" may vary; case may where the name allows it.
        """
        if len(text) > _LONGEST_NAME:
            return ()
        plain = " ".join(text.replace("’", "'").split())
        bare = plain[4:] if plain[:4].lower() == "the " else plain
        return self.names.get(plain) or self.names.get(bare) or self._lower.get(bare.lower(), ())

    def body_ref(self, generic: str, iso: str) -> str:
        """Reference of a state's own foreign ministry, police …: the named body where one is known.

        Args:
            generic: id of a generic body.
            iso: ISO 3166-1 alpha-2 code of the state.

        Raises:
            KeyError: no such generic body or state.
        """
        if self.generic_bodies[generic].is_state:
            return self.entries[f"state/{iso}"].ref
        return self._roles.get((iso, generic)) or f"body/{self.entries[f'state/{iso}'].iso}/{generic}"

    def body(self, generic: str, iso: str) -> Entry:
        """The entry to `body_ref`, made up for a body that has no row of its own.

        Raises:
            KeyError: no such generic body or state.
        """
        ref = self.body_ref(generic, iso)
        known = self.entries.get(ref)
        if known is not None:
            return known
        kind = self.generic_bodies[generic]
        name = f"{self._adjectives[iso]} {kind.name}"
        return Entry(ref, Kind.GOVERNMENT_BODY, name, of=f"state/{iso}", descriptions=kind.descriptions)

    def is_global(self, ref: str) -> bool:
        """Whether a reference identifies the same thing in all articles; persons, companies, embassies meet by links."""
        entry = self.entries.get(ref)
        generic = self.generic_bodies.get(ref.rpartition("/")[2])
        is_one = entry is None or entry.kind in GLOBAL_KINDS
        return is_one and (generic is None or not generic.has_many)

    def top(self, ref: str) -> str:
        """Reference of the state or organisation for which an entry acts in the end (itself if for none)."""
        entry = self.entries.get(ref)
        while entry is not None and entry.of is not None:
            ref = entry.of
            entry = self.entries.get(ref)
        return ref


def load() -> Knowledge:
    """The knowledge base that ships with geocyber, with what the user has imported; read once.

    Raises:
        KnowledgeError: a data file is damaged.
        GeocyberError: the file of imported knowledge cannot be read.
    """
    file = user_file()
    try:
        state = file.stat() if file else None
    except OSError:
        return _load(None, 0, 0)
    return _load(file, state.st_mtime_ns, state.st_size) if state else _load(None, 0, 0)


@lru_cache(maxsize=2)
def _load(file: Path | None, _changed: int, _size: int) -> Knowledge:
    """The knowledge base with an imported file as it was at a time."""
    return read_knowledge(imported=read_imported(file))


def read_knowledge(folder: Traversable | None = None, imported: Iterable[Imported] = ()) -> Knowledge:
    """The knowledge base of a folder of data files.

    Args:
        folder: the package's own data if None.
        imported: what the user brought in.

    Raises:
        KnowledgeError: a data file is damaged, or two of them contradict each other.
    """
    rows = tuple(imported)
    bodies = tuple(read_bodies(folder))
    leaders = {leader.ref: leader for leader in read_leaders(folder)}
    states = tuple(read_states(folder))
    known = tuple(
        chain(
            states,
            read_igos(folder),
            (body for body, _ in bodies),
            read_groups(folder),
            read_things(folder),
            map(as_known, leaders.values()),
        )
    )
    entries = _entries(known)
    _check_references(entries, leaders)
    generic = {body.id: body for body in read_generic_bodies(folder)}
    offices = tuple(read_offices(folder))
    _check_offices(offices, entries, generic)
    ambiguities = dict(_ambiguities(entries, folder))
    names = _names(known, ambiguities)
    joined = join(rows, entries, names, read_ids(folder) if rows else {})
    entries |= joined.entries
    names |= joined.names
    claims = tuple(read_claims(folder))
    _check_claims(claims, entries)
    return Knowledge(
        entries=MappingProxyType(entries),
        names=MappingProxyType(names),
        ambiguities=MappingProxyType(ambiguities),
        generic_bodies=MappingProxyType(generic),
        offices=offices,
        leaders=MappingProxyType(leaders),
        nouns=MappingProxyType(read_nouns(folder)),
        schemes=tuple(read_schemes(folder)),
        claims=tuple(dict.fromkeys((*claims, *joined.claims))),
        origins=MappingProxyType(dict(joined.origins)),
        imported=identity(rows),
        _roles=MappingProxyType(_roles(bodies, generic)),
        _adjectives=MappingProxyType(dict(_adjectives(states))),
        _lower=MappingProxyType(_lower(names)),
    )


def _entries(known: Iterable[Known]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for item in known:
        if item.entry.ref in entries:
            raise KnowledgeError("*.csv", f"{item.entry.ref} twice", "each reference once")
        entries[item.entry.ref] = item.entry
    return entries


def _check_references(entries: Mapping[str, Entry], leaders: Mapping[str, Leader]) -> None:
    named = chain(
        ((e.ref, other) for e in entries.values() for other in (e.of, e.suspected_sponsor)),
        ((leader.ref, tenure.of) for leader in leaders.values() for tenure in leader.tenures),
    )
    for ref, other in named:
        if other is not None and other not in entries:
            raise KnowledgeError("*.csv", f"{other} as what {ref} belongs to", "a known reference")


def _check_claims(claims: Iterable[SponsorClaim], entries: Mapping[str, Entry]) -> None:
    for ref in (ref for claim in claims for ref in (claim.group, claim.state)):
        if ref not in entries:
            raise KnowledgeError("sponsor_claims.csv", f"{ref}", "a known reference")


def _check_offices(
    offices: Iterable[Office], entries: Mapping[str, Entry], generic: Mapping[str, GenericBody]
) -> None:
    for office in offices:
        if office.body is not None and office.body not in generic and office.body not in entries:
            raise KnowledgeError(
                "offices.csv",
                f"{office.body!r} for {office.title!r}",
                "an id of generic_bodies.csv or a known reference",
            )


def _ambiguities(entries: Mapping[str, Entry], folder: Traversable | None) -> Iterator[tuple[str, Ambiguity]]:
    seen: dict[str, Row] = {}
    for row in read_table("ambiguous.csv", _AMBIGUOUS_COLUMNS, folder):
        text, prefer = row.text("text"), row.optional("prefer")
        if text in seen:
            raise row.error(f"{text!r} again (first in line {seen[text].line})", "each text once")
        if prefer is not None and prefer not in entries:
            raise row.error(f"prefer {prefer!r}", "a known reference")
        seen[text] = row
        yield text, Ambiguity(text, prefer, row.many("support"), row.many("against"), row.text("why"))


def _names(known: Iterable[Known], ambiguities: Mapping[str, Ambiguity]) -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = {}
    for item in known:
        entry = item.entry
        phrases = ((text, Form.DESCRIPTION) for text in entry.descriptions if " " in text)
        for text, form in dict(reversed((*item.names, *phrases))).items():  # the first form of a text wins
            exact = form is Form.ACRONYM or _is_written_one_way(text, entry.kind)
            doubtful = form is Form.DESCRIPTION
            found.setdefault(text, []).append(Name(text, entry.ref, form, doubtful, exact))
    for text, names in found.items():
        ambiguity = ambiguities.get(text)
        if ambiguity is not None or len(names) > 1:
            prefer = ambiguity.prefer if ambiguity else None
            marked = (
                replace(
                    name,
                    needs_context=name.ref != prefer or name.form is Form.DESCRIPTION,
                    case_sensitive=name.case_sensitive or (ambiguity is not None and not text.islower()),
                )
                for name in names
            )
            found[text] = sorted(marked, key=lambda name: name.needs_context)
    return {text: tuple(names) for text, names in found.items()}


def _is_written_one_way(text: str, kind: Kind) -> bool:
    """Whether it is another word in other case: "Treasury", "Sea Turtle"; not "Biden administration"."""
    first, *others = text.split(" ")
    if not others:
        return not text.islower()
    return first == "The" or (kind in CODE_NAMED and others[-1][:1].isupper())


def _lower(names: Mapping[str, tuple[Name, ...]]) -> dict[str, tuple[Name, ...]]:
    found: dict[str, tuple[Name, ...]] = {}
    for text, candidates in names.items():
        free = tuple(name for name in candidates if not name.case_sensitive)
        if free:
            found[text.lower()] = (*found.get(text.lower(), ()), *free)
    return found


def _roles(
    bodies: Iterable[tuple[Known, tuple[str, ...]]], generic: Mapping[str, GenericBody]
) -> dict[tuple[str, str], str]:
    roles: dict[tuple[str, str], str] = {}
    for body, parts in bodies:
        owner = body.entry.ref.split("/")[1]
        for part in parts:
            if part not in generic:
                raise KnowledgeError(
                    "bodies.csv", f"role {part!r} of {body.entry.ref}", "an id of generic_bodies.csv"
                )
            if (owner, part) in roles:
                raise KnowledgeError(
                    "bodies.csv", f"role {part!r} of {owner} twice", "one body for each role"
                )
            roles[owner, part] = body.entry.ref
    return roles


def _adjectives(states: Iterable[Known]) -> Iterator[tuple[str, str]]:
    for state in states:
        adjective = next((text for text, form in state.names if form is Form.DEMONYM), state.entry.name)
        yield str(state.entry.iso), adjective
