"""The command `view`: the graph as an interactive network in one HTML file."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from geocyber.cli.options import DEFAULT_GRAPH, Graph, MinConfidence, day
from geocyber.errors import GeocyberError, UsageError

CLAIMS = ("all", "asserted", "disputed")
LEVELS = ("state", "actor")
FAMILIES = ("words", "diplomacy", "law", "coercion", "operations", "ties")


def _complete_relation(incomplete: str) -> list[str]:
    """The relations and families of relations that begin so."""
    from geocyber.model import RelationType  # noqa: PLC0415

    return [name for name in (*FAMILIES, *RelationType) if name.startswith(incomplete)]


def _complete_claims(incomplete: str) -> list[str]:
    return [name for name in CLAIMS if name.startswith(incomplete)]


def _complete_level(incomplete: str) -> list[str]:
    return [name for name in LEVELS if name.startswith(incomplete)]


def register(app: typer.Typer) -> None:
    """Adds this module's commands to `app`."""
    app.command("view")(view)


def view(
    *,
    graph: Graph = DEFAULT_GRAPH,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.html", help="The HTML file to write.")
    ] = Path("network.html"),
    actor: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ACTOR",
            help="Only statements with this actor, or whoever acts for it, at one end: a name or ISO code.",
        ),
    ] = None,
    relation: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RELATION",
            help=f"Only this relation (condemns, targets, …) or family: {', '.join(FAMILIES)}.",
            autocompletion=_complete_relation,
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only acts of this day (2021-07-19) or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only acts of this day or earlier.")
    ] = None,
    claims: Annotated[
        str,
        typer.Option(
            metavar="|".join(CLAIMS),
            autocompletion=_complete_claims,
            help="all; asserted: neither negated nor merely possible; disputed: denied by the accused or "
            "contradicted by another article.",
        ),
    ] = "all",
    min_confidence: MinConfidence = 0.0,
    level: Annotated[
        str,
        typer.Option(
            metavar="|".join(LEVELS),
            autocompletion=_complete_level,
            help="Fold bodies, officials and groups into their states, or not.",
        ),
    ] = "state",
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
    """Draws the network of who says and does what to whom, as one HTML file that needs no network.

    Options that are given several times (`--actor US --actor China`) widen the choice.
    """
    first, last = day(since, "--since"), day(until, "--until")
    if first and last and first > last:
        raise UsageError(f"--since {since} is later than --until {until}; exchange them")
    _check(claims, CLAIMS, "--claims")
    _check(level, LEVELS, "--level")
    _check_output(output)

    from geocyber.store import open_store  # noqa: PLC0415 (slow to import)
    from geocyber.views import Claims, Filters, Level, counts, network_page_of, select  # noqa: PLC0415
    from geocyber.views.pages import TITLE  # noqa: PLC0415

    filters = Filters(
        actors=tuple(actor or ()),
        relations=tuple(relation or ()),
        since=first,
        until=last,
        claims=Claims(claims),
        min_confidence=min_confidence,
        limit=limit,
    )
    with open_store(graph) as store:
        material = select(store, filters)
    _write(
        output,
        network_page_of(
            material, filters, title=TITLE if title is None else title, level=Level(level), show=show
        ),
    )
    nodes, lines = counts(material, Level(level))
    typer.echo(
        f"{output}: {nodes} actors and things, {lines} lines; "
        f"{len(material.statements)} statements from {len(material.reports)} articles"
    )
    if material.left_out:
        typer.echo(
            f"{material.left_out} statements about less-told actors were left out; "
            f"--limit {limit * 2} shows more",
            err=True,
        )


def _check(value: str, known: tuple[str, ...], option: str) -> None:
    if value not in known:
        from difflib import get_close_matches  # noqa: PLC0415 (only when something is wrong)

        near = get_close_matches(value, known, 1, 0.4)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise UsageError(f"{option} {value!r} is unknown{hint}; known are {', '.join(known)}")


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
