"""Commands on what geocyber knows by name: import, list, remove, claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geocyber.cli.options import DEFAULT_GRAPH, Graph
from geocyber.errors import GeocyberError, UsageError

if TYPE_CHECKING:
    from geocyber.knowledge import Entry, Knowledge, SponsorClaim
    from geocyber.store import Store

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE",
        help="MISP galaxy clusters and STIX 2.1 bundles (.json), tables (.csv).",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Adds this module's commands to `app`."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")
    group.command("import")(import_)
    group.command("list")(list_)
    group.command("remove")(remove)
    group.command("claims")(claims)
    app.add_typer(group, name="knowledge", help="Shows what is known by name, and adds to it.")


def import_(files: Files) -> None:
    """Adds groups, malware, persons and organisations that others know, for all articles read from now on.

    Takes MISP galaxy clusters, STIX 2.1 bundles and tables with the columns name, kind, aliases, state, id and
    confidence. A source that is imported again takes the place of its older rows. All files are read before anything
    is kept. What is imported is kept in a file of the user's data folder, or in the one that the environment variable
    GEOCYBER_KNOWLEDGE names.
    """
    from geocyber.knowledge import read_imported, read_source, write_imported  # noqa: PLC0415 (loaded when called)

    target = _target()
    new = [row for file in files for row in read_source(file)]
    sources = Counter(row.source for row in new)
    replaced = {_without_version(source) for source in sources}
    kept = [row for row in read_imported(target) if _without_version(row.source) not in replaced]
    write_imported(target, [*kept, *new])
    for source, count in sorted(sources.items()):
        _note(f"imported {count} rows from {source}")
    _note(f"{target} is used from now on; articles that were read before keep what was found in them")


def list_(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="What is known by this name; without it, the sources.", show_default=False
        ),
    ] = None,
) -> None:
    """Says what is known by a name: what it may mean, its other names, and whom sources suspect behind it.

    Without a name it lists the sources that were imported.
    """
    from geocyber.knowledge import load, read_imported, user_file  # noqa: PLC0415 (loaded when called)

    if name is None:
        file = user_file()
        rows = read_imported(file)
        for source, count in sorted(Counter(row.source for row in rows).items()):
            typer.echo(f"{source}: {count} rows")
        _note(f"{file}: {len(rows)} rows" if rows else "nothing was imported")
        return
    knowledge = load()
    found = knowledge.lookup(name)
    if not found:
        raise GeocyberError(f"nothing is known by the name {name!r}")
    for one in found:
        for line in _about(knowledge, one.ref, knowledge.entries[one.ref], doubtful=one.needs_context):
            typer.echo(line)


def remove(
    source: Annotated[
        str | None,
        typer.Argument(metavar="SOURCE", help="A source as `knowledge list` names it.", show_default=False),
    ] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="All that was imported.")] = False,
) -> None:
    """Forgets an imported source. What geocyber is shipped with stays."""
    from geocyber.knowledge import read_imported, write_imported  # noqa: PLC0415 (loaded when called)

    if everything == (source is not None):
        raise UsageError("name one source, or --all of them")
    target = _target()
    rows = read_imported(target)
    gone = rows if everything else tuple(row for row in rows if row.source == source)
    if source is not None and not gone:
        names = ", ".join(sorted({row.source for row in rows})) or "nothing"
        raise GeocyberError(f"no source is called {source!r}; imported: {names}")
    kept = [row for row in rows if row not in gone]
    if kept:
        write_imported(target, kept)
    else:
        target.unlink(missing_ok=True)
    _note(f"removed {len(gone)} rows; {len(kept)} are left")


def claims(
    graph: Graph = DEFAULT_GRAPH,
    *,
    forget: Annotated[
        bool, typer.Option("--forget", help="Take all such claims out of the graph again.")
    ] = False,
) -> None:
    """Puts into a graph whom knowledge sources suspect behind the groups in it, as claims of these sources.

    The claims of each source stand in a graph of their own beside the articles' graphs; they are possible, have their
    source as claimant, and never become direct edges. No article says them, so that the questions on articles leave
    them out. Prints them, one a line. Done again, it brings them up to date.
    """
    from geocyber.knowledge import load  # noqa: PLC0415 (loaded when called)
    from geocyber.store import open_store  # noqa: PLC0415 (loaded when called)

    knowledge = load()
    with open_store(graph, writable=True) as store:
        known = {ref for ref in _groups_of(store) if ref in knowledge.entries}
        wanted = [] if forget else [claim for claim in knowledge.claims if claim.group in known]
        _replace_claims(store, wanted, knowledge)
    for claim in sorted(wanted, key=lambda one: (knowledge.entries[one.group].name, one)):
        typer.echo(f"{knowledge.entries[claim.group].name}: {_claim(claim)}")
    _note(f"{graph} holds {len(wanted)} claims of {len({claim.source for claim in wanted})} sources")


def _groups_of(store: Store) -> set[str]:
    """The references of the threat groups that articles of a graph mention."""
    found = store.query(
        "PREFIX gc: <https://w3id.org/geocyber/ontology#> SELECT DISTINCT ?group { ?group a gc:ThreatGroup }"
    )
    return {str(row["group"]).partition("/id/")[2] for row in found}


def _replace_claims(store: Store, claims: Sequence[SponsorClaim], knowledge: Knowledge) -> None:
    """Puts claims in the place of those that the graph holds."""
    from geocyber.graph import Suspicion, describe_suspicions, source_iri  # noqa: PLC0415 (loaded when called)

    held = store.query(
        "PREFIX gc: <https://w3id.org/geocyber/ontology#> SELECT DISTINCT ?source { ?source a gc:KnowledgeSource }"
    )
    by_source: dict[str, list[Suspicion]] = {}
    for claim in claims:
        state = knowledge.entries[claim.state].name
        said = f"{state} is suspected behind {claim.name}"
        by_source.setdefault(claim.source, []).append(
            Suspicion(claim.group, claim.state, said, claim.confidence)
        )
    for gone in {str(row["source"]) for row in held} - set(map(source_iri, by_source)):
        store.remove(gone)
    for source, suspicions in sorted(by_source.items()):
        store.add(source_iri(source), describe_suspicions(source, suspicions))


def _about(knowledge: Knowledge, ref: str, entry: Entry, *, doubtful: bool) -> Iterator[str]:
    """What is known of a thing, line by line."""
    yield f"{entry.name} ({ref})" + (": only with support, as it is also something else" if doubtful else "")
    names = sorted(
        {n.text for names in knowledge.names.values() for n in names if n.ref == ref} - {entry.name}
    )
    if names:
        yield f"  also: {', '.join(names)}"
    if entry.of:
        yield f"  belongs to: {entry.of}"
    for claim in knowledge.claims:
        if claim.group == ref:
            yield f"  {_claim(claim)}"
    for source in knowledge.origins.get(ref, ()):
        yield f"  imported from: {source}"


def _claim(claim: SponsorClaim) -> str:
    sure = f", confidence {claim.confidence} of 100" if claim.confidence is not None else ""
    return f"{claim.source} suspects {claim.state} behind {claim.name}{sure}"


def _without_version(source: str) -> str:
    return source.partition(", version ")[0]


def _target() -> Path:
    from geocyber.knowledge import user_file  # noqa: PLC0415 (loaded when called)

    file = user_file()
    if file is None:
        raise UsageError("GEOCYBER_KNOWLEDGE is empty: name a file in it, or unset it")
    return file


def _note(line: str) -> None:
    typer.echo(line, err=True)
