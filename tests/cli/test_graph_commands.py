"""The commands check, export, merge and remove, as a user calls them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pytest
from samples import fill, graphs_of, sample_extractions

from geocyber.cli import main
from geocyber.graph import describe
from geocyber.store import open_store


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def geocyber(*arguments: object, **environment: str) -> Done:
    """Runs the command line as the installed program does, in this process to save its start."""
    out, err = io.StringIO(), io.StringIO()
    argv = ["geocyber", *map(str, arguments)]
    with redirect_stdout(out), redirect_stderr(err), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", argv)
        for name, value in environment.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main()
    return Done(int(ended.value.code or 0), out.getvalue(), err.getvalue())


@pytest.fixture
def parts(tmp_path: Path, article_graphs: dict[str, str]) -> list[Path]:
    """Three graphs of different kinds that overlap."""
    first, second, third = article_graphs
    held = {"a.trig": (first, second), "b.db": (second, third), "c.nq.gz": (third,)}
    for name, articles in held.items():
        with open_store(str(tmp_path / name), writable=True) as store:
            fill(store, {iri: article_graphs[iri] for iri in articles})
    return [tmp_path / name for name in held]


def test_check_of_a_sound_graph(sample_graph: Path) -> None:
    done = geocyber("check", "-g", sample_graph)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "checked 3 articles with 11 statements: 0 violations, 0 warnings\n"


def test_check_names_what_is_wrong(sample_graph: Path) -> None:
    sample_graph.write_text(
        sample_graph.read_text().replace("gc:factuality gc:negated", "gc:factuality gc:maybe")
    )
    done = geocyber("check", "-g", sample_graph)
    assert done.returncode == 1
    assert "NATO condemns Russia" in done.stdout
    assert all(line.startswith(("violation", "warning")) for line in done.stdout.splitlines())
    as_json = json.loads(geocyber("check", "-g", sample_graph, "--format", "json").stdout)
    assert as_json["conforms"] is False
    assert as_json["findings"][0]["severity"] == "violation"


def test_export_writes_the_file_and_says_so(sample_graph: Path, tmp_path: Path) -> None:
    done = geocyber("export", "-o", tmp_path / "out.csv", GEOCYBER_GRAPH=str(sample_graph))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"wrote {tmp_path / 'out.csv'}\n")
    assert (tmp_path / "out.csv").read_text().count("\n") == 12


def test_export_never_writes_over_the_graph_itself(sample_graph: Path) -> None:
    before = sample_graph.read_bytes()
    done = geocyber("export", "-g", sample_graph, "-o", sample_graph.parent / "." / "sample.trig")
    assert done.returncode == 2
    assert "is the graph itself" in done.stderr
    assert sample_graph.read_bytes() == before


def test_merge_is_the_same_in_every_order(parts: list[Path], sample_graph: Path, tmp_path: Path) -> None:
    before = [part.read_bytes() for part in parts if part.is_file()]
    for number, order in enumerate(permutations(parts)):
        out = tmp_path / f"merged{number}.trig"
        done = geocyber("merge", *order, "-g", out)
        assert (done.returncode, done.stdout) == (0, "")
        assert f"{out} holds 3 articles, 3 of them new; 2 stood in more than one graph\n" == done.stderr
        assert out.read_bytes() == sample_graph.read_bytes()
    assert geocyber("merge", *parts, out, "-g", tmp_path / "again.trig").returncode == 0
    assert (tmp_path / "again.trig").read_bytes() == sample_graph.read_bytes()
    assert [part.read_bytes() for part in parts if part.is_file()] == before


def test_merge_into_a_graph_keeps_what_it_holds(parts: list[Path], sample_graph: Path) -> None:
    done = geocyber("merge", parts[1], "-g", parts[0])
    assert "holds 3 articles, 1 of them new; 1 stood in more than one graph" in done.stderr
    assert parts[0].read_bytes() == sample_graph.read_bytes()


def test_merge_never_changes_a_graph_that_it_reads(parts: list[Path]) -> None:
    before = parts[0].read_bytes()
    done = geocyber("merge", *parts, "-g", parts[0])
    assert done.returncode == 2
    assert "is one of the graphs to merge" in done.stderr
    assert parts[0].read_bytes() == before


def test_merge_writes_nothing_if_a_graph_cannot_be_read(parts: list[Path], tmp_path: Path) -> None:
    (tmp_path / "damaged.trig").write_text("<a> <b")
    for missing in ("damaged.trig", "absent.nq"):
        done = geocyber("merge", parts[0], tmp_path / missing, "-g", tmp_path / "out.trig")
        assert done.returncode == 1
        assert missing in done.stderr
        assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out.trig").exists()


def test_merge_keeps_one_whole_reading_of_an_article(tmp_path: Path) -> None:
    extraction = sample_extractions()[0]
    (iri,) = graphs_of([extraction])
    for model in ("reader 0.9.0", "reader 0.10.0"):
        with open_store(str(tmp_path / f"{model}.nq"), writable=True) as store:
            store.add(iri, describe(extraction, model=model))
    for order in permutations(("reader 0.9.0", "reader 0.10.0")):
        out = tmp_path / f"{order[0]}-first.nq"
        done = geocyber("merge", *(tmp_path / f"{model}.nq" for model in order), "-g", out)
        assert f"different readings of {iri}" in done.stderr
        assert out.read_bytes() == (tmp_path / "reader 0.10.0.nq").read_bytes()


def test_remove_takes_out_exactly_one_article(
    parts: list[Path], article_graphs: dict[str, str], tmp_path: Path
) -> None:
    first, second, _ = article_graphs
    done = geocyber("remove", "s02-denial", "-g", parts[0])
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(f"removed s02-denial ({second[-16:-4]}) “Beijing rejects the charge”")
    with open_store(str(tmp_path / "first.trig"), writable=True) as store:
        fill(store, {first: article_graphs[first]})
    assert parts[0].read_bytes() == (tmp_path / "first.trig").read_bytes()


def test_remove_of_an_unknown_article_suggests_the_nearest(sample_graph: Path, tmp_path: Path) -> None:
    before = sample_graph.read_bytes()
    done = geocyber("remove", "s02-denail", "-g", sample_graph)
    assert done.returncode == 1
    assert (
        done.stderr == f"geocyber: {sample_graph} holds no article 's02-denail'; did you mean 's02-denial'?\n"
    )
    assert sample_graph.read_bytes() == before
    assert geocyber("remove", "x", "-g", tmp_path / "absent.db").returncode == 1
    assert not (tmp_path / "absent.db").exists()


def test_all_at_an_endpoint(empty_server: str, sample_graph: Path, tmp_path: Path) -> None:
    assert geocyber("merge", sample_graph, "-g", empty_server).returncode == 0
    assert geocyber("check", "-g", f"{empty_server}/query").returncode == 0
    assert geocyber("export", "-g", empty_server, "-o", tmp_path / "copy.trig").returncode == 0
    assert (tmp_path / "copy.trig").read_bytes() == sample_graph.read_bytes()
    assert geocyber("remove", "s01-accusation", "-g", empty_server).returncode == 0
    assert geocyber("remove", "s01-accusation", "-g", empty_server).returncode == 1


def test_help_of_each_command_is_quick_to_load() -> None:
    heavy = "{'pyoxigraph', 'httpx', 'networkx', 'rdflib'}"
    program = f"import sys, geocyber.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"
