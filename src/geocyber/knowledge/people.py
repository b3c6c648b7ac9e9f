"""Reads offices (titles and for whom they speak) and well-known holders of them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from geocyber.knowledge.table import read_table
from geocyber.knowledge.values import Entry, Form, Known, Leader, Office, Tenure
from geocyber.model import Kind

_OFFICE_COLUMNS = ("title", "forms", "speaks_for", "body", "iso")
_LEADER_COLUMNS = ("id", "name", "aliases", "title", "of", "since", "until")
_SPEAKS_FOR = ("state", "body", "igo", "company", "organisation", "party", "employer", "self")


def read_offices(folder: Traversable | None = None) -> Iterator[Office]:
    """Titles of officials, spokespeople, executives and experts."""
    for row in read_table("offices.csv", _OFFICE_COLUMNS, folder):
        title = row.text("title")
        if title != title.lower():
            raise row.error(f"title {title!r}", "lower case")
        yield Office(
            title=title,
            forms=row.many("forms"),
            speaks_for=row.one_of("speaks_for", _SPEAKS_FOR),
            body=row.optional("body"),
            iso=row.optional("iso"),
        )


def read_leaders(folder: Traversable | None = None) -> Iterator[Leader]:
    """Well-known persons: one row an office held, the rows of one person together and in order of time."""
    current: Leader | None = None
    for row in read_table("leaders.csv", _LEADER_COLUMNS, folder):
        ref = f"person/{row.text('id')}"
        since, until = row.year("since"), row.year("until")
        if since is None or (until is not None and until < since):
            raise row.error(f"years {since} to {until}", "since, and until not before it")
        tenure = Tenure(row.text("title"), row.text("of"), since, until)
        if current is not None and current.ref == ref:
            current = Leader(ref, current.name, current.names, (*current.tenures, tenure))
            continue
        if current is not None:
            yield current
        current = Leader(ref, row.text("name"), (row.text("name"), *row.many("aliases")), (tenure,))
    if current is not None:
        yield current


def as_known(leader: Leader) -> Known:
    """The person as an entry with names."""
    entry = Entry(ref=leader.ref, kind=Kind.PERSON, name=leader.name)
    return Known(
        entry, tuple((name, Form.NAME if name == leader.name else Form.ALIAS) for name in leader.names)
    )
