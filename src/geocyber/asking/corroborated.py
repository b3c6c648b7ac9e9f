"""Answers which acts several independent sources report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from geocyber.asking.values import XSD
from geocyber.graph.wording import values as wording_of
from geocyber.store import Iri, Literal, Result, Store, Term
from geocyber.weighing import Corroboration, Report, Wording, corroborate

COLUMNS = (
    *("sources", "articles", "publishers", "actor", "relation", "object", "operation"),
    *("first", "last", "quote", "reports", "act"),
)
_DEFAULT_MIN = 2

Row = Mapping[str, Term]


def corroborated(_store: Store, found: Result, values: Mapping[str, Sequence[Iri | Literal]]) -> Result:
    """Acts with enough independent sources, those with most first.

    Args:
        found: the reports of acts, as `queries/corroborated.rq` finds them.
        values: may hold `min`, the least number of sources, and `since` and `until`: at least one report of an
            act is then dated so, or to a month or year that overlaps with it.
    """
    least = int(values["min"][0].value) if "min" in values else _DEFAULT_MIN
    acts: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        acts[str(row["act"])].append(row)
    known = corroborate({act: [_report(row) for row in rows] for act, rows in acts.items()})
    enough = [act for act in acts if len(known[act].sources) >= least and _is_dated(acts[act], values)]
    rows = {act: _row(acts[act], known[act]) for act in enough}
    ranked = sorted(
        enough, key=lambda act: (-len(known[act].sources), -known[act].articles, _when(rows[act]), act)
    )
    return Result(COLUMNS, tuple(rows[act] for act in ranked))


def _is_dated(rows: Sequence[Row], values: Mapping[str, Sequence[Iri | Literal]]) -> bool:
    since, until = (values[name][0].value if name in values else "" for name in ("since", "until"))
    dates = [str(row["date"]) for row in rows if "date" in row] if since or until else [""]
    # "~" sorts after all that is in dates
    return any(f"{day}~" >= since and (not until or day <= f"{until}~") for day in dates)


def _report(row: Row) -> Report:
    publisher, wording, length = row.get("publisher"), row.get("wording"), str(row["length"])
    numbers = wording_of(str(wording)) if wording is not None else None
    return Report(
        article=str(row["article"]),
        publisher=str(publisher) if publisher is not None else None,
        wording=Wording(numbers, int(length)) if numbers is not None and length.isdecimal() else None,
    )


def _row(rows: Sequence[Row], known: Corroboration) -> tuple[Term | None, ...]:
    one = min(rows, key=lambda row: (str(row["called"]), str(row["statement"])))
    dates = sorted((row["date"] for row in rows if "date" in row), key=str)
    called = {str(row["article"]): str(row["called"]) for row in rows}
    return (
        _number(len(known.sources)),
        _number(known.articles),
        _number(len(known.publishers)),
        one["actor"],
        one["relation"],
        one.get("object"),
        one.get("operation"),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        one["quote"],
        Literal(_told(known, called)),
        one["act"],
    )


def _told(known: Corroboration, called: Mapping[str, str]) -> str:
    """The articles by their ids, those that are one source in brackets."""
    sources = sorted(sorted(called[article] for article in source) for source in known.sources)
    return ", ".join(f"({', '.join(source)})" if len(source) > 1 else source[0] for source in sources)


def _when(row: tuple[Term | None, ...]) -> str:
    first = row[COLUMNS.index("first")]
    return str(first) if first is not None else "~"


def _number(number: int) -> Literal:
    return Literal(str(number), f"{XSD}integer")
