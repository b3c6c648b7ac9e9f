"""`geocyber ask` and `geocyber sparql`, as a user calls them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from asking.story import link, tell
from typer.testing import CliRunner

from geocyber.asking import catalogue
from geocyber.cli.app import app
from geocyber.errors import GeocyberError, UsageError
from geocyber.store import open_store


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story, linked, in a folder."""
    path = tmp_path_factory.mktemp("graph") / "story.db"
    with open_store(str(path), writable=True) as store:
        tell(store)
        link(store)
    return path


Command = Callable[..., tuple[str, str]]


@pytest.fixture
def geocyber(graph: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Calls the command within this process: what it prints to standard output and standard error."""
    monkeypatch.setenv("GEOCYBER_GRAPH", str(graph))
    monkeypatch.setenv("COLUMNS", "140")

    def call(*arguments: object, stdin: str = "") -> tuple[str, str]:
        done = CliRunner().invoke(app, list(map(str, arguments)), input=stdin)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.stdout_bytes.decode(), done.stderr

    return call


def alone(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Calls the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "geocyber", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


# ask -------------------------------------------------------------------------------------------------------


def test_without_a_name_all_questions_are_listed_with_their_parameters(geocyber: Command) -> None:
    out, err = geocyber("ask")
    lines = out.splitlines()
    assert [line.split()[0] for line in lines if line[0] != " "] == ["question", *catalogue()]
    assert "condemnations           Who condemns whom, over which operation" in out
    assert "min_confidence=" in out
    assert err == "each also takes exact= and limit=; docs/questions.md tells more\n"


def test_the_list_has_the_other_notations_too(geocyber: Command) -> None:
    out, _ = geocyber("ask", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [row["question"] for row in rows] == list(catalogue())


def test_an_answer_is_a_table_and_its_notes_go_to_standard_error(geocyber: Command) -> None:
    out, err = geocyber("ask", "denials", "actor=China")
    head, *rows = out.splitlines()
    assert head.split() == ["date", "actor", "object", "operation", "says", "quote", "article"]
    assert [" ".join(row.split()) for row in rows] == [
        "2021-07-21 Zhao Lin United States Exchange hack Zhao Lin "
        "Spokesman Zhao Lin denied the mail breach to the United States. q02-reply"
    ]
    assert err.startswith("China includes 3 bodies, officials and groups that act for it: APT40, Ministry of")


def test_the_formats_hold_the_same_rows(geocyber: Command) -> None:
    question = ("ask", "timeline", "actor=China", "since=2021-07", "limit=5")
    rows = json.loads(geocyber(*question, "--format", "json")[0])["results"]["bindings"]
    from_csv = list(csv.DictReader(io.StringIO(geocyber(*question, "--format", "csv")[0], newline="")))
    markdown = geocyber(*question, "--format", "markdown")[0].splitlines()
    assert len(rows) == len(from_csv) == len(markdown) - 2 == 5
    for json_row, csv_row, line in zip(rows, from_csv, markdown[2:], strict=True):
        assert csv_row["actor"] == json_row["actorLabel"]["value"]
        assert csv_row["statement"] == json_row["statement"]["value"]
        assert csv_row["actor"] in line


def test_other_columns_can_be_chosen(geocyber: Command) -> None:
    out, _ = geocyber("ask", "sanctions", "--columns", "actor, confidence")
    assert out.splitlines() == ["actor           confidence", "European Union  0.9"]
    with pytest.raises(UsageError, match="no column 'colour'; this answer has: date actor object"):
        geocyber("ask", "sanctions", "--columns", "colour")


def test_the_query_can_be_seen_and_asked_again(geocyber: Command) -> None:
    query, err = geocyber("ask", "sanctions", "actor=EU", "limit=4", "--sparql")
    assert "VALUES ?_actor { <https://w3id.org/geocyber/id/igo/eu> }" in query
    assert query.endswith("LIMIT 5\n")
    assert err == "EU is taken as European Union\n"
    rows = json.loads(geocyber("sparql", query, "--format", "json")[0])["results"]["bindings"]
    assert [row["actor"]["value"] for row in rows] == ["https://w3id.org/geocyber/id/igo/eu"]


def test_nothing_found_leaves_standard_output_empty_and_says_what_to_try(geocyber: Command) -> None:
    out, err = geocyber("ask", "sanctions", "until=1999")
    assert out == ""
    assert err.startswith("nothing found; try without until")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("condemnation",), r"no question 'condemnation' \(did you mean 'condemnations'\?\)"),
        (("actor=China",), "the question comes first, such as: geocyber ask timeline actor=China"),
        (("timeline", "China"), "'China' is no parameter: expected KEY=VALUE, such as actor=China"),
        (("timeline", "actor="), "'actor=' is no parameter"),
        (("timeline", "=China"), "'=China' is no parameter"),
        (("timeline", "actor=China", "actor=Russia"), "actor is given twice: 'China' and 'Russia'"),
        (("timeline", "who=China"), "timeline has no parameter 'who'"),
    ],
)
def test_mistakes_are_told_before_the_graph_is_looked_at(
    geocyber: Command, arguments: tuple[str, ...], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        geocyber("ask", *arguments)


def test_values_may_hold_equals_signs(geocyber: Command) -> None:
    with pytest.raises(GeocyberError, match="is called 'a=b'"):
        geocyber("ask", "timeline", "actor=a=b")


def test_errors_are_one_line_with_an_exit_code(graph: Path) -> None:
    done = alone("ask", "timeline", "actor=Chnia", "-g", graph)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("geocyber: no entity in the graph")
    assert done.stderr.endswith("is called 'Chnia' (did you mean 'China'?)\n")
    done = alone("ask", "timeline", "since=yesterday", "-g", graph)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    done = alone("ask", "timeline", "-g", graph.parent / "no.db")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_a_terminal_without_unicode_gets_what_it_can_show(graph: Path) -> None:
    environment = {"PYTHONIOENCODING": "ascii", "COLUMNS": "100"}
    done = alone("sparql", "SELECT ('Côte d’Ivoire' AS ?name) {}", "-g", graph, **environment)
    assert (done.returncode, done.stdout) == (0, "name\nC?te d?Ivoire\n")


def test_json_is_utf_8_whatever_the_terminal(graph: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "geocyber",
            "sparql",
            "SELECT ('é' AS ?x) {}",
            "--format",
            "json",
            "-g",
            str(graph),
        ],
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert json.loads(done.stdout.decode("utf-8"))["results"]["bindings"][0]["x"]["value"] == "é"


def test_asking_loads_no_more_than_it_needs(graph: Path) -> None:
    code = (
        "import sys; from geocyber.cli.app import run; run(sys.argv[1:]); "
        "heavy = {'spacy', 'rdflib', 'pyshacl', 'pyvis', 'networkx', 'httpx', 'rapidfuzz'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "ask", "sanctions", "actor=EU", "-g", str(graph)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.endswith("\n[]\n")


# Completion ------------------------------------------------------------------------------------------------


def completed(words: str) -> list[str]:
    done = alone(
        _GEOCYBER_COMPLETE="complete_bash",
        COMP_WORDS=f"geocyber {words}",
        COMP_CWORD=str(len(words.split(" "))),
    )
    return done.stdout.split()


def test_the_shell_completes_questions_parameters_and_relations() -> None:
    assert completed("ask con") == ["condemnations"]
    assert completed("ask ") == list(catalogue())
    assert completed("ask sanctions min") == ["min_confidence=", "min_confidence=0.8"]
    assert completed("ask sanctions lim") == ["limit=", "limit=10"]
    assert completed("ask timeline relation=s") == [
        f"relation={relation}" for relation in ("sues", "sanctions", "summons", "supports", "sponsors")
    ]
    assert completed("ask sanctions relation=s") == []


def test_bash_which_splits_words_at_the_equals_sign_gets_values_alone() -> None:
    assert completed("ask timeline relation = conv") == ["convicts"]
    assert "convicts" in completed("ask timeline relation =")
    assert completed("ask timeline actor = c") == []
    assert completed("ask timeline relation = convicts sin") == ["since=", "since=2021"]


# sparql ----------------------------------------------------------------------------------------------------


def test_any_query_is_answered_with_the_prefixes_declared(geocyber: Command, tmp_path: Path) -> None:
    query = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a gc:Sanction ; gc:reportedIn/schema:headline ?h }"
    assert geocyber("sparql", query) == ("n\n2\n", "")
    file = tmp_path / "query.rq"
    file.write_text(f"\ufeff# a comment\n{query}", encoding="utf-8")
    assert geocyber("sparql", "-f", file)[0] == "n\n2\n"
    assert geocyber("sparql", "-f", "-", stdin=query)[0] == "n\n2\n"


def test_every_question_of_the_catalogue_is_a_query_as_it_stands(geocyber: Command) -> None:
    from geocyber.resources import folder

    text = folder("queries").joinpath("sanctions.rq").read_text(encoding="utf-8")
    assert len(json.loads(geocyber("sparql", text, "--format", "json")[0])["results"]["bindings"]) == 1


def test_truth_and_triples(geocyber: Command) -> None:
    assert geocyber("sparql", "ASK { ?x gc:iso 'NO' }")[0] == "yes\n"
    assert geocyber("sparql", "ASK { ?x gc:iso 'XX' }", "--format", "csv")[0] == "answer\r\nfalse\r\n"
    out, _ = geocyber("sparql", "CONSTRUCT { ?x a gc:State } { ?x gc:iso 'NO' }", "--format", "ntriples")
    assert out == (
        "<https://w3id.org/geocyber/id/state/NO> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://w3id.org/geocyber/ontology#State> .\n"
    )
    out, _ = geocyber("sparql", "DESCRIBE <https://w3id.org/geocyber/id/state/NO>", "--format", "csv")
    assert '"' not in out
    assert ",Norway\r\n" in out


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x WHERE { ?x ?p }", r"not well formed: error at line 1, column 2\d: "),
        ("SELECT ?x\nWHERE {\n  ?x gc:agent\n}", "not well formed: error at line 4, column 1: "),
        ("INSERT DATA { gc:a gc:b gc:c }", "this is no SPARQL query: expected SELECT, .* found 'INSERT'"),
        ("DROP ALL", "this is no SPARQL query: .* found 'DROP'"),
        ("LOAD <http://x.example/>", "this is no SPARQL query: .* found 'LOAD'"),
        ("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("", "this is no SPARQL query"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_short_line(geocyber: Command, query: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        geocyber("sparql", query)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_there_is_one_query(geocyber: Command, tmp_path: Path) -> None:
    for arguments in ((), ("ASK {}", "-f", tmp_path / "x.rq")):
        with pytest.raises(UsageError, match="expected one query"):
            geocyber("sparql", *arguments)
    with pytest.raises(GeocyberError, match=r"x\.rq cannot be read: No such file"):
        geocyber("sparql", "-f", tmp_path / "x.rq")
    (tmp_path / "x.rq").write_bytes(b"\xff\xfeASK {}")
    with pytest.raises(GeocyberError, match="is not text in UTF-8"):
        geocyber("sparql", "-f", tmp_path / "x.rq")


def test_updates_change_nothing(geocyber: Command, graph: Path) -> None:
    before = geocyber("sparql", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    for update in ("CLEAR ALL", "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", "ASK {} ; DROP ALL"):
        with pytest.raises(UsageError):
            geocyber("sparql", update)
    assert geocyber("sparql", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }") == before
