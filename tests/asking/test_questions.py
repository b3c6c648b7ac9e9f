"""What each question gives, read off the articles of the story by eye."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import STATES, fill, graphs_of, make_extraction

from asking.story import NATO, NL, NO, seen
from geocyber.asking import ask, catalogue
from geocyber.model import Entity, Kind
from geocyber.store import Store, open_store

SAYS = "the article"
NOBODY = "unnamed claimant"
MSS = "Ministry of State Security"
US, UK, EU = "United States", "United Kingdom", "European Union"

EXPECTED: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "condemnations": (
        "date actor object operation says factuality confidence quote article",
        [
            (
                "2021-07-19",
                "Anna Reed",
                "China",
                "Exchange hack",
                "Anna Reed",
                "asserted",
                "0.9",
                "Foreign Secretary Anna Reed condemned China over the Exchange hack.",
                "q01-accusation",
            ),
            (
                "2021-07-23",
                "Norway",
                "Exchange hack",
                "",
                "Norway",
                "asserted",
                "0.9",
                "On Friday Norway condemned the Exchange hack too.",
                "q03-echo",
            ),
        ],
    ),
    "attributions": (
        "date actor object operation says confidence",
        [("2021-07-19", US, MSS, "Exchange hack", US, "0.95")],
    ),
    "indictments": (
        "date actor object says",
        [("2021-05", "Department of Justice", "four hackers", SAYS)],
    ),
    "prosecutions": ("date actor relation object", [("2021-03", US, "convicts", "Ivan Petrenko")]),
    "sanctions": (
        "date actor object operation says",
        [("2021-07-22", EU, MSS, "Exchange hack", SAYS)],
    ),
    "denials": (
        "date actor object operation says",
        [("2021-07-21", "Zhao Lin", US, "Exchange hack", "Zhao Lin")],
    ),
    "warnings": (
        "actor relation object says",
        [("China", "urges", US, "China"), ("China", "warns", "", "China")],
    ),
    "support": (
        "date actor object operation",
        [("2021-07-19", "NATO", US, "Exchange hack"), ("", "Norway", UK, "")],
    ),
    "expulsions-and-summons": (
        "date actor relation object",
        [("2018", "Netherlands", "expels", "China"), ("2021-07-21", "Netherlands", "summons", "China")],
    ),
    "not-done": (
        "factuality actor relation object",
        [("negated", US, "sanctions", "China"), ("possible", US, "expels", "China")],
    ),
    "ties": (
        "actor relation object says",
        [("Anna Reed", "affiliated", "Foreign Office", SAYS), (MSS, "sponsors", "APT40", US)],
    ),
    "victims": (
        "victim date actor says",
        [
            ("Microsoft", "", "Exchange hack", "Redwall"),
            ("Microsoft", "2021-03", "Exchange hack", SAYS),
            ("port", "2020", "APT40", NOBODY),
        ],
    ),
    "tools": (
        "tool relation actor date",
        [("Badflick", "uses", "APT40", ""), ("Mail Server", "exploits", "Exchange hack", "2021")],
    ),
    "aliases": ("actor name says", [("APT40", "Leviathan", SAYS), ("APT40", "Mudcarp", "Redwall")]),
    "articles": (
        "article published publisher headline address statements",
        [
            (
                "q01-accusation",
                "2021-07-20",
                "Example Wire",
                "Allies blame China for the Exchange hack",
                "https://news.example.org/q01-accusation",
                "16",
            ),
            (
                "q02-reply",
                "2021-07-22",
                "Example Gazette",
                "Beijing rejects the charge",
                "https://news.example.org/q02-reply",
                "9",
            ),
            (
                "q03-echo",
                "2021-07-23",
                "Example Wire",
                "Norway joins in",
                "https://news.example.org/q03-echo",
                "1",
            ),
        ],
    ),
    "corroborated": (
        "sources articles publishers actor relation object operation first last reports",
        [
            (
                *("2", "2", "2", "Exchange hack", "targets", "Microsoft", "", "2021-03", "2021-03"),
                "q01-accusation, q02-reply",
            )
        ],
    ),
    "claims": (
        "says actor relation object date",
        [
            ("Redwall", "APT40", "alias", "Mudcarp", ""),
            ("Redwall", "Exchange hack", "targets", "Microsoft", ""),
            (US, "APT40", "conducts", "Exchange hack", "2021-03"),
            (US, MSS, "sponsors", "APT40", "2021"),
            (NOBODY, "APT40", "targets", "port", "2020"),
        ],
    ),
    "coalition": (
        "operation member accused relation actor object",
        [
            ("Exchange hack", "China", "true", "warns", "China", ""),
            ("Exchange hack", EU, "", "sanctions", EU, MSS),
            ("Exchange hack", "NATO", "", "supports", "NATO", US),
            ("Exchange hack", "Netherlands", "", "summons", "Netherlands", "China"),
            ("Exchange hack", "Norway", "", "condemns", "Norway", "Exchange hack"),
            ("Exchange hack", "Norway", "", "supports", "Norway", UK),
            ("Exchange hack", UK, "", "condemns", "Anna Reed", "China"),
            ("Exchange hack", US, "", "attributes", US, MSS),
            ("Exchange hack", US, "", "convicts", US, "Ivan Petrenko"),
            ("Exchange hack", US, "", "indicts", "Department of Justice", "four hackers"),
            ("Exchange hack", US, "", "is supported", US, "NATO"),
        ],
    ),
    "operations": (
        "operation part thing says date",
        [
            ("Exchange hack", "attributed to", MSS, US, "2021-07-19"),
            ("Exchange hack", "done by", "APT40", US, "2021-03"),
            ("Exchange hack", "flaw", "Mail Server", SAYS, "2021"),
            ("Exchange hack", "victim", "Microsoft", "Redwall", ""),
            ("Exchange hack", "victim", "Microsoft", SAYS, "2021-03"),
        ],
    ),
    "dyads": (
        "actor relation object statements articles first last",
        [
            ("China", "accuses", US, "1", "1", "2021-07-21", "2021-07-21"),
            ("China", "conducts", "Exchange hack", "1", "1", "2021-03", "2021-03"),
            ("China", "denies", US, "1", "1", "2021-07-21", "2021-07-21"),
            ("China", "targets", "port", "1", "1", "2020", "2020"),
            ("China", "urges", US, "1", "1", "", ""),
            ("China", "uses", "Badflick", "1", "1", "", ""),
            (EU, "sanctions", "China", "1", "1", "2021-07-22", "2021-07-22"),
            ("Exchange hack", "exploits", "Mail Server", "1", "1", "2021", "2021"),
            ("Exchange hack", "targets", "Microsoft", "2", "2", "2021-03", "2021-03"),
            ("NATO", "supports", US, "1", "1", "2021-07-19", "2021-07-19"),
            ("Netherlands", "expels", "China", "1", "1", "2018", "2018"),
            ("Netherlands", "summons", "China", "1", "1", "2021-07-21", "2021-07-21"),
            ("Norway", "condemns", "Exchange hack", "1", "1", "2021-07-23", "2021-07-23"),
            ("Norway", "supports", UK, "1", "1", "", ""),
            (UK, "condemns", "China", "1", "1", "2021-07-19", "2021-07-19"),
            (US, "attributes", "China", "1", "1", "2021-07-19", "2021-07-19"),
            (US, "convicts", "Ivan Petrenko", "1", "1", "2021-03", "2021-03"),
            (US, "indicts", "four hackers", "1", "1", "2021-05", "2021-05"),
        ],
    ),
    "responses": (
        "state rung ladder relation actor object",
        [
            ("China", "1", "words", "accuses", "China", US),
            ("China", "1", "words", "denies", "Zhao Lin", US),
            ("China", "1", "words", "urges", "China", US),
            ("China", "1", "words", "warns", "China", ""),
            (EU, "4", "coercion", "sanctions", EU, MSS),
            ("NATO", "1", "words", "supports", "NATO", US),
            ("Netherlands", "2", "diplomacy", "summons", "Netherlands", "China"),
            ("Netherlands", "4", "coercion", "expels", "Netherlands", "China"),
            ("Norway", "1", "words", "condemns", "Norway", "Exchange hack"),
            ("Norway", "1", "words", "supports", "Norway", UK),
            (UK, "1", "words", "condemns", "Anna Reed", "China"),
            (US, "1", "words", "attributes", US, MSS),
            (US, "3", "law", "convicts", US, "Ivan Petrenko"),
            (US, "3", "law", "indicts", "Department of Justice", "four hackers"),
        ],
    ),
    "speakers": (
        "speaker state statements articles first last",
        [
            ("Anna Reed", UK, "1", "1", "2021-07-19", "2021-07-19"),
            ("China", "", "3", "1", "2021-07-21", "2021-07-21"),
            ("NATO", "", "1", "1", "2021-07-19", "2021-07-19"),
            ("Norway", "", "1", "1", "2021-07-23", "2021-07-23"),
            ("Redwall", "", "2", "1", "", ""),
            (US, "", "3", "1", "2021", "2021-07-19"),
            ("Zhao Lin", "China", "1", "1", "2021-07-21", "2021-07-21"),
            (NOBODY, "", "1", "1", "2020", "2020"),
        ],
    ),
    "actors": (
        "actor kind state does undergoes says articles",
        [
            ("APT40", "threat group", "China", "5", "1", "0", "2"),
            ("Anna Reed", "person", UK, "2", "0", "1", "1"),
            ("China", "state", "", "3", "3", "3", "2"),
            ("Department of Justice", "government body", US, "1", "0", "0", "1"),
            (EU, "intergovernmental organisation", "", "1", "0", "0", "1"),
            ("Foreign Office", "government body", UK, "0", "1", "0", "1"),
            ("Ivan Petrenko", "person", "", "0", "1", "0", "1"),
            ("Microsoft", "company", "", "0", "2", "0", "2"),
            (MSS, "government body", "China", "1", "2", "0", "2"),
            ("NATO", "intergovernmental organisation", "", "1", "0", "1", "1"),
            ("Netherlands", "state", "", "2", "0", "0", "1"),
            ("Norway", "state", "", "2", "0", "1", "2"),
            ("Redwall", "company", "", "0", "0", "2", "1"),
            (UK, "state", "", "0", "1", "0", "1"),
            (US, "state", "", "2", "4", "3", "2"),
            ("Zhao Lin", "person", "China", "1", "0", "1", "1"),
            ("four hackers", "unnamed group", "", "0", "1", "0", "1"),
        ],
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_question_gives_what_the_articles_say(linked: Store, name: str) -> None:
    columns, rows = EXPECTED[name]
    assert sorted(seen(ask(linked, name), *columns.split())) == sorted(rows)


def test_the_timeline_runs_from_the_earliest_to_what_has_no_date(linked: Store) -> None:
    rows = seen(ask(linked, "timeline"), "date", "relation")
    dated = [date for date, _ in rows if date]
    assert dated == sorted(dated)
    assert rows[:2] == [("2018", "expels"), ("2020", "targets")]
    assert [date for date, _ in rows[len(dated) :]] == [""] * 7
    assert len(rows) == 24  # all 26 but the two that are not asserted


def test_evidence_gives_the_sentence_its_place_and_its_words(linked: Store) -> None:
    found = ask(linked, "evidence", {"actor": "Zhao Lin"})
    assert seen(found, "article", "start", "end", "quote", "trigger", "address") == [
        (
            "q02-reply",
            "27",
            "90",
            "Spokesman Zhao Lin denied the mail breach to the United States.",
            "denied",
            "https://news.example.org/q02-reply",
        )
    ]


def test_evidence_tells_what_is_not_so(linked: Store) -> None:
    found = seen(ask(linked, "evidence", {"relation": "sanctions"}), "actor", "factuality")
    assert sorted(found) == [(EU, "asserted"), (US, "negated")]


def test_only_the_questions_that_say_so_give_what_is_not_asserted(linked: Store) -> None:
    with_others = {
        name
        for name, question in catalogue().items()
        if "factuality" in question.variables
        and {f for (f,) in seen(ask(linked, name), "factuality")} - {"asserted", ""}
    }
    assert with_others == {"not-done", "evidence"}  # claims would too: none in the story is negated


def test_linked_things_go_by_the_name_that_most_articles_use(linked: Store) -> None:
    assert seen(ask(linked, "operations", {"operation": "mail breach"}), "operation")[0] == ("Exchange hack",)


def test_without_links_things_of_each_article_stay_apart(store: Store) -> None:
    operations = {row[0] for row in seen(ask(store, "operations"), "operation")}
    assert operations == {"Exchange hack", "mail breach"}
    assert [row for row in seen(ask(store, "victims"), "actor", "victim") if row[0] == "mail breach"] == [
        ("mail breach", "Microsoft")
    ]
    together = seen(ask(store, "coalition", {"operation": "mail breach"}), "member", "relation")
    assert together == [(EU, "sanctions"), ("China", "warns"), (US, "convicts")]


def test_a_link_brings_the_answers_of_both_articles_together(store: Store, linked: Store) -> None:
    over = {"operation": "mail breach"}
    assert len(ask(store, "coalition", over).rows) == 3
    assert seen(ask(linked, "coalition", over), "member") == seen(ask(linked, "coalition"), "member")


def test_an_actor_to_whom_the_operation_is_attributed_is_marked_and_comes_last(linked: Store) -> None:
    rows = seen(ask(linked, "coalition"), "member", "accused")
    assert rows[-1] == ("China", "true")
    assert all(not accused for _, accused in rows[:-1])


def test_who_stands_with_those_who_answer_is_one_of_them_but_not_who_stands_with_the_accused(
    tmp_path: Path,
) -> None:
    raid = Entity("raid", Kind.OPERATION, "port raid", ("port raid",))
    leak = Entity("leak", Kind.OPERATION, "ministry leak", ("ministry leak",))
    told = make_extraction(
        "sides",
        (
            "Two attacks",
            "Washington blamed Beijing for the port raid.",
            "London condemned Moscow over the ministry leak.",
            "Beijing warned of countermeasures over the port raid.",
            "Norway stood with Washington.",
            "The Hague backed Washington and London on the ministry leak.",
            "Washington thanked NATO for joining in.",
            "Moscow took the side of Beijing.",
        ),
        (STATES["us"], STATES["gb"], STATES["cn"], STATES["ru"], NATO, NL, NO, raid, leak),
        (
            ("us", "attributes", "cn", "blamed", {"op": "raid"}),
            ("gb", "condemns", "ru", "condemned", {"op": "leak"}),
            ("cn", "warns", None, "warned", {"op": "raid"}),
            ("no", "supports", "us", "stood with", {}),
            ("nl", "supports", "us", "backed", {"op": "leak"}),
            ("us", "supports", "nato", "thanked", {}),
            ("ru", "supports", "cn", "took the side", {}),
        ),
    )
    with open_store(str(tmp_path / "sides.nq"), writable=True) as store:
        fill(store, graphs_of((told,)))
        rows = {
            name: seen(ask(store, "coalition", {"operation": name}), "member", "relation")
            for name in ("port raid", "ministry leak")
        }
    assert sorted(rows["port raid"]) == [
        ("China", "warns"),
        ("NATO", "is supported"),
        ("Norway", "supports"),
        ("United States", "attributes"),
    ]
    assert {member for member, _ in rows["ministry leak"]} == {UK, "Netherlands", US}


def test_the_order_of_rows_does_not_depend_on_how_the_graph_was_made(
    tmp_path: Path, linked_file: Path, linked: Store
) -> None:
    lines = linked_file.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "backwards.nq"
    with open_store(str(path), writable=True) as backwards:
        backwards.load(reversed(lines))
    with open_store(str(path)) as backwards:
        for name in catalogue():
            assert ask(backwards, name) == ask(linked, name), name


def test_an_endpoint_gives_the_same_answers(empty_server: str, linked_file: Path, linked: Store) -> None:
    with open_store(empty_server, writable=True) as server:
        server.load(linked_file.read_text(encoding="utf-8").splitlines())
        for name in catalogue():
            assert ask(server, name) == ask(linked, name), name
        assert ask(server, "timeline", {"actor": "China"}) == ask(linked, "timeline", {"actor": "China"})


def test_who_acts_for_each_other_in_a_circle_is_lost_in_no_count(tmp_path: Path, linked_file: Path) -> None:
    lines = linked_file.read_text(encoding="utf-8").splitlines()
    acts = "<https://w3id.org/geocyber/ontology#actsFor>"
    known = "https://w3id.org/geocyber/id/"
    graph = next(line.split()[3] for line in lines if acts in line)
    path = tmp_path / "circle.nq"
    with open_store(str(path), writable=True) as circle:
        circle.load(
            [*lines, f"<{known}state/CN> {acts} <{known}body/CN/ministry-of-state-security> {graph} ."]
        )
    with open_store(str(path)) as circle:
        rows = seen(ask(circle, "dyads", {"relation": "sanctions"}), "actor", "object", "statements")
    assert rows == [(EU, MSS, "1")]  # nobody stands on top of it, so it stands for itself
