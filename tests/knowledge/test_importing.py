"""What others know is brought in from their formats, and what is not as it should be is refused in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geocyber.errors import GeocyberError
from geocyber.knowledge import Imported, read_imported, read_knowledge, read_source, write_imported
from geocyber.knowledge.importing import plain
from geocyber.model import Kind

EXAMPLES = Path(__file__).parents[2] / "examples" / "knowledge"

GALAXY = {
    "type": "threat-actor",
    "version": 336,
    "values": [
        {
            "value": "GhostEmperor",
            "uuid": "3c3ca8f3-c6ab-4c5d-9bd0-be6677d6cdeb",
            "meta": {"country": "CN", "synonyms": ["FamousSparrow", "Salt Typhoon", "Dry Biscuit Team"]},
        },
        {
            "value": "APT28",
            "uuid": "5b4ee3ea-eee3-4c8e-8323-85ae32658754",
            "meta": {
                "attribution-confidence": "50",
                "cfr-suspected-state-sponsor": "Russian Federation",
                "country": "RU",
                "synonyms": ["Fancy Bear", "Thirsty Otter Group"],
            },
        },
    ],
}

BUNDLE = {
    "type": "bundle",
    "id": "bundle--5d0092c5-5f74-4287-9642-33f4c354e56d",
    "objects": [
        {
            "type": "intrusion-set",
            "spec_version": "2.1",
            "id": "intrusion-set--bef4c620-0787-42a8-a96d-b7eb6e85917c",
            "name": "APT28",
            "aliases": ["APT28", "Sofacy", "Soggy Waffle Team"],
            "external_references": [{"source_name": "mitre-attack", "external_id": "G0007"}],
        },
        {
            "type": "malware",
            "spec_version": "2.1",
            "id": "malware--0a1b",
            "name": "Lanternfish",
            "is_family": True,
        },
        {"type": "campaign", "spec_version": "2.1", "id": "campaign--0c", "name": "Operation Drydock"},
        {
            "type": "identity",
            "spec_version": "2.1",
            "id": "identity--0d",
            "name": "Kilp Labs",
            "identity_class": "organization",
        },
        {
            "type": "identity",
            "spec_version": "2.1",
            "id": "identity--0e",
            "name": "Finance",
            "identity_class": "class",
        },
        {
            "type": "threat-actor",
            "spec_version": "2.1",
            "id": "threat-actor--0f",
            "name": "Grey Heron",
            "revoked": False,
        },
        {
            "type": "threat-actor",
            "spec_version": "2.1",
            "id": "threat-actor--10",
            "name": "Gone",
            "revoked": True,
        },
        {"type": "location", "spec_version": "2.1", "id": "location--11", "country": "RU"},
        {
            "type": "relationship",
            "spec_version": "2.1",
            "id": "relationship--12",
            "relationship_type": "originates-from",
            "source_ref": "threat-actor--0f",
            "target_ref": "location--11",
            "confidence": 70,
        },
    ],
}

TABLE = (
    "name,kind,aliases,state,id\n"
    "Tidewater,threat_group,Muddy Gull|Harbour Cat,IR,\n"
    "Brass Egret,threat_group,Harbour Cat,CN,\n"
    "National Revenue Agency,government_body,NRA,BG,\n"
)


def saved(folder: Path, name: str, content: object) -> Path:
    file = folder / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return file


def test_a_galaxy_brings_groups_with_their_synonyms_and_what_misp_suspects(tmp_path: Path) -> None:
    apt28, ghost = read_source(saved(tmp_path, "g.json", GALAXY))
    assert apt28.source == "MISP galaxy threat-actor, version 336"
    assert (apt28.kind, apt28.state, apt28.confidence) == (Kind.THREAT_GROUP, "RU", 50)
    assert "Thirsty Otter Group" in apt28.aliases
    assert ghost.state == "", "a country alone is where a group is, not who is behind it"


def test_a_bundle_brings_groups_malware_campaigns_and_organisations_and_nothing_revoked(
    tmp_path: Path,
) -> None:
    rows = {row.name: row for row in read_source(saved(tmp_path, "own.json", BUNDLE))}
    assert {name: row.kind for name, row in rows.items()} == {
        "APT28": Kind.THREAT_GROUP,
        "Lanternfish": Kind.MALWARE,
        "Operation Drydock": Kind.OPERATION,
        "Kilp Labs": Kind.ORGANISATION,
        "Grey Heron": Kind.THREAT_GROUP,
    }
    assert rows["APT28"].id == "G0007"
    assert (rows["Grey Heron"].state, rows["Grey Heron"].confidence) == ("RU", 70)


def test_new_names_mean_the_group_that_is_known(tmp_path: Path) -> None:
    rows = [*read_source(saved(tmp_path, "g.json", GALAXY)), *read_source(saved(tmp_path, "b.json", BUNDLE))]
    knowledge = read_knowledge(imported=rows)
    for name in ("Thirsty Otter Group", "Soggy Waffle Team"):
        [found] = knowledge.lookup(name)
        assert (found.ref, found.needs_context) == ("group/G0007", False)


def test_what_is_shipped_keeps_its_names(tmp_path: Path) -> None:
    shipped = read_knowledge().names
    table = "name,kind,aliases\nGrey Heron,threat_group,Fancy Bear|Heron Team\n"
    knowledge = read_knowledge(imported=read_source(saved(tmp_path, "t.csv", table)))
    assert {text: knowledge.names[text] for text in shipped} == dict(shipped)
    assert [name.ref for name in knowledge.lookup("Heron Team")] == ["group/grey-heron"]


def test_a_suspected_sponsor_is_a_claim_of_its_source_and_no_property(tmp_path: Path) -> None:
    knowledge = read_knowledge(imported=read_source(saved(tmp_path, "t.csv", TABLE)))
    [claim] = [claim for claim in knowledge.claims if claim.group == "group/tidewater"]
    assert (claim.source, claim.state, claim.confidence) == ("table t", "state/IR", None)
    assert knowledge.entries["group/tidewater"].of is None


def test_an_alias_of_two_groups_means_neither_without_context(tmp_path: Path) -> None:
    knowledge = read_knowledge(imported=read_source(saved(tmp_path, "t.csv", TABLE)))
    found = knowledge.lookup("Harbour Cat")
    assert {name.ref for name in found} == {"group/tidewater", "group/brass-egret"}
    assert all(name.needs_context for name in found)


def test_a_body_belongs_to_its_state(tmp_path: Path) -> None:
    knowledge = read_knowledge(imported=read_source(saved(tmp_path, "t.csv", TABLE)))
    assert {knowledge.top(name.ref) for name in knowledge.lookup("NRA")} == {"state/BG"}


def test_the_examples_can_be_imported() -> None:
    assert len(read_source(EXAMPLES / "galaxy.json")) == 8
    assert len(read_source(EXAMPLES / "own.csv")) == 7


def test_the_file_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    rows = read_source(saved(tmp_path, "g.json", GALAXY))
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    write_imported(one, rows)
    write_imported(other, reversed([*rows, *rows]))
    assert one.read_bytes() == other.read_bytes()
    assert set(read_imported(one)) == set(rows)


def deep(levels: int) -> str:
    return "[" * levels + "]" * levels


def changed(**meta: object) -> dict[str, Any]:
    return GALAXY | {"values": [{"value": "Grey Heron", "uuid": "x", "meta": meta}]}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", "", "no JSON"),
        ("a.json", "{", "no JSON"),
        ("a.json", deep(100_000), "nested too deeply"),
        ("a.json", "1" * 5000, "no JSON"),
        ("a.json", [1], "neither a MISP galaxy cluster nor a STIX 2.1 bundle"),
        ("a.json", {"type": "threat-actor", "values": {}}, "values is an object; expected a list"),
        (
            "a.json",
            {"type": "threat-actor", "values": [1]},
            r"values\[0\] is a number \(1\); expected an object",
        ),
        ("a.json", {"type": 1, "values": []}, "type is a number"),
        ("a.json", {"type": "cancer", "values": []}, "'cancer'; expected groups or malware"),
        ("a.json", {"type": "threat-actor", "values": []}, "nothing that geocyber knows"),
        ("a.json", changed(synonyms="one"), "synonyms is a text .'one'.; expected a list"),
        ("a.json", changed(synonyms=[{}]), "synonyms is an object; expected a text"),
        ("a.json", changed(synonyms=[f"Name {n}" for n in range(400)]), "400 names"),
        ("a.json", changed(**{"attribution-confidence": "sure"}), "from 0 to 100"),
        ("a.json", changed(**{"attribution-confidence": 101}), "is 101; expected"),
        ("a.json", {"type": "bundle", "objects": [{"type": 1}]}, r"objects\[0\].type is a number"),
        ("a.json", {"type": "bundle", "objects": [{"spec_version": "1.2"}]}, "another version of STIX"),
        ("a.csv", "", "its header"),
        ("a.csv", "name,kind,colour\nx,y,z\n", "its header is 'name,kind,colour'"),
        ("a.csv", "name,kind\nGrey Heron\n", "line 2 has not as many cells"),
        ("a.csv", "name,kind\nGrey Heron,bird\n", "line 2: kind 'bird'; expected one of company"),
        ("a.csv", "name,kind,state\nNRA,government_body,\n", "a government body needs its state"),
        (
            "a.csv",
            "name,kind,state\nGrey Heron,threat_group,Russia\n",
            "'Russia'; expected a code of two letters",
        ),
        ("a.csv", 'name,kind\n"Grey', "line 1: unexpected end of data"),
        ("a.csv", "name,kind\n\u202e\u0000,threat_group\n", "line 2"),
    ],
)
def test_a_damaged_file_is_refused_in_one_line(tmp_path: Path, name: str, content: object, said: str) -> None:
    with pytest.raises(GeocyberError, match=said) as caught:
        read_source(saved(tmp_path, name, content))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"\xff\xfe{}")
    with pytest.raises(GeocyberError, match="not UTF-8"):
        read_source(file)


def test_a_damaged_file_of_our_own_is_named_with_the_line(tmp_path: Path) -> None:
    file = tmp_path / "knowledge.csv"
    write_imported(file, [Imported("table t", Kind.COMPANY, "", "Kilp Labs")])
    file.write_text(file.read_text("utf-8").replace("company", "bird"), "utf-8")
    with pytest.raises(GeocyberError, match=r"line 2.*'bird'"):
        read_imported(file)


@given(st.text())
def test_names_are_made_plain(text: str) -> None:
    name = plain.name(text, "name")
    assert name == plain.name(name, "name")
    assert name.isprintable()
    assert "|" not in name
    assert len(name) <= plain.LONGEST
