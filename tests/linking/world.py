"""Small articles about few people, companies and attacks in many ways of naming them, for properties of linking."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from samples import APT40, STATES, graphs_of, make_extraction

from geocyber.model import Entity, Extraction, Kind

PEOPLE = (
    ("Dmitry Peskov", "ru"),
    ("Dmitri Peskov", "ru"),
    ("Peskov", "ru"),
    ("Ivan Petrov", "ru"),
    ("Ivan Petrov", "us"),
    ("Ivan Petrov", None),
    ("I. Petrov", "us"),
)
COMPANIES = (
    "Microsoft",
    "Microsoft Corp.",
    "Dockworks",
    "Dockworks Ltd",
    "Dockworks Systems GmbH",
    "Labour Party",
)
OPERATIONS = (
    "Quay breach",
    "attack on Dockworks",
    "attack",
    "hack of 2019",
    "hack of 2021",
    "SolarWinds hack",
)
DAYS = (None, "2021-07-19", "2021-07-20", "2021-07", "2021")


@st.composite
def articles(draw: st.DrawFn) -> Extraction:
    """One article: who blames whom for which attack on which company."""
    name, state = draw(st.sampled_from(PEOPLE))
    company = draw(st.sampled_from(COMPANIES))
    operation = draw(st.sampled_from(OPERATIONS))
    accused = draw(st.sampled_from(("ru", "cn")))
    day = draw(st.sampled_from(DAYS))
    published = draw(st.sampled_from((None, *(date(2021, 7, 18) + timedelta(days) for days in (0, 3, 60)))))
    title = f"{draw(st.integers(0, 30))}: {name} blames {accused} over the {operation} at {company}"
    entities = (
        *(STATES[key] for key in ("us", "ru", "cn")),
        APT40,
        Entity("person", Kind.PERSON, name, (name,), of=state),
        Entity("company", Kind.COMPANY, company, (company,)),
        Entity("operation", Kind.OPERATION, operation, (operation,)),
        Entity("hackers", Kind.UNNAMED_GROUP, "two hackers", ("two hackers",), of=accused),
    )
    when = {"when": day} if day else {}
    rows = (
        ("person", "attributes", accused, "blames", {"op": "operation", "source": "person", **when}),
        ("us", "condemns", accused, "over", {"op": "operation", **when}),
        ("operation", "targets", "company", "at", when),
        ("us", "indicts", "hackers", "the", when),
    )
    return make_extraction(title, (title,), entities, rows, published)


def worlds(most: int = 6) -> st.SearchStrategy[dict[str, str]]:
    """The graphs of a few different articles, by IRI."""
    return st.lists(articles(), min_size=1, max_size=most, unique_by=lambda one: one.article.sha256).map(
        graphs_of
    )
