"""Sets of annotated articles are read in both layouts, and a damaged one is refused in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import ROWS, cause_table, figures_of, table
from benchmarks.annotated import HALVES, OWN, load, of_half, results
from benchmarks.causes import Cause, faults
from geocyber.errors import GeocyberError
from geocyber.extraction import Extractor

TEXT = "London blames GRU\n\nThe United Kingdom on Monday blamed the GRU for the NotPetya attack.\n"
GOLD = {
    "entities": [
        {"id": "uk", "kind": "state", "name": "United Kingdom", "iso": "GB", "names": ["United Kingdom"]},
        {"id": "gru", "kind": "government_body", "name": "GRU", "names": ["GRU"]},
        {"id": "nobody", "kind": "company", "name": "Quillfeather", "names": ["Quillfeather"]},
    ],
    "relations": [
        {"s": ["uk"], "r": "attributes", "o": ["gru"], "when": "2018-02-19", "evidence": "blamed the GRU"},
        {"s": ["uk"], "r": "rewards", "o": ["gru"], "evidence": "blamed the GRU"},
        {"s": ["uk"], "r": "sues", "o": ["nobody"], "evidence": "blamed the GRU"},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a1-first", "a2-second"):
        (tmp_path / f"{name}.txt").write_text(TEXT)
        (tmp_path / f"{name}.gold.json").write_text(json.dumps(GOLD))
    (tmp_path / "dates.tsv").write_text("a1-first\t2018-02-20\twire\n")
    (tmp_path / "SPLIT").write_text("tune a1\ncheck a2\n")
    return tmp_path


def test_dates_and_halves_are_read(folder: Path) -> None:
    first, second = load(folder)
    assert (first.half, second.half) == HALVES
    assert (str(first.article.published), second.article.published) == ("2018-02-20", None)


def test_the_articles_may_stand_in_a_folder_dev(folder: Path, tmp_path: Path) -> None:
    inner = tmp_path / "dev"
    inner.mkdir()
    for file in [*folder.glob("a*"), folder / "dates.tsv"]:
        file.rename(inner / file.name)
    assert [one.article.id for one in load(folder)] == ["a1-first", "a2-second"]


@pytest.mark.parametrize(
    ("split", "said"),
    [("tune a1\n", "a2-second"), ("tune a1\nhold a2\n", "'hold a2'"), (None, "is missing")],
)
def test_a_wrong_split_is_refused(folder: Path, split: str | None, said: str) -> None:
    (folder / "SPLIT").unlink()
    if split is not None:
        (folder / "SPLIT").write_text(split)
    with pytest.raises(GeocyberError, match=said):
        load(folder)


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "SPLIT").write_text("tune a1\n")
    with pytest.raises(GeocyberError, match="holds no"):
        load(tmp_path)


def test_our_own_articles_all_belong_to_a_half_and_have_a_date() -> None:
    articles = load(OWN)
    assert len(articles) == 37
    assert {half: sum(a.half == half for a in articles) for half in HALVES} == {"tune": 25, "check": 12}
    assert all(a.article.published for a in articles)


def test_the_tables_and_what_went_wrong(folder: Path) -> None:
    extractor = Extractor()
    found = results(extractor, load(folder))
    wrong = {f.said: f.cause for f in faults(extractor, of_half(found, "tune")[0])}
    assert wrong["United Kingdom rewards GRU"] is Cause.PREDICATE
    assert wrong["United Kingdom sues Quillfeather"] is Cause.ENTITY
    assert not any(said.startswith("United Kingdom attributes GRU") for said in wrong)
    figures = [figures_of(found, half) for half in HALVES]
    assert figures[0].details["when"] == (1, 1)
    assert figures[1].details["when"] == (0, 1), "without a date of publication, Monday has none"
    lines = table(figures).splitlines()
    assert len(lines) == len(ROWS) + 1
    assert lines[0].split() == ["target", *HALVES]
    assert "predicate unknown" in cause_table(list(faults(extractor, found[0])))
