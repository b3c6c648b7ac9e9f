"""The commands build and extract, as a user calls them."""

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from geocyber.cli.app import run
from geocyber.store import open_store

GEOCYBER = Path(sys.executable).with_name("geocyber")
FIRST = "China blamed\n\nWASHINGTON, July 19, 2021 – The United States on Monday accused China of hacking Microsoft."
SECOND = "Russia sanctioned\n\nThe European Union imposed sanctions on Russia over the hacking of the German parliament."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "first.txt").write_text(FIRST)
    (articles / "second.txt").write_text(SECOND)
    return articles


@pytest.fixture
def geocyber(capsys):
    """Runs a command in this process, which has loaded the language model already."""

    def call(*arguments):
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_build_says_in_one_line_what_it_did(geocyber, folder, tmp_path):
    graph = tmp_path / "graph.trig"
    code, out, err = geocyber("build", folder, "-g", graph)
    assert (code, err) == (0, "")
    assert out.startswith(f"{graph}: 2 articles, ")
    assert " statements in " in out
    assert out.count("\n") == 1
    code, out, err = geocyber("build", folder, "-g", graph)
    assert (code, err) == (0, "")
    assert out.startswith(f"{graph}: 0 articles, 0 entities, 0 statements in ")
    assert out.endswith("; 2 skipped\n")


def test_the_graph_may_be_a_folder_and_named_by_the_environment(geocyber, folder, tmp_path, monkeypatch):
    monkeypatch.setenv("GEOCYBER_GRAPH", str(tmp_path / "graph.db"))
    assert geocyber("build", folder)[0] == 0
    with open_store(str(tmp_path / "graph.db")) as store:
        assert len(store.articles()) == 2


def test_what_cannot_be_used_is_named_and_the_rest_is_built(geocyber, folder, tmp_path):
    (folder / "empty.txt").write_text("")
    code, out, err = geocyber("build", folder, tmp_path / "none.txt", "-g", tmp_path / "graph.trig")
    assert code == 1
    assert "2 articles" in out
    assert out.endswith("; 2 could not be used\n")
    assert err.splitlines() == [
        f"geocyber: {folder}/empty.txt: it is empty",
        f"geocyber: {tmp_path}/none.txt: there is no such file",
    ]


def test_a_graph_that_cannot_be_is_one_line(geocyber, folder, tmp_path):
    (tmp_path / "file").write_text("x")
    code, out, err = geocyber("build", folder, "-g", tmp_path / "file" / "graph.trig")
    assert code == 1
    assert out == ""
    assert err.startswith("geocyber: ")
    assert err.count("\n") == 1


def test_extract_prints_one_article_as_one_object(geocyber, folder):
    code, out, err = geocyber("extract", folder / "first.txt")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert (found["id"], found["published"], found["title"]) == ("first", "2021-07-19", "China blamed")
    assert {
        "s",
        "r",
        "o",
        "factuality",
        "source",
        "evidence",
        "start",
        "end",
        "trigger",
        "confidence",
        "frame",
    } <= set(found["relations"][0])
    text = FIRST
    for relation in found["relations"]:
        assert text[relation["start"] : relation["end"]] == relation["evidence"]


def test_extract_prints_several_as_json_lines(geocyber, folder):
    code, out, _ = geocyber("extract", folder)
    assert code == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["first", "second"]


def test_extract_writes_a_file_an_article_that_no_other_overwrites(geocyber, tmp_path):
    ids = ["a", "A", "../../b", "", "c/d", ".hidden", "x" * 300, "é ü"]
    rows = "\n".join(json.dumps({"id": name, "text": f"{FIRST} {number}"}) for number, name in enumerate(ids))
    (tmp_path / "many.jsonl").write_text(rows)
    output = tmp_path / "deep" / "out"
    code, out, err = geocyber("extract", tmp_path / "many.jsonl", "-o", output)
    assert (code, out, err) == (0, "", f"{output}: 8 files\n")
    names = sorted(file.name for file in output.iterdir())
    assert names == sorted(
        [
            "a.json",
            "A-2.json",
            "b.json",
            "many-4.json",
            "c_d.json",
            "hidden.json",
            "x" * 150 + ".json",
            "é_ü.json",
        ]
    )
    before = {file.name: file.read_bytes() for file in output.iterdir()}
    geocyber("extract", tmp_path / "many.jsonl", "-o", output)
    assert {file.name: file.read_bytes() for file in output.iterdir()} == before
    assert json.loads(before["b.json"])["id"] == "../../b"


