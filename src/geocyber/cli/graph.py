"""Commands on a graph as a whole: check, export, merge, remove."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geocyber.cli.links import ReportFile, check_report, tell_links
from geocyber.cli.options import DEFAULT_GRAPH, Graph
from geocyber.errors import UsageError

if TYPE_CHECKING:
    from geocyber.graph.report import Report

Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The file to write; its ending chooses the format: .trig .ttl .nq .jsonld .graphml .gexf .csv "
        ".stix.json, each also with .gz.",
        show_default=False,
    ),
]
Sources = Annotated[
    list[str], typer.Argument(metavar="GRAPH", help="The graphs to bring together.", show_default=False)
]
Wanted = Annotated[
    str,
    typer.Argument(
        metavar="ARTICLE",
        help="The article's id, address, IRI, or the first digits of its SHA-256.",
        show_default=False,
    ),
]


class ReportFormat(StrEnum):
    """How a report is printed."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Adds this module's commands to `app`."""
    app.command()(check)
    app.command()(export)
    app.command()(merge)
    app.command()(remove)


def check(
    graph: Graph = DEFAULT_GRAPH,
    report_format: Annotated[
        ReportFormat, typer.Option("--format", help="How to print.")
    ] = ReportFormat.TEXT,
) -> None:
    """Checks a graph against its shapes and the rules of provenance.

    Prints what is wrong, one line each; the exit code is 1 if a rule is broken.
    """
    from geocyber.graph.check import check as check_graph  # noqa: PLC0415 (loaded when the command is called)
    from geocyber.store import open_store  # noqa: PLC0415

    with open_store(graph) as store:
        report = check_graph(store.nquads())
    if report_format is ReportFormat.JSON:
        typer.echo(json.dumps(_as_dict(report), ensure_ascii=False, indent=1))
    else:
        for finding in report.findings:
            typer.echo(" ".join(str(finding).split()))
    broken, doubtful = len(report.violations), len(report.warnings)
    _note(
        f"checked {_count(report.articles, 'article')} with {_count(report.statements, 'statement')}: "
        f"{_count(broken, 'violation')}, {_count(doubtful, 'warning')}"
    )
    if not report.conforms:
        raise typer.Exit(1)


def export(output: Output, graph: Graph = DEFAULT_GRAPH) -> None:
    """Writes a graph to a file for other programs.

    RDF (.trig .nq .jsonld with the articles apart, .ttl without), a network of statements (.graphml .gexf), a
    table of statements (.csv) or a STIX 2.1 bundle (.stix.json).
    """
    from geocyber.exporting import export as write  # noqa: PLC0415 (loaded when the command is called)
    from geocyber.store import is_same_graph, open_store  # noqa: PLC0415

    if is_same_graph(graph, str(output)):
        raise UsageError(f"{output} is the graph itself; name another file with -o")
    with open_store(graph) as store:
        written = write(store, output)
    for note in written.notes:
        _note(note)
    _note(f"wrote {written.path}")


def merge(sources: Sources, graph: Graph = DEFAULT_GRAPH, report: ReportFile = None) -> None:
    """Brings graphs together in the one that -g names, which keeps what it holds.

    What graphs share is there once, and what is one across their articles is linked. No graph that is merged is
    changed, and any order gives the same.
    """
    from geocyber.store import merge as merge_graphs  # noqa: PLC0415 (loaded when the command is called)
    from geocyber.store import open_store  # noqa: PLC0415

    check_report(report)
    merged = merge_graphs(sources, graph)
    for article in merged.differing:
        _note(f"the graphs hold different readings of {article}; the one by the newest version was kept")
    _note(
        f"{graph} holds {_count(merged.articles, 'article')}, {merged.added} of them new; "
        f"{merged.shared} stood in more than one graph"
    )
    if report or merged.refused:
        with open_store(graph) as store:
            tell_links(store, report)


def remove(article: Wanted, graph: Graph = DEFAULT_GRAPH) -> None:
    """Takes an article out of a graph, with all that only it says."""
    from geocyber.store import find_article, open_store  # noqa: PLC0415 (loaded when the command is called)

    with open_store(graph) as store:
        found = find_article(store, article)
    with open_store(graph, writable=True) as store:
        store.remove(found.iri)
    _note(f"removed {found}")


def _as_dict(report: Report) -> dict[str, object]:
    return {
        "conforms": report.conforms,
        "articles": report.articles,
        "statements": report.statements,
        "findings": [
            {
                "severity": finding.severity.value,
                "rule": finding.rule,
                "graph": finding.graph,
                "node": finding.node,
                "name": finding.name,
                "message": finding.message,
                "value": finding.value,
            }
            for finding in report.findings
        ],
    }


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _note(text: str) -> None:
    typer.echo(text, err=True)
