"""The data agree with themselves."""

import csv
import re
from importlib.resources import files

import pytest

from geocyber.knowledge import Form, load
from geocyber.model import Kind

DATA = files("geocyber.knowledge").joinpath("data")
TABLES = sorted(path.name for path in DATA.iterdir() if path.name.endswith(".csv"))
REF = re.compile(r"[a-z]+/[A-Za-z0-9]+([/-][A-Za-z0-9]+)*")
ISO_COUNT = 249


def rows(table):
    lines = DATA.joinpath(table).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def test_every_state_of_the_standard_is_known_and_kosovo():
    knowledge = load()
    codes = {row["iso"] for row in rows("iso3166.csv")}
    assert len(codes) == ISO_COUNT + 1
    for code in codes:
        entry = knowledge.entries[f"state/{code}"]
        assert entry.kind is Kind.STATE
        assert entry.iso == code
    assert codes == {entry.iso for entry in knowledge.entries.values() if entry.kind is Kind.STATE}


TERRITORIES = (
    "AQ AS AX BL BQ BV CC CX FK GG GS HM IM IO JE MF MP MS NF PM PN RE SH SJ SX TC TF TK UM VG VI WF GI HK"
)
NAMED_ALIKE = "MO DJ GD GT KW LU MC SG SM ST VA BE KN VC"
"""States whose capital has their own name, or is rather the seat of an organisation (Brussels)."""


@pytest.mark.parametrize("column", ["adjectives", "capitals"])
def test_states_have_adjective_and_capital(column):
    without = {row["iso"] for row in rows("states.csv") if not row[column]}
    assert without <= {*TERRITORIES.split(), *NAMED_ALIKE.split()}


def test_references_are_well_formed_and_each_stands_once():
    entries = load().entries
    assert all(REF.fullmatch(ref) for ref in entries), [ref for ref in entries if not REF.fullmatch(ref)]
    assert len(entries) == len(set(entries))


def test_whoever_acts_for_somebody_acts_for_a_state_or_organisation_in_the_end():
    knowledge = load()
    for entry in knowledge.entries.values():
        if entry.of is not None:
            top = knowledge.entries[knowledge.top(entry.ref)]
            assert top.kind in {Kind.STATE, Kind.IGO}, entry.ref
        assert (entry.kind is Kind.GOVERNMENT_BODY) <= (entry.of is not None), entry.ref


def test_a_name_that_nothing_marks_as_doubtful_stands_for_one_thing():
    knowledge = load()
    for text, names in knowledge.names.items():
        if text not in knowledge.ambiguities:
            sure = {name.ref for name in names if not name.needs_context}
            others = {name.ref for name in names if name.form is not Form.DESCRIPTION}
            assert len(others) <= 1, f"{text!r} names {sorted(others)}: review it in ambiguous.csv"
            assert len(sure) <= 1


def test_no_two_things_differ_in_case_alone():
    knowledge = load()
    found = {}
    for names in knowledge.names.values():
        for name in names:
            if not name.case_sensitive and not name.needs_context:
                found.setdefault(name.text.lower(), set()).add(name.ref)
    assert not {text: refs for text, refs in found.items() if len(refs) > 1}


def test_a_name_that_most_states_could_claim_is_reviewed():
    knowledge = load()
    patterns = {pattern for body in knowledge.generic_bodies.values() for pattern in body.patterns}
    for text, names in knowledge.names.items():
        if text.lower() in patterns and any(
            n.form is not Form.DESCRIPTION and n.ref.startswith("body/") for n in names
        ):
            assert text in knowledge.ambiguities, (
                f"{text!r} is a generic body too: review it in ambiguous.csv"
            )


