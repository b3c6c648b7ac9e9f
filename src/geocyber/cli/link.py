"""Commands on who is who across articles: link and unlink."""

from __future__ import annotations

from typing import Annotated

import typer

from geocyber.cli.links import ReportFile, check_report, tell_links
from geocyber.cli.options import DEFAULT_GRAPH, Graph
from geocyber.errors import UsageError

_HOW_NAMED = "A and B are names as ask takes them, NAME@ARTICLE where several are called so, or IRIs."


def register(app: typer.Typer) -> None:
    """Adds this module's commands to `app`."""
    app.command()(link)
    app.command()(unlink)


def link(
    graph: Graph = DEFAULT_GRAPH,
    same: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help=f"Make two things one. {_HOW_NAMED}", show_default=False),
    ] = None,
    different: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Keep two things apart, now and later.", show_default=False),
    ] = None,
    report: ReportFile = None,
) -> None:
    """Links what is one across articles: entities, and reports of the same act.

    build, merge and remove keep links true by themselves. This links the whole graph anew, for a new version of
    geocyber, or after all links were undone. With --same or --different it only carries out what you decide, and remembers it.
    """
    from geocyber.identity import decide_different, decide_same, link_again  # noqa: PLC0415 (loaded when called)
    from geocyber.store import open_store  # noqa: PLC0415

    check_report(report)
    with open_store(graph) as store:
        pass  # a graph that is not there is not made
    with open_store(graph, writable=True) as store:
        if same:
            turned = decide_same(store, *same)
            _note(f"{turned.one} and {turned.other} are one{' already' if turned.was_one else ''}")
        if different:
            turned = decide_different(store, *different)
            _note(
                f"{turned.one} and {turned.other} are kept apart{'' if turned.was_one else ', as they were'}"
            )
        if not same and not different:
            link_again(store)
        tell_links(store, report)


def unlink(
    one: Annotated[str | None, typer.Argument(metavar="A", help=_HOW_NAMED, show_default=False)] = None,
    other: Annotated[
        str | None, typer.Argument(metavar="B", show_default=False, help="The other thing.")
    ] = None,
    graph: Graph = DEFAULT_GRAPH,
    everything: Annotated[bool, typer.Option("--all", help="Undo all links.")] = False,
) -> None:
    """Undoes a link and remembers that the two are not the same, or undoes all links.

    Once all are undone, nothing is linked until you call link.
    """
    from geocyber.identity import decide_different, unlink_all  # noqa: PLC0415 (loaded when the command is called)
    from geocyber.store import open_store  # noqa: PLC0415

    if everything == bool(one) or bool(one) != bool(other):
        raise UsageError("name the two things to unlink, or give --all")
    with open_store(graph) as store:
        pass  # a graph that is not there is not made
    with open_store(graph, writable=True) as store:
        if one and other:
            turned = decide_different(store, one, other)
            before = "" if turned.was_one else "; they were not linked"
            _note(f"{turned.one} and {turned.other} are different things from now on{before}")
        else:
            unlink_all(store)
            _note("all links are undone")


def _note(text: str) -> None:
    typer.echo(text, err=True)
