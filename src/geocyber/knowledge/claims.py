"""Which state a source suspects behind a group: claims of that source, never facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from geocyber.knowledge.table import read_table

_COLUMNS = ("ref", "state", "confidence", "basis", "source", "cluster", "id")


@dataclass(frozen=True, slots=True, order=True)
class SponsorClaim:
    """One source's claim on one group.

    Attributes:
        group: reference of the group.
        state: reference of the state that the source suspects behind it.
        source: the source with its version.
        name: what the source calls the group.
        confidence: 0 to 100, None where the source gives none.
    """

    group: str
    state: str
    source: str
    name: str
    confidence: int | None = None


def read_claims(folder: Traversable | None = None) -> Iterator[SponsorClaim]:
    """The claims that geocyber is shipped with, of MISP galaxy."""
    for row in read_table("sponsor_claims.csv", _COLUMNS, folder):
        confidence = row.optional("confidence")
        if confidence is not None and not (confidence.isdecimal() and int(confidence) <= 100):
            raise row.error(f"{confidence!r} in confidence", "a whole number from 0 to 100")
        yield SponsorClaim(
            group=f"group/{row.text('ref')}",
            state=f"state/{row.text('state')}",
            source=row.text("source"),
            name=row.text("cluster"),
            confidence=int(confidence) if confidence else None,
        )
