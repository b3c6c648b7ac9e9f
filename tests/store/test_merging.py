"""Bringing graphs together: in any order, any number of times, the same bytes; and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from samples import fill, graphs_of, sample_extractions

from geocyber.graph.vocabulary import GC
from geocyber.linking import Decisions, ordered
from geocyber.names import representative
from geocyber.store import Store, open_store
from geocyber.store.sorting import sorted_lines

GRAPHS = graphs_of(sample_extractions())
SUBSETS = st.sets(st.sampled_from(sorted(GRAPHS)))
LOCAL = sorted(
    {
        line.split(" ")[0][1:-1]
        for text in GRAPHS.values()
        for line in text.splitlines()
        if "/entity/" in line.split(" ")[0]
    }
)
PAIRS = st.frozensets(
    st.tuples(st.sampled_from(LOCAL), st.sampled_from(LOCAL))
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: ordered(*pair)),
    max_size=3,
)
DECISIONS = st.builds(Decisions, PAIRS, PAIRS, st.booleans())


def graph(articles: set[str], decisions: Decisions | None = None) -> list[str]:
    """The N-Quads of some articles with what somebody decided about what they hold."""
    with TemporaryDirectory() as folder, open_store(f"{folder}/graph.nq", writable=True) as store:
        fill(store, {iri: GRAPHS[iri] for iri in sorted(articles)})
        if decisions:
            store.decide(decisions)
        return list(store.nquads())


def merged(*graphs: list[str]) -> list[str]:
    with TemporaryDirectory() as folder, open_store(f"{folder}/graph.nq", writable=True) as store:
        for lines in graphs:
            store.load(lines)
        return list(store.nquads())


@settings(max_examples=15, deadline=None)
@given(a=SUBSETS, b=SUBSETS, c=SUBSETS, decisions=st.tuples(DECISIONS, DECISIONS, DECISIONS))
def test_merging_is_idempotent_commutative_and_associative(a, b, c, decisions) -> None:
    x, y, z = (graph(articles, some) for articles, some in zip((a, b, c), decisions, strict=True))
    assert merged(x, x) == merged(x) == x
    assert merged(x, y) == merged(y, x)
    assert merged(merged(x, y), z) == merged(x, merged(y, z)) == merged(z, y, x)


@settings(max_examples=15, deadline=None)
@given(a=SUBSETS, b=SUBSETS)
def test_merging_is_building_all_at_once(a, b) -> None:
    assert merged(graph(a), graph(b)) == graph(a | b)


@settings(max_examples=15, deadline=None)
@given(before=SUBSETS, others=st.permutations(sorted(GRAPHS)))
def test_adding_and_then_removing_gives_back_what_was(before, others) -> None:
    with TemporaryDirectory() as folder, open_store(f"{folder}/graph.nq", writable=True) as store:
        fill(store, {iri: GRAPHS[iri] for iri in sorted(before)})
        was = list(store.nquads())
        added = [iri for iri in others if iri not in before]
        fill(store, {iri: GRAPHS[iri] for iri in added})
        for iri in sorted(added):
            store.remove(iri)
        assert list(store.nquads()) == was


def test_a_globally_known_entity_stands_for_local_ones() -> None:
    local = f"{next(iter(GRAPHS))}/entity/x"
    assert (
        representative({local, "https://w3id.org/geocyber/id/state/US"})
        == "https://w3id.org/geocyber/id/state/US"
    )


@given(lines=st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=4)))
def test_lines_are_sorted_and_distinct_however_few_fit_in_memory(lines: list[str]) -> None:
    assert list(sorted_lines(lines, in_memory=3)) == sorted(set(lines))


def test_an_article_costs_the_same_in_a_large_graph(tmp_path: Path) -> None:
    """Adding and removing ask for the article's own entities, however many articles mention them too."""
    asked: list[int] = []
    with open_store(str(tmp_path / "graph.nq"), writable=True) as store:
        for number in range(300):
            iri = f"https://w3id.org/geocyber/id/article/{number:016x}"
            store.add(iri, _numbered(iri))
        _count_rows(store, asked)
        last = "https://w3id.org/geocyber/id/article/ffffffffffffffff"
        store.add(last, _numbered(last))
        store.remove(last)
    assert sum(asked) < 20


def _numbered(iri: str) -> str:
    states = [f"https://w3id.org/geocyber/id/state/{code}" for code in ("US", "CN", "GB")]
    return "\n".join(
        f"<{s}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{GC}State> <{iri}> ." for s in states
    )


def _count_rows(store: Store, asked: list[int]) -> None:
    run = store._run

    def counting(query):
        result = run(query)
        asked.append(len(result))
        return result

    store._run = counting
