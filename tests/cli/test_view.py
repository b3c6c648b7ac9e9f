"""`geocyber view` as a user calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner
from views import sample

from geocyber.cli.app import app
from geocyber.errors import GeocyberError
from geocyber.store import open_store


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "sample.nq"
    with open_store(str(path), writable=True) as store:
        sample.fill(store)
    return path


def view(*arguments: object) -> tuple[str, str]:
    """What the command prints to standard output and standard error."""
    result = CliRunner().invoke(app, ["view", *map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout, result.stderr


def test_it_writes_the_page_and_says_what_is_in_it(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out, err = view("-g", graph)
    assert out == "network.html: 23 actors and things, 47 lines; 58 statements from 7 articles\n"
    assert err == ""
    assert (tmp_path / "network.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["network.html"]


def test_the_options_choose_what_is_in_it(graph: Path, tmp_path: Path) -> None:
    output = tmp_path / "albania.html"
    choice = [
        "--actor",
        "Albania",
        "--relation",
        "coercion",
        "--since",
        "2022-01-01",
        "--until",
        "2022-12-31",
    ]
    out, _ = view("-g", graph, "-o", output, *choice, "--claims", "asserted", "--min-confidence", "0.9")
    assert out == f"{output}: 2 actors and things, 1 lines; 1 statements from 1 articles\n"
    page = output.read_text(encoding="utf-8")
    assert "expelled its diplomats" in page
    assert "Exchange" not in page.split("<script>")[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("--relation con", ["condemns", "convicts", "conducts"]),
        ("--relation la", ["law"]),
        ("--claims d", ["disputed"]),
        ("--level ", ["state", "actor"]),
        ("--as ", ["network", "timeline", "matrix", "ladder", "report"]),
    ],
)
def test_the_shell_completes_what_can_be_chosen(words: str, expected: list[str]) -> None:
    completing = {
        "_GEOCYBER_COMPLETE": "complete_bash",
        "COMP_WORDS": f"geocyber view {words}",
        "COMP_CWORD": "3",
    }
    done = subprocess.run(
        [sys.executable, "-m", "geocyber"],
        env={**os.environ, **completing},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == expected


def test_the_families_of_relations_are_those_of_the_page() -> None:
    from geocyber.cli.view import FAMILIES
    from geocyber.views.look import look

    assert set(FAMILIES) == set(look().families)


def test_level_and_title(graph: Path, tmp_path: Path) -> None:
    output = tmp_path / "all.html"
    out, _ = view("-g", graph, "-o", output, "--level", "actor", "--title", "Who <did> it")
    assert "36 actors" in out
    page = output.read_text(encoding="utf-8")
    assert "<title>Who &lt;did&gt; it</title>" in page
    assert '"level":"actor"' in page


def test_what_a_limit_leaves_out_is_said(graph: Path, tmp_path: Path) -> None:
    _, err = view("-g", graph, "-o", tmp_path / "x.html", "--limit", "3")
    assert "statements about less-told actors were left out; --limit 6 shows more" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--actor", "Albnia"], "no actor 'Albnia' in the graph; did you mean 'Albania'?"),
        (["--relation", "sanction"], "unknown relation 'sanction'; did you mean 'sanctions'?"),
        (["--claims", "disputes"], "--claims 'disputes' is unknown; did you mean 'disputed'?"),
        (["--as", "timelines"], "--as 'timelines' is unknown; did you mean 'timeline'?"),
        (["--lanes", "families"], "--lanes 'families' is unknown; did you mean 'family'?"),
        (["--size-by", "rank"], "--size-by 'rank' is unknown; did you mean 'pagerank'?"),
        (
            ["--operation", "Exchange hak"],
            "no operation 'Exchange hak' in the graph; did you mean 'Exchange hack'?",
        ),
        (["--level", "states"], "--level 'states' is unknown; did you mean 'state'?"),
        (["--since", "last week"], "--since 'last week' is not a date; write it as 2021-07-19"),
        (
            ["--since", "2022-01-02", "--until", "2022-01-01"],
            "--since 2022-01-02 is later than --until 2022-01-01",
        ),
        (["--actor", "Iran", "--relation", "law"], "none of the 58 statements passes the filters"),
    ],
)
def test_mistakes_are_told_in_one_line_and_nothing_is_written(
    graph: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    with pytest.raises(GeocyberError) as raised:
        view("-g", graph, "-o", tmp_path / "x.html", *arguments)
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_graph(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "empty"), writable=True):
        pass
    with pytest.raises(GeocyberError, match="the graph holds no statements; put articles into it"):
        view("-g", tmp_path / "empty", "-o", tmp_path / "x.html")


def test_a_place_that_cannot_be_written_to(graph: Path, tmp_path: Path) -> None:
    with pytest.raises(GeocyberError, match=r"there is no folder .*nowhere"):
        view("-g", graph, "-o", tmp_path / "nowhere" / "x.html")
    with pytest.raises(GeocyberError, match=r"is a folder; give -o the name of a file"):
        view("-g", graph, "-o", tmp_path)


def test_a_page_that_fails_to_be_written_leaves_the_old_one(graph: Path, tmp_path: Path) -> None:
    output = tmp_path / ("x" * 255)  # a name for which there is no room to write beside
    output.write_text("old", encoding="utf-8")
    with pytest.raises(GeocyberError, match="cannot be written: File name too long"):
        view("-g", graph, "-o", output)
    assert output.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("picture", ["timeline", "matrix", "ladder", "report"])
def test_other_pictures_are_named_as_what_they_are(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: str
) -> None:
    monkeypatch.chdir(tmp_path)
    out, err = view("-g", graph, "--as", picture, "--actor", "China", "--since", "2021-07-01")
    assert out.startswith(f"{picture}.html: ")
    assert err == ""
    page = (tmp_path / f"{picture}.html").read_text(encoding="utf-8")
    assert ": China</h1>" in page
    assert "filtered: with China, since 2021-07-01" in page
    assert "Sony" not in page
