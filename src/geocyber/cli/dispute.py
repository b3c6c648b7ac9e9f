"""The command `dispute`: a report on one operation, as Markdown or as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geocyber.cli.options import DEFAULT_GRAPH, Graph
from geocyber.errors import UsageError

_ENDINGS = (".md", ".html")


def register(app: typer.Typer) -> None:
    """Adds this module's commands to `app`."""
    app.command("dispute")(dispute)


def dispute(
    operation: Annotated[
        str,
        typer.Argument(metavar="OPERATION", help="The operation, by its name in any article, or its IRI."),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file to write, .md or .html; without it, Markdown is printed.",
        ),
    ] = None,
    graph: Graph = DEFAULT_GRAPH,
) -> None:
    """Reports on the dispute over an operation, with every sentence: as Markdown, or as a page which needs no network.

    It tells who is accused by whom and since when, who joins in, who denies, who says nothing, who contradicts whom
    and who has changed his mind.
    """
    if output is not None and output.suffix.lower() not in _ENDINGS:
        raise UsageError(f"{output}: a report is written as .md or .html; give -o a name that ends so")

    from geocyber.asking import clean, dispute_report, report_markdown  # noqa: PLC0415 (slow to import)
    from geocyber.store import open_store, write_text  # noqa: PLC0415 (slow to import)

    with open_store(graph) as store:
        report = dispute_report(store, operation)
    for note in report.notes:
        typer.echo(clean(note), err=True)
    if output is None:
        typer.echo(report_markdown(report).encode(), nl=False)
        return
    if output.suffix.lower() == ".md":
        write_text(output, [report_markdown(report)])
    else:
        from geocyber.views.dispute import dispute_page  # noqa: PLC0415 (slow to import)

        write_text(output, [dispute_page(report)])
    positions = sum(len(one.lines) for one in report.told.disputes)
    typer.echo(f"{output}: {positions} positions from {len(report.sources)} articles")
