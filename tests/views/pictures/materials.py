"""Materials made by hypothesis: any actors, dates and ways of stating, few enough to meet each other."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from geocyber.model import Factuality, Kind, RelationType
from geocyber.views.values import Material, Node, Report, Standing, Statement

NODES = {
    **{f"state/{i}": Node(f"state/{i}", Kind.STATE, f"State {i}", iso=f"S{i}") for i in range(6)},
    **{
        f"body/{i}": Node(f"body/{i}", Kind.GOVERNMENT_BODY, f"Body {i}", acts_for=f"state/{i}")
        for i in range(3)
    },
    "igo": Node("igo", Kind.IGO, "Organisation of States"),
    "group": Node(
        "group", Kind.THREAT_GROUP, "A group with a name that is rather long, as names of groups are"
    ),
    "hack": Node("hack", Kind.OPERATION, "Hack"),
}
REPORTS = {f"article/{i}": Report(f"article/{i}", f"Title {i}", "2021-01-01") for i in range(4)}

DATES = st.one_of(
    st.none(),
    st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(date.isoformat),
    st.dates(date(2021, 7, 1), date(2021, 8, 31)).map(date.isoformat),
    st.dates(date(2010, 1, 1), date(2024, 12, 31)).map(lambda day: day.isoformat()[:7]),
    st.integers(1985, 2026).map(str),
)


@st.composite
def _statement(draw: st.DrawFn, number: int) -> Statement:
    standing = draw(st.sampled_from(list(Standing)))
    return Statement(
        id=f"statement/{number}",
        agent=draw(st.sampled_from(sorted(NODES))),
        relation=draw(st.sampled_from(sorted(RelationType))),
        object=draw(st.none() | st.sampled_from(sorted(NODES))),
        factuality={Standing.POSSIBLE: Factuality.POSSIBLE, Standing.NEGATED: Factuality.NEGATED}.get(
            standing, Factuality.ASSERTED
        ),
        standing=standing,
        report=draw(st.sampled_from(sorted(REPORTS))),
        when=draw(DATES),
        quotes=("A sentence.",),
        confidence=draw(st.floats(0, 1)),
        disputed=draw(st.booleans()),
    )


@st.composite
def materials(draw: st.DrawFn, most: int = 60) -> Material:
    """Any material that `choose` may give."""
    count = draw(st.integers(1, most))
    statements = [draw(_statement(number)) for number in range(count)]
    return Material(NODES, REPORTS, tuple(sorted(statements, key=lambda s: s.id)))
