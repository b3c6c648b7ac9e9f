"""The options of `geocyber view` that say what is shown."""

from __future__ import annotations

from datetime import date

import pytest

from geocyber.errors import UsageError
from geocyber.views import Claims, Filters
from geocyber.views.choose import choose
from geocyber.views.values import Material, Standing


def names(material: Material) -> set[tuple[str, str]]:
    return {(material.nodes[s.agent].name, s.relation.value) for s in material.statements}


def test_without_filters_everything_stays(material: Material) -> None:
    assert len(choose(material, Filters()).statements) == len(material.statements)


@pytest.mark.parametrize("name", ["Albania", "albania", "AL", "Tirana", "state/AL"])
def test_an_actor_is_found_by_name_other_name_code_or_id(material: Material, name: str) -> None:
    chosen = choose(material, Filters(actors=(name,)))
    assert {s.report for s in chosen.statements} == {
        r.id for r in material.reports.values() if r.title.startswith("Tirana")
    }


def test_an_actor_brings_along_who_acts_for_it(material: Material) -> None:
    chosen = choose(material, Filters(actors=("China",)))
    assert ("Zhao Lijian", "denies") in names(chosen)
    assert ("Ministry of State Security", "conducts") in names(chosen)
    assert ("Albania", "expels") not in names(chosen)


def test_several_actors_widen_the_choice(material: Material) -> None:
    one = choose(material, Filters(actors=("Albania",)))
    two = choose(material, Filters(actors=("Albania", "North Korea")))
    assert len(two.statements) > len(one.statements)


def test_a_relation_or_a_family(material: Material) -> None:
    assert {s.relation for s in choose(material, Filters(relations=("expels",))).statements} == {"expels"}
    law = choose(material, Filters(relations=("law",)))
    assert {s.relation for s in law.statements} == {"indicts", "rewards"}


def test_dates_bound_by_the_acts_own_date_or_else_the_articles(material: Material) -> None:
    chosen = choose(material, Filters(since=date(2021, 7, 19), until=date(2021, 7, 22)))
    days = {s.when or chosen.reports[s.report].published for s in chosen.statements}
    assert days == {"2021-07-19", "2021-07-20", "2021-07-22"}


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        (date(2015, 6, 1), date(2015, 6, 2), True),
        (date(2015, 12, 31), None, True),
        (None, date(2015, 1, 1), True),
        (date(2016, 1, 1), date(2016, 12, 31), False),
    ],
)
def test_a_mere_year_counts_wherever_it_overlaps(
    material: Material, since: date | None, until: date | None, kept: bool
) -> None:
    try:
        chosen = choose(material, Filters(since=since, until=until))
    except UsageError:
        assert not kept
    else:
        assert ("2015" in {s.when for s in chosen.statements}) is kept


def test_asserted_leaves_out_negated_and_possible_but_keeps_claims(material: Material) -> None:
    chosen = choose(material, Filters(claims=Claims.ASSERTED))
    assert {s.standing for s in chosen.statements} == {Standing.STATED, Standing.CLAIMED}


def test_disputed_keeps_only_what_is_disputed(material: Material) -> None:
    chosen = choose(material, Filters(claims=Claims.DISPUTED))
    assert chosen.statements and all(s.disputed for s in chosen.statements)
    assert len(chosen.statements) < len(material.statements)


def test_confidence(material: Material) -> None:
    chosen = choose(material, Filters(min_confidence=0.95))
    assert {s.confidence for s in chosen.statements} == {0.95, 0.96, 0.97, 0.98}


def test_a_limit_keeps_the_most_told_actors_and_counts_the_rest(material: Material) -> None:
    chosen = choose(material, Filters(limit=3))
    tops = {chosen.top(n) for s in chosen.statements for n in (s.agent, s.object) if n is not None}
    assert tops == {"state/US", "state/RU", "state/CN"}
    assert len(chosen.statements) + chosen.left_out == len(material.statements)


def test_what_is_kept_names_nothing_that_is_not(material: Material) -> None:
    chosen = choose(material, Filters(actors=("Iran",)))
    for s in chosen.statements:
        assert {s.agent, s.object, s.operation, s.claimant} - {None} <= set(chosen.nodes)
        assert s.report in chosen.reports
    assert len(chosen.nodes) < len(material.nodes) and len(chosen.reports) == 1


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (Filters(actors=("Chna",)), "no actor 'Chna' in the graph; did you mean 'China'?"),
        (Filters(actors=("###",)), "no actor '###' in the graph"),
        (Filters(relations=("condem",)), "unknown relation 'condem'; did you mean 'condemns'?"),
        (Filters(relations=("zzz",)), "unknown relation 'zzz'; known are attributes, accuses"),
        (
            Filters(actors=("Iran",), relations=("law",)),
            "none of the 58 statements passes the filters (with Iran, relation law); ask for less",
        ),
    ],
)
def test_what_cannot_be_had_is_said_in_one_line(material: Material, filters: Filters, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        choose(material, filters)
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


def test_an_empty_graph_says_how_to_fill_it() -> None:
    with pytest.raises(UsageError, match="geocyber build"):
        choose(Material({}, {}, ()), Filters())


def test_an_operation_keeps_what_belongs_to_it_and_what_answers_it(material: Material) -> None:
    kept = choose(material, Filters(operations=("Exchange hack",))).statements
    relations = {s.relation.value for s in kept}
    assert {"conducts", "exploits", "attributes", "condemns", "denies"} <= relations
    assert "sanctions" not in relations
    assert choose(material, Filters(operations=("exchange",))).statements == kept
    assert Filters(operations=("Exchange hack",)).in_words() == "about Exchange hack"
