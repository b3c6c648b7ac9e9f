"""From articles to a graph: what is put in, what is skipped, and that processes change nothing."""

# ruff: noqa: E501 - sentences stay on one line

from datetime import date
from pathlib import Path

import pytest

from geocyber import Article, Extraction, GeocyberError, Unreadable, build, extract, open_store
from geocyber.model import Entity, Factuality, Kind, Passage, Relation, RelationType
from geocyber.pipeline import at_least
from geocyber.workers import workers

FIRST = (
    "China blamed for hack\n\nWASHINGTON, July 19, 2021 – The United States on Monday accused China of hacking Microsoft Exchange "
    "servers. The European Union condemned the attack. China denied the accusation."
)
SECOND = (
    "Russia sanctioned\n\nThe European Union imposed sanctions on Russia over the hacking of the German parliament. "
    "Germany said that Russia was responsible for the attack and that it had summoned the ambassador."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "first.txt").write_text(FIRST)
    (articles / "second.txt").write_text(SECOND)
    return articles


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return tmp_path / "graph.trig"


def test_extract_gives_what_each_article_says_in_order(folder):
    first, second = extract(folder)
    assert isinstance(first, Extraction)
    assert isinstance(second, Extraction)
    assert (first.article.id, second.article.id) == ("first", "second")
    assert first.article.published == date(2021, 7, 19)
    names = {entity.id: entity.name for entity in first.entities}
    said = {(names[r.s], r.r.value, names.get(r.o or "")) for r in first.relations}
    assert ("United States", "attributes", "China") in said
    for relation in first.relations:
        assert first.article.text[relation.evidence.start : relation.evidence.end] == relation.evidence.quote


def test_build_says_what_it_did_and_the_graph_holds_it(folder, graph):
    (folder / "third.txt").write_bytes(b"\x00")
    told: list[str] = []
    summary = build(folder, graph, progress=told.append)
    extractions = [one for one in extract(folder) if isinstance(one, Extraction)]
    assert summary.articles == 2
    assert summary.entities == sum(len(one.entities) for one in extractions)
    assert summary.statements == sum(len(one.relations) for one in extractions) > 3
    assert summary.unreadable == (Unreadable(str(folder / "third.txt"), "it is not text but binary data"),)
    assert told == ["first", "second", str(folder / "third.txt")]
    with open_store(str(graph)) as store:
        assert len(store.articles()) == 2


def test_two_runs_write_the_same_bytes(folder, tmp_path):
    graphs = [tmp_path / "a.trig", tmp_path / "b.trig"]
    assert [build(folder, graph).articles for graph in graphs] == [2, 2]
    assert graphs[0].read_bytes() == graphs[1].read_bytes()


def test_processes_change_nothing_and_keep_the_order_of_the_sources(folder):
    (folder / "before.txt").write_bytes(b"")
    sources = [folder, folder / "missing.txt"]
    results = list(extract(sources, jobs=2))
    assert results == list(extract(sources))
    assert [one.article.id if isinstance(one, Extraction) else one.reason for one in results] == [
        "it is empty",
        "first",
        "second",
        "there is no such file",
    ]


def test_reading_again_changes_nothing(folder, graph):
    build(folder, graph)
    before = graph.read_bytes()
    summary = build(folder, graph)
    assert (summary.articles, summary.skipped) == (0, 2)
    assert graph.read_bytes() == before


def test_again_extracts_anew_to_the_same_graph(folder, graph):
    build(folder, graph)
    before = graph.read_bytes()
    summary = build(folder, graph, again=True)
    assert (summary.articles, summary.skipped) == (2, 0)
    assert graph.read_bytes() == before


def test_the_same_text_twice_is_put_in_once(folder, graph):
    (folder / "copy.txt").write_text(FIRST)
    summary = build(folder, graph)
    assert (summary.articles, summary.skipped) == (2, 1)
    assert build(folder, graph).skipped == 3


def test_a_date_that_becomes_known_is_put_in(folder, graph):
    (folder / "first.txt").unlink()
    build(folder, graph)
    summary = build(folder, graph, published=date(2020, 10, 22))
    assert (summary.articles, summary.skipped) == (1, 0)
    assert '"2020-10-22"' in graph.read_text()
    assert build(folder, graph).skipped == 1
    assert '"2020-10-22"' in graph.read_text()


def test_a_graph_of_another_version_is_made_anew(folder, graph):
    build(folder, graph)
    graph.write_text(graph.read_text().replace('"geocyber 0.', '"geocyber 99.'))
    assert build(folder, graph).articles == 2
    assert build(folder, graph).skipped == 2


def test_a_missing_model_is_one_line_that_says_what_to_do(folder, graph):
    for jobs in (1, 2):
        with pytest.raises(GeocyberError, match="no language model 'nix'") as error:
            list(extract(folder, model="nix", jobs=jobs))
        assert "\n" not in str(error.value)
    with pytest.raises(GeocyberError, match="no language model 'nix'"):
        build(folder, graph, model="nix")
    assert not graph.exists()


@pytest.mark.parametrize(
    ("options", "complaint"), [({"jobs": 0}, "at least 1"), ({"min_confidence": 1.5}, "between 0 and 1")]
)
def test_options_out_of_range(folder, graph, options, complaint):
    with pytest.raises(GeocyberError, match=complaint):
        build(folder, graph, **options)
    with pytest.raises(GeocyberError, match=complaint):
        next(extract(folder, **options))


def test_a_fault_with_one_article_costs_only_that_article(folder):
    from geocyber.reading import read

    articles = list(read(str(folder)))
    broken = Unreadable("x", "y")
    with workers(1, None) as here:
        results = list(here.analyse([articles[0], broken, Article("odd", None, "0" * 64), articles[1]]))
    assert [type(result).__name__ for result in results] == [
        "Extraction",
        "Unreadable",
        "Unreadable",
        "Extraction",
    ]
    assert results[1] is broken
    assert str(results[2]).startswith("odd: it cannot be analysed: ")


def test_what_is_less_sure_is_left_out_with_its_entities():
    passage = Passage(0, 1, "x")

    def relation(s: str, o: str | None, confidence: float, source: str = "author") -> Relation:
        return Relation(
            s, RelationType.CONDEMNS, o, Factuality.ASSERTED, source, passage, passage, confidence=confidence
        )

    entities = tuple(
        Entity(name, Kind.STATE, name, of=of)
        for name, of in [("a", None), ("b", "a"), ("c", None), ("d", "d")]
    )
    (article,) = [
        one.article
        for one in extract(Path(__file__).parents[2] / "examples/articles/hse-conti-ransomware.txt")
    ]
    whole = Extraction(article, entities, (relation("b", "c", 0.9, "d"), relation("c", None, 0.2)))
    assert at_least(whole, 0.0) is whole
    assert [entity.id for entity in at_least(whole, 0.5).entities] == ["a", "b", "c", "d"]
    assert [entity.id for entity in at_least(whole, 0.95).entities] == []
    assert len(at_least(whole, 0.5).relations) == 1


def test_a_hostile_text_is_no_danger(tmp_path, graph):
    text = 'Russia blamed <script>alert(1)</script> "}\n\nThe United States accused "x> <y>" of Russia\\u003e \'); DROP ALL; of hacking \\ the <a> servers.'
    (tmp_path / "a.txt").write_text(text)
    assert build(tmp_path / "a.txt", graph).articles == 1
    with open_store(str(graph)) as store:
        assert len(store.articles()) == 1
