"""Timeline, matrix, ladder and report as their readers meet them: offline, clickable, by keyboard, on any screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from views import sample

from geocyber.store import open_store
from geocyber.views import Filters, Picture, page_of, select

from .conftest import Opened
from .test_contrast import FAINT_TEXTS

PICTURES = [picture for picture in Picture if picture is not Picture.NETWORK]
SIZES = {"phone": (390, 780), "screen": (1280, 720)}

FIGURE = {Picture.REPORT: "#timeline "}
"""Where to click; a click into the middle of a bent line of a network may be one beside it."""

Show = Callable[..., Opened]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Picture, bool], Path]:
    """The pages of the sample, without and with what is hostile in it."""
    folder, found = tmp_path_factory.mktemp("pictures"), {}
    for hostile in (False, True):
        with open_store(str(folder / f"{hostile}.nq"), writable=True) as store:
            sample.fill(store, (*sample.ARTICLES, sample.HOSTILE) if hostile else sample.ARTICLES)
            material = select(store, Filters())
        for picture in PICTURES:
            found[picture, hostile] = folder / f"{picture}-{hostile}.html"
            title = sample.HOSTILE_NAME if hostile else None
            found[picture, hostile].write_text(
                page_of(picture, material, Filters(), title=title), encoding="utf-8"
            )
    return found


@pytest.fixture
def show(browser: Browser, pages: dict[tuple[Picture, bool], Path]) -> Iterator[Show]:
    """Opens a picture of the sample."""
    contexts = []

    def show_it(
        picture: Picture,
        *,
        hostile: bool = False,
        size: str = "screen",
        scripts: bool = True,
        scheme: str = "light",
    ) -> Opened:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        own = pages[picture, hostile].as_uri()
        opened.page.on("request", lambda r: r.url.split("#")[0] == own or opened.requests.append(r.url))
        opened.page.on("console", lambda m: opened.complaints.append(m.text))
        opened.page.on("pageerror", lambda e: opened.complaints.append(str(e)))
        opened.page.goto(own)
        return opened

    yield show_it
    for context in contexts:
        context.close()


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("hostile", [False, True])
@pytest.mark.parametrize("picture", PICTURES)
def test_the_page_asks_no_network_complains_of_nothing_and_fits(
    show: Show, picture: Picture, hostile: bool, size: str
) -> None:
    opened = show(picture, hostile=hostile, size=size)
    drawing = "svg.narrow" if size == "phone" else "svg.wide"
    opened.page.locator(f"{FIGURE.get(picture, '')}{drawing} a.to").first.click()
    opened.page.click("#theme")
    opened.page.keyboard.press("Escape")
    for fold in opened.page.locator("summary").all():
        fold.click()
    opened.page.wait_for_timeout(100)
    assert overflow(opened.page) <= 0
    assert opened.page.evaluate("document.querySelectorAll('img').length") == 0
    assert opened.requests == []
    assert opened.complaints == []


@pytest.mark.parametrize("picture", PICTURES)
def test_a_click_shows_the_sentences_of_a_mark(show: Show, picture: Picture) -> None:
    page = show(picture).page
    mark = page.locator(f"{FIGURE.get(picture, '')}svg.wide a.to").first
    indices = str(mark.get_attribute("data-s")).split()
    mark.click()
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == mark.get_attribute("aria-label")
    assert panel.locator(".statement").count() == len(indices)
    assert panel.locator("blockquote").count() >= len(indices)
    expected = page.locator(f"#s{indices[0]} blockquote").first.text_content()
    assert panel.locator("blockquote").first.text_content() == expected
    page.keyboard.press("Escape")
    assert panel.is_hidden()


@pytest.mark.parametrize("picture", PICTURES)
def test_the_keyboard_goes_from_mark_to_mark(show: Show, picture: Picture) -> None:
    page = show(picture).page
    first, second = (page.locator("svg.wide a.to").nth(i) for i in (0, 1))
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.matches('svg a.to')") is False:
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == first.get_attribute(
        "aria-label"
    )
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == second.get_attribute(
        "aria-label"
    )
    assert page.locator("#tip").inner_text() == second.get_attribute("aria-label")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == second.get_attribute("aria-label")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == second.get_attribute(
        "aria-label"
    )


@pytest.mark.parametrize("picture", PICTURES)
def test_without_scripts_a_mark_leads_to_its_sentence(show: Show, picture: Picture) -> None:
    page = show(picture, scripts=False).page
    target = str(page.locator(f"{FIGURE.get(picture, '')}svg.wide a.to").first.get_attribute("href"))
    page.locator(f"{FIGURE.get(picture, '')}svg.wide a.to").first.click()
    page.wait_for_timeout(100)
    assert page.url.endswith(target)
    assert page.locator(target).is_visible()
    assert page.locator("#theme").is_hidden()


def test_a_note_tells_what_is_below_the_pointer(show: Show) -> None:
    page = show(Picture.MATRIX).page
    cell = page.locator('svg.wide a[aria-label^="United States on Russia"]')
    cell.hover()
    assert page.locator("#tip").inner_text().startswith("United States on Russia: ")
    page.mouse.move(2, 2)
    assert page.locator("#tip").is_hidden()


@pytest.mark.parametrize("picture", PICTURES)
def test_dark_follows_the_system_and_the_button(show: Show, picture: Picture) -> None:
    page = show(picture, scheme="dark").page
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(22, 25, 29)"
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(253, 253, 252)"


@pytest.mark.parametrize("picture", PICTURES)
def test_texts_are_legible_on_a_phone_and_on_paper(show: Show, picture: Picture) -> None:
    sizes = """drawing => [...document.querySelectorAll(`svg.${drawing} text`)]
        .filter(text => text.getBoundingClientRect().width > 0 && !text.classList.contains("letters"))
        .map(text => parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a)"""
    page = show(picture, size="phone").page
    assert min(page.evaluate(sizes, "narrow")) >= 9
    page = show(picture).page
    page.emulate_media(media="print")
    assert page.locator("#theme").is_hidden()
    assert min(page.evaluate(sizes, "wide")) >= 8


@pytest.mark.parametrize("picture", PICTURES)
def test_no_two_texts_of_a_drawing_overlap(show: Show, picture: Picture) -> None:
    """As the browser sets them, not as the drawing guessed; labels of columns lean, and are left out."""
    boxes = """drawing => [...document.querySelectorAll(`svg.${drawing} text:not([transform])`)].map(text => {
        const { left, top, right, bottom } = text.getBoundingClientRect();
        return [text.textContent, left, top + 3, right, bottom - 3];
    })"""
    for size, drawing in (("screen", "wide"), ("phone", "narrow")):
        found = show(picture, size=size).page.evaluate(boxes, drawing)
        for (words, *one), (others, *two) in combinations(found, 2):
            apart = one[0] >= two[2] - 1 or two[0] >= one[2] - 1 or one[1] >= two[3] or two[1] >= one[3]
            assert apart, (words, others)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("picture", PICTURES)
def test_every_text_has_contrast(show: Show, picture: Picture, scheme: str) -> None:
    page = show(picture, scheme=scheme).page
    page.locator(f"{FIGURE.get(picture, '')}svg.wide a.to").first.click()
    for fold in page.locator("details.fold").all():
        fold.evaluate("fold => (fold.open = true)")
    count, faint = page.evaluate(FAINT_TEXTS)
    assert count > 20
    assert faint == []