def test_extract_into_a_file_is_wrong_usage(geocyber, folder):
    code, _, err = geocyber("extract", folder, "-o", folder / "first.txt")
    assert (code, err) == (2, f"geocyber: {folder}/first.txt is a file; give -o the name of a folder\n")


def test_extract_of_nothing_prints_nothing(geocyber, tmp_path):
    (tmp_path / "a.txt").write_text("")
    code, out, err = geocyber("extract", tmp_path / "a.txt")
    assert (code, out, err) == (1, "", f"geocyber: {tmp_path}/a.txt: it is empty\n")


def test_standard_input(geocyber, monkeypatch):
    for content, expected in (
        (FIRST, ["stdin"]),
        (f"{json.dumps({'id': 'x', 'text': FIRST})}\n" * 2, ["x", "x"]),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.encode()))))
        code, out, _ = geocyber("extract", "-")
        assert code == 0
        if len(expected) == 1:
            assert json.loads(out)["id"] == "stdin"
        else:
            assert [json.loads(line)["id"] for line in out.splitlines()] == expected


def test_the_date_can_be_given(geocyber, folder):
    _, out, _ = geocyber("extract", folder / "first.txt", "--published", "2021-07-20")
    assert json.loads(out)["published"] == "2021-07-20"


def test_least_confidence(geocyber, folder, tmp_path):
    _, out, _ = geocyber("extract", folder / "first.txt", "--min-confidence", "1")
    assert json.loads(out)["relations"] == json.loads(out)["entities"] == []
    _, out, _ = geocyber("extract", folder)
    found = [r for line in out.splitlines() for r in json.loads(line)["relations"]]
    assert found
    _, _, err = geocyber("extract", folder, "--min-confidence", "1", "-o", tmp_path / "out")
    assert err == f"{tmp_path / 'out'}: 2 files; {len(found)} statements less sure than 1 left out\n"
    _, out, _ = geocyber("build", folder, "-g", tmp_path / "graph.trig", "--min-confidence", "1")
    assert ": 2 articles, 0 entities, 0 statements in " in out
    assert out.endswith(f"; {len(found)} statements less sure than 1 left out\n")


def test_a_least_confidence_between_two_statements_keeps_the_surer_one(geocyber, folder):
    _, out, _ = geocyber("extract", folder)
    found = sorted(r["confidence"] for line in out.splitlines() for r in json.loads(line)["relations"])
    least = found[len(found) // 2]
    _, out, _ = geocyber("extract", folder, "--min-confidence", least)
    kept = sorted(r["confidence"] for line in out.splitlines() for r in json.loads(line)["relations"])
    assert kept == [confidence for confidence in found if confidence >= least]
    assert len(kept) > 0


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_least_confidence_that_is_no_probability_is_wrong_usage(geocyber, folder, command):
    code, _, err = geocyber(command, folder, "--min-confidence", "1.5")
    assert code == 2
    assert "--min-confidence" in err


def test_a_terminal_sees_a_progress_bar_and_a_pipe_does_not(folder, tmp_path):
    leader, follower = pty.openpty()
    command = [GEOCYBER, "build", folder, "-g", tmp_path / "graph.trig"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=follower, env=environment)
    os.close(follower)
    seen = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # the other side has closed it
            break
        if not part:
            break
        seen += part
    out = process.communicate(timeout=60)[0]
    assert process.returncode == 0
    assert b"2/2" in seen
    assert b"2 articles" in out
    assert b"\x1b" not in out
