"""Reports on one operation: who blames whom for it, who answers, what is contradictory, and in which articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geocyber.asking.disputes import tell
from geocyber.asking.finding import find
from geocyber.asking.names import PROLOGUE
from geocyber.asking.told import Dispute, Told, Wanted, listed
from geocyber.asking.values import ParameterType
from geocyber.model import Kind
from geocyber.store import Iri, Store
from geocyber.weighing import Change, Position, Stand, Turn, read, spoken_on

IN_WORDS: Mapping[Stand, str] = {
    Stand.BLAMES: "blamed by",
    Stand.CHARGES: "charged by",
    Stand.SUSPECTS: "suspected by",
    Stand.JOINS: "joined by",
    Stand.CONDEMNS: "condemned by",
    Stand.CLEARS: "not blamed by",
    Stand.DENIES: "denied by",
    Stand.DOES_NOT_DENY: "not denied by",
    Stand.SILENT: "answer",
}
"""What stands before those who take a position, in the order in which a report gives them."""

NO_ANSWER = "none in these articles"
UNCLEAR = "Whoever it was"
"""The heading for positions that say not which of several accused they are about."""

_ARTICLES = """
SELECT ?article ?called ?headline ?publisher ?published ?address WHERE {
  VALUES ?article { @ }
  ?article gc:articleId ?called .
  OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?article schema:publisher ?publisher }
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article schema:url ?address }
}"""


@dataclass(frozen=True, slots=True)
class Source:
    """An article that a report rests on.

    Attributes:
        id: what its user calls it.
        title: its headline, or its id.
        publisher: "" if unknown.
        published: ISO 8601; "" if unknown.
        url: its web address; "" if unknown or not http(s).
    """

    id: str
    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""

    @property
    def origin(self) -> str:
        """Publisher and date, as far as they are known."""
        return ", ".join(filter(None, (self.publisher, self.published)))


@dataclass(frozen=True, slots=True)
class DisputeReport:
    """All that a graph tells of the disputes over one operation.

    Attributes:
        title: the operation's name.
        told: its disputes with the names in them; several where operations of that name are not linked.
        sources: the articles, by their IRIs.
        kinds: what the nodes are, by their IRIs.
        notes: what was taken for what.
    """

    title: str
    told: Told
    sources: Mapping[str, Source]
    kinds: Mapping[str, Kind]
    notes: tuple[str, ...] = ()


def dispute_report(store: Store, operation: str) -> DisputeReport:
    """The report on an operation.

    Args:
        store: an open store.
        operation: its name or IRI.

    Raises:
        GeocyberError: the graph holds no operation of that name; the line says what may have been meant.
    """
    found = find(store, operation, ParameterType.OPERATION)
    evidence = read(store)
    told = tell(store, evidence, Wanted(operations=frozenset(thing.value for thing in found.things)))
    titles = sorted({dispute.title for dispute in told.disputes})
    said = {line.position.said for dispute in told.disputes for line in dispute.lines}
    return DisputeReport(
        title=titles[0] if len(titles) == 1 else operation,
        told=told,
        sources=_sources(store, {one.report for one in said if one is not None}),
        kinds=evidence.kinds,
        notes=found.notes,
    )


def _sources(store: Store, articles: Iterable[str]) -> Mapping[str, Source]:
    values = " ".join(Iri(article).n3 for article in sorted(articles))
    if not values:
        return {}
    rows = (
        {name: str(value) for name, value in row.items()}
        for row in store.query(PROLOGUE + _ARTICLES.replace("@", values))
    )
    found = {
        row["article"]: Source(
            id=row["called"],
            title=row.get("headline") or row["called"],
            publisher=row.get("publisher", ""),
            published=row.get("published", ""),
            url=url if (url := row.get("address", "")).startswith(("http://", "https://")) else "",
        )
        for row in rows
    }
    return dict(sorted(found.items(), key=lambda item: (item[1].published or "~", item[1].id)))


# What a report says, in words -------------------------------------------------------------------------------


def facts(dispute: Dispute, told: DisputeReport) -> str:
    """How many articles a dispute is told in, and of which time."""
    articles = {line.position.said.report for line in dispute.lines if line.position.said is not None}
    said = [line.position.said for line in dispute.lines if line.position.said is not None]
    days = sorted(filter(None, (spoken_on(one) or told.sources[one.report].published for one in said)))
    span = (
        f", {days[0]} to {days[-1]}" if days and days[0] != days[-1] else "".join(f", {d}" for d in days[:1])
    )
    number = f"{len(articles)} article{'s' * (len(articles) != 1)}"
    return f"{'Disputed' if dispute.is_disputed else 'Undisputed'}; {number}{span}"


def at_a_glance(dispute: Dispute, told: Told) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """For each accused: who takes which position, in words such as ("blamed by", "Norway (2021-05)")."""
    tops: dict[str | None, list[Position]] = {}
    for line in dispute.lines:
        tops.setdefault(line.position.accused, []).append(line.position)
    order = list(IN_WORDS)

    def first(top: str | None) -> tuple[bool, int, str]:
        weight = min(order.index(position.stand) if position.stand in order else 0 for position in tops[top])
        return top is None, weight, told.name(top)

    for top in sorted(tops, key=first):
        rows = [(IN_WORDS[stand], _takers(tops[top], stand, told)) for stand in IN_WORDS]
        yield (UNCLEAR if top is None else told.name(top)), [(words, who) for words, who in rows if who]


def _takers(positions: Sequence[Position], stand: Stand, told: Told) -> str:
    """Everybody who takes a position, once, with the first date on which they did."""
    first: dict[str, str] = {}
    for position in positions:
        if position.stand is stand:
            if stand is Stand.SILENT:
                return NO_ANSWER
            name, when = told.name(position.actor), spoken_on(position.said) if position.said else None
            dates = [date for date in (first.get(name), when) if date]
            first[name] = min(dates, default="")
    return ", ".join(f"{name} ({when})" if when else name for name, when in first.items())


def findings(dispute: Dispute, told: DisputeReport) -> Iterator[str]:
    """The contradictions and changes of mind in sentences."""
    name = told.told.name
    for one, other in dispute.contradictions:
        yield (
            f"Both {name(one)} and {name(other)} are blamed: {name(one)} by {_blaming(dispute, one, told.told)}, "
            f"{name(other)} by {_blaming(dispute, other, told.told)}."
        )
    for change in dispute.changes:
        yield _changed(change, told)
    if dispute.case.opposed:
        yield "Some statements are the opposite of others: see the notes in the timeline."


def _blaming(dispute: Dispute, accused: str, told: Told) -> str:
    positions = (line.position for line in dispute.lines)
    blaming = (p for p in positions if p.stand is Stand.BLAMES and p.accused == accused)
    return listed(sorted({told.name(position.actor) for position in blaming}))


def _changed(change: Change, told: DisputeReport) -> str:
    name = told.told.name
    who = name(change.later.actor)
    before, after = _when(change.earlier, told), _when(change.later, told)
    match change.turn:
        case Turn.OTHER:
            earlier, later = name(change.earlier.whom), name(change.later.whom)
            return f"{who} first blamed {earlier}{before} and later {later}{after}."
        case Turn.TAKEN_BACK:
            return f"{who} blamed {name(change.later.whom)}{before} and later no longer did{after}."
        case Turn.COME_ROUND:
            return f"{who} at first did not blame {name(change.later.whom)}{before} and later did{after}."


def _when(position: Position, told: DisputeReport) -> str:
    said = position.said
    when = (spoken_on(said) or told.sources[said.report].published) if said is not None else ""
    return f" ({when})" if when else ""
