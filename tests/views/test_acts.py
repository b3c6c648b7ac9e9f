"""Acts: what several articles tell of is one act, with the strongest standing and the most exact date told."""

from __future__ import annotations

from dataclasses import replace

from geocyber.model import Factuality, Kind, RelationType
from geocyber.views.acts import acts
from geocyber.views.values import Material, Node, Report, Standing, Statement

NODES = {
    "us": Node("us", Kind.STATE, "United States"),
    "doj": Node("doj", Kind.GOVERNMENT_BODY, "Department of Justice", acts_for="us"),
    "cn": Node("cn", Kind.STATE, "China"),
}
REPORTS = {id: Report(id, id) for id in ("one", "two")}
TOLD = Statement(
    "a", "us", RelationType.CONDEMNS, "cn", Factuality.ASSERTED, Standing.CLAIMED, "one", when="2021", act="a"
)
AGAIN = replace(
    TOLD, id="b", agent="doj", standing=Standing.STATED, report="two", when="2021-07-19", disputed=True
)


def test_reports_of_one_act_are_one_act() -> None:
    (act,) = acts(Material(NODES, REPORTS, (TOLD, AGAIN)))
    assert act.statements == (0, 1)
    assert act.standing is Standing.STATED
    assert act.when is not None and act.when.written == "2021-07-19"
    assert act.disputed
    assert (act.agent, act.actor, act.target) == ("doj", "us", "cn")


def test_statements_of_other_acts_are_others() -> None:
    assert len(acts(Material(NODES, REPORTS, (TOLD, replace(AGAIN, act="b"))))) == 2


def test_a_tie_is_no_act() -> None:
    tie = replace(TOLD, relation=RelationType.AFFILIATED)
    assert acts(Material(NODES, REPORTS, (tie,))) == ()


def test_what_several_articles_of_the_sample_tell_is_one_act(material: Material) -> None:
    blamed = [
        act
        for act in acts(material)
        if act.relation is RelationType.CONDEMNS and act.actor == "state/GB" and act.target == "state/CN"
    ]
    assert [len(act.statements) for act in blamed] == [2]
