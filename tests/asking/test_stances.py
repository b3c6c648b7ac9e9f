"""`claims=`: whose word counts, read off the articles of the story by eye."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import STATES, fill, graphs_of, make_extraction

from asking.story import seen
from geocyber.asking import QuestionError, ask, catalogue
from geocyber.asking.reader import read_common
from geocyber.errors import GeocyberError, UsageError
from geocyber.model import Entity, Kind
from geocyber.store import Store, open_store

US, MSS = "United States", "Ministry of State Security"
WITH_STANCE = [
    name for name, question in catalogue().items() if "claims" in {p.name for p in question.parameters}
]


def told(store: Store, claims: str, question: str = "timeline") -> set[tuple[str, ...]]:
    return set(seen(ask(store, question, {"claims": claims}), "actor", "relation", "object"))


def test_every_question_about_statements_can_be_asked_by_stance() -> None:
    assert set(catalogue()) - {"articles", "disputes"} == set(WITH_STANCE)


@pytest.mark.parametrize("name", WITH_STANCE)
def test_all_is_how_it_is_without(linked: Store, name: str) -> None:
    assert ask(linked, name, {"claims": "all"}) == ask(linked, name)


@pytest.mark.parametrize("name", [n for n in WITH_STANCE if "statement" in catalogue()[n].variables])
def test_what_is_disputed_and_what_is_not_are_all_there_is(linked: Store, name: str) -> None:
    undisputed = ask(linked, name, {"claims": "undisputed"}).rows
    at = ask(linked, name).columns.index("statement")
    disputed = {str(row[at]) for row in ask(linked, name).rows if row not in undisputed}
    assert {str(row[at]) for row in undisputed}.isdisjoint(disputed)


def test_what_the_accused_denies_is_disputed_with_its_denial(linked: Store) -> None:
    assert told(linked, "all") - told(linked, "undisputed") == {
        (US, "attributes", MSS),
        ("APT40", "conducts", "Exchange hack"),  # for the ministry, says the United States
        ("Zhao Lin", "denies", US),
    }


def test_without_the_link_the_denial_answers_nothing_and_nothing_is_disputed(store: Store) -> None:
    # the reply denies the mail breach, which nobody has linked to the Exchange hack
    assert told(store, "all") == told(store, "undisputed")


def test_an_actor_claims_what_it_says_and_what_it_does_in_its_own_name(linked: Store) -> None:
    assert told(linked, "by:United States") == {
        (US, "attributes", MSS),  # its own words
        ("APT40", "conducts", "Exchange hack"),  # as it says of others
        (MSS, "sponsors", "APT40"),
        (US, "convicts", "Ivan Petrenko"),  # told by the article, done by itself
        ("Department of Justice", "indicts", "four hackers"),
    }
    assert told(linked, "by:Redwall") == {
        ("Exchange hack", "targets", "Microsoft"),
        ("APT40", "alias", "Mudcarp"),
    }


def test_what_somebody_else_says_of_an_actor_is_not_its_claim(linked: Store) -> None:
    assert ("APT40", "targets", "port") not in told(linked, "by:APT40")
    assert ("NATO", "supports", US) not in told(linked, "by:United States")


def test_who_acts_for_an_actor_speaks_for_it_unless_it_is_meant_alone(linked: Store) -> None:
    spoken = told(linked, "by:China")
    assert ("Zhao Lin", "denies", US) in spoken
    alone = ask(linked, "timeline", {"claims": "by:China", "exact": "true"})
    assert set(seen(alone, "relation")) == {("warns",), ("accuses",), ("urges",)}


def test_only_what_is_asserted(linked: Store) -> None:
    rows = seen(ask(linked, "evidence", {"claims": "asserted"}), "factuality")
    assert set(rows) == {("asserted",)}
    assert not ask(linked, "not-done", {"claims": "asserted"}).rows


def test_counts_are_of_what_the_stance_leaves(linked: Store) -> None:
    counted = seen(ask(linked, "dyads", {"claims": "undisputed"}), "actor", "relation", "object")
    assert (US, "attributes", "China") not in counted
    assert (US, "convicts", "Ivan Petrenko") in counted


def test_operations_of_which_all_is_disputed_are_still_listed(linked: Store) -> None:
    parts = seen(ask(linked, "operations", {"claims": "by:NATO"}), "operation", "part")
    assert parts == [("Exchange hack", "")]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("undispted", r"claims=undispted is not understood \(did you mean 'undisputed'\?\); expected all, "),
        ("by", r"^claims=by is not understood; expected all, asserted, undisputed or by:ACTOR$"),
        ("by:", "claims=by: is not understood"),
        ("all:China", "claims=all:China is not understood"),
        ("", "claims= is not understood"),
        ("MINUS { ?s ?p ?o }", "is not understood"),
    ],
)
def test_a_stance_that_is_none_says_which_there_are(linked: Store, value: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        ask(linked, "timeline", {"claims": value})
    assert "\n" not in str(caught.value)


def test_an_actor_who_is_not_there_is_said(linked: Store) -> None:
    with pytest.raises(GeocyberError, match=r"no actor in the graph .* is called 'Chnia'"):
        ask(linked, "timeline", {"claims": "by:Chnia"})


def test_articles_that_say_the_opposite_are_disputed_though_nobody_denies(tmp_path: Path) -> None:
    leak = Entity("leak", Kind.OPERATION, "port leak", ("port leak",), ref="operation/port-leak")
    people = (STATES["ru"], leak)
    yes = make_extraction(
        "yes", ("Yes", "Moscow ran the port leak."), people, (("ru", "conducts", "leak", "ran", {}),)
    )
    no = make_extraction(
        "no",
        ("No", "Moscow did not run the port leak."),
        people,
        (("ru", "conducts", "leak", "run", {"factuality": "negated"}),),
    )
    with open_store(str(tmp_path / "both.nq"), writable=True) as store:
        fill(store, graphs_of((yes, no)))
        assert told(store, "all", "evidence") == {("Russia", "conducts", "port leak")}
        assert told(store, "undisputed", "evidence") == set()


def test_a_stance_of_ones_own_is_checked_when_it_is_read() -> None:
    entry = "- {name: claims, type: stance, description: Whose., example: sure, patterns: {all: ''}}"
    with pytest.raises(QuestionError, match="example: 'sure' is none of its patterns"):
        read_common(entry)
    with pytest.raises(QuestionError, match="a SPARQL pattern for each word"):
        read_common(entry.replace("{all: ''}", "[all]"))
