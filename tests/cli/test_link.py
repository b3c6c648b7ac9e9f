"""The commands link and unlink, and the report of links, as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from samples import STATES, fill, graphs_of, make_extraction
from test_graph_commands import geocyber

from geocyber.model import Entity, Kind
from geocyber.store import open_store


def told(name: str, person: str) -> object:
    """An article in which a British official condemns Russia."""
    official = Entity("official", Kind.PERSON, person, (person,), of="gb")
    text = f"{person} condemned Moscow on <Monday> for *everything* ({name})."
    rows = (("official", "condemns", "ru", "condemned", {"source": "official", "when": "2021-07-19"}),)
    return make_extraction(name, (text,), (STATES["gb"], STATES["ru"], official), rows)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Two articles about one official, and one about another."""
    path = tmp_path / "graph.trig"
    with open_store(str(path), writable=True) as store:
        fill(
            store,
            graphs_of([told("first", "Anna Reed"), told("second", "Anna Reed"), told("third", "Tom Marsh")]),
        )
    return path


def links(graph: Path, tmp_path: Path) -> list[set[str]]:
    """The names of what each link of entities brings together, the most doubtful link first."""
    done = geocyber("link", "-g", graph, "--report", tmp_path / "report.json")
    assert (done.returncode, done.stdout) == (0, "")
    found = json.loads((tmp_path / "report.json").read_text())["links"]
    return [
        {f"{thing['name']}@{thing['article']}" for thing in link["things"]}
        for link in found
        if link["of"] == "entities"
    ]


def test_the_report_tells_of_every_link(graph: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    done = geocyber("link", "-g", graph, "--report", report)
    assert done.returncode == 0
    assert done.stderr == (f"5 entities are 4, and 3 statements tell of 2 acts: 2 links\nwrote {report}\n")
    text = report.read_text("utf-8")
    assert text.startswith(
        "# Who is who across the articles\n\n3 articles: 5 entities are 4 once linked ones"
    )
    first, second = sorted(
        ("first", "second"), key=lambda name: next(iter(graphs_of([told(name, "Anna Reed")])))
    )
    assert (
        f"* **0.97** Anna Reed@{first} = Anna Reed@{second} (person): same name and same state (GB) \\[person-name\\]\n"
    ).replace("\\[", "[").replace("\\]", "]") in text
    assert (
        f"  * {first}, 2021-07-20: “Anna Reed condemned Moscow on \\<Monday\\> for \\*everything\\* ({first}).”"
        in text
    )
    assert "same agent and object on 2021-07-19 [act-day]" in text


def test_unlink_is_remembered(graph: Path, tmp_path: Path) -> None:
    assert links(graph, tmp_path) == [{"Anna Reed@first", "Anna Reed@second"}]
    done = geocyber("unlink", "Anna Reed@first", "Anna Reed@second", "-g", graph)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Anna Reed@first and Anna Reed@second are different things from now on\n"
    assert links(graph, tmp_path) == []
    geocyber("link", "--same", "Anna Reed@second", "Anna Reed@first", "-g", graph)
    assert links(graph, tmp_path) == [{"Anna Reed@first", "Anna Reed@second"}]


def test_all_links_can_be_undone_and_made_again(graph: Path, tmp_path: Path) -> None:
    before = graph.read_bytes()
    assert geocyber("unlink", "--all", "-g", graph).stderr == "all links are undone\n"
    with open_store(str(graph)) as store:
        assert not [line for line in store.lines() if "#linked> " in line]
    geocyber("link", "-g", graph)
    assert graph.read_bytes() == before


def test_what_the_user_calls_the_same_is_one(graph: Path, tmp_path: Path) -> None:
    done = geocyber("link", "--same", "Anna Reed", "Tom Marsh", "-g", graph)
    assert done.returncode == 0
    assert "5 entities are 3, and 3 statements tell of 1 act: 4 links" in done.stderr
    assert len(links(graph, tmp_path)) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("link", "--same", "Ana Reed", "Tom Marsh"),
            "nothing in the graph {graph} is called 'Ana Reed' (did you mean",
        ),
        (("link", "--different", "Anna Reed", "Reed"), "'Anna Reed' and 'Reed' both mean Anna Reed@"),
        (("link", "--same", "Anna Reed", "United Kingdom"), "Anna Reed@"),
        (("unlink", "Anna Reed"), "name the two things to unlink, or give --all"),
        (("unlink", "Anna Reed@fourth", "Tom Marsh"), "{graph} holds no article 'fourth'"),
        (("link", "--report", "links.txt"), "links.txt: a report is written as .md (Markdown) or .json"),
        (
            ("link", "--same", "https://w3id.org/geocyber/id/<x>", "Tom Marsh"),
            "the graph {graph} holds no entity",
        ),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(graph: Path, arguments, message: str) -> None:
    before = graph.read_bytes()
    done = geocyber(*arguments, "-g", graph)
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert done.stderr.startswith(f"geocyber: {message.format(graph=graph)}")
    assert done.stderr.count("\n") == 1
    assert graph.read_bytes() == before


def test_a_graph_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    for command in (("link",), ("unlink", "--all")):
        assert geocyber(*command, "-g", tmp_path / "none.trig").returncode == 1
        assert not (tmp_path / "none.trig").exists()


def test_merge_says_when_decisions_contradict_each_other(graph: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.trig"
    geocyber("merge", graph, "-g", other)
    geocyber("link", "--same", "Anna Reed", "Tom Marsh", "-g", graph)
    with open_store(str(graph)) as store:
        ((one, two),) = store.decisions().same
    geocyber("link", "--different", one, two, "-g", other)
    both = tmp_path / "both.trig"
    done = geocyber("merge", graph, other, "-g", both, "--report", tmp_path / "merged.json")
    assert done.returncode == 0
    assert "were called the same, but other decisions keep them apart" in done.stderr
    report = json.loads((tmp_path / "merged.json").read_text())
    assert len(report["kept_apart_by_other_decisions"]) == 1
