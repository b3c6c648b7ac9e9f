"""What `geocyber check` says of good and of broken graphs."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse, serialize

from geocyber.errors import GeocyberError
from geocyber.graph import LINKS_GRAPH, Report, Severity, check, describe
from geocyber.graph.documentation import Turtle
from geocyber.graph.shapes import Shapes
from geocyber.graph.vocabulary import PREFIXES
from geocyber.linking import links_of

from .example import graph, hostile_extraction, iri

BROKEN = tomllib.loads(Path(__file__).with_name("broken.toml").read_text("utf-8"))["broken"]
PREFIX_LINES = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
STATE = "https://w3id.org/geocyber/id/state"
GC = PREFIXES["gc"]


def update_example(name: str, *updates: str) -> str:
    """The example article under a name, after SPARQL updates."""
    article, links = NamedNode(iri(name)), NamedNode(LINKS_GRAPH)
    store = Store()
    for quad in parse(graph(name), format=RdfFormat.N_QUADS):
        at = links if quad.graph_name == links else DefaultGraph()
        store.add(Quad(quad.subject, quad.predicate, quad.object, at))
    for update in updates:
        store.update(PREFIX_LINES + update.replace("$article", str(article)))
    quads = [q if q.graph_name == links else Quad(q.subject, q.predicate, q.object, article) for q in store]
    return serialize(quads, format=RdfFormat.N_QUADS).decode()


@pytest.fixture(scope="module")
def report() -> Report:
    """The check of one graph that holds each broken article, and a whole one."""
    articles = [update_example(f"broken {number}", row["update"]) for number, row in enumerate(BROKEN)]
    return check("".join(articles) + graph("whole"))


def rules_of(report: Report, article: str) -> set[str]:
    """The rules that an article breaks."""
    found = {finding.rule for finding in report.findings if finding.graph == article}
    return found


@pytest.mark.parametrize("number", range(len(BROKEN)), ids=lambda number: "+".join(BROKEN[number]["rules"]))
def test_each_fault_is_found_and_no_other(report: Report, number: int) -> None:
    assert rules_of(report, iri(f"broken {number}")) == set(BROKEN[number]["rules"])


def test_a_good_article_among_broken_ones_is_good(report: Report) -> None:
    assert rules_of(report, iri("whole")) == set()


def test_there_is_a_broken_article_for_every_shape() -> None:
    prefix = "https://w3id.org/geocyber/shapes#"
    shapes = {
        term.removeprefix(prefix) for term in Turtle.read("shapes.ttl").terms if term.startswith(prefix)
    }
    assert shapes - {rule for row in BROKEN for rule in row["rules"]} == set()


def test_good_graphs_conform(article_graphs: dict[str, str]) -> None:
    articles = "".join(article_graphs.values())
    report = check(articles + links_of(articles))
    assert report.findings == ()
    assert report.conforms
    assert (report.articles, report.statements) == (3, 11)


def test_the_findings_do_not_depend_on_the_order_of_lines() -> None:
    lines = update_example("order", BROKEN[10]["update"], BROKEN[16]["update"]).splitlines()
    shuffled = random.Random(1).sample(lines, len(lines))
    assert check(lines) == check(shuffled)


def test_a_finding_reads_well() -> None:
    broken = update_example("prose", "DELETE { ?s gc:trigger ?x } WHERE { ?s a gc:Denial ; gc:trigger ?x }")
    (finding,) = check(broken).findings
    assert str(finding) == (
        "violation: Ruritania denies: a statement must name the words that express it (gc:trigger), once "
        f"[{iri('prose')}]"
    )


def test_a_finding_stays_on_one_line_and_moves_no_cursor() -> None:
    name = "INSERT { ?s rdfs:label 'two\\nlines \\u001B[2J' } WHERE { ?s a gc:Naming }"
    label = "DELETE { ?s rdfs:label ?x } WHERE { ?s a gc:Naming ; rdfs:label ?x }"
    broken = update_example("prose", label, name, "DELETE WHERE { ?s gc:aliasName ?x }")
    (finding,) = check(broken).findings
    assert finding.name == "two lines [2J"


def test_an_edge_that_turns_a_claim_into_a_fact_is_named() -> None:
    claim = "INSERT { ?a gc:targets ?o } WHERE { ?s a gc:Targeting ; gc:agent ?a ; gc:object ?o }"
    (finding,) = check(update_example("claim", claim)).violations
    assert finding.name == "Grey Stork"
    assert "gc:targets" in finding.message
    assert "somebody else's claim" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        '"> . <urn:x> <urn:y> <urn:z> .\n',
        "\\u0041 \\ {?path} $this ?value",
        "a\x00\x0b\x7f\x85\u2028\u2029\ufffe\ud800\U0001f600",
    ],
)
def test_hostile_texts_break_no_rule(text: str) -> None:
    own = describe(hostile_extraction(text, text, text), model=text)
    assert check(own + links_of(own)).findings == ()


def test_warnings_do_not_break_a_graph() -> None:
    report = check(update_example("warned", "INSERT { ?e skos:altLabel '' } WHERE { ?e a gc:Company }"))
    assert report.conforms
    assert [finding.severity for finding in report.warnings] == [Severity.WARNING]


def test_one_article_cannot_vouch_for_the_edge_of_another() -> None:
    edge = f"<{STATE}/XR> <{GC}denies> <{STATE}/XG> <{iri('first')}> .\n"
    denial = "INSERT { ?s gc:object ?o } WHERE { ?s a gc:Denial . ?o gc:iso 'XG' }"
    report = check(graph("first") + edge + update_example("second", denial))
    assert rules_of(report, iri("first")) == {"Edge-carried"}


def test_a_circle_over_two_articles_is_found() -> None:
    first = f"<{STATE}/XR> <{GC}actsFor> <{STATE}/XG> <{iri('first')}> .\n"
    second = f"<{STATE}/XG> <{GC}actsFor> <{STATE}/XR> <{iri('second')}> .\n"
    report = check(graph("first") + graph("second") + first + second)
    assert {(finding.rule, finding.name) for finding in report.violations} == {
        ("Graph-circle", "gcid:state/XG"),
        ("Graph-circle", "gcid:state/XR"),
    }


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (f"<{STATE}/XR> <{GC}condemns> <{STATE}/XG> <{LINKS_GRAPH}> .", "Links-edge"),
        (f"<{STATE}/XN> <{GC}canonical> <{STATE}/XN> <{LINKS_GRAPH}> .", "Links-thing"),
        (f"<{STATE}/XR> <{GC}condemns> <{STATE}/XG> .", "Graph-stray"),
        (f"<{STATE}/XR> <{GC}condemns> <{STATE}/XG> <urn:elsewhere> .", "Graph-stray"),
        (
            f"<{GC}Targeting> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <{GC}Response> <{iri()}> .",
            "Graph-ontology",
        ),
        (f"<{STATE}/XR> <urn:p> <urn:o> <{iri()}/elsewhere> .", "Graph-article"),
    ],
)
def test_what_stands_outside_of_the_articles_is_looked_at_too(line: str, rule: str) -> None:
    (finding,) = check(graph() + line).findings
    assert (finding.rule, finding.severity) == (rule, Severity.VIOLATION)


def test_other_peoples_graphs_are_left_alone() -> None:
    assert check(graph() + "<urn:s> <urn:p> <urn:o> <urn:notes> .").findings == ()


def test_the_empty_graph_conforms() -> None:
    assert check("") == Report((), 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        "<s> <p> <o> .",
        '<urn:s> <urn:p> "\ud800" .',
        "<urn:s> <urn:p> <<( <urn:a> <urn:b> <urn:c> )>> .",
    ],
)
def test_what_is_no_graph_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(GeocyberError) as error:
        check(text)
    assert "\n" not in str(error.value)


def test_wrong_literals_are_faults_and_not_failures() -> None:
    wrong = """DELETE { ?p gc:start ?x ; gc:end ?y }
        INSERT { ?p gc:start 'soon'^^xsd:integer ; gc:end 'late'@en }
        WHERE { ?s a gc:Denial ; gc:evidence ?p . ?p gc:start ?x ; gc:end ?y }"""
    assert {"Passage-start", "Passage-end"} <= {
        f.rule for f in check(update_example("wrong", wrong)).violations
    }


def test_pyshacl_alone_finds_the_same_with_its_own_sparql() -> None:
    from pyshacl import validate
    from rdflib import RDF, SH, Dataset

    from geocyber.resources import folder

    by_rule = {rule.rule for rule in Shapes.load().rules}
    updates, wanted = zip(
        *((row["update"], row["rules"]) for row in BROKEN if set(row["rules"]) <= by_rule), strict=True
    )
    broken = update_example("both", *updates)
    ours = {(f.rule, f.node) for f in check(broken).findings if not f.rule.startswith("Graph-c")}
    data = Dataset(default_union=True).parse(data=broken, format="nquads")
    whole = data.graph(NamedNode("urn:all").value)
    for triple in [(s, p, o) for s, p, o, _ in data.quads()]:
        whole.add(triple)
    whole.parse(data=folder("ontology").joinpath("geocyber.ttl").read_text("utf-8"), format="turtle")
    shapes = folder("ontology").joinpath("shapes.ttl").read_text("utf-8")
    _, results, _ = validate(whole, shacl_graph=shapes, shacl_graph_format="turtle")
    theirs = {
        (
            str(results.value(result, SH.sourceShape)).rpartition("#")[2],
            str(results.value(result, SH.value if is_sparql else SH.focusNode)),
        )
        for result in results.subjects(RDF.type, SH.ValidationResult)
        for is_sparql in [results.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent]
    }
    assert ours == theirs
    assert {rule for rule, _ in ours} == set().union(*wanted)
