"""The command dispute: a report on an operation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asking.story import link, tell
from samples import STATES, fill, graphs_of, make_extraction

from geocyber.cli.app import run
from geocyber.model import Entity, Kind
from geocyber.store import open_store

HOSTILE = '"><script>alert(1)</script> [x](javascript:alert(2)) *all* \u202e1. # raid'


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story, linked, and an article that is up to something."""
    path = tmp_path_factory.mktemp("dispute") / "story.nq"
    raid = Entity("raid", Kind.OPERATION, HOSTILE, (HOSTILE,))
    told = make_extraction(
        "- <b>bold</b>",
        (
            "1. <img src=x onerror=alert(3)>",
            f"Washington blamed Moscow for {HOSTILE}.",
            "Moscow denied the raid.",
        ),
        (STATES["us"], STATES["ru"], raid),
        (
            ("us", "attributes", "ru", "blamed", {"op": "raid", "when": "2022-07-01"}),
            ("ru", "denies", "us", "denied", {"op": "raid", "when": "2022-07-02", "source": "ru"}),
        ),
    )
    with open_store(str(path), writable=True) as store:
        tell(store)
        link(store)
        fill(store, graphs_of((told,)))
    return path


def test_without_a_file_it_is_markdown_on_standard_output(graph: Path, capfd) -> None:
    assert run(["dispute", "mail breach", "-g", str(graph)]) == 0
    out = capfd.readouterr().out
    assert out.startswith(
        "# Exchange hack\n\nmail breach is taken as Exchange hack.\n\n"
        "Disputed; 3 articles, 2021-05 to 2021-07-23.\n\n**China**\n"
    )
    assert "* blamed by: United States (2021-07-19)\n* joined by: NATO (2021-07-19)\n" in out
    assert "* 2021-07-21: Zhao Lin **denies** United States" in out
    assert "  > Spokesman Zhao Lin denied the mail breach to the United States." in out
    dates = re.findall(r"^\* (\d{4}-\d{2}-\d{2}): ", out, re.MULTILINE)
    assert dates == sorted(dates)
    assert out.index("## Articles") < out.index(
        "q02-reply: Beijing rejects the charge (Example Gazette, 2021-07-22)"
    )


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_file_is_the_same_every_time(graph: Path, tmp_path: Path, ending: str, capfd) -> None:
    for name in ("one", "two"):
        assert (
            run(["dispute", "Exchange hack", "-g", str(graph), "-o", str(tmp_path / f"{name}.{ending}")]) == 0
        )
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
    assert capfd.readouterr().out.endswith("7 positions from 3 articles\n")


def test_the_page_runs_nothing_and_loads_nothing(graph: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run(["dispute", HOSTILE, "-g", str(graph), "-o", str(page)]) == 0
    html = page.read_text("utf-8")
    assert "default-src 'none'; script-src 'none'; style-src 'sha256-" in html
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert "\u202e" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert not re.search(r"(?:src|srcset|action)=[\"'](?!x)", html)
    assert set(re.findall(r'href="([^"]*)"', html)) == {"https://news.example.org/-%20%3Cb%3Ebold%3C/b%3E"}


def test_the_markdown_has_no_marks_but_its_own(graph: Path, capfd) -> None:
    assert run(["dispute", HOSTILE, "-g", str(graph)]) == 0
    out = capfd.readouterr().out
    assert not re.search(r"(?<!\\)<(?!https:)", out)
    assert not re.search(r"(?<!\\)\]\(", out)
    assert "\\*all\\*" in out
    assert "\u202e" not in out
    assert "\n* \\- " in out  # the id of the article would begin a list


def test_an_operation_that_is_not_there_gives_the_nearest(graph: Path, capfd) -> None:
    assert run(["dispute", "Exchnge hack", "-g", str(graph)]) == 1
    assert "is called 'Exchnge hack' (did you mean 'Exchange hack'?)" in capfd.readouterr().err


def test_another_ending_is_refused_before_anything_is_read(tmp_path: Path, capfd) -> None:
    target = tmp_path / "report.pdf"
    assert run(["dispute", "Exchange hack", "-g", str(tmp_path / "none.nq"), "-o", str(target)]) == 2
    assert "a report is written as .md or .html" in capfd.readouterr().err
    assert not target.exists()


def test_an_operation_over_which_nobody_is_blamed_says_so(tmp_path: Path, capfd) -> None:
    told = make_extraction(
        "calm",
        ("Calm", "The quiet raid hit a port."),
        (
            Entity("raid", Kind.OPERATION, "quiet raid", ("quiet raid",)),
            Entity("port", Kind.SECTOR, "port", ("port",)),
        ),
        (("raid", "targets", "port", "hit", {}),),
    )
    graph = tmp_path / "calm.nq"
    with open_store(str(graph), writable=True) as store:
        fill(store, graphs_of((told,)))
    assert run(["dispute", "quiet raid", "-g", str(graph)]) == 0
    assert capfd.readouterr().out == (
        "# quiet raid\n\nNobody is blamed for it, and nobody denies it, in the articles of this graph.\n"
    )
    assert run(["dispute", "quiet raid", "-g", str(graph), "-o", str(tmp_path / "calm.html")]) == 0
    assert "Nobody is blamed for it" in (tmp_path / "calm.html").read_text("utf-8")
