"""The tables that queries hold say the same as the ontology, of which SPARQL cannot include parts."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from geocyber.asking import catalogue
from geocyber.asking.finding import ACTORS
from geocyber.asking.names import words_of
from geocyber.graph.vocabulary import GC, KIND_CLASSES
from geocyber.resources import folder
from geocyber.store import Iri

PREFIXES = f"""PREFIX gc: <{GC}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> """
RELATIONS = re.compile(r'\(gc:(\w+) "(\w+)"\)')
LADDER = re.compile(r'\(gc:(\w+) "(\w+)" gc:(\w+) (\d)\)')


@pytest.fixture(scope="module")
def ontology() -> ox.Store:
    store = ox.Store()
    store.load(folder("ontology").joinpath("geocyber.ttl").read_bytes(), ox.RdfFormat.TURTLE)
    return store


def rows(ontology: ox.Store, query: str) -> set[tuple[str, ...]]:
    return {tuple(term.value.removeprefix(GC) for term in row) for row in ontology.query(PREFIXES + query)}


def relations_of(ontology: ox.Store, *branches: str) -> set[tuple[str, ...]]:
    values = " ".join(f"gc:{branch}" for branch in branches)
    return rows(
        ontology,
        f"SELECT ?c ?n {{ VALUES ?b {{ {values} }} ?c rdfs:subClassOf ?b ; skos:notation ?n }}",
    )


@pytest.mark.parametrize("name", ["timeline", "evidence", "claims", "not-done"])
def test_questions_on_everything_know_all_relations(ontology: ox.Store, name: str) -> None:
    table = RELATIONS.findall(catalogue()[name].sparql)
    assert set(table) == relations_of(ontology, "Response", "OperationAct", "Tie")
    assert len(table) == 24


def test_dyads_count_responses_and_operations(ontology: ox.Store) -> None:
    table = RELATIONS.findall(catalogue()["dyads"].sparql)
    assert set(table) == relations_of(ontology, "Response", "OperationAct")


def test_a_coalition_answers_by_every_response_but_denial(ontology: ox.Store) -> None:
    table = RELATIONS.findall(catalogue()["coalition"].sparql)
    assert set(table) == relations_of(ontology, "Response") - {("Denial", "denies")}


def test_the_ladder_of_responses_is_that_of_the_ontology(ontology: ox.Store) -> None:
    expected = rows(ontology, "SELECT ?c ?n ?l ?r { ?c skos:notation ?n ; gc:ladder ?l . ?l gc:rung ?r }")
    assert set(LADDER.findall(catalogue()["responses"].sparql)) == expected
    assert {name for name, *_ in expected} == {name for name, _ in relations_of(ontology, "Response")}


def test_smaller_tables_give_relations_their_own_classes(ontology: ox.Store) -> None:
    known = relations_of(ontology, "Response", "OperationAct", "Tie")
    for name in ("prosecutions", "warnings", "expulsions-and-summons", "ties", "tools"):
        table = RELATIONS.findall(catalogue()[name].sparql)
        assert len(table) > 1
        assert set(table) <= known, name


def test_claims_about_others_are_those_that_are_no_responses(ontology: ox.Store) -> None:
    listed = re.search(r"\?relation IN \(([^)]*)\)", catalogue()["claims"].sparql)
    assert listed
    own = {relation for _, relation in relations_of(ontology, "OperationAct", "Tie")}
    assert set(re.findall(r'"(\w+)"', listed[1])) == own


def test_actors_are_what_the_ontology_calls_so(ontology: ox.Store) -> None:
    expected = {name for (name,) in rows(ontology, "SELECT ?c { ?c rdfs:subClassOf gc:Actor }")}
    assert {KIND_CLASSES[kind].removeprefix(GC) for kind in ACTORS} == expected
    block = re.search(r"VALUES \?class \{([^}]*)\}", catalogue()["actors"].sparql)
    assert block
    assert set(re.findall(r"gc:(\w+)", block[1])) == expected


def test_terms_are_said_in_the_words_of_their_labels(ontology: ox.Store) -> None:
    labels = dict(
        rows(
            ontology,
            "SELECT ?t ?l { ?t rdfs:label ?label BIND(STR(?label) AS ?l) "
            "FILTER(?t = gc:unnamedClaimant || EXISTS { ?t rdfs:subClassOf gc:Actor } || "
            "EXISTS { ?t a gc:Rung } || EXISTS { ?t a gc:Factuality }) }",
        )
    )
    assert len(labels) == 16
    assert words_of(Iri(GC + term) for term in labels) == {GC + term: label for term, label in labels.items()}
