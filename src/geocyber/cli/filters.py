"""The options that choose what of a graph to look at or to measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from geocyber.cli.options import day
from geocyber.errors import UsageError

if TYPE_CHECKING:
    from geocyber.views import Filters

CLAIMS = ("all", "asserted", "disputed")
FAMILIES = ("words", "diplomacy", "law", "coercion", "operations", "ties")


def completing(values: Sequence[str]) -> Callable[[str], list[str]]:
    """A completion of one of some values."""
    return lambda incomplete: [name for name in values if name.startswith(incomplete)]


def _complete_relation(incomplete: str) -> list[str]:
    """The relations and families of relations that begin so."""
    from geocyber.model import RelationType  # noqa: PLC0415

    return [name for name in (*FAMILIES, *RelationType) if name.startswith(incomplete)]


Actor = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ACTOR",
        help="Only statements with this actor, or whoever acts for it, at one end: a name or ISO code.",
    ),
]

Operation = Annotated[
    list[str] | None,
    typer.Option(metavar="OPERATION", help="Only what belongs to this operation or answers it: a name."),
]

Relation = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RELATION",
        help=f"Only this relation (condemns, targets, …) or family: {', '.join(FAMILIES)}.",
        autocompletion=_complete_relation,
    ),
]

Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only acts of this day (2021-07-19) or later.")
]

Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only acts of this day or earlier.")]

Claims = Annotated[
    str,
    typer.Option(
        metavar="|".join(CLAIMS),
        autocompletion=completing(CLAIMS),
        help="all; asserted: neither negated nor merely possible; disputed: denied by the accused or "
        "contradicted by another article.",
    ),
]


def chosen(
    *,
    actor: list[str] | None,
    operation: list[str] | None,
    relation: list[str] | None,
    since: str | None,
    until: str | None,
    claims: str,
    min_confidence: float,
    limit: int,
) -> Filters:
    """The filters that options name.

    Raises:
        UsageError: one of them cannot be; the message names it.
    """
    first, last = day(since, "--since"), day(until, "--until")
    if first and last and first > last:
        raise UsageError(f"--since {since} is later than --until {until}; exchange them")
    check(claims, CLAIMS, "--claims")

    from geocyber.views import Claims, Filters  # noqa: PLC0415 (slow to import)

    return Filters(
        actors=tuple(actor or ()),
        operations=tuple(operation or ()),
        relations=tuple(relation or ()),
        since=first,
        until=last,
        claims=Claims(claims),
        min_confidence=min_confidence,
        limit=limit,
    )


def check(value: str, known: Sequence[str], option: str) -> None:
    """Sees to it that an option has one of its values.

    Raises:
        UsageError: it has not; the message names the nearest.
    """
    if value not in known:
        from difflib import get_close_matches  # noqa: PLC0415 (only when something is wrong)

        near = get_close_matches(value, known, 1, 0.4)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise UsageError(f"{option} {value!r} is unknown{hint}; known are {', '.join(known)}")
