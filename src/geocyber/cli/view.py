"""The command `view`: the graph as a network, timeline, matrix, ladder or report, in one HTML file."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from geocyber.cli.filters import (
    FAMILIES,
    Actor,
    Claims,
    Operation,
    Relation,
    Since,
    Until,
    check,
    chosen,
    completing,
)
from geocyber.cli.options import DEFAULT_GRAPH, Graph, MinConfidence
from geocyber.errors import GeocyberError, UsageError

__all__ = ["FAMILIES", "register", "view"]

LEVELS = ("state", "actor")
PICTURES = ("network", "timeline", "matrix", "ladder", "report")
LANES = ("actor", "family")
SIZES = ("lines", "degree", "betweenness", "pagerank", "reports")
COLOURS = ("kind", "community")


def register(app: typer.Typer) -> None:
    """Adds this module's commands to `app`."""
    app.command("view")(view)


def view(
    *,
    graph: Graph = DEFAULT_GRAPH,
    picture: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="|".join(PICTURES),
            autocompletion=completing(PICTURES),
            help="network: interactive; timeline: who does what when; matrix: which state acts on which; ladder: how far "
            "each state has gone against whom; report: key figures, pictures and tables on one page.",
        ),
    ] = "network",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE.html",
            help="The HTML file to write; by default named as what it shows.",
        ),
    ] = None,
    actor: Actor = None,
    operation: Operation = None,
    relation: Relation = None,
    since: Since = None,
    until: Until = None,
    claims: Claims = "all",
    min_confidence: MinConfidence = 0.0,
    level: Annotated[
        str,
        typer.Option(
            metavar="|".join(LEVELS),
            autocompletion=completing(LEVELS),
            help="Fold bodies, officials and groups into their states, or not: in the network.",
        ),
    ] = "state",
    size_by: Annotated[
        str,
        typer.Option(
            metavar="|".join(SIZES),
            autocompletion=completing(SIZES),
            help="What makes a node of the network large: its lines, or a measure of `geocyber stats`.",
        ),
    ] = "lines",
    colour_by: Annotated[
        str,
        typer.Option(
            metavar="|".join(COLOURS),
            autocompletion=completing(COLOURS),
            help="What the colour of a node of the network tells.",
        ),
    ] = "kind",
    lanes: Annotated[
        str,
        typer.Option(
            metavar="|".join(LANES),
            autocompletion=completing(LANES),
            help="A lane of the timeline for each actor, or for each family of relations.",
        ),
    ] = "actor",
    limit: Annotated[
        int,
        typer.Option(
            min=2,
            metavar="N",
            help="Put at most so many actors of the state level into the page, the most told ones.",
        ),
    ] = 2000,
    show: Annotated[
        int,
        typer.Option(
            min=2,
            metavar="N",
            help="Draw at most so many actors at first, the weightiest; the page draws the others on demand.",
        ),
    ] = 40,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Title of the page.")] = None,
) -> None:
    """Draws who says and does what to whom, as one HTML file that needs no network.

    Options that are given several times (`--actor US --actor China`) widen the choice.
    """
    check(picture, PICTURES, "--as")
    check(level, LEVELS, "--level")
    check(lanes, LANES, "--lanes")
    check(size_by, SIZES, "--size-by")
    check(colour_by, COLOURS, "--colour-by")
    filters = chosen(
        actor=actor,
        operation=operation,
        relation=relation,
        since=since,
        until=until,
        claims=claims,
        min_confidence=min_confidence,
        limit=limit,
    )
    target = Path(f"{picture}.html") if output is None else output
    _check_output(target)

    from geocyber.store import open_store  # noqa: PLC0415 (slow to import)
    from geocyber.views import (  # noqa: PLC0415
        ColourBy,
        Lanes,
        Level,
        Picture,
        SizeBy,
        page_of,
        said_of,
        select,
    )

    with open_store(graph) as store:
        material = select(store, filters)
    wanted = Picture(picture)
    page = page_of(
        wanted,
        material,
        filters,
        title=title,
        level=Level(level),
        show=show,
        size_by=SizeBy(size_by),
        colour_by=ColourBy(colour_by),
        lanes=Lanes(lanes),
    )
    _write(target, page)
    typer.echo(f"{target}: {said_of(wanted, material, Level(level))}")
    if material.left_out:
        typer.echo(
            f"{material.left_out} statements about less-told actors were left out; "
            f"--limit {limit * 2} shows more",
            err=True,
        )


def _check_output(output: Path) -> None:
    if output.is_dir():
        raise UsageError(
            f"{output} is a folder; give -o the name of a file, such as {output / 'network.html'}"
        )
    if not output.parent.is_dir():
        raise UsageError(f"there is no folder {output.parent} to write {output.name} into; make it first")


def _write(output: Path, text: str) -> None:
    """Writes beside, then puts in place, so that no half page is ever left."""
    beside = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(output)
    except OSError as error:
        raise GeocyberError(f"{output} cannot be written: {error.strerror}") from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
