"""`geocyber stats` as a user calls it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner
from views import sample

from geocyber.cli.app import app
from geocyber.cli.stats import FAMILIES
from geocyber.errors import GeocyberError
from geocyber.store import open_store
from geocyber.views.look import look


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "sample.nq"
    with open_store(str(path), writable=True) as store:
        sample.fill(store)
    return path


def stats(*arguments: object) -> tuple[str, str]:
    """What the command prints to standard output and standard error."""
    result = CliRunner().invoke(app, ["stats", *map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout, result.stderr


def records(*arguments: object) -> dict[str, dict[str, str]]:
    out, _ = stats("--format", "csv", *arguments)
    return {row["actor"]: row for row in csv.DictReader(io.StringIO(out))}


def test_the_table_has_the_busiest_first_and_a_note_on_the_whole(graph: Path) -> None:
    out, err = stats("-g", graph, "--limit", "3")
    assert out.splitlines()[0].startswith("actor")
    assert out.splitlines()[1].startswith("United States")
    assert len(out.splitlines()) == 4
    assert "actors, " in err and "density" in err


def test_a_state_counts_what_its_bodies_do_but_not_within_it(graph: Path) -> None:
    found = records("-g", graph)
    assert "Department of Justice" not in found
    assert found["United States"]["gives_law"] == "3"
    assert found["Albania"]["done"] == "2"
    actors = records("-g", graph, "--level", "actor")
    assert actors["Department of Justice"]["gives_law"] == "2"


def test_what_is_threatened_or_negated_does_not_count(graph: Path) -> None:
    found = records("-g", graph)
    assert found["Russia"]["gives_coercion"] == "0", "Moscow only threatened to expel"
    assert found["European Union"]["gives_coercion"] == "1", "one sanction, and one that was not"


def test_the_families_that_each_gives_and_receives(graph: Path) -> None:
    out, _ = stats("-g", graph, "--of", "families", "--format", "markdown", "--actor", "Albania")
    assert "| Albania | words 1, coercion 1 | words 2, operations 1 |" in out


def test_the_filters_are_those_of_the_view(graph: Path) -> None:
    found = records("-g", graph, "--actor", "Albania", "--relation", "coercion")
    assert set(found) == {"Albania", "Iran"}
    with pytest.raises(GeocyberError, match="did you mean 'Albania'"):
        stats("-g", graph, "--actor", "Albnia")
    with pytest.raises(GeocyberError, match="--of 'graphs' is unknown; did you mean 'graph'"):
        stats("-g", graph, "--of", "graphs")


def test_the_whole_graph(graph: Path) -> None:
    out, _ = stats("-g", graph, "--of", "graph", "--format", "csv")
    rows = {row["measure"]: row["value"] for row in csv.DictReader(io.StringIO(out))}
    assert int(rows["pairs"]) <= int(rows["acts"])
    assert int(rows["triads"]) == sum(
        int(rows[f"triads_{kind}"]) for kind in ("all_for", "one_against", "two_against", "all_against")
    )
    assert rows["triads_two_against"] != "0"


def test_json_has_both(graph: Path) -> None:
    found = json.loads(stats("-g", graph, "--format", "json")[0])
    assert found["graph"]["actors"] == len(found["actors"])
    assert found["actors"][0]["id"] == "state/US"
    assert found["actors"][0]["gives"]["law"] == 3


def test_markdown(graph: Path) -> None:
    out, _ = stats("-g", graph, "--format", "markdown", "--limit", "1")
    assert out.splitlines()[0].startswith("| actor | done |")
    assert len(out.splitlines()) == 3


def test_the_families_are_those_of_acts() -> None:
    assert list(FAMILIES) == [family for family in look().families if family != "ties"]


def test_two_runs_give_the_same_bytes(graph: Path) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-m", "geocyber", "stats", "-g", str(graph), "--format", "json"],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
