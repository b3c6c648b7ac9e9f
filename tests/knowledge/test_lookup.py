"""What a name stands for."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geocyber.knowledge import Form, load
from geocyber.model import Kind

SPOT_CHECKS = list(
    csv.DictReader((Path(__file__).parent / "spot_checks.csv").read_text(encoding="utf-8").splitlines())
)


@pytest.mark.parametrize("check", SPOT_CHECKS, ids=lambda check: check["text"])
def test_a_name_is_taken_for_what_news_means_by_it(check):
    found = load().lookup(check["text"])
    assert found, f"{check['text']} is unknown"
    assert found[0].ref == check["ref"]
    assert not found[0].needs_context


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Leviathan", "group/G0065"),
        ("Ministry of State Security", "body/CN/ministry-of-state-security"),
        ("Foreign Intelligence Service", "body/RU/svr"),
    ],
)
def test_a_doubtful_name_has_its_likeliest_reading_first(text, ref):
    knowledge = load()
    assert knowledge.names[text][0].ref == ref
    assert knowledge.ambiguities[text].why


@pytest.mark.parametrize(
    "text", ["Jordan", "Chad", "Monaco", "Signal", "Hill", "Flame", "Mercury", "Korea", "Quad9"]
)
def test_a_name_that_is_also_a_common_word_asks_for_support_or_is_unknown(text):
    assert all(name.needs_context for name in load().lookup(text))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("us", "US"),
        ("ice", "ICE"),
        ("who", "WHO"),
        ("chad", "Chad"),
        ("orion", "Orion"),
        ("sea turtle", "Sea Turtle"),
    ],
)
def test_a_word_in_lower_case_is_no_name(text, other):
    knowledge = load()
    assert knowledge.lookup(other)
    assert not knowledge.lookup(text)


def test_names_of_several_words_are_found_in_any_case_with_any_apostrophe_and_article():
    knowledge = load()
    for text in ("THE BIDEN ADMINISTRATION", "People’s  Liberation\nArmy", "the Conti Ransomware GANG"):
        assert knowledge.lookup(text), text


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Chinese", Form.DEMONYM),
        ("Russians", Form.PEOPLE),
        ("Moscow", Form.CAPITAL),
        ("Kremlin", Form.BYNAME),
        ("DPRK", Form.ACRONYM),
        ("North Korea", Form.NAME),
        ("Britain", Form.ALIAS),
    ],
)
def test_adjectives_capitals_and_bynames_are_told_from_names(text, form):
    assert load().lookup(text)[0].form is form


def test_a_body_acts_for_its_state_through_its_parents():
    knowledge = load()
    assert knowledge.top("body/RU/unit-74455") == "state/RU"
    assert knowledge.entries["body/RU/unit-74455"].of == "body/RU/gru"
    assert knowledge.top("body/US/ofac") == "state/US"
    assert knowledge.entries["body/US/ofac"].of == "body/US/department-of-the-treasury"
    assert knowledge.top("body/eu/eeas") == "igo/eu"
    assert knowledge.top("organisation/global-times") == "state/CN"
    assert knowledge.top("company/microsoft") == "company/microsoft"
    assert knowledge.top("unknown/thing") == "unknown/thing"


@pytest.mark.parametrize(
    ("generic", "iso", "ref"),
    [
        ("ministry-of-foreign-affairs", "RU", "body/RU/ministry-of-foreign-affairs"),
        ("ministry-of-foreign-affairs", "US", "body/US/department-of-state"),
        ("ministry-of-foreign-affairs", "GB", "body/GB/fcdo"),
        ("ministry-of-foreign-affairs", "BT", "body/BT/ministry-of-foreign-affairs"),
        ("military-intelligence", "RU", "body/RU/gru"),
        ("cyber-agency", "FR", "body/FR/anssi"),
        ("police", "NO", "body/NO/kripos"),
        ("central-bank", "BD", "body/BD/bangladesh-bank"),
        ("embassy", "CN", "body/CN/embassy"),
        ("government", "AL", "state/AL"),
    ],
)
def test_a_generic_body_of_a_state_is_its_own_body_where_one_is_known(generic, iso, ref):
    knowledge = load()
    assert knowledge.body_ref(generic, iso) == ref
    entry = knowledge.body(generic, iso)
    assert entry.ref == ref
    assert knowledge.top(ref) == f"state/{iso}" or entry.of == f"state/{iso}"


def test_a_body_without_a_row_is_named_after_its_state():
    entry = load().body("ministry-of-defence", "BT")
    assert entry.name == "Bhutanese Ministry of Defence"
    assert entry.kind is Kind.GOVERNMENT_BODY


def test_an_unknown_generic_body_or_state_is_refused():
    with pytest.raises(KeyError):
        load().body_ref("ministry-of-magic", "GB")
    with pytest.raises(KeyError):
        load().body_ref("police", "ZZ")


def test_an_official_speaks_for_the_office_of_the_year():
    leaders = load().leaders
    assert leaders["person/mark-rutte"].of(2018) == "state/NL"
    assert leaders["person/mark-rutte"].of(2025) == "igo/nato"
    assert leaders["person/robert-mueller"].of(2018) == "body/US/special-counsel"
    assert leaders["person/robert-mueller"].of(2008) == "body/US/fbi"
    assert leaders["person/robert-mueller"].of(1990) == "body/US/special-counsel"
    assert leaders["person/robert-mueller"].of(None) == "body/US/special-counsel"


def test_only_what_is_one_thing_everywhere_is_global():
    knowledge = load()
    for ref in ("state/CN", "group/G0065", "body/CN/ministry-of-state-security", "body/BT/police"):
        assert knowledge.is_global(ref), ref
    for ref in (
        "company/microsoft",
        "person/joe-biden",
        "operation/notpetya",
        "body/CN/embassy",
        "body/US/court",
    ):
        assert not knowledge.is_global(ref), ref


HOSTILE = [
    "",
    " ",
    "the",
    "The ",
    "\x00",
    "\ud800",
    "A" * 1_000_000,
    "\u202eChina",
    "' OR 1=1 --",
    "<script>",
    "../../etc/passwd",
    "%s%n",
    "((((",
    "\n" * 999,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_unknown_and_harms_nothing(text):
    assert load().lookup(text) == ()


@given(st.text(max_size=300))
def test_whatever_is_looked_up_leads_to_entries(text):
    knowledge = load()
    for name in knowledge.lookup(text):
        assert name.ref in knowledge.entries


def test_loading_is_quick_and_leaves_spacy_and_rdf_alone():
    code = (
        "import sys, time; from geocyber.knowledge import load; start = time.process_time(); load();"
        "print(time.process_time() - start, sum(m in sys.modules for m in ('spacy', 'rdflib', 'pyoxigraph')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, heavy = done.stdout.split()
    assert float(seconds) < 0.5
    assert heavy == "0"
