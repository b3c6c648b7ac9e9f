"""The page of an article, as a reader uses it."""

import re

import pytest
from playwright.sync_api import Browser, Page

from geocyber.cli.app import run

ARTICLE = (
    "China blamed for <b>hack</b>\n\n"
    "WASHINGTON, July 19, 2021 – The United States on Monday accused China of hacking Microsoft Exchange servers.\n\n"
    "It rained in the capital.\n\n"
    'The European Union condemned China <script>alert(1)</script> & the "attack". China denied the accusation.'
)


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("show")
    (folder / "news.txt").write_text(ARTICLE)
    file = folder / "page.html"
    assert run(["show", str(folder / "news.txt"), "-o", str(file)]) == 0
    opened = browser.new_page(viewport={"width": 1300, "height": 800})
    asked: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(file.as_uri())
    yield opened
    opened.close()
    assert complaints == []
    assert asked == [file.as_uri()]


def test_the_text_stands_there_whole(page: Page):
    told = [page.locator("#text h2").inner_text(), *page.locator("#text p").all_inner_texts()]
    assert "\n\n".join(told) == ARTICLE


def test_entities_are_marked_by_kind(page: Page):
    marked = page.locator("#text .k-state").all_inner_texts()
    assert {"China", "United States"} <= set(marked)
    assert (
        page.locator("#text .k-igo").first.get_attribute("title")
        == "European Union (international organisation)"
    )
    assert "States" in page.locator("#legend").inner_text()


def test_every_relation_shows_its_sentence_and_how_it_is_told(page: Page):
    row = page.locator("tbody tr", has_text="European Union").filter(has_text="condemns").first
    cells = row.locator("td").all_inner_texts()
    assert re.match("European Union condemns (China|attack)", cells[1])
    assert cells[2] == "asserted"
    assert cells[3]
    assert re.fullmatch(r"[01]\.\d\d", cells[4])
    assert "The European Union condemned China <script>" in cells[5]
    assert row.locator("mark").inner_text() == "condemned"


def test_pointing_at_a_relation_marks_its_sentence_and_a_click_keeps_it(page: Page):
    row = page.locator("tbody tr").first
    row.hover()
    marked = "".join(page.locator("#text .s.on").all_inner_texts())
    assert marked
    assert marked == "".join(row.locator("q").all_inner_texts()).strip()
    page.locator("h1").hover()
    assert page.locator(".s.on").count() == 0
    row.click()
    page.locator("h1").hover()
    assert "".join(page.locator("#text .s.on").all_inner_texts()) == marked
    page.keyboard.press("Escape")
    assert page.locator(".on").count() == 0


def test_pointing_at_a_sentence_marks_its_relations(page: Page):
    page.locator("#text .s", has_text="condemned").first.hover()
    rows = page.locator("tbody tr.on").all_inner_texts()
    assert rows
    assert all("The European Union condemned" in row for row in rows)
    page.locator("h1").hover()


def test_the_keyboard_is_enough(page: Page):
    page.locator("tbody tr").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.locator("#text .s.on").count() > 0
    page.keyboard.press("Escape")


def test_a_telephone_needs_no_sideways_scrolling(page: Page):
    page.set_viewport_size({"width": 360, "height": 700})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1300, "height": 800})
    assert wide <= 360
