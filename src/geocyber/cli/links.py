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
        f"{_count(found.entities, 'entity', 'entities')} are {found.actual_entities}, and "
        f"{_count(found.statements, 'statement', 'statements')} tell of {_count(found.acts, 'act', 'acts')}: "
        f"{_count(len(found.links), 'link', 'links')}",
        err=True,
    )
    for one, other in found.refused:
        typer.echo(f"{one} and {other} were called the same, but other decisions keep them apart", err=True)
    if file:
        write_report(found, file)
        typer.echo(f"wrote {file}", err=True)


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
