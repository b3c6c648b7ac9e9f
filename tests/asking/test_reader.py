"""The catalogue: what a file must be, and that a new file is a new question."""

from __future__ import annotations

from pathlib import Path

import pytest

from asking.story import seen
from geocyber.asking import QuestionError, ask, catalogue
from geocyber.asking.reader import read_question
from geocyber.errors import UsageError
from geocyber.store import Store

GOOD = """\
#+ summary: Which victims
#+ description: All victims.
#+ parameters:
#+   - name: victim
#+     type: entity
#+     description: Only this one.
#+     example: Microsoft
#+ columns: [victim]
#+ things: [victim]
PREFIX gc: <https://w3id.org/geocyber/ontology#>
SELECT DISTINCT ?victim ?kind WHERE {
  ?statement a gc:Targeting ; gc:object/gc:canonical ?victim .
  ?victim a ?kind .
  BIND(?victim AS ?_victim) VALUES ?_victim { UNDEF }
} ORDER BY ?victim
"""


def test_a_new_file_is_a_new_question(tmp_path: Path, store: Store) -> None:
    (tmp_path / "who-suffers.rq").write_text(GOOD, encoding="utf-8")
    own = catalogue(tmp_path)
    assert list(own) == ["who-suffers"]
    answer = ask(store, "who-suffers", {"victim": "port"}, own)
    assert seen(answer, "victim", "kind") == [("port", "sector")]
    assert answer.shown == ("victim",)


def test_a_default_is_used_until_a_value_is_given(tmp_path: Path, store: Store) -> None:
    text = GOOD.replace("example: Microsoft", "example: Microsoft\n#+     default: port")
    (tmp_path / "who.rq").write_text(text, encoding="utf-8")
    own = catalogue(tmp_path)
    assert seen(ask(store, "who", {}, own), "victim") == [("port",)]
    assert len(ask(store, "who", {"victim": "Microsoft"}, own).rows) == 2


@pytest.mark.parametrize(("default", "rows"), [("true", 1), ("no", 2)])
def test_a_parameter_can_be_true_or_false(tmp_path: Path, store: Store, default: str, rows: int) -> None:
    (tmp_path / "ties.rq").write_text(
        f"""#+ summary: Ties
#+ description: Ties.
#+ parameters:
#+   - {{name: sponsored, type: boolean, description: Only sponsors., example: "true", default: {default}}}
PREFIX gc: <https://w3id.org/geocyber/ontology#>
SELECT ?statement WHERE {{
  ?statement a ?type . FILTER(?type IN (gc:Sponsorship, gc:Affiliation))
  VALUES ?_sponsored {{ UNDEF }} FILTER(!?_sponsored || ?type = gc:Sponsorship)
}}""",
        encoding="utf-8",
    )
    assert len(ask(store, "ties", {}, catalogue(tmp_path)).rows) == rows


BROKEN = [
    ("#+ summary: Which victims\n", "", "expected text for 'summary', found None"),
    ("#+ description: All victims.\n", "#+ description: [1]\n", "expected text for 'description'"),
    (
        "#+ columns: [victim]",
        "#+ colums: [victim]",
        "header: unknown key 'colums'; known: columns description",
    ),
    (
        "#+ columns: [victim]",
        "#+ columns: [victims]",
        "columns: 'victims' is no column of the query, which gives",
    ),
    ("#+ things: [victim]", "#+ things: victim", "expected a list for 'things'"),
    ("type: entity", "type: thing", "parameter 1: type: expected one of actor entity .*, found 'thing'"),
    ("type: entity", "type: date", "parameter 1: example: victim=Microsoft is not a date"),
    ("name: victim", "name: limit", "parameter 1: no parameter can be called 'limit'"),
    ("name: victim", "name: Victim", "parameter 1: no parameter can be called 'Victim'"),
    ("name: victim", "name: viktim", r"parameter 'viktim' has no place in the query: VALUES \?_viktim"),
    ("     example: Microsoft\n", "     instance: x\n", "parameter 1: unknown key 'instance'"),
    ("#+     example: Microsoft\n", "", "parameter 1: expected text for 'example'"),
    (
        "{ UNDEF }",
        "{ UNDEF } FILTER(?_other)",
        r"the query uses \?_other, which is no parameter of its header",
    ),
    ("{ UNDEF }", "{ ?x }", "not a well-formed query without LIMIT: error at 15:"),
    ("} ORDER BY ?victim", "} LIMIT 3", "not a well-formed query without LIMIT"),
    ("SELECT DISTINCT ?victim ?kind WHERE", "ASK", "not a well-formed query|expected a SELECT"),
    ("#+ summary: Which", "#+ summary: 'Which", "header: not well-formed YAML"),
    ("#+ ", "# ", "expected a header"),
    (
        "#+   - name: victim\n",
        "#+   - whoever\n",
        "not well-formed YAML|'whoever' is not in queries/parameters.yaml",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), BROKEN)
def test_what_is_wrong_with_a_file_is_said_in_one_line_with_its_name(
    old: str, new: str, message: str
) -> None:
    assert old in GOOD
    with pytest.raises(QuestionError, match=f"^queries/mine.rq: .*({message})") as caught:
        read_question("mine", GOOD.replace(old, new))
    assert "\n" not in str(caught.value)


def test_names_of_files_are_plain() -> None:
    with pytest.raises(QuestionError, match=r"^queries/My Question\.rq: the name must be"):
        read_question("My Question", GOOD)


def test_a_parameter_is_declared_once() -> None:
    twice = GOOD.replace(
        "#+ columns", GOOD[GOOD.index("#+   - name") : GOOD.index("#+ columns")] + "#+ columns"
    )
    with pytest.raises(QuestionError, match="declared twice"):
        read_question("mine", twice)


def test_broken_common_parameters_are_named(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(GOOD, encoding="utf-8")
    (tmp_path / "parameters.yaml").write_text("- name: since\n  type: day\n", encoding="utf-8")
    with pytest.raises(QuestionError, match=r"^queries/parameters\.yaml: entry 1: type: expected one of"):
        catalogue(tmp_path)["mine"]
    (tmp_path / "parameters.yaml").write_text("since: date\n", encoding="utf-8")
    with pytest.raises(QuestionError, match=r"^queries/parameters\.yaml: expected a list"):
        catalogue(tmp_path)["mine"]


def test_every_question_of_the_catalogue_is_well_formed() -> None:
    questions = catalogue()
    assert len(questions) >= 23
    for question in questions.values():
        assert question.summary[0].isupper() and not question.summary.endswith(".")
        assert question.description.endswith(".")
        assert question.things and question.parameters


def test_statements_always_come_with_their_claimant_date_factuality_quote_and_article() -> None:
    counted = {"actors", "articles", "corroborated", "dyads", "speakers"}
    for name, question in catalogue().items():
        if name not in counted:
            assert {"says", "date", "factuality", "confidence", "quote", "article", "statement"} <= set(
                question.variables
            ), name


def test_a_question_that_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        catalogue()["nothing"]
    with pytest.raises(UsageError, match="`geocyber ask` lists all"):
        catalogue().find("../parameters")
