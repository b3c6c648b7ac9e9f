"""Reads bodies, groups, companies, organisations, operations, malware, products and sectors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable

from geocyber.knowledge.table import read_table
from geocyber.knowledge.values import Entry, Form, GenericBody, Known
from geocyber.model import Kind

_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z0-9][A-Z0-9.&/-]{1,9}|(?:[A-Z]\.){2,}[A-Z]?")
_BODY_COLUMNS = ("id", "parent", "name", "aliases", "descriptions", "roles")
_GENERIC_COLUMNS = ("id", "name", "patterns", "descriptions", "is_state", "has_many")
_GROUP_COLUMNS = ("ref", "name", "aliases", "sponsor", "ids")
_THING_COLUMNS = ("id", "name", "aliases", "of", "descriptions")

_NO_SPONSOR = "-"
"""Our own rows' word against a state that a derived row suspects."""

_THINGS = (
    ("companies.csv", "company", Kind.COMPANY),
    ("organisations.csv", "organisation", Kind.ORGANISATION),
    ("operations.csv", "operation", Kind.OPERATION),
    ("vulnerabilities.csv", "vulnerability", Kind.VULNERABILITY),
    ("products.csv", "product", Kind.PRODUCT),
    ("sectors.csv", "sector", Kind.SECTOR),
    ("others.csv", "other", Kind.OTHER),
)
_GROUPS = (
    ("groups.csv", "group", Kind.THREAT_GROUP),
    ("malware.csv", "malware", Kind.MALWARE),
)


def forms(name: str, aliases: Iterable[str]) -> tuple[tuple[str, Form], ...]:
    """A name and its aliases with their forms, acronyms told by their look, each once."""
    found = {name: Form.NAME}
    for alias in aliases:
        found.setdefault(alias, Form.ACRONYM if _ACRONYM.fullmatch(alias) else Form.ALIAS)
    return tuple(found.items())


def read_bodies(folder: Traversable | None = None) -> Iterator[tuple[Known, tuple[str, ...]]]:
    """Named bodies, each with the generic bodies whose part it plays in its state ("police")."""
    for row in read_table("bodies.csv", _BODY_COLUMNS, folder):
        owner, _, slug = row.text("id").partition("/")
        if not slug:
            raise row.error(f"id {owner!r}", '"ISO/name-of-body" or "igo/name-of-body"')
        parent = row.optional("parent")
        top = f"state/{owner}" if owner.isupper() else f"igo/{owner}"
        entry = Entry(
            ref=f"body/{owner}/{slug}",
            kind=Kind.GOVERNMENT_BODY,
            name=row.text("name"),
            of=f"body/{owner}/{parent}" if parent else top,
            descriptions=row.many("descriptions"),
        )
        bare = entry.name.partition(" (")[
            0
        ]  # "Ministry of Defence (United Kingdom)" is written without the state
        yield Known(entry, forms(entry.name, (bare, *row.many("aliases")))), row.many("roles")


def read_generic_bodies(folder: Traversable | None = None) -> Iterator[GenericBody]:
    """Bodies that most states have, named without the state."""
    for row in read_table("generic_bodies.csv", _GENERIC_COLUMNS, folder):
        patterns = row.many("patterns")
        if any(pattern != pattern.lower() for pattern in patterns):
            raise row.error(f"{'|'.join(patterns)!r} in patterns", "lower case")
        yield GenericBody(
            id=row.text("id"),
            name=row.text("name"),
            patterns=patterns,
            descriptions=row.many("descriptions"),
            is_state=row.one_of("is_state", ("yes", "")) == "yes",
            has_many=row.one_of("has_many", ("yes", "")) == "yes",
        )


def read_groups(folder: Traversable | None = None) -> Iterator[Known]:
    """Threat groups and malware: the derived rows, with what our own rows add, then our own alone."""
    for file, prefix, kind in _GROUPS:
        own = {row.text("ref"): row for row in read_table(f"own_{file}", _GROUP_COLUMNS, folder)}
        for row in read_table(file, _GROUP_COLUMNS, folder):
            ref = row.text("ref")
            more = own.pop(ref, None)
            name = more.text("name") if more else row.text("name")
            aliases = (row.text("name"), *row.many("aliases"), *(more.many("aliases") if more else ()))
            sponsor = (more.cells["sponsor"] if more else "") or row.cells["sponsor"]
            yield _group(f"{prefix}/{ref}", kind, name, aliases, sponsor)
        for ref, row in own.items():
            yield _group(f"{prefix}/{ref}", kind, row.text("name"), row.many("aliases"), row.cells["sponsor"])


def read_ids(folder: Traversable | None = None) -> dict[str, str]:
    """References of threat groups and malware by the ids that MITRE and MISP give them."""
    found: dict[str, str] = {}
    for file, prefix, _ in _GROUPS:
        for table in (file, f"own_{file}"):
            for row in read_table(table, _GROUP_COLUMNS, folder):
                found |= {one: f"{prefix}/{row.text('ref')}" for one in row.many("ids")}
    return found


def _group(ref: str, kind: Kind, name: str, aliases: Iterable[str], sponsor: str) -> Known:
    suspected = None if sponsor in ("", _NO_SPONSOR) else f"state/{sponsor}"
    entry = Entry(ref=ref, kind=kind, name=name, suspected_sponsor=suspected)
    return Known(entry, forms(name, aliases))


def read_things(folder: Traversable | None = None) -> Iterator[Known]:
    """Companies, organisations, operations, vulnerabilities, products, sectors and what is none of them."""
    for file, prefix, kind in _THINGS:
        for row in read_table(file, _THING_COLUMNS, folder):
            entry = Entry(
                ref=f"{prefix}/{row.text('id')}",
                kind=kind,
                name=row.text("name"),
                of=row.optional("of"),
                descriptions=row.many("descriptions"),
            )
            yield Known(entry, forms(entry.name, row.many("aliases")))
