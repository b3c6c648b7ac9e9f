"""What is drawn at first, and how: the weightiest, the rest on demand, disputes with a red rim."""

from __future__ import annotations

import pytest

from geocyber.views import Filters

from .conftest import Open, Opened

PIXELS = """([red, green, blue]) => {
    const canvas = document.querySelector('.canvas canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
        const [r, g, b] = [data[i] - red, data[i + 1] - green, data[i + 2] - blue];
        if (data[i + 3] > 200 && r * r + g * g + b * b < 600) count += 1;
    }
    return count;
}"""
ALARM = [0xD1, 0x12, 0x3F]


def pixels(opened: Opened, colour: list[int]) -> int:
    """How many pixels of the canvas have a colour, or nearly so."""
    opened.page.wait_for_timeout(300)
    count = opened.page.evaluate(PIXELS, colour)
    assert isinstance(count, int)
    return count


def test_a_page_draws_the_weightiest_first_says_so_and_draws_the_rest_on_demand(open_page: Open) -> None:
    opened = open_page(show=8)
    assert opened.text("#rest").startswith("8 weightiest of 23 drawn")
    assert opened.count("actors and things") == 23  # the figures and the table hold all
    with pytest.raises(AssertionError):
        opened.point("Sony Pictures", 20)
    opened.page.click("#rest >> text=Draw all")
    assert opened.text("#rest").startswith("All 23 drawn")
    opened.page.wait_for_timeout(200)
    opened.point("Sony Pictures", 10)
    assert "show=23" in opened.page.evaluate("location.hash")
    opened.page.click("#rest >> text=Back to 8")
    assert opened.text("#rest").startswith("8 weightiest")


def test_filters_bring_others_into_the_drawing(open_page: Open) -> None:
    opened = open_page(show=8)
    opened.page.locator('#legend [data-only="relations operations"]').focus()
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_timeout(200)
    assert opened.text("#rest").startswith("8 weightiest of 16")


def test_whom_the_reader_looks_for_is_drawn_however_light(open_page: Open) -> None:
    opened = open_page(show=8)
    opened.page.fill("#find", "Lazarus")
    opened.page.keyboard.press("Enter")
    assert opened.text("#panel h2") == "Lazarus Group"
    opened.page.wait_for_timeout(500)
    opened.point("Lazarus Group", 10)


def test_nothing_left_is_said_and_can_be_undone(open_page: Open) -> None:
    opened = open_page(fragment="text=no%20such%20words")
    assert opened.text("#nothing p") == "Nothing passes these filters."
    opened.page.click("#nothing button")
    assert opened.count("lines") == 47
    assert opened.page.locator("#nothing").is_hidden()
    assert opened.page.input_value("#find") == ""


def test_disputed_lines_have_a_red_rim_and_no_others(open_page: Open) -> None:
    assert pixels(open_page(fragment="disputed=true"), ALARM) > 200
    undisputed = Filters(relations=("expels", "summons", "supports"))
    assert pixels(open_page(undisputed), ALARM) == 0


def test_claimants_filter(open_page: Open) -> None:
    opened = open_page(fragment="at=body%2FCN%2Fministry-of-state-security&level=actor")
    opened.page.select_option("#claimant", "state/US")
    badges = opened.page.locator("#panel .badge.claim").all_inner_texts()
    assert badges
    assert set(badges) == {"Says United States", "Says Department of Justice"}
    opened.page.select_option("#claimant", "article")
    assert opened.page.locator(".badge.claim").count() == 0
    assert opened.count("statements") > 20


def test_one_statement_makes_a_page_that_works(open_page: Open) -> None:
    opened = open_page(Filters(actors=("Albania",), relations=("expels",)))
    assert opened.text("#time") == "All of 7 Sep 2022"
    opened.point("Albania\nState")
    opened.page.click("#show-path")
    assert opened.complaints == []
