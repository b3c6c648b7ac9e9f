"""Neighbourhoods, and the shortest path between two actors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from geocyber.store import open_store
from geocyber.views import Filters, select
from geocyber.views.network import lifted, multigraph

from .conftest import Open, Opened


def choose(opened: Opened, field: str, name: str) -> None:
    """Types a name into a field of the path tool and takes what it offers first."""
    opened.page.fill(field, name)
    opened.page.keyboard.press("Enter")


def stops(opened: Opened) -> list[str]:
    """The actors along the path that the panel tells."""
    return opened.page.locator("#panel .path .stop .link").all_inner_texts()


def test_only_the_neighbourhood_of_an_actor(open_page: Open) -> None:
    opened = open_page(fragment="at=state%2FAL")
    opened.page.click("#neighbourhood")
    assert opened.count("actors and things") == 3  # Albania, Iran, Microsoft
    opened.page.click("#restrictions >> text=2 steps")
    assert opened.count("actors and things") == 6  # and NATO, the United States, the SolarWinds campaign
    assert "actors=state%2FAL" in opened.page.evaluate("location.hash")
    opened.page.click(".restriction")
    assert opened.count("actors and things") == 23


def test_whoever_acts_for_an_actor_belongs_to_its_neighbourhood(open_page: Open) -> None:
    opened = open_page(fragment="actors=state%2FGB&folds=state%2FGB&view=table")
    assert "National Cyber Security Centre" in opened.text("tbody")


def test_the_shortest_path_is_found_and_told_link_by_link(open_page: Open) -> None:
    opened = open_page()
    opened.page.click("#show-path")
    choose(opened, "#path-from", "Albania")
    choose(opened, "#path-to", "Sony")
    assert stops(opened) == [
        "Albania", "Iran", "United States", "North Korea", "Sony Pictures",
    ]  # fmt: skip
    assert opened.page.locator("#path-tool").is_hidden()
    assert opened.text("#panel .path").count("condemns") == 1
    opened.page.locator("#panel .path .line-button", has_text="condemns").click()
    assert opened.statements() == ["United States condemns Iran"]
    opened.page.keyboard.press("Escape")
    assert len(stops(opened)) == 5  # the path is still there
    opened.page.click("#panel .close")
    assert opened.count("actors and things") == 23


@pytest.mark.parametrize(
    ("start", "goal"), [("state/AL", "state/UA"), ("igo/eu", "igo/nato"), ("state/KP", "state/CN")]
)
def test_no_path_is_shorter(open_page: Open, written: Callable[..., Path], start: str, goal: str) -> None:
    opened = open_page(fragment=f"path={start},{goal}")
    with open_store(str(written().parent / "hostile-False.nq")) as store:
        material = select(store, Filters())
    length = nx.shortest_path_length(lifted(multigraph(material), material), start, goal)
    assert len(stops(opened)) == length + 1
    assert f"{length} step" in opened.text("#panel")


def test_a_path_follows_the_filters(open_page: Open) -> None:
    everything = open_page(fragment="path=state%2FAL,state%2FUS")
    assert len(stops(everything)) == 3
    opened = open_page(fragment="path=state%2FAL,state%2FUS&from=2022-09-08&relations=urges")
    assert opened.text("#nothing p") == "No chain of lines leads from one to the other with these filters."
    opened.page.click("#nothing button")
    assert opened.count("lines") == 47


def test_a_path_can_begin_at_the_actor_that_is_read_about(open_page: Open) -> None:
    opened = open_page(fragment="at=state%2FIR")
    opened.page.click("#panel >> text=Path to…")
    assert opened.page.input_value("#path-from") == "Iran"
    choose(opened, "#path-to", "NATO")
    assert stops(opened) == ["Iran", "NATO"]


def test_who_is_folded_in_is_unfolded_for_a_path(open_page: Open) -> None:
    opened = open_page()
    opened.page.click("#show-path")
    choose(opened, "#path-from", "NCSC")
    choose(opened, "#path-to", "Exchange hack")
    assert stops(opened) == ["National Cyber Security Centre", "Exchange hack"]


def test_the_path_tool_works_by_keyboard_and_closes_with_escape(open_page: Open) -> None:
    opened = open_page()
    opened.page.focus("#show-path")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "path-from"
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#path-tool").is_hidden()
    assert opened.page.evaluate("document.activeElement.id") == "show-path"
