"""The command `stats`: the network in numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geocyber.cli.answers import Format, out, print_answer
from geocyber.cli.filters import Actor, Claims, Operation, Relation, Since, Until, check, chosen, completing
from geocyber.cli.options import DEFAULT_GRAPH, Graph, MinConfidence

if TYPE_CHECKING:
    from geocyber.asking import Answer
    from geocyber.measuring import ActorMeasures, Measures
    from geocyber.views import Material

LEVELS = ("state", "actor")
SUBJECTS = ("actors", "families", "graph")
FAMILIES = ("words", "diplomacy", "law", "coercion", "operations")
_EVERYBODY = 1_000_000
_SHOWN = {
    "actors": (
        "actor",
        "done",
        "received",
        "out",
        "in",
        "between",
        "pagerank",
        "community",
        "articles",
    ),
    "families": ("actor", "gives", "receives"),
}


def register(app: typer.Typer) -> None:
    """Adds this module's commands to `app`."""
    app.command("stats")(stats)


def stats(
    *,
    graph: Graph = DEFAULT_GRAPH,
    of: Annotated[
        str,
        typer.Option(
            metavar="|".join(SUBJECTS),
            autocompletion=completing(SUBJECTS),
            help="The measures of each actor, how many acts of which family each gives and receives, or the measures of "
            "the whole graph; JSON has all.",
        ),
    ] = "actors",
    format: Annotated[Format, typer.Option("--format", help="How they are written.")] = Format.TABLE,
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
            help="Let bodies, officials and groups stand for their states, or for themselves.",
        ),
    ] = "state",
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Write so many actors, those with most acts first.")
    ] = None,
) -> None:
    """Measures the network: who is central, who deals with whom, and how balanced it is.

    Acts count that are stated or claimed, each once, however many articles tell of it; what is only threatened,
    suspected or denied does not, nor what is done within a state.
    """
    check(of, SUBJECTS, "--of")
    check(level, LEVELS, "--level")
    filters = chosen(
        actor=actor,
        operation=operation,
        relation=relation,
        since=since,
        until=until,
        claims=claims,
        min_confidence=min_confidence,
        limit=_EVERYBODY,
    )

    from geocyber.store import open_store  # noqa: PLC0415 (slow to import)
    from geocyber.views import Level, measured, select  # noqa: PLC0415

    with open_store(graph) as store:
        material = select(store, filters)
    measures = measured(material, Level(level))
    rows = sorted(
        measures.actors.values(),
        key=lambda each: (-each.done - each.undergone, material.nodes[each.id].name, each.id),
    )[:limit]
    if format is Format.JSON:
        out(json.dumps(_as_json(measures, rows, material), ensure_ascii=False, indent=2) + "\n")
    elif of == "graph":
        print_answer(_of_graph(measures), format)
    else:
        print_answer(_of_actors(measures, rows, material, _SHOWN[of]), format)


# The graph -----------------------------------------------------------------------------------------------


def _graph_rows(measures: Measures) -> list[tuple[str, Any, str]]:
    whole, balance = measures.graph, measures.graph.balance
    share = None if balance.share is None else round(balance.share, 4)
    return [
        ("actors", whole.actors, "who does something to another, or to whom something is done"),
        ("acts", whole.deeds, "done by one to another"),
        ("pairs", whole.pairs, "ordered pairs of which the first does something to the second"),
        ("density", whole.density, "share of all ordered pairs that are such pairs"),
        (
            "reciprocity",
            whole.reciprocity,
            "share of these pairs whose second does something to the first, too",
        ),
        (
            "communities",
            whole.communities,
            "groups that deal with each other more than with others (Louvain)",
        ),
        ("modularity", whole.modularity, "how much more acts lie within communities than by chance"),
        ("triads", balance.triads, "three actors of whom every two are for or against each other"),
        ("triads_all_for", balance.all_for, "+++, balanced"),
        ("triads_one_against", balance.one_against, "++-, unbalanced"),
        ("triads_two_against", balance.two_against, "+--, balanced: two friends against a third"),
        ("triads_all_against", balance.all_against, "---, unbalanced"),
        ("balance", share, "share of triads that is balanced (Cartwright and Harary 1956)"),
    ]


def _of_graph(measures: Measures) -> Answer:
    columns = ("measure", "value", "meaning")
    return _answer(columns, columns, [list(row) for row in _graph_rows(measures)])


# Actors --------------------------------------------------------------------------------------------------


def _of_actors(
    measures: Measures, rows: list[ActorMeasures], material: Material, shown: tuple[str, ...]
) -> Answer:
    records = [_record(each, material) for each in rows]
    columns = tuple(records[0]) if records else shown
    whole = measures.graph
    note = (
        f"{whole.actors} actors, {whole.deeds} acts, {whole.pairs} pairs; density {whole.density}, "
        f"reciprocity {whole.reciprocity}, {whole.communities} communities; --of graph tells more"
    )
    return _answer(columns, shown, [list(record.values()) for record in records], (note,))


def _record(measures: ActorMeasures, material: Material) -> dict[str, Any]:
    node = material.nodes[measures.id]
    return {
        "actor": node.name,
        "id": measures.id,
        "kind": node.kind.value,
        "done": measures.done,
        "received": measures.undergone,
        "out": measures.out_degree,
        "in": measures.in_degree,
        "between": measures.betweenness,
        "pagerank": measures.pagerank,
        "mutual": measures.reciprocity,
        "community": measures.community,
        "articles": measures.reports,
        "gives": _in_words(measures.gives),
        "receives": _in_words(measures.receives),
        **{f"gives_{family}": measures.gives.get(family, 0) for family in FAMILIES},
        **{f"receives_{family}": measures.receives.get(family, 0) for family in FAMILIES},
    }


def _in_words(counts: Any) -> str:  # noqa: ANN401
    return ", ".join(f"{family} {counts[family]}" for family in FAMILIES if family in counts)


# Writing -------------------------------------------------------------------------------------------------


def _answer(
    columns: tuple[str, ...], shown: tuple[str, ...], rows: list[list[Any]], notes: tuple[str, ...] = ()
) -> Answer:
    from geocyber.asking import Answer  # noqa: PLC0415
    from geocyber.store import Literal  # noqa: PLC0415

    terms = tuple(tuple(None if value is None else Literal(str(value)) for value in row) for row in rows)
    return Answer(columns, terms, notes, shown)


def _as_json(measures: Measures, rows: list[ActorMeasures], material: Material) -> dict[str, Any]:
    records = []
    for each in rows:
        record = {k: v for k, v in _record(each, material).items() if not k.startswith(("gives", "receives"))}
        records.append({**record, "gives": dict(each.gives), "receives": dict(each.receives)})
    return {"graph": {name: value for name, value, _ in _graph_rows(measures)}, "actors": records}
