"""The ontology is complete, and says the same as the code and the frames."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Namespace, URIRef

from geocyber.graph.vocabulary import FACTUALITIES, KIND_CLASSES, STATEMENT_TERMS, UNNAMED_CLAIMANT
from geocyber.model import Factuality, Kind, RelationType
from geocyber.resources import folder

GC = Namespace("https://w3id.org/geocyber/ontology#")
SHAPES = Namespace("https://w3id.org/geocyber/shapes#")


def turtle(name: str) -> Graph:
    return Graph().parse(data=folder("ontology").joinpath(name).read_text("utf-8"), format="turtle")


ONTOLOGY, MAPPINGS, SHAPES_GRAPH = map(turtle, ("geocyber.ttl", "mappings.ttl", "shapes.ttl"))
TERMS = sorted({s for s in ONTOLOGY.subjects() if s.startswith(GC)})
PROPERTY_TYPES = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


def is_property(term: URIRef) -> bool:
    return bool(PROPERTY_TYPES & set(ONTOLOGY.objects(term, RDF.type)))


def below(superclass: URIRef) -> set[URIRef]:
    """The classes below a class that have no class below them."""
    classes = set(ONTOLOGY.transitive_subjects(RDFS.subClassOf, superclass)) - {superclass}
    return {c for c in classes if not any(ONTOLOGY.subjects(RDFS.subClassOf, c))}


def listed(shape: str) -> set[URIRef]:
    """The classes that a shape lists."""
    value_shape = SHAPES_GRAPH.value(SHAPES[shape], SH.qualifiedValueShape)
    return set(SHAPES_GRAPH.items(SHAPES_GRAPH.value(value_shape, SH["in"])))


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.removeprefix(GC))
def test_every_term_is_explained(term: URIRef) -> None:
    (label,) = ONTOLOGY.objects(term, RDFS.label)
    (definition,) = ONTOLOGY.objects(term, SKOS.definition)
    assert (label.language, definition.language) == ("en", "en")
    assert definition.endswith(".")
    assert any(ONTOLOGY.objects(term, SKOS.example))
    if is_property(term):
        assert ONTOLOGY.value(term, RDFS.domain), "no domain"
        assert ONTOLOGY.value(term, RDFS.range), "no range"


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.removeprefix(GC))
def test_every_term_lines_up_with_something_or_says_why_not(term: URIRef) -> None:
    owner = ONTOLOGY.value(predicate=GC.directProperty, object=term)
    mapped = set(MAPPINGS.predicates(term)) | (set(MAPPINGS.predicates(owner)) if owner else set())
    assert mapped
    assert GC.noMapping not in mapped or mapped == {GC.noMapping}


def test_the_mappings_speak_only_of_terms_that_there_are() -> None:
    assert {s for s in MAPPINGS.subjects() if s.startswith(GC)} <= set(TERMS)
    assert {p for p in MAPPINGS.predicates() if p.startswith(GC)} <= set(TERMS)


def test_labels_are_unique_within_classes_and_within_properties() -> None:
    for group in (filter(is_property, TERMS), [t for t in TERMS if (t, RDF.type, OWL.Class) in ONTOLOGY]):
        terms = list(group)
        assert len({str(ONTOLOGY.value(t, RDFS.label)) for t in terms}) == len(terms)


def test_kinds_are_the_same_in_code_ontology_and_shapes() -> None:
    assert list(KIND_CLASSES) == list(Kind)
    by_notation = {str(ONTOLOGY.value(c, SKOS.notation)): str(c) for c in below(GC.Entity)}
    assert by_notation == {kind.value: iri for kind, iri in KIND_CLASSES.items()}
    assert set(map(str, listed("Entity-kind"))) == set(KIND_CLASSES.values())


def test_relations_are_the_same_in_code_ontology_and_shapes() -> None:
    assert list(STATEMENT_TERMS) == list(RelationType)
    for relation, term in STATEMENT_TERMS.items():
        statement_class, direct = URIRef(term.statement_class), URIRef(term.direct_property)
        assert str(ONTOLOGY.value(statement_class, SKOS.notation)) == relation.value
        assert list(ONTOLOGY.objects(statement_class, RDFS.subClassOf)) == [GC[term.branch.value]]
        assert list(ONTOLOGY.objects(statement_class, GC.directProperty)) == [direct]
        assert list(ONTOLOGY.objects(direct, RDFS.subPropertyOf)) == [GC.directEdge]
        assert str(ONTOLOGY.value(direct, RDFS.label)) == term.phrase
    classes = {term.statement_class for term in STATEMENT_TERMS.values()}
    assert set(map(str, below(GC.Statement))) == set(map(str, listed("Statement-class"))) == classes


def test_only_denials_warnings_urgings_and_namings_may_lack_an_object() -> None:
    need = set(SHAPES_GRAPH.objects(SHAPES["WithObject-object"], SH.targetClass))
    assert below(GC.Statement) - need == {GC.Denial, GC.Warning, GC.Urging, GC.Naming}


def test_factualities_are_the_same_in_code_and_ontology() -> None:
    individuals = set(ONTOLOGY.subjects(RDF.type, GC.Factuality))
    assert {str(i) for i in individuals} == set(FACTUALITIES.values())
    assert {str(ONTOLOGY.value(i, SKOS.notation)) for i in individuals} == set(Factuality)
    assert URIRef(UNNAMED_CLAIMANT) in TERMS


def test_there_are_frames_for_every_relation() -> None:
    frames = files("geocyber.extraction").joinpath("frames")
    tables = [tomllib.loads(f.read_text("utf-8")) for f in frames.iterdir() if f.name.endswith(".toml")]
    if tables:
        assert {table["relation"] for table in tables} == set(RelationType)


def test_the_ladder_has_four_rungs_and_every_response_stands_on_one() -> None:
    rungs = {int(ONTOLOGY.value(r, GC.rung)): r for r in ONTOLOGY.subjects(RDF.type, GC.Rung)}
    assert [rungs[n] for n in sorted(rungs)] == [GC.words, GC.diplomacy, GC.law, GC.coercion]
    for statement_class in below(GC.Statement):
        on = list(ONTOLOGY.objects(statement_class, GC.ladder))
        assert len(on) == (statement_class in below(GC.Response))
        assert set(on) <= set(rungs.values())


def test_every_statement_class_has_the_colour_of_its_family() -> None:
    by_branch = {GC.OperationAct: GC.operations, GC.Tie: GC.ties}
    families = set(ONTOLOGY.subjects(RDF.type, GC.Family))
    assert families == {GC.words, GC.law, GC.coercion, GC.operations, GC.ties}
    for statement_class in below(GC.Statement):
        rung = ONTOLOGY.value(statement_class, GC.ladder)
        shown = GC.words if rung == GC.diplomacy else rung
        branch = ONTOLOGY.value(statement_class, RDFS.subClassOf)
        assert list(ONTOLOGY.objects(statement_class, GC.family)) == [shown or by_branch[branch]]


def test_sources_have_a_name_to_show() -> None:
    from rdflib import DCTERMS

    assert all(ONTOLOGY.value(source, DCTERMS.title) for source in ONTOLOGY.objects(None, DCTERMS.source))


def test_the_ontology_says_what_it_is() -> None:
    about = URIRef("https://w3id.org/geocyber/ontology")
    assert (about, RDF.type, OWL.Ontology) in ONTOLOGY
    assert str(ONTOLOGY.value(about, OWL.versionInfo)) == "0.1.0"


def test_every_shape_has_a_message_for_the_user() -> None:
    for shape in {s for s in SHAPES_GRAPH.subjects() if s.startswith(SHAPES)}:
        told = [shape, *SHAPES_GRAPH.objects(shape, SH.sparql)][bool(SHAPES_GRAPH.value(shape, SH.sparql)) :]
        assert all(SHAPES_GRAPH.value(node, SH.message) for node in told), shape
        targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
        assert any(SHAPES_GRAPH.value(shape, target) for target in targets), shape


def test_descriptions_use_only_terms_of_the_ontology(article_graphs: dict[str, str]) -> None:
    from pyoxigraph import NamedNode, RdfFormat, parse

    used = {
        term.value
        for quads in article_graphs.values()
        for quad in parse(quads, format=RdfFormat.N_QUADS)
        for term in (quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(GC)
    }
    assert used <= set(map(str, TERMS))
