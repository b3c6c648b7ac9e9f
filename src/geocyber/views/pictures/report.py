"""The report: what a graph holds on one page, to be read, printed or kept as PDF."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from geocyber.model import RelationType
from geocyber.views.acts import Act, acts
from geocyber.views.look import look
from geocyber.views.pictures.figure import Figure, table
from geocyber.views.pictures.glyphs import inline_mark, link
from geocyber.views.pictures.ladder import ladder
from geocyber.views.pictures.markup import NOTHING, Markup, name, tag, text, together
from geocyber.views.pictures.matrix import gridded
from geocyber.views.pictures.network import network
from geocyber.views.pictures.page import page, pictured
from geocyber.views.pictures.timeline import timeline
from geocyber.views.pictures.words import called, in_full, plural, verb
from geocyber.views.values import Lanes, Material

MOST = 12
"""Rows of each table."""

_BLAMES = frozenset({RelationType.ATTRIBUTES})
_DENIES = frozenset({RelationType.DENIES})


def report_page(title: str, filters: str, material: Material, lanes: Lanes) -> str:
    """The report as a complete page.

    Args:
        title: of the page.
        filters: what the material was chosen by, in words.
        material: what passes them.
        lanes: what a lane of the timeline holds.
    """
    told = acts(material)
    body = [
        key_figures(told, material),
        _section(network(material)),
        _section(timeline(material, lanes)),
        _section(ladder(material)),
        tag("div", *_tables(told, material), class_="tables"),
    ]
    return page(title, [f"filtered: {filters}" if filters else ""], "report", body, material)


def key_figures(told: Sequence[Act], material: Material) -> Markup:
    """What the graph holds, in numbers."""
    publishers = {report.publisher for report in material.reports.values() if report.publisher}
    published = sorted(report.published for report in material.reports.values() if report.published)
    actors = {end for act in told for end in (act.actor, act.target) if end is not None}
    disputed = sum(act.disputed for act in told)
    figures = [
        (len(material.reports), "article", "articles"),
        (len(publishers), "publisher", "publishers"),
        (len(material.statements), "statement", "statements"),
        (len(told), "act", "acts"),
        (len(actors), "actor and thing", "actors and things"),
        (disputed, "act disputed", "acts disputed"),
    ]
    cells = [
        tag("div", tag("dt", text(one if count == 1 else many)), tag("dd", text(f"{count:,}")))
        for count, one, many in figures
    ]
    if published:
        span = published[0] if published[0] == published[-1] else f"{published[0]} – {published[-1]}"
        cells.append(tag("div", tag("dt", text("published")), tag("dd", text(span)), class_="span-of-time"))
    return tag("dl", *cells, class_="figures")


def _section(figure: Figure) -> Markup:
    return tag(
        "section",
        tag("h2", text(figure.heading)),
        tag("p", text(figure.telling), class_="quiet"),
        pictured(figure),
    )


# Tables --------------------------------------------------------------------------------------------------


def _tables(told: Sequence[Act], material: Material) -> Iterable[Markup]:
    responses = [act for act in told if act.family in look().rungs[1:]]
    yield _titled("Actors", _actors(told, material))
    yield _titled("Pairs of states", _pairs(told, material))
    yield _titled("Who is blamed", _listed(_only(told, _BLAMES), material, "Who blames", "whom"))
    yield _titled("Measures taken or threatened", _listed(responses, material, "Who", "whom"))
    yield _titled("Denials", _listed(_only(told, _DENIES), material, "Who denies", "towards whom"))


def _titled(title: str, content: Markup) -> Markup:
    return tag("section", tag("h2", text(title)), content) if content else NOTHING


def _only(told: Sequence[Act], relations: frozenset[RelationType]) -> list[Act]:
    return [act for act in told if act.relation in relations]


def _actors(told: Sequence[Act], material: Material) -> Markup:
    done, undergone = Counter(act.actor for act in told), Counter(act.target for act in told if act.target)
    reports: dict[str, set[str]] = defaultdict(set)
    statements: dict[str, list[int]] = defaultdict(list)
    for act in told:
        for end in {act.actor, act.target} - {None}:
            statements[str(end)] += act.statements
            reports[str(end)] |= {material.statements[index].report for index in act.statements}
    order = sorted(reports, key=lambda id: (-done[id] - undergone[id], called(id, material), id))
    rows = [
        [
            name(material.nodes[id].name, 60),
            text(look().kinds[material.nodes[id].kind].label),
            text(done[id]),
            text(undergone[id]),
            link(statements[id], f"Sentences about {called(id, material)}", text(len(reports[id]))),
        ]
        for id in order[:MOST]
    ]
    head = ["Actor", "Kind", "Does", "Undergoes", "Articles"]
    return table(_caption(len(order), "actor and thing", "actors and things"), head, rows, (2, 3, 4))


def _pairs(told: Sequence[Act], material: Material) -> Markup:
    grid = gridded(told, material)
    order = sorted(grid.cells.items(), key=lambda item: (-len(item[1].held), item[0]))
    rows = []
    for (who, whom), cell in order[:MOST]:
        words = f"{called(who, material)} on {called(whom, material)}"
        families = (together([inline_mark(family), text(count)], " ") for family, count in cell.families)
        rows.append(
            [
                name(material.nodes[who].name, 60),
                name(material.nodes[whom].name, 60),
                together(families, " "),
                link(cell.statements, f"Sentences: {words}", text(len(cell.held))),
            ]
        )
    return (
        table(_caption(len(order), "pair"), ["Who", "on whom", "How", "Acts"], rows, (3,))
        if rows
        else NOTHING
    )


def _listed(listed: Sequence[Act], material: Material, who: str, whom: str) -> Markup:
    """Acts with the newest first, those that several articles tell alike as one row."""
    alike: dict[tuple[object, ...], list[Act]] = defaultdict(list)
    for act in listed:
        alike[act.when, act.agent, act.relation, act.object, act.standing].append(act)
    rows = list(alike.values())
    rows.sort(key=_newest)
    head = ["When", who, "", whom, "about", "Articles"]
    cells = [_row(same, material) for same in rows[:MOST]]
    return table(_caption(len(rows), "act"), head, cells, (5,)) if cells else NOTHING


def _newest(same: Sequence[Act]) -> int:
    return -(same[0].when.first if same[0].when else 0)


def _row(same: Sequence[Act], material: Material) -> list[Markup]:
    act = same[0]
    statements = [index for each in same for index in each.statements]
    reports = {material.statements[index].report for index in statements}
    told = {"negated": "not: ", "possible": "maybe: "}.get(act.standing.value, "")
    operations = (material.statements[index].operation for index in statements)
    answered = next((operation for operation in operations if operation is not None), None)
    how = together(
        [inline_mark(act.family, act.standing, disputed=act.disputed), text(told + verb(act))], " "
    )
    return [
        tag("time", text(act.when.written if act.when else "undated")),
        name(material.nodes[act.agent].name, 48),
        how,
        name(material.nodes[act.object].name, 48) if act.object else text("–"),
        name(material.nodes[answered].name, 48) if answered else NOTHING,
        link(statements, f"Sentences: {in_full(same, material)}", text(len(reports))),
    ]


def _caption(count: int, one: str, many: str = "") -> str:
    whole = plural(count, one, many)
    return f"{MOST} of {whole}" if count > MOST else whole