def test_every_reviewed_doubt_is_about_a_known_name_and_its_readings():
    knowledge = load()
    for text, doubt in knowledge.ambiguities.items():
        assert text in knowledge.names, text
        candidates = {name.ref for name in knowledge.names[text]}
        assert doubt.prefer is None or doubt.prefer in candidates, text
        assert [n.ref for n in knowledge.names[text] if not n.needs_context] == (
            [doubt.prefer] if doubt.prefer else []
        )


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_sorted_name_their_source_and_hold_plain_apostrophes(table):
    text = DATA.joinpath(table).read_text(encoding="utf-8")
    header = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    assert "ource" in header or "dds to" in header, "where the data come from"
    assert "’" not in text
    first = [next(iter(row.values())) for row in rows(table)]
    assert first == sorted(first), "run tools/derive_order.py"


def test_the_groups_that_public_attributions_name_most_have_their_suspected_state():
    entries = load().entries
    expected = {
        "G0007": "RU",
        "G0016": "RU",
        "G0034": "RU",
        "G0065": "CN",
        "G1017": "CN",
        "G0032": "KP",
        "G0059": "IR",
        "G0050": "VN",
    }
    for ref, iso in expected.items():
        assert entries[f"group/{ref}"].suspected_sponsor == f"state/{iso}"
    assert entries["group/lockbit"].suspected_sponsor is None
    assert entries["group/cyber-partisans"].suspected_sponsor is None


def test_every_state_present_in_cyber_conflict_has_bodies_of_its_own():
    owners = {ref.split("/")[1] for ref in load().entries if ref.startswith("body/")}
    states = (
        "US RU CN IR KP GB DE FR NL UA IL IN PK JP KR TW AU NZ CA EE LV LT PL CZ SK AT CH IT ES PT BE IE FI "
        "SE NO DK GR TR GE AM AZ BY KZ MD RO BG HU HR RS ME MK AL SA AE QA VN SG PH ID MY TH BR MX CO CR AR "
        "CL ZA NG KE ET eu nato un"
    )
    assert set(states.split()) <= owners


def test_no_pattern_names_two_generic_bodies():
    patterns = [pattern for body in load().generic_bodies.values() for pattern in body.patterns]
    assert not {pattern for pattern in patterns if patterns.count(pattern) > 1}


def test_offices_name_their_body_and_no_form_belongs_to_two():
    knowledge = load()
    forms = [form for office in knowledge.offices for form in (office.title, *office.forms)]
    twice = {form for form in forms if forms.count(form) > 1}
    assert not twice
    by_form = {form: office for office in knowledge.offices for form in (office.title, *office.forms)}
    assert by_form["foreign minister"].body == "ministry-of-foreign-affairs"
    assert by_form["foreign secretary"].speaks_for == "body"
    assert by_form["prime minister"].speaks_for == "state"
    assert by_form["high representative"].speaks_for == "igo"
    assert by_form["chief executive"].speaks_for == "company"
    assert by_form["professor"].speaks_for == "self"
    assert by_form["secretary of state"].iso == "US"


def test_head_nouns_tell_what_a_description_is_of():
    nouns = load().nouns
    assert {"hacker", "gang", "officer", "spy", "defendant"} <= nouns["unnamed_group"].heads
    assert {"attack", "hack", "breach", "heist", "campaign", "intrusion"} <= nouns["operation"].heads
    assert {"behaviour", "aggression", "conduct"} <= nouns["abstract"].heads
    assert {"accusation", "allegation", "denial"} <= nouns["claim"].heads
    assert nouns["operation"].kind is Kind.OPERATION
    assert nouns["claim"].kind is None


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("UNC9912 and Storm-9077", Kind.THREAT_GROUP, ["UNC9912", "Storm-9077"]),
        ("the Quartz Typhoon cluster", Kind.THREAT_GROUP, ["Quartz Typhoon"]),
        ("a Tropical Typhoon", Kind.THREAT_GROUP, []),
        ("XUNC9912, UNC9912-b and APT", Kind.THREAT_GROUP, []),
        ("CVE-2025-0282.", Kind.VULNERABILITY, ["CVE-2025-0282"]),
    ],
)
def test_an_unknown_name_of_a_known_form_is_told_by_its_look(text, kind, names):
    schemes = [scheme for scheme in load().schemes if scheme.kind is kind]
    assert [text[a:b] for scheme in schemes for a, b in scheme.names(text)] == names
