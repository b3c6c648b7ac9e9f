"""The command show: the page of an article, in files and in a browser."""

import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from geocyber.cli.app import run

CHROMIUM = os.environ.get("GEOCYBER_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ARTICLE = (
    "China blamed for <b>hack</b>\n\n"
    "WASHINGTON, July 19, 2021 – The United States on Monday accused China of hacking Microsoft Exchange servers.\n\n"
    "It rained in the capital.\n\n"
    'The European Union condemned China <script>alert(1)</script> & the "attack". China denied the accusation.'
)


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("show")
    (folder / "news.txt").write_text(ARTICLE)
    assert run(["show", str(folder / "news.txt"), "-o", str(folder / "page.html")]) == 0
    return folder / "page.html"


@pytest.fixture(scope="module")
def page(file):
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page(viewport={"width": 1300, "height": 800})
        opened.asked, opened.complaints = [], []
        opened.on("request", lambda request: opened.asked.append(request.url))
        opened.on("console", lambda message: opened.complaints.append(message.text))
        opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.goto(file.as_uri())
        yield opened
        browser.close()


@pytest.fixture(autouse=True)
def nothing_is_asked_for(request):
    yield
    if "page" in request.fixturenames:
        opened = request.getfixturevalue("page")
        assert opened.complaints == []
        assert [url for url in opened.asked if not url.endswith("page.html")] == []


def test_the_page_is_the_same_every_time(file, tmp_path):
    assert run(["show", str(file.with_name("news.txt")), "-o", str(tmp_path / "again.html")]) == 0
    assert (tmp_path / "again.html").read_bytes() == file.read_bytes()


def test_the_article_cannot_bring_markup_of_its_own(file):
    html = file.read_text()
    assert html.count("<script>") == 1
    assert "<b>hack</b>" not in html
    assert "alert(1)" in html
    assert "connect-src" not in html
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|href)=", html)


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


def test_without_a_name_the_page_is_called_as_the_article(file, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["show", str(file.with_name("news.txt"))]) == 0
    assert capsys.readouterr().out.startswith("news.html: ")
    assert (tmp_path / "news.html").exists()


def test_an_article_without_relations_has_a_page_too(tmp_path):
    (tmp_path / "a.txt").write_text("Nothing happened\n\nIt rained in the capital.")
    assert run(["show", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.html")]) == 0
    assert "It rained in the capital." in (tmp_path / "a.html").read_text()


def test_what_cannot_be_shown_is_one_line(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("It rained in the capital of the country and of the land.")
    (tmp_path / "b.txt").write_text("It rained.")
    assert run(["show", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"geocyber: {tmp_path} holds several articles; show takes one\n"
    assert run(["show", str(tmp_path / "none.txt")]) == 1
    assert capsys.readouterr().err == f"geocyber: {tmp_path}/none.txt: there is no such file\n"
    assert run(["show", str(tmp_path / "a.txt"), "-o", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err
