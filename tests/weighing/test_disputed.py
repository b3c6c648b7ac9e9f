"""What is disputed follows from the statements alone, in whatever order they stand and however many there are."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geocyber.model import UNNAMED, Factuality, Kind, RelationType
from geocyber.weighing import Evidence, Nodes, Said, Stand, Ties, cases, changes, disputed, rivals

KINDS = {
    **dict.fromkeys(("us", "cn", "ru"), Kind.STATE),
    **dict.fromkeys(("mss", "gru"), Kind.GOVERNMENT_BODY),
    "apt": Kind.THREAT_GROUP,
    "gang": Kind.UNNAMED_GROUP,
    **dict.fromkeys(("raid", "leak"), Kind.OPERATION),
}
NODES = Nodes({"mss": "cn", "gru": "ru"}, frozenset({"raid", "leak"}), frozenset({"apt"}))
PUBLISHED = {"a": "2022-07-01", "b": "2022-07-20"}
actors = st.sampled_from(sorted(set(KINDS) - {"raid", "leak"}))
said = st.builds(
    Said,
    id=st.text("0123456789", min_size=1, max_size=3),
    agent=actors,
    relation=st.sampled_from(RelationType),
    object=st.none() | st.sampled_from(sorted(KINDS)),
    factuality=st.sampled_from(Factuality),
    claimant=st.none() | st.just(UNNAMED) | actors,
    operation=st.sampled_from([None, "raid", "leak"]),
    when=st.sampled_from([None, "2022", "2022-07", "2022-07-01", "2022-07-30", "2022-99", "0000"]),
    report=st.sampled_from(["a", "b", "c"]),
    confidence=st.just(0.9),
)
statements = st.lists(said, max_size=12, unique_by=lambda one: one.id)


def evidence(several: list[Said]) -> Evidence:
    return Evidence(tuple(sorted(several, key=lambda one: one.id)), NODES, KINDS, PUBLISHED)


def about_raid(agent: str, relation: RelationType, object: str | None) -> Said:
    return Said(
        id=f"{agent} {relation} {object}",
        agent=agent,
        relation=relation,
        object=object,
        factuality=Factuality.ASSERTED,
        claimant=None,
        operation="raid",
        when=None,
        report=agent,
        confidence=0.9,
    )


def test_a_state_answers_for_a_named_group_of_which_nobody_says_whose_it_is() -> None:
    of_group = about_raid("us", RelationType.ATTRIBUTES, "apt")
    answer = about_raid("cn", RelationType.DENIES, "us")
    assert disputed([of_group, answer], NODES) == {of_group.id, answer.id}
    assert not disputed([of_group, about_raid("cn", RelationType.DENIES, "ru")], NODES)  # another accuser
    known = Nodes({**NODES.tops, "apt": "ru"}, NODES.operations, NODES.groups)
    assert not disputed([of_group, answer], known)  # of another state
    directly = about_raid("us", RelationType.ATTRIBUTES, "mss")
    assert disputed([of_group, directly, answer], NODES) == {directly.id, answer.id}


@given(several=statements, data=st.data())
def test_the_order_of_statements_changes_nothing(several: list[Said], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(several))
    assert disputed(several, NODES) == disputed(shuffled, NODES)


@given(several=statements)
def test_what_is_only_possible_disputes_nothing(several: list[Said]) -> None:
    possible = [replace(one, factuality=Factuality.POSSIBLE) for one in several]
    assert not disputed(possible, NODES)


@given(several=statements)
def test_without_denials_and_negations_nothing_is_disputed(several: list[Said]) -> None:
    calm = [
        replace(one, factuality=Factuality.ASSERTED)
        for one in several
        if one.relation is not RelationType.DENIES
    ]
    assert not disputed(calm, NODES)


@given(several=statements, more=said)
def test_one_more_accusation_takes_no_denial_away(several: list[Said], more: Said) -> None:
    before = [case for case in cases(evidence(several)) if case.operation and case.is_answered]
    after = {
        case.operation for case in cases(evidence([*several, replace(more, id="new")])) if case.is_answered
    }
    denied_by_name = {
        case.operation
        for case in before
        for position in case.positions
        if position.stand is Stand.DENIES and position.said and position.said.operation == case.operation
    }
    assert denied_by_name <= after


@given(several=statements)
def test_every_case_is_well_formed(several: list[Said]) -> None:
    all_of_it = evidence(several)
    ties = Ties.of(all_of_it)
    for case in cases(all_of_it):
        assert case.positions
        assert len(set(case.positions)) == len(case.positions)
        accused = case.accused()
        for one, other in rivals(case, all_of_it, ties):
            assert one < other
            assert {one, other} <= set(accused)
        for change in changes(case, all_of_it, ties):
            assert change.earlier != change.later
        silent = {p.accused for p in case.positions if p.stand is Stand.SILENT}
        denying = {p.accused for p in case.positions if p.stand is Stand.DENIES}
        assert silent <= set(accused) - denying
