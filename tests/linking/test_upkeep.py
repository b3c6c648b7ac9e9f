"""Links are a function of articles and decisions, whatever happened on the way to them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geocyber.errors import GeocyberError
from geocyber.graph import check
from geocyber.linking import Decisions, links_of, ordered
from geocyber.names import DECISIONS, LINKS, is_thing
from geocyber.store import Store, open_store

from .world import worlds

PLACES = st.sampled_from(("graph.nq", "graph.db"))


def held(store: Store) -> str:
    """The graphs of links and decisions as they are kept."""
    lines = sorted(line for graph in (LINKS, DECISIONS) for line in store.lines(graph))
    return "".join(f"{line}\n" for line in lines)


def anew(store: Store) -> str:
    """The same, made anew from articles and decisions."""
    return links_of("\n".join(line for line in store.lines() if not line.endswith(f"<{LINKS}> .")))


def things_of(world: dict[str, str]) -> list[str]:
    """Everything in some articles that may be linked."""
    subjects = {line.split(" ")[0][1:-1] for graph in world.values() for line in graph.splitlines()}
    return sorted(filter(is_thing, subjects))


@settings(max_examples=25)
@given(world=worlds(), place=PLACES, data=st.data())
def test_links_kept_article_by_article_are_those_made_anew(world, place, data) -> None:
    things = things_of(world)
    entities = [thing for thing in things if "/statement/" not in thing]
    statements = [thing for thing in things if "/statement/" in thing]
    with TemporaryDirectory() as folder, open_store(f"{folder}/{place}", writable=True) as store:
        for _ in range(data.draw(st.integers(1, 10))):
            article = data.draw(st.sampled_from(sorted(world)))
            match data.draw(st.sampled_from(("add", "add", "add", "remove", "decide"))):
                case "add":
                    store.add(article, world[article])
                case "remove" if store.has(article):
                    store.remove(article)
                case "decide":
                    kind = data.draw(st.sampled_from((entities, statements)))
                    pair = data.draw(st.lists(st.sampled_from(kind), min_size=2, max_size=2, unique=True))
                    decided = store.decisions()
                    same, different = set(decided.same), set(decided.different)
                    data.draw(st.sampled_from((same, different))).add(ordered(*pair))
                    automatic = data.draw(st.sampled_from((True, True, True, False)))
                    store.decide(Decisions(frozenset(same), frozenset(different), automatic))
            assert held(store) == anew(store)


@settings(max_examples=10)
@given(world=worlds(), data=st.data())
def test_building_together_is_building_each_and_merging(world, data) -> None:
    first = set(data.draw(st.lists(st.sampled_from(sorted(world)))))
    with TemporaryDirectory() as folder:
        for name, chosen in (("a", first), ("b", set(world) - first), ("whole", set(world))):
            with open_store(f"{folder}/{name}.nq", writable=True) as store:
                for article in sorted(chosen, reverse=name == "b"):
                    store.add(article, world[article])
        with open_store(f"{folder}/merged.nq", writable=True) as store:
            for name in ("b", "a"):
                if Path(f"{folder}/{name}.nq").exists():
                    with open_store(f"{folder}/{name}.nq") as part:
                        store.load(part.nquads())
        assert Path(f"{folder}/merged.nq").read_bytes() == Path(f"{folder}/whole.nq").read_bytes()


@settings(max_examples=5)
@given(world=worlds(4))
def test_linked_graphs_break_no_rule(world) -> None:
    whole = "".join(world.values())
    assert check(whole + links_of(whole)).violations == ()


def test_an_endpoint_keeps_the_same_links(empty_server: str, article_graphs: dict[str, str]) -> None:
    with open_store(empty_server, writable=True) as store:
        for article, graph in article_graphs.items():
            store.add(article, graph)
            assert held(store) == anew(store)
        store.decide(Decisions(is_automatic=False))
        assert held(store) == anew(store)
        store.remove(next(iter(article_graphs)))
        assert held(store) == anew(store)


@pytest.mark.parametrize("size", [30, 300])
def test_one_more_article_costs_what_is_like_it(tmp_path: Path, size: int) -> None:
    """However many articles there are, as many lines are looked at."""
    world = {number: _about(number) for number in range(size)}
    with open_store(str(tmp_path / "graph.nq"), writable=True) as store:
        store.load(line for _, graph in world.values() for line in graph.splitlines())
        asked: list[int] = []
        answer = store.answer
        store.answer = lambda query: (result := answer(query), asked.append(len(result)))[0]  # type: ignore[method-assign]
        store.add(*_about(size))
        store.remove(_about(size)[0])
    assert sum(asked) < 100


def _about(number: int) -> tuple[str, str]:
    from samples import STATES, graphs_of, make_extraction

    from geocyber.model import Entity, Kind

    words = f"Company{number // 10}x attacked"
    victim = Entity("c", Kind.COMPANY, f"Company{number // 10}x", (f"Company{number // 10}x",))
    rows = (("ru", "targets", "c", "attacked", {"when": f"{1900 + number // 10}-05-01"}),)
    (graph,) = graphs_of(
        [make_extraction(f"a{number}", (f"{number}", words), (STATES["ru"], victim), rows)]
    ).items()
    return graph


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"matter":"nothing"}', '{"matter":"person","age":3}'])
def test_damaged_links_are_told_and_made_anew(tmp_path: Path, content: str) -> None:
    article, graph = _about(1)
    with open_store(str(tmp_path / "graph.nq"), writable=True) as store:
        store.add(article, graph)
    damaged = re.sub(
        r'(#content> )"(?:[^"\\]|\\.)*"',
        lambda found: found[1] + json.dumps(content),
        (tmp_path / "graph.nq").read_text(),
    )
    (tmp_path / "graph.nq").write_text(damaged)
    with open_store(str(tmp_path / "graph.nq"), writable=True) as store:
        with pytest.raises(GeocyberError, match="geocyber link"):
            store.remove(article)
        store.link_anew()
        assert held(store) == anew(store)
        store.remove(article)
        assert list(store.lines()) == []
