"""What commands say of links: a line, and a report in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from geocyber.store import Store

ReportFile = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write all links to a file, the most doubtful first: .md for people, .json for programs.",
        show_default=False,
    ),
]


def check_report(file: Path | None) -> None:
    """Makes sure, before anything is done, that a report can be written to a file of this name."""
    if file:
        from geocyber.identity.writing import check_ending  # noqa: PLC0415 (loaded when needed)

        check_ending(file)


def tell_links(store: Store, file: Path | None) -> None:
    """Says how many things are one, and writes the report if one is wanted."""
    from geocyber.identity import read_report, write_report  # noqa: PLC0415 (loaded when needed)

    found = read_report(store)
    typer.echo(
        f"{found.entities} entities are {found.actual_entities}, and {found.statements} statements tell of "
        f"{found.acts} acts: {len(found.links)} links",
        err=True,
    )
    for one, other in found.refused:
        typer.echo(f"{one} and {other} were called the same, but other decisions keep them apart", err=True)
    if file:
        write_report(found, file)
        typer.echo(f"wrote {file}", err=True)
