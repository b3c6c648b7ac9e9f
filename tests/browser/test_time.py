"""The time bar: a histogram, two handles, dates, and a button that lets time pass."""

from __future__ import annotations

import re

from .conftest import Open, Opened


def bars(opened: Opened) -> tuple[int, int]:
    """How many bars the histogram has, and how many of them lie outside of the chosen range."""
    rects = opened.page.locator("#histogram rect")
    return rects.count(), opened.page.locator("#histogram rect.out").count()


def test_the_histogram_counts_what_passes_the_other_filters(open_page: Open) -> None:
    opened = open_page()
    everything, outside = bars(opened)
    assert everything > 10
    assert outside == 0
    opened.filter("relations", "words")
    fewer, _ = bars(opened)
    assert 0 < fewer < everything


def test_dragging_a_handle_takes_away_what_came_later(open_page: Open) -> None:
    opened = open_page()
    before = opened.count("statements")
    handle = opened.page.locator("#slide-to")
    box = handle.bounding_box()
    assert box is not None
    opened.page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    opened.page.mouse.up()
    assert 0 < opened.count("statements") < before
    until = opened.page.input_value("#date-to")
    assert "2015" < until < "2021"
    assert f"to={until}" in opened.page.evaluate("location.hash")
    assert bars(opened)[1] > 0


def test_handles_move_by_keyboard_and_never_pass_each_other(open_page: Open) -> None:
    opened = open_page()
    opened.page.focus("#slide-to")
    opened.page.keyboard.press("Home")
    first = opened.page.get_attribute("#slide-to", "aria-valuetext")
    assert first == opened.page.get_attribute("#slide-from", "aria-valuetext") == "Nov 2014"
    opened.page.focus("#slide-from")
    opened.page.keyboard.press("End")
    assert opened.page.input_value("#slide-from") == opened.page.input_value("#slide-to")
    opened.page.focus("#slide-to")
    opened.page.keyboard.press("End")
    assert opened.page.locator("#restrictions button").count() == 0  # all of the time is no limit


def test_a_year_counts_wherever_it_overlaps_the_range(open_page: Open) -> None:
    opened = open_page(fragment="view=table&from=2015-06-01&to=2015-07-01")
    text = opened.text("tbody")
    assert "Russia" in text  # Sandworm's attack of "2015"
    assert opened.count("statements") == 2


def test_time_plays_and_can_be_stopped(open_page: Open) -> None:
    opened = open_page()
    everything = opened.count("statements")
    opened.page.click("#play")
    assert opened.page.get_attribute("#play", "aria-label") == "Pause"
    opened.page.wait_for_timeout(700)
    assert 0 < opened.count("statements") < everything
    opened.page.click("#play")
    stopped = opened.page.input_value("#date-to")
    assert f"to={stopped}" in opened.page.evaluate("location.hash")
    opened.page.wait_for_timeout(500)
    assert opened.page.input_value("#date-to") == stopped


def test_time_plays_to_its_end(open_page: Open) -> None:
    opened = open_page(fragment="from=2022-05-01")
    end = opened.text("#summary")
    opened.page.click("#play")
    opened.page.wait_for_selector("#play[aria-label='Play through time']")
    assert opened.text("#summary") == end


def test_places_do_not_change_while_time_passes(open_page: Open) -> None:
    opened = open_page()
    before = opened.point("Iran\nState")
    opened.page.focus("#slide-from")
    for _ in range(10):
        opened.page.keyboard.press("ArrowRight")
    opened.page.wait_for_timeout(100)
    after = opened.point("Iran\nState")
    assert abs(before[0] - after[0]) + abs(before[1] - after[1]) <= 10


def test_what_holds_the_view_back_stands_above_it_and_goes_away_with_a_click(open_page: Open) -> None:
    opened = open_page()
    before = opened.text("#summary")
    opened.page.fill("#date-from", "2021-01-01")
    opened.page.keyboard.press("Tab")
    opened.page.select_option("#claimant", "state/US")
    opened.page.locator("#sure").fill("0.5")
    chips = [
        re.sub(r"\s+", " ", chip).strip() for chip in opened.page.locator(".restriction").all_inner_texts()
    ]
    assert chips == ["Claims of United States ×", "Since 2021-01-01 ×", "Confidence 0.50 or more ×"]
    for _ in chips:
        opened.page.locator(".restriction").first.click()
    assert opened.text("#summary") == before
    assert opened.page.input_value("#claimant") == ""
    assert opened.page.input_value("#sure") == "0"
