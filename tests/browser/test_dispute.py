"""The page of a dispute, as a reader sees it."""

from __future__ import annotations

import pytest
from asking.story import link, tell
from playwright.sync_api import Browser, Page

from geocyber.cli.app import run
from geocyber.store import open_store


@pytest.fixture(scope="module", params=["light", "dark"])
def page(browser: Browser, tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("dispute")
    with open_store(str(folder / "story.nq"), writable=True) as store:
        tell(store)
        link(store)
    file = folder / "page.html"
    assert run(["dispute", "Exchange hack", "-g", str(folder / "story.nq"), "-o", str(file)]) == 0
    opened = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme=request.param)
    asked: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda sent: asked.append(sent.url))
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(file.as_uri())
    opened.scheme = request.param
    yield opened
    opened.close()
    assert complaints == []
    assert asked == [file.as_uri()]


def test_every_accused_has_a_card_those_who_are_blamed_first(page: Page):
    assert page.locator(".accused h4").all_inner_texts() == ["China", "four hackers"]
    china = page.locator(".accused").first.inner_text()
    assert "Zhao Lin (2021-07-21)" in china


def test_positions_stand_in_the_order_of_time_with_their_sentences(page: Page):
    days = [day for day in page.locator(".time time").all_inner_texts() if len(day) == 10]
    assert days == sorted(days)
    denial = page.locator(".time > li", has_text="Zhao Lin")
    assert denial.locator(".stand").inner_text() == "denies"
    assert denial.locator("blockquote").inner_text() == (
        "Spokesman Zhao Lin denied the mail breach to the United States."
    )
    assert denial.get_by_role("link").get_attribute("href") == "https://news.example.org/q02-reply"


def test_it_fits_a_phone_and_is_as_dark_as_its_reader_wants(page: Page):
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    red = int(page.evaluate("getComputedStyle(document.body).backgroundColor").split("(")[1].split(",")[0])
    assert (red < 64) == (page.scheme == "dark")
