"""Reads states and intergovernmental organisations."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from geocyber.knowledge.actors import forms
from geocyber.knowledge.table import read_table
from geocyber.knowledge.values import Entry, Form, Known
from geocyber.model import Kind

_STATE_COLUMNS = ("iso", "name", "aliases", "adjectives", "people", "capitals", "bynames", "descriptions")
_OFFICIAL_COLUMNS = ("iso", "names")
_IGO_COLUMNS = ("id", "name", "aliases", "adjectives", "bynames", "descriptions")


def read_states(folder: Traversable | None = None) -> Iterator[Known]:
    """All states and territories of ISO 3166-1, and Kosovo (XK), with their official names."""
    official = {
        row.text("iso"): row.many("names") for row in read_table("iso3166.csv", _OFFICIAL_COLUMNS, folder)
    }
    for row in read_table("states.csv", _STATE_COLUMNS, folder):
        iso = row.text("iso")
        if iso not in official:
            raise row.error(f"iso {iso!r}", "a code of iso3166.csv")
        entry = Entry(
            ref=f"state/{iso}",
            kind=Kind.STATE,
            name=row.text("name"),
            iso=iso,
            descriptions=row.many("descriptions"),
        )
        names = (
            *forms(entry.name, (*row.many("aliases"), *official[iso])),
            *((text, Form.DEMONYM) for text in row.many("adjectives")),
            *((text, Form.PEOPLE) for text in row.many("people")),
            *((text, Form.CAPITAL) for text in row.many("capitals")),
            *((text, Form.BYNAME) for text in row.many("bynames")),
        )
        yield Known(entry, names)


def read_igos(folder: Traversable | None = None) -> Iterator[Known]:
    """Organisations and groupings of states."""
    for row in read_table("igos.csv", _IGO_COLUMNS, folder):
        entry = Entry(
            ref=f"igo/{row.text('id')}",
            kind=Kind.IGO,
            name=row.text("name"),
            descriptions=row.many("descriptions"),
        )
        names = (
            *forms(entry.name, row.many("aliases")),
            *((text, Form.DEMONYM) for text in row.many("adjectives")),
            *((text, Form.BYNAME) for text in row.many("bynames")),
        )
        yield Known(entry, names)
