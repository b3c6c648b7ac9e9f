"""What other programs get: tables, networks and STIX that say of every claim whose it is."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import networkx as nx
import pytest
import stix2
from samples import NATO, STATES, fill, graphs_of, make_extraction, sample_extractions

from geocyber.errors import GeocyberError, UsageError
from geocyber.exporting import ENDINGS, export
from geocyber.exporting.stixrules import Rules
from geocyber.exporting.table import COLUMNS
from geocyber.graph.vocabulary import GC
from geocyber.model import Entity, Extraction, Kind, RelationType
from geocyber.store import open_store

TEXTS = (".csv", ".graphml", ".gexf", ".stix.json")


def written(
    tmp_path: Path, ending: str, extractions: tuple[Extraction, ...], links: tuple[str, ...] = ()
) -> Path:
    """The export of some articles."""
    with open_store(str(tmp_path / "graph.nq"), writable=True) as store:
        fill(store, graphs_of(extractions))
        store.load(links)
        return export(store, tmp_path / f"out{ending}").path


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))


@pytest.mark.parametrize("ending", [*ENDINGS, *(f"{ending}.gz" for ending in ENDINGS)])
def test_the_same_graph_gives_the_same_bytes(ending: str, tmp_path: Path, sample_graph: Path) -> None:
    articles = list(reversed(graphs_of(sample_extractions()).items()))
    with open_store(str(tmp_path / "folder"), writable=True) as folder, open_store(str(sample_graph)) as file:
        fill(folder, dict(articles))
        one = export(folder, tmp_path / f"one{ending}").path.read_bytes()
        other = export(file, tmp_path / f"other{ending}").path.read_bytes()
    assert one == other
    assert len(one) > 500


@pytest.mark.parametrize("ending", [".trig", ".nq", ".ttl", ".jsonld"])
def test_rdf_that_is_written_can_be_opened_as_a_graph(
    ending: str, tmp_path: Path, sample_graph: Path
) -> None:
    with open_store(str(sample_graph)) as store:
        path = export(store, tmp_path / f"copy{ending}").path
        with open_store(str(path)) as copy:
            assert list(copy.nquads()) == list(store.nquads())


def test_the_table_has_a_row_for_each_statement(tmp_path: Path) -> None:
    rows = rows_of(written(tmp_path, ".csv", sample_extractions()))
    assert len(rows) == sum(len(e.relations) for e in sample_extractions())
    (row,) = [row for row in rows if row["relation"] == "attributes"]
    assert tuple(row) == COLUMNS
    assert {
        name: row[name] for name in ("agent", "object", "object_state", "operation", "claimant", "date")
    } == {
        "agent": "United States",
        "object": "Ministry of State Security",
        "object_state": "CN",
        "operation": "Exchange hack",
        "claimant": "United States",
        "date": "2021-07-19",
    }
    assert (
        row["quote"]
        == "The United States on Monday attributed the Exchange hack to the Ministry of State Security."
    )
    assert row["passages"] == "46-137"
    assert (row["article_id"], row["published"], row["publisher"]) == (
        "s01-accusation",
        "2021-07-20",
        "Example Wire",
    )


def test_the_table_tells_claims_from_facts(tmp_path: Path) -> None:
    rows = rows_of(written(tmp_path, ".csv", sample_extractions()))
    seen = {
        (row["agent"], row["relation"], row["object"]): (
            row["factuality"],
            row["claimant"],
            row["direct_edge"],
        )
        for row in rows
    }
    assert seen == {
        ("United States", "attributes", "Ministry of State Security"): ("asserted", "United States", "yes"),
        ("United States", "condemns", "China"): ("asserted", "United States", "yes"),
        ("United States", "sanctions", "China"): ("possible", "author", "no"),
        ("APT40", "targets", "Microsoft"): ("asserted", "United States", "no"),
        ("Ministry of State Security", "conducts", "Exchange hack"): ("asserted", "United States", "no"),
        ("China", "denies", "United States"): ("asserted", "China", "yes"),
        ("Dominic Raab", "supports", "United States"): ("asserted", "Dominic Raab", "yes"),
        ("APT40", "targets", "port"): ("asserted", "unnamed", "no"),
        ("NATO", "condemns", "Russia"): ("negated", "author", "no"),
        ("United Kingdom", "condemns", "Russia"): ("asserted", "author", "yes"),
        ("Russia", "alias", "the Bear"): ("asserted", "author", "no"),
    }


def test_direct_edges_in_the_table_are_those_of_the_graph(tmp_path: Path) -> None:
    rows = rows_of(written(tmp_path, ".csv", sample_extractions()))
    with open_store(str(tmp_path / "graph.nq")) as store:
        for row in rows:
            edge = f"<{row['agent_iri']}> <{GC}{row['relation']}> <{row['object_iri']}>"
            pattern = f"GRAPH <{row['article_iri']}> {{ {edge} }}"
            is_there = bool(row["object_iri"]) and store.query(f"ASK {{ {pattern} }}").truth
            assert row["direct_edge"] == ("yes" if is_there else "no"), row


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(start: str, tmp_path: Path) -> None:
    them = Entity("them", Kind.UNNAMED_GROUP, start)
    case = make_extraction(
        start, (f"{start} attacks it",), (them, NATO), (("them", "targets", "nato", "attacks", {}),)
    )
    (row,) = rows_of(written(tmp_path, ".csv", (case,)))
    assert {row[name] for name in ("agent", "article_id")} == {f"'{start}"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


@pytest.mark.parametrize(("ending", "read"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)])
def test_networks_hold_every_statement_with_its_claimant_and_quote(ending, read, tmp_path: Path) -> None:
    found = read(written(tmp_path, ending, sample_extractions()))
    with_object = (
        sum(relation.o is not None for e in sample_extractions() for relation in e.relations) - 1
    )  # the alias
    assert found.number_of_edges() == with_object
    us, cn = "https://w3id.org/geocyber/id/state/US", "https://w3id.org/geocyber/id/state/CN"
    edges = {edge["relation"]: edge for edge in found.get_edge_data(us, cn).values()}
    assert edges["condemns"]["claimant"] == "United States"
    assert edges["condemns"]["confidence"] == 0.93
    assert edges["condemns"]["direct_edge"] == "yes"
    assert edges["sanctions"]["factuality"] == "possible"
    assert edges["sanctions"]["quote"].startswith("The United States condemns China for it, and may yet")
    russia = found.nodes["https://w3id.org/geocyber/id/state/RU"]
    assert (russia["label"], russia["kind"], russia["state"]) == ("Russia", "state", "RU")
    assert "the Bear" in russia["names"]
    assert found.nodes[us]["articles"] == 2


def test_a_statement_without_object_is_no_edge_and_that_is_said(tmp_path: Path) -> None:
    case = make_extraction(
        "x", ("China denies it",), (STATES["cn"],), (("cn", "denies", None, "denies", {}),)
    )
    with open_store(str(tmp_path / "graph.nq"), writable=True) as store:
        fill(store, graphs_of([case]))
        done = export(store, tmp_path / "out.graphml")
        assert done.notes == ("1 statement has no object and so no edge here; a .csv holds them too",)
        assert len(rows_of(export(store, tmp_path / "out.csv").path)) == 1


def test_linked_entities_are_one_node(tmp_path: Path) -> None:
    those = (Entity("gang", Kind.UNNAMED_GROUP, "gang"), STATES["us"])
    row = ("gang", "targets", "us", "attacks", {})
    cases = tuple(make_extraction(name, (f"{name} attacks",), those, (row,)) for name in "ab")
    one, other = (f"<{iri}/entity/gang>" for iri in sorted(graphs_of(cases)))
    link = f"{one} <{GC}decidedSame> {other} <https://w3id.org/geocyber/id/decisions> ."
    found = nx.read_graphml(written(tmp_path, ".graphml", cases, (link,)))
    assert sorted(found.nodes) == sorted([one[1:-1], "https://w3id.org/geocyber/id/state/US"])
    assert found.nodes[one[1:-1]]["articles"] == 2
    assert {row["agent_iri"] for row in rows_of(written(tmp_path, ".csv", cases, (link,)))} == {one[1:-1]}


def bundle_of(tmp_path: Path, *extractions: Extraction) -> stix2.Bundle:
    return stix2.parse(written(tmp_path, ".stix.json", extractions).read_text("utf-8"), allow_custom=False)


def test_stix_is_valid_and_complete(tmp_path: Path) -> None:
    objects = bundle_of(tmp_path, *sample_extractions()).objects
    ids = [made.id for made in objects]
    assert ids == sorted(set(ids))
    refs = set(
        re.findall(
            r'"([a-z-]+--[0-9a-f-]{36})"', json.dumps([json.loads(made.serialize()) for made in objects])
        )
    )
    assert refs == set(ids), "an object refers to what the bundle does not hold"
    assert sum(made.type == "report" for made in objects) == 3
    assert {"campaign", "identity", "intrusion-set", "note", "opinion", "relationship", "threat-actor"} <= {
        made.type for made in objects
    }


def test_stix_says_of_every_relationship_whose_claim_it_is(tmp_path: Path) -> None:
    objects = {made.id: made for made in bundle_of(tmp_path, *sample_extractions()).objects}
    told = {
        (objects[made.source_ref].name, made.relationship_type, objects[made.target_ref].name): (
            objects[made.created_by_ref].name,
            made.external_references[0].description,
        )
        for made in objects.values()
        if made.type == "relationship" and "labels" in made
    }
    attribution = (
        "The United States on Monday attributed the Exchange hack to the Ministry of State Security."
    )
    assert set(told) == {
        ("Exchange hack", "attributed-to", "Ministry of State Security"),
        ("APT40", "targets", "Microsoft"),
    }
    assert told["APT40", "targets", "Microsoft"] == (
        "United States",
        "Washington says APT40 breached Microsoft for the ministry.",
    )
    assert told["Exchange hack", "attributed-to", "Ministry of State Security"][0] == "United States"
    assert attribution in {
        ref.description
        for made in objects.values()
        for ref in made.get("external_references", ())
        if "description" in ref
    }


@pytest.mark.parametrize(
    ("rest", "kind", "by"),
    [
        ({"source": "us"}, "opinion", "United States"),
        ({}, "opinion", "United States"),
        ({"source": "cn"}, "note", "China"),
        ({"source": "unnamed"}, "note", None),
        ({"factuality": "negated"}, "note", "Example Wire"),
        ({"factuality": "possible", "source": "us"}, "note", "United States"),
    ],
)
def test_stix_takes_no_claim_for_a_speech_act(
    rest: dict[str, str], kind: str, by: str | None, tmp_path: Path
) -> None:
    entities = (STATES["us"], STATES["cn"])
    case = make_extraction("x", ("US condemns it",), entities, (("us", "condemns", "cn", "condemns", rest),))
    objects = {made.id: made for made in bundle_of(tmp_path, case).objects}
    (made,) = [made for made in objects.values() if made.type in ("note", "opinion", "relationship")]
    assert made.type == kind
    assert (objects[made.created_by_ref].name if "created_by_ref" in made else None) == by


@pytest.mark.parametrize("relation", list(RelationType))
def test_stix_has_a_form_for_every_relation_between_all_kinds(relation: RelationType, tmp_path: Path) -> None:
    entities = [Entity(kind.value, kind, f"{kind.value} CVE-2021-44228") for kind in Kind]
    rows = [
        (agent.value, relation.value, target.value, "this", {"op": "operation", "source": source})
        for agent in Kind
        for target in (Kind.STATE, Kind.PRODUCT, Kind.VULNERABILITY, Kind.OPERATION)
        for source in ("author", "malware")
    ]
    case = make_extraction("x", ("One does this to others",), entities, rows, published=None)
    objects = bundle_of(tmp_path, case).objects
    if relation is not RelationType.ALIAS:
        claims = {row[:3] for row in rows}
        assert sum("labels" in made for made in objects) == 2 * len(claims)


def test_stix_names_what_is_known_elsewhere(tmp_path: Path) -> None:
    flaw = Entity("flaw", Kind.VULNERABILITY, "Log4Shell", ("CVE-2021-44228",))
    group = Entity("apt40", Kind.THREAT_GROUP, "APT40", ("Leviathan",), ref="group/G0065")
    case = make_extraction(
        "x", ("APT40 exploits it",), (group, flaw), (("apt40", "exploits", "flaw", "exploits", {}),)
    )
    objects = bundle_of(tmp_path, case).objects
    refs = {ref.get("external_id") for made in objects for ref in made.get("external_references", ())}
    assert {"G0065", "CVE-2021-44228"} <= refs
    (made,) = [made for made in objects if made.type == "intrusion-set"]
    assert made.aliases == ["Leviathan"]


def test_the_rules_of_stix_say_which_entry_is_wrong() -> None:
    with pytest.raises(ValueError, match=r"stix\.toml: kinds\.state"):
        Rules.parse({})


@pytest.mark.parametrize("ending", TEXTS)
def test_text_that_xml_and_json_cannot_hold_does_no_harm(ending: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.trig"
    with open_store(str(path), writable=True) as store:
        fill(store, graphs_of(sample_extractions()))
    path.write_text(path.read_text().replace('"United States"', r'"\u0000\u0001<script>]]>\uFFFE&"'))
    with open_store(str(path)) as store:
        out = export(store, tmp_path / f"out{ending}").path
    if ending == ".graphml":
        nx.read_graphml(out)
    elif ending == ".gexf":
        nx.read_gexf(out)
    elif ending == ".stix.json":
        stix2.parse(out.read_text("utf-8"), allow_custom=False)
    else:
        assert len(rows_of(out)) == 11


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_graph_can_be_written(ending: str, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph"), writable=True) as store:
        assert export(store, tmp_path / f"out{ending}").path.is_file()


def test_an_unknown_ending_is_said(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph"), writable=True) as store:
        with pytest.raises(UsageError, match=r"expected a file name ending in one of \.trig"):
            export(store, tmp_path / "out.docx")
        with pytest.raises(GeocyberError, match="cannot be written"):
            (tmp_path / "file").touch()
            export(store, tmp_path / "file" / "out.csv")
