"""What a view knows of a graph: claims with their claimants, linked entities as one, odd graphs too."""

from __future__ import annotations

from pathlib import Path

import pytest

from geocyber.graph.vocabulary import GC, LABEL, THINGS, TYPE
from geocyber.model import UNNAMED, Factuality, Kind, RelationType
from geocyber.store import open_store
from geocyber.views.read import read
from geocyber.views.values import Material, Standing, Statement


def statement(material: Material, quote: str, relation: str, agent: str) -> Statement:
    [found] = [
        s
        for s in material.statements
        if s.relation == relation
        and material.nodes[s.agent].name == agent
        and any(quote in q for q in s.quotes)
    ]
    return found


def test_every_statement_of_the_graph_is_read_with_its_sentence(material: Material) -> None:
    assert len(material.statements) == 58
    assert all(s.quotes and s.trigger in s.quotes[0] for s in material.statements)
    assert all(s.report in material.reports for s in material.statements)


def test_what_a_state_does_by_saying_it_is_stated(material: Material) -> None:
    said = statement(material, "blamed the Ministry", "attributes", "United States")
    assert (said.claimant, said.standing) == ("state/US", Standing.STATED)


def test_what_a_state_says_of_another_is_claimed_by_it(material: Material) -> None:
    said = statement(material, "blamed the Ministry", "conducts", "Ministry of State Security")
    assert (said.claimant, said.standing) == ("state/US", Standing.CLAIMED)


def test_a_claim_of_nobody_named_stays_a_claim(material: Material) -> None:
    said = statement(material, "hired APT40", "sponsors", "Ministry of State Security")
    assert (said.claimant, said.standing) == (UNNAMED, Standing.CLAIMED)


def test_who_acts_for_the_agent_may_state_what_the_agent_does(material: Material) -> None:
    said = statement(material, "called the charge a fabrication", "denies", "Zhao Lijian")
    assert (said.claimant, said.standing) == (None, Standing.STATED)


def test_negated_and_possible_are_never_stated(material: Material) -> None:
    by_factuality = {
        s.factuality: s.standing for s in material.statements if s.factuality is not Factuality.ASSERTED
    }
    assert by_factuality == {Factuality.NEGATED: Standing.NEGATED, Factuality.POSSIBLE: Standing.POSSIBLE}


def test_dates_operation_confidence_and_rule_come_along(material: Material) -> None:
    said = statement(material, "blamed the Ministry", "attributes", "United States")
    assert (said.when, said.confidence, said.frame) == ("2021-07-19", 0.95, "attributes.sample")
    assert said.operation is not None and material.nodes[said.operation].name == "Exchange hack"


def test_linked_entities_are_one_node(material: Material) -> None:
    for name in ("Microsoft", "Exchange hack", "SolarWinds campaign"):
        assert len([n for n in material.nodes.values() if n.name == name]) == 1


def test_a_state_knows_its_other_names_and_its_officials_lead_up_to_it(material: Material) -> None:
    assert material.nodes["state/US"].names == ("U.S.", "Washington")
    [blinken] = [id for id, node in material.nodes.items() if node.name == "Antony Blinken"]
    assert [*material.chain(blinken)] == [blinken, "body/US/department-of-state", "state/US"]
    assert material.top(blinken) == "state/US"


def test_an_article_says_where_it_can_be_read(material: Material) -> None:
    [report] = [r for r in material.reports.values() if r.title.startswith("Allies hold")]
    assert (report.publisher, report.published) == ("The Daily Ledger", "2021-07-20")
    assert report.url == "https://ledger.example/2021/07/20/exchange"


def foreign(tmp_path: Path, *triples: str) -> Material:
    """A graph that geocyber did not write."""
    graph = f"<{THINGS}article/0123456789abcdef>"
    with open_store(str(tmp_path / "foreign"), writable=True) as store:
        store.load(f"{triple} {graph} ." for triple in triples)
        return read(store)


A, B, S = (f"<{THINGS}article/0123456789abcdef/{name}>" for name in ("entity/a", "entity/b", "statement/1"))
STATED = (
    f"{S} <{TYPE}> <{GC}Warning>",
    f"{S} <{GC}reportedIn> <{THINGS}article/0123456789abcdef>",
    f"{S} <{GC}agent> {A}",
    f"{S} <{GC}factuality> <{GC}asserted>",
)


def test_circles_of_acting_for_are_cut(tmp_path: Path) -> None:
    typed = [f"{node} <{TYPE}> <{GC}Person>" for node in (A, B)]
    material = foreign(tmp_path, *STATED, *typed, f"{A} <{GC}actsFor> {B}", f"{B} <{GC}actsFor> {A}")
    assert sorted(len([*material.chain(node)]) for node in material.nodes) == [1, 2]


def test_an_entity_without_class_or_name_is_shown_by_the_end_of_its_iri(tmp_path: Path) -> None:
    material = foreign(tmp_path, *STATED)
    [node] = material.nodes.values()
    assert (node.kind, node.name) == (Kind.OTHER, "a")


@pytest.mark.parametrize(
    ("triple", "field", "expected"),
    [
        (f'{S} <{GC}confidence> "sure"', "confidence", 0.0),
        (f'{S} <{GC}confidence> "7"', "confidence", 1.0),
        (f'{S} <{GC}confidence> "nan"', "confidence", 0.0),
        (f'{S} <{GC}date> "yesterday"', "when", None),
        (f'{S} <{GC}date> "2021-07"', "when", "2021-07"),
    ],
)
def test_values_that_make_no_sense_are_unknown(
    tmp_path: Path, triple: str, field: str, expected: object
) -> None:
    [statement] = foreign(tmp_path, *STATED, triple).statements
    assert getattr(statement, field) == expected


def test_statements_of_unknown_classes_are_left_out(tmp_path: Path) -> None:
    other = [triple.replace("Warning", "Wish") for triple in STATED]
    assert foreign(tmp_path, *other).statements == ()


def test_a_url_that_is_no_web_address_is_no_url(tmp_path: Path) -> None:
    article = f"<{THINGS}article/0123456789abcdef>"
    material = foreign(
        tmp_path,
        *STATED,
        f"{article} <{TYPE}> <{GC}Article>",
        f'{article} <https://schema.org/url> "javascript:alert(1)"',
    )
    assert [report.url for report in material.reports.values()] == [None]


def test_the_most_frequent_name_wins(tmp_path: Path) -> None:
    named = [f'{A} <{LABEL}> "{name}"' for name in ("Beta", "Alpha")]
    material = foreign(tmp_path, *STATED, f"{A} <{TYPE}> <{GC}Company>", *named)
    [node] = material.nodes.values()
    assert (node.name, node.names, node.kind) == ("Alpha", ("Beta",), Kind.COMPANY)
    assert material.statements[0].relation is RelationType.WARNS
