"""Joins what was imported with what geocyber is shipped with.

A name that geocyber is shipped with keeps its owner, whatever an import says. An imported thing is a known one if its id
or its main name says so, or if one known thing of its kind answers to several of its names. What two imported things
share as a name means neither, unless the article supports one of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from geocyber.knowledge.claims import SponsorClaim
from geocyber.knowledge.imported import Imported
from geocyber.knowledge.values import CODE_NAMED, Entry, Form, Name
from geocyber.model import Kind

_PREFIXES = {
    Kind.THREAT_GROUP: "group",
    Kind.MALWARE: "malware",
    Kind.OPERATION: "operation",
    Kind.COMPANY: "company",
    Kind.ORGANISATION: "organisation",
    Kind.PERSON: "person",
    Kind.GOVERNMENT_BODY: "body",
    Kind.PRODUCT: "product",
}
_SEVERAL = 2
"""Names that one known thing must answer to, to be the imported one, if none is the main name of either."""
_NO_GROUP = re.compile(
    r"[GS]\d{4}|(Operation|Op|Subgroup|Unit|Bureau|Group)\b[-:]? ?.*\d.*|(Operation|Op|Subgroup)\b.*|.*\(Group\)|\[.*",
    re.IGNORECASE,
)
"""What sources list among the names of groups and is another thing: a number, an operation, a unit."""
_PLAIN_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


@dataclass(frozen=True, slots=True)
class Joined:
    """What imports add.

    Attributes:
        entries: new entries by reference.
        names: new surface forms with their candidates.
        claims: who is suspected behind groups, by which source.
        origins: the sources that know each thing, by reference.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    claims: tuple[SponsorClaim, ...] = ()
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def join(
    rows: Iterable[Imported],
    entries: Mapping[str, Entry],
    names: Mapping[str, tuple[Name, ...]],
    ids: Mapping[str, str],
) -> Joined:
    """What the rows add to the entries and names that are known.

    Args:
        rows: what was imported.
        entries: known entries by reference.
        names: known surface forms.
        ids: reference by the id that MITRE or MISP gives.
    """
    known = _Known(entries, names, ids)
    added: dict[str, Entry] = {}
    forms: dict[str, dict[str, Name]] = defaultdict(dict)
    claims: list[SponsorClaim] = []
    origins: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        ref = known.ref_of(row)
        origins[ref].add(row.source)
        if ref not in entries:
            added.setdefault(ref, _entry(ref, row))
        for text, form in ((row.name, Form.NAME), *((alias, Form.ALIAS) for alias in row.aliases)):
            is_other = row.kind is Kind.THREAT_GROUP and _NO_GROUP.fullmatch(text)
            if not known.has(text) and not is_other:
                forms[text].setdefault(ref, _name(text, ref, form, row.kind))
        if row.kind is Kind.THREAT_GROUP and f"state/{row.state}" in entries:
            claims.append(SponsorClaim(ref, f"state/{row.state}", row.source, row.name, row.confidence))
    return Joined(
        entries=added,
        names={text: tuple(_doubtful(candidates)) for text, candidates in forms.items()},
        claims=tuple(
            sorted(set(claims), key=lambda c: (c.group, c.source, c.name, c.state, c.confidence or -1))
        ),
        origins={ref: tuple(sorted(sources)) for ref, sources in origins.items()},
    )


class _Known:
    """Tells which known thing an imported one is."""

    def __init__(
        self, entries: Mapping[str, Entry], names: Mapping[str, tuple[Name, ...]], ids: Mapping[str, str]
    ) -> None:
        self._entries = entries
        self._ids = ids
        self._owners: dict[str, set[str]] = defaultdict(set)
        for text, candidates in names.items():
            self._owners[key(text)] |= {name.ref for name in candidates}

    def has(self, text: str) -> bool:
        """Whether geocyber is shipped with the name, in whatever spelling."""
        return key(text) in self._owners

    def ref_of(self, row: Imported) -> str:
        """The reference of an imported thing: a known one, or a new one made of its name."""
        return self._by_id(row) or self._by_name(row) or _new_ref(row)

    def _by_id(self, row: Imported) -> str | None:
        ref = self._ids.get(row.id) or row.id
        entry = self._entries.get(ref)
        return ref if entry is not None and entry.kind is row.kind else None

    def _by_name(self, row: Imported) -> str | None:
        own = self._of_kind(row.name, row.kind)
        if len(own) == 1:
            return own.pop()
        shared = Counter(ref for alias in row.aliases for ref in self._of_kind(alias, row.kind))
        main = {key(alias) for alias in row.aliases}
        fitting = [
            ref for ref, count in shared.items() if count >= _SEVERAL or key(self._entries[ref].name) in main
        ]
        return fitting[0] if len(fitting) == len(shared) == 1 else None

    def _of_kind(self, text: str, kind: Kind) -> set[str]:
        owners = self._owners.get(key(text), set())
        return {ref for ref in owners if ref in self._entries and self._entries[ref].kind is kind}


def key(name: str) -> str:
    """What spellings of one name have in common."""
    return re.sub(r"[\s_.-]+", "", name).casefold()


def _new_ref(row: Imported) -> str:
    plain = unicodedata.normalize("NFKD", row.name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "-".join(f"{ord(c):x}" for c in row.name)
    owner = f"{row.state}/" if row.kind is Kind.GOVERNMENT_BODY else ""
    return f"{_PREFIXES[row.kind]}/{owner}{slug}"


def _entry(ref: str, row: Imported) -> Entry:
    belongs = row.kind is not Kind.THREAT_GROUP and bool(row.state)
    return Entry(ref, row.kind, row.name, of=f"state/{row.state}" if belongs else None)


def _name(text: str, ref: str, form: Form, kind: Kind) -> Name:
    is_word = kind in CODE_NAMED and _PLAIN_WORD.fullmatch(text) is not None
    exact = kind in CODE_NAMED or " " not in text
    return Name(text, ref, form, needs_context=is_word, case_sensitive=exact)


def _doubtful(candidates: Mapping[str, Name]) -> Iterator[Name]:
    """The candidates in order; if there are several, none counts without context."""
    for ref in sorted(candidates):
        name = candidates[ref]
        needs = name.needs_context or len(candidates) > 1
        yield Name(name.text, name.ref, name.form, needs, name.case_sensitive)
