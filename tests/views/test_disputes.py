"""What counts as disputed, case by case."""

from __future__ import annotations

from dataclasses import replace

from geocyber.model import Factuality, Kind, RelationType
from geocyber.views.disputes import mark_disputed
from geocyber.views.values import Material, Node, Report, Standing, Statement

NODES = {
    node.id: node
    for node in (
        Node("us", Kind.STATE, "United States"),
        Node("uk", Kind.STATE, "United Kingdom"),
        Node("cn", Kind.STATE, "China"),
        Node("mss", Kind.GOVERNMENT_BODY, "MSS", acts_for="cn"),
        Node("mfa", Kind.GOVERNMENT_BODY, "Foreign Ministry", acts_for="cn"),
        Node("hack", Kind.OPERATION, "hack"),
        Node("other_hack", Kind.OPERATION, "other hack"),
    )
}
REPORTS = {id: Report(id, id) for id in ("one", "two")}


def said(
    agent: str,
    relation: str,
    object: str | None,
    report: str = "one",
    *,
    factuality: Factuality = Factuality.ASSERTED,
    claimant: str | None = None,
    operation: str | None = None,
) -> Statement:
    standing = Standing.STATED if factuality is Factuality.ASSERTED else Standing(factuality.value)
    plain = Statement(
        "", agent, RelationType(relation), object, factuality, standing, report, claimant, operation
    )
    return replace(plain, id=f"{report} {agent} {relation} {object} {factuality} {operation}")


def disputed(*statements: Statement) -> list[bool]:
    return [s.disputed for s in mark_disputed(Material(NODES, REPORTS, statements)).statements]


def test_blame_is_disputed_by_the_denial_of_the_blamed_state() -> None:
    assert disputed(said("us", "attributes", "mss"), said("mfa", "denies", "us", "two")) == [True, True]


def test_a_denial_towards_somebody_else_disputes_nothing() -> None:
    assert disputed(said("us", "attributes", "mss"), said("mfa", "denies", "uk", "two")) == [False, False]


def test_a_claimed_act_is_disputed_by_a_denial_towards_its_claimant() -> None:
    act = said("mss", "conducts", "hack", claimant="us")
    assert disputed(act, said("cn", "denies", "us", "two")) == [True, True]


def test_a_denial_of_the_operation_disputes_what_is_said_of_that_operation_alone() -> None:
    acts = said("mss", "conducts", "hack"), said("mss", "conducts", "other_hack")
    assert disputed(*acts, said("cn", "denies", "hack", "two")) == [True, False, True]


def test_a_denial_that_answers_the_operation_counts_too() -> None:
    blame = said("us", "attributes", "cn", operation="hack")
    assert disputed(blame, said("cn", "denies", None, "two", operation="hack")) == [True, True]


def test_a_denial_of_nothing_named_disputes_what_its_own_article_says() -> None:
    blames = said("us", "attributes", "cn"), said("uk", "attributes", "cn", "two")
    assert disputed(*blames, said("cn", "denies", None, "one")) == [True, False, True]


def test_a_sanction_is_not_undone_by_a_denial() -> None:
    assert disputed(said("us", "sanctions", "cn"), said("cn", "denies", "us")) == [False, False]


def test_the_accuser_does_not_dispute_its_own_blame() -> None:
    assert disputed(said("us", "attributes", "cn"), said("us", "denies", "cn")) == [False, False]


def test_a_denial_that_did_not_happen_disputes_nothing() -> None:
    denial = said("cn", "denies", "us", factuality=Factuality.NEGATED)
    assert disputed(said("us", "attributes", "cn"), denial) == [False, False]


def test_articles_that_say_the_opposite_dispute_each_other() -> None:
    no = said("mss", "conducts", "hack", "two", factuality=Factuality.NEGATED)
    assert disputed(said("cn", "conducts", "hack"), no) == [True, True]


def test_one_article_does_not_contradict_itself() -> None:
    no = said("us", "condemns", "cn", factuality=Factuality.NEGATED)
    assert disputed(said("us", "condemns", "cn"), no) == [False, False]


def test_a_mere_possibility_contradicts_nothing() -> None:
    maybe = said("us", "sanctions", "cn", "two", factuality=Factuality.POSSIBLE)
    assert disputed(said("us", "sanctions", "cn"), maybe) == [False, False]
