"""What parameters take, and how they narrow an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import STATES, fill, graphs_of, make_extraction

from asking.story import seen
from geocyber.asking import Answer, ask
from geocyber.errors import GeocyberError, UsageError
from geocyber.model import Entity, Kind
from geocyber.store import Store, open_store


def relations(answer: Answer) -> list[str]:
    return sorted(row[0] for row in seen(answer, "relation"))


# Actors ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["China", "CHINA", " china ", "Beijing", "CN", "cn", "https://w3id.org/geocyber/id/state/CN"]
)
def test_an_actor_goes_by_any_of_its_names(linked: Store, name: str) -> None:
    answer = ask(linked, "responses", {"actor": name, "exact": "true"})
    assert relations(answer) == ["accuses", "urges", "warns"]


def test_accents_and_full_stops_do_not_matter(linked: Store) -> None:
    assert relations(ask(linked, "prosecutions", {"actor": "U.S."})) == ["convicts"]
    answer = ask(linked, "timeline", {"actor": "cote d’ivoire"})
    assert answer.rows == ()  # it is there, but takes part in nothing


def test_a_state_includes_who_acts_for_it_and_says_so(linked: Store) -> None:
    answer = ask(linked, "denials", {"actor": "China"})
    assert seen(answer, "actor") == [("Zhao Lin",)]
    assert answer.notes == (
        "China includes 3 bodies, officials and groups that act for it: APT40, Ministry of State Security, "
        "Zhao Lin; exact=true leaves them out",
    )


def test_exact_leaves_them_out(linked: Store) -> None:
    assert not ask(linked, "denials", {"actor": "China", "exact": "true"}).rows
    assert not ask(linked, "sanctions", {"object": "China", "exact": "yes"}).rows
    assert len(ask(linked, "sanctions", {"object": "China", "exact": "no"}).rows) == 1


def test_a_name_of_several_says_which_were_taken(store: Store) -> None:
    answer = ask(store, "victims", {"victim": "Microsoft"})
    assert answer.notes == ("2 things that are not linked are called Microsoft, and all are taken",)
    assert len(answer.rows) == 2
    answer = ask(store, "timeline", {"actor": "state"})
    assert answer.notes[0] == "state is taken as Ministry of State Security"


def test_a_name_that_no_article_uses_is_looked_up_in_the_knowledge_base(linked: Store) -> None:
    answer = ask(linked, "timeline", {"actor": "Leviathan", "exact": "true"})
    assert answer.notes == ("Leviathan is taken as APT40",)
    answer = ask(linked, "timeline", {"actor": "Downing Street", "exact": "true"})
    assert answer.notes == ("Downing Street is taken as United Kingdom",)
    with pytest.raises(GeocyberError, match="is called 'Kyiv'"):
        ask(linked, "timeline", {"actor": "Kyiv"})  # known, but not in this graph


def test_words_of_names_are_taken_if_nothing_is_called_so(linked: Store) -> None:
    answer = ask(linked, "timeline", {"actor": "the foreign office", "exact": "true"})
    assert answer.notes == ()  # an article before a name is no word of it
    answer = ask(linked, "evidence", {"actor": "security ministry", "exact": "true"})
    assert answer.notes == ("security ministry is taken as Ministry of State Security",)
    answer = ask(linked, "timeline", {"actor": "united", "exact": "true"})
    assert answer.notes[0] == "united is taken as any of 2 things called United Kingdom, United States"


def test_an_actor_who_is_not_there_gives_the_nearest(linked: Store) -> None:
    with pytest.raises(
        GeocyberError, match=r"^no entity in the graph .* is called 'Chnia' \(did you mean 'China'\?\)$"
    ):
        ask(linked, "timeline", {"actor": "Chnia"})
    with pytest.raises(GeocyberError, match=r"is called 'Atlantis'$"):
        ask(linked, "timeline", {"actor": "Atlantis"})
    with pytest.raises(GeocyberError, match=r"there is no actor <https://w3id.org/geocyber/id/state/XX>"):
        ask(linked, "denials", {"agent": "https://w3id.org/geocyber/id/state/XX"})


def test_an_actor_stands_on_either_side_an_agent_does_and_an_object_undergoes(linked: Store) -> None:
    for name in ("condemnations", "sanctions", "dyads", "not-done"):
        either = set(seen(ask(linked, name, {"actor": "China"}), "actor", "object"))
        sides = [seen(ask(linked, name, {role: "China"}), "actor", "object") for role in ("agent", "object")]
        assert either == set(sides[0]) | set(sides[1])
        assert sides[1]
    assert seen(ask(linked, "victims", {"actor": "Microsoft"}), "victim") == [("Microsoft",)] * 2
    assert not ask(linked, "victims", {"agent": "Microsoft"}).rows


def test_an_actor_is_no_thing_and_an_operation_no_actor(linked: Store) -> None:
    with pytest.raises(GeocyberError, match=r"no actor .* 'Badflick'"):
        ask(linked, "condemnations", {"agent": "Badflick"})
    with pytest.raises(GeocyberError, match=r"no operation .* 'China'"):
        ask(linked, "condemnations", {"operation": "China"})


# Other parameters ------------------------------------------------------------------------------------------


def test_a_statement_without_an_object_is_not_done_to_everybody(linked: Store) -> None:
    assert relations(ask(linked, "warnings", {"object": "United States"})) == ["urges"]


def test_an_operation_goes_by_its_name_in_any_linked_article(linked: Store) -> None:
    for name in ("Exchange hack", "mail breach", "exchange"):
        assert relations(ask(linked, "coalition", {"operation": name, "actor": "NATO"})) == ["supports"]


def test_an_article_goes_by_id_headline_address_or_iri(linked: Store) -> None:
    iri = str(ask(linked, "articles").rows[1][0])
    for name in ("q02-reply", "beijing rejects the charge", "https://news.example.org/q02-reply", iri):
        assert len(ask(linked, "evidence", {"article": name}).rows) == 9
    with pytest.raises(GeocyberError, match=r"no article .* 'q2-reply' .*'q02-reply'"):
        ask(linked, "evidence", {"article": "q2-reply"})


def test_claims_are_chosen_by_who_makes_them(linked: Store) -> None:
    assert relations(ask(linked, "claims", {"says": "Redwall"})) == ["alias", "targets"]
    assert relations(ask(linked, "claims", {"says": "United States", "relation": "Sponsors"})) == ["sponsors"]


def test_confidence_is_compared_as_a_number(linked: Store) -> None:
    for least, rows in (("0.6", 2), ("0.61", 1), ("1", 0), ("0.900", 1)):
        assert len(ask(linked, "tools", {"min_confidence": least}).rows) == rows


def test_aliases_go_by_their_name_in_any_case(linked: Store) -> None:
    assert seen(ask(linked, "aliases", {"name": "LEVIATHAN"}), "actor") == [("APT40",)]
    assert not ask(linked, "aliases", {"name": "Levi"}).rows


def test_a_limit_gives_the_first_rows_and_says_that_there_are_more(linked: Store) -> None:
    everything = ask(linked, "timeline")
    some = ask(linked, "timeline", {"limit": "3"})
    assert some.rows == everything.rows[:3]
    assert some.notes == ("only the first 3 rows are given; there are more",)
    assert ask(linked, "timeline", {"limit": "24"}).notes == ()


@pytest.mark.parametrize(
    ("question", "parameters", "message"),
    [
        ("condemnation", {}, r"no question 'condemnation' \(did you mean 'condemnations'\?\)"),
        (
            "timeline",
            {"actr": "x"},
            r"timeline has no parameter 'actr' \(did you mean 'actor'\?\); it takes: actor",
        ),
        (
            "timeline",
            {"relation": "condemn"},
            r"relation=condemn is no relation \(did you mean 'condemns'\?\)",
        ),
        ("timeline", {"since": "19.7.2021"}, "since=19.7.2021 is not a date: expected .* 2021-07-19"),
        ("timeline", {"until": "2021-02-30"}, "until=2021-02-30 is not a date"),
        ("timeline", {"until": "2021-13"}, "until=2021-13 is not a date"),
        ("timeline", {"since": "٢٠٢١"}, "is not a date"),
        ("timeline", {"min_confidence": "high"}, "min_confidence=high is not understood: expected a number"),
        ("timeline", {"limit": "0"}, "limit=0 is not understood"),
        ("timeline", {"limit": "1 UNION"}, "limit=1 UNION is not understood: expected a whole number"),
        ("timeline", {"exact": "perhaps"}, "exact=perhaps is not understood: expected true or false"),
    ],
)
def test_a_mistake_is_one_line_that_says_what_was_expected(
    linked: Store, question: str, parameters: dict[str, str], message: str
) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        ask(linked, question, parameters)
    assert "\n" not in str(caught.value)


def test_an_empty_answer_says_what_to_try(linked: Store, tmp_path) -> None:
    notes = ask(linked, "sanctions", {"since": "2025"}).notes
    assert notes == (
        "nothing found; try without since, or see `geocyber ask not-done` for what is denied, threatened "
        "or only possible",
    )
    with open_store(str(tmp_path / "empty.nq"), writable=True) as empty:
        assert "geocyber build" in ask(empty, "sanctions").notes[0]


# Dates -----------------------------------------------------------------------------------------------------

DATES = [
    *("2019", "2020", "2021", "2022"),
    *("2020-12", "2021-01", "2021-02", "2021-07", "2021-12", "2022-01"),
    *("2020-02-29", "2020-12-31", "2021-01-01", "2021-07-18", "2021-07-19", "2021-07-20", "2021-12-31"),
    "2022-01-01",
]


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One condemnation for each date."""
    victims = [Entity(f"v{n}", Kind.COMPANY, when) for n, when in enumerate(DATES)]
    rows = [("us", "condemns", f"v{n}", "It was so", {"when": when}) for n, when in enumerate(DATES)]
    told = make_extraction("dates", ("Title", "It was so."), (STATES["us"], *victims), rows)
    path = tmp_path_factory.mktemp("dates") / "dates.nq"
    with open_store(str(path), writable=True) as store:
        fill(store, graphs_of((told,)))
        yield store


def span(when: str) -> tuple[date, date]:
    """The first and the last day of a date of any precision."""
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


days = st.dates(date(2018, 12, 1), date(2022, 12, 31)).map(date.isoformat)
written = st.one_of(
    days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]), st.sampled_from(DATES)
)


@given(since=st.none() | written, until=st.none() | written)
def test_dates_of_any_precision_count_when_they_overlap(
    dated: Store, since: str | None, until: str | None
) -> None:
    given_dates = {name: when for name, when in (("since", since), ("until", until)) if when}
    expected = {
        when
        for when in DATES
        if (not since or span(when)[1] >= span(since)[0]) and (not until or span(when)[0] <= span(until)[1])
    }
    assert {when for (when,) in seen(ask(dated, "condemnations", given_dates), "object")} == expected


def test_what_has_no_date_is_left_out_by_dates(linked: Store) -> None:
    everything = seen(ask(linked, "timeline", {"since": "1900"}), "date")
    assert len(everything) == 17
    assert all(when for (when,) in everything)
