"""A user brings in what others know, and everything that is read from then on knows it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geocyber.cli.app import run

EXAMPLES = Path(__file__).parents[2] / "examples" / "knowledge"
Said = pytest.CaptureFixture[str]

GROUPS = """\
name,kind,aliases,state
Tidewater,threat_group,Muddy Gull|Harbour Cat,IR
Brass Egret,threat_group,Harbour Cat,CN
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of imported knowledge."""
    kept = tmp_path / "data" / "knowledge.csv"
    monkeypatch.setenv("GEOCYBER_KNOWLEDGE", str(kept))
    return kept


@pytest.fixture
def groups(tmp_path: Path, file: Path) -> Path:
    """Two groups that share an alias, imported."""
    table = tmp_path / "groups.csv"
    table.write_text(GROUPS)
    assert run(["knowledge", "import", str(table)]) == 0
    return table


def test_sources_are_listed_and_removed_again(file: Path, capsys: Said) -> None:
    assert run(["knowledge", "import", str(EXAMPLES / "galaxy.json"), str(EXAMPLES / "own.csv")]) == 0
    capsys.readouterr()
    run(["knowledge", "list"])
    assert capsys.readouterr().out.splitlines() == [
        "MISP galaxy threat-actor, version 336: 8 rows",
        "table own: 7 rows",
    ]
    assert run(["knowledge", "remove", "table own"]) == 0
    assert run(["knowledge", "remove", "--all"]) == 0
    assert not file.exists()


def test_a_source_that_is_imported_again_takes_the_place_of_its_older_version(
    tmp_path: Path, file: Path, capsys: Said
) -> None:
    galaxy = json.loads((EXAMPLES / "galaxy.json").read_text("utf-8"))
    newer = tmp_path / "newer.json"
    newer.write_text(json.dumps(galaxy | {"version": 337, "values": galaxy["values"][:2]}))
    for source in (EXAMPLES / "galaxy.json", EXAMPLES / "own.csv", newer):
        assert run(["knowledge", "import", str(source)]) == 0
    capsys.readouterr()
    run(["knowledge", "list"])
    assert capsys.readouterr().out.splitlines() == [
        "MISP galaxy threat-actor, version 337: 2 rows",
        "table own: 7 rows",
    ]


def test_a_name_is_explained_with_the_sources_of_its_claims(groups: Path, capsys: Said) -> None:
    capsys.readouterr()
    assert run(["knowledge", "list", "Muddy Gull"]) == 0
    said = capsys.readouterr().out
    assert "Tidewater (group/tidewater)" in said
    assert "table groups suspects state/IR behind Tidewater" in said
    assert "imported from: table groups" in said


def test_nothing_is_kept_of_a_damaged_file(tmp_path: Path, groups: Path, file: Path, capsys: Said) -> None:
    before = file.read_bytes()
    damaged = tmp_path / "damaged.csv"
    damaged.write_text("name,kind\nGrey Heron,threat_group\nPale Lynx,bird\n")
    capsys.readouterr()
    assert run(["knowledge", "import", str(EXAMPLES / "own.csv"), str(damaged)]) == 1
    said = capsys.readouterr().err
    assert "line 3: kind 'bird'" in said
    assert said.count("\n") == 1
    assert file.read_bytes() == before
    assert [one.name for one in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["list", "Nobody at all"], 1, "nothing is known by the name"),
        (["remove"], 2, "name one source, or --all"),
        (["remove", "table groups", "--all"], 2, "name one source, or --all"),
        (["remove", "table own"], 1, "no source is called 'table own'; imported: table groups"),
        (["import", "missing.csv"], 1, "missing.csv is not a file"),
        (["import", "."], 1, "is not a file"),
    ],
)
def test_errors_are_one_line(groups: Path, capsys: Said, arguments: list[str], code: int, said: str) -> None:
    capsys.readouterr()
    assert run(["knowledge", *arguments]) == code
    assert said in capsys.readouterr().err


@pytest.fixture
def extracted(tmp_path: Path, capsys: Said) -> Callable[[str], dict[str, Any]]:
    """Extracts a text with the command line."""

    def extract(text: str) -> dict[str, Any]:
        article = tmp_path / "article.txt"
        article.write_text(text)
        capsys.readouterr()
        assert run(["extract", str(article)]) == 0
        result: dict[str, Any] = json.loads(capsys.readouterr().out)
        return {e["name"]: e for e in result["entities"]}

    return extract


def test_what_was_imported_is_found_in_articles(
    groups: Path, extracted: Callable[[str], dict[str, Any]]
) -> None:
    found = extracted("Kuwait said on Monday that the hacking group Muddy Gull had attacked Burj Air.\n")
    assert found["Tidewater"]["ref"] == "group/tidewater"


def test_a_shared_alias_means_nobody_by_itself(
    groups: Path, extracted: Callable[[str], dict[str, Any]]
) -> None:
    found = extracted("Kuwait said on Monday that the hacking group Harbour Cat had attacked Burj Air.\n")
    assert "ref" not in found["Harbour Cat"]
    assert found["Harbour Cat"]["kind"] == "threat_group"


def test_a_shared_alias_means_whom_the_article_names_beside_it(
    groups: Path, extracted: Callable[[str], dict[str, Any]]
) -> None:
    found = extracted(
        "Kuwait said on Monday that the hacking group Harbour Cat had attacked Burj Air.\n\n"
        "Harbour Cat, which is also known as Brass Egret, attacked the airline in May.\n"
    )
    assert {e.get("ref") for e in found.values() if e["kind"] == "threat_group"} == {"group/brass-egret"}


def test_a_graph_says_with_which_knowledge_it_was_made(
    tmp_path: Path, groups: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, graph = tmp_path / "article.txt", tmp_path / "graph.nq"
    article.write_text("Kuwait said on Monday that the hacking group Muddy Gull had attacked Burj Air.\n")

    def build() -> str:
        assert run(["build", str(article), "-g", str(graph)]) == 0
        return graph.read_text("utf-8")

    with_groups = build()
    assert "importedKnowledge" in with_groups
    assert "id/group/tidewater>" in with_groups
    assert build() == with_groups
    shutil.move(file, tmp_path / "away.csv")
    without = build()
    assert "importedKnowledge" not in without
    assert "id/group/tidewater>" not in without
    monkeypatch.setenv("GEOCYBER_KNOWLEDGE", str(tmp_path / "away.csv"))
    assert build() == with_groups


@pytest.fixture
def graph(tmp_path: Path, groups: Path) -> Path:
    """A graph that mentions one of the imported groups and one that is known anyway."""
    article, graph = tmp_path / "article.txt", tmp_path / "graph.nq"
    article.write_text(
        "Kuwait said on Monday that the hacking group Muddy Gull had attacked Burj Air.\n\n"
        "Germany blamed APT28 for the hack of its parliament.\n"
    )
    assert run(["build", str(article), "-g", str(graph)]) == 0
    return graph


def test_suspected_sponsors_are_claims_of_their_sources_beside_the_articles(
    graph: Path, capsys: Said
) -> None:
    before = graph.read_text("utf-8")
    capsys.readouterr()
    assert run(["knowledge", "claims", "-g", str(graph)]) == 0
    said = capsys.readouterr().out
    assert "Tidewater: table groups suspects state/IR behind Tidewater" in said
    assert (
        "APT28: MISP galaxy threat-actor, version 336 suspects state/RU behind APT28, confidence 50 of 100"
        in said
    )
    after = graph.read_text("utf-8")
    added = set(after.splitlines()) - set(before.splitlines())
    assert set(before.splitlines()) <= set(after.splitlines())
    assert all(line.endswith(" .") and "/id/knowledge/" in line.rsplit(" <", 1)[1] for line in added)
    assert not any("ontology#sponsors>" in line for line in added), "a suspicion is no direct edge"
    assert sum("ontology#claimedBy>" in line for line in added) == said.count("suspects")
    assert run(["check", "-g", str(graph)]) == 0


def test_claims_are_taken_out_again_to_the_byte(graph: Path) -> None:
    before = graph.read_bytes()
    for arguments in ([], [], ["--forget"]):
        assert run(["knowledge", "claims", "-g", str(graph), *arguments]) == 0
    assert graph.read_bytes() == before


def test_claims_survive_a_merge_and_answer_no_question_on_articles(
    tmp_path: Path, graph: Path, capsys: Said
) -> None:
    merged = tmp_path / "merged.nq"
    capsys.readouterr()
    run(["ask", "ties", "-g", str(graph)])
    answer = capsys.readouterr().out
    assert run(["knowledge", "claims", "-g", str(graph)]) == 0
    assert run(["merge", str(graph), "-g", str(merged)]) == 0
    assert merged.read_bytes() == graph.read_bytes()
    capsys.readouterr()
    run(["ask", "ties", "-g", str(merged)])
    assert capsys.readouterr().out == answer
