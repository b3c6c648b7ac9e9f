"""Pages in a real browser, with a record of all that they ask for and complain about."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from views import sample

from geocyber.store import open_store
from geocyber.views import Filters, Level, network_page
from geocyber.views.network import OPENING

CHROMIUM = os.environ.get("GEOCYBER_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass
class Opened:
    """A page that is open in the browser.

    Attributes:
        page: the browser's page.
        requests: addresses that it asked for, other than its own file.
        complaints: console messages and errors.
    """

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def count(self, unit: str) -> int:
        """How many actors, lines, statements or articles the summary tells of."""
        return int(self.text("#summary").split(f" {unit}")[0].split()[-1].replace(",", ""))

    def statements(self) -> list[str]:
        """The headings of the statements in the panel."""
        return self.page.locator("#panel .statement h3").all_inner_texts()

    def filter(self, key: str, item: str) -> None:
        """Ticks or unticks a row of the legend."""
        self.page.locator(f'#legend input[data-filter="{key} {item}"]').click()

    def point(self, words: str, step: int = 10) -> tuple[float, float]:
        """A point of the canvas whose note begins with the words, found by moving the pointer over it."""
        box = self.page.locator(".canvas").bounding_box()
        assert box is not None
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        points = [
            (box["x"] + x, box["y"] + y)
            for x in range(20, int(box["width"]), step)
            for y in range(20, int(box["height"]), step)
        ]
        for x, y in sorted(points, key=lambda p: (abs(p[1] - middle[1]), abs(p[0] - middle[0]))):
            self.page.mouse.move(x, y)
            tip = self.page.locator("#tip")
            if tip.is_visible() and tip.inner_text().startswith(words):
                return x, y
        raise AssertionError(f"nothing on the canvas says {words!r}")


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or a skipped test where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: install it, or set GEOCYBER_CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Writes the sample as a page; each choice once."""
    folder = tmp_path_factory.mktemp("pages")
    graphs: dict[bool, Path] = {}
    pages: dict[object, Path] = {}

    def write(
        filters: Filters | None = None, level: Level = Level.STATE, hostile: bool = False, show: int = OPENING
    ) -> Path:
        if hostile not in graphs:
            graphs[hostile] = folder / f"hostile-{hostile}.nq"
            with open_store(str(graphs[hostile]), writable=True) as store:
                sample.fill(store, (*sample.ARTICLES, sample.HOSTILE) if hostile else sample.ARTICLES)
        key = (filters, level, hostile, show)
        if key not in pages:
            pages[key] = folder / f"page-{len(pages)}.html"
            title = sample.HOSTILE_NAME if hostile else "Sample"
            with open_store(str(graphs[hostile])) as store:
                pages[key].write_text(
                    network_page(store, filters, title=title, level=level, show=show), encoding="utf-8"
                )
        return pages[key]

    return write


@pytest.fixture
def open_page(browser: Browser, written: Callable[..., Path]) -> Iterator[Open]:
    """Opens the sample's page: `open_page(filters, fragment=…, width=…, height=…, scheme=…)`."""
    contexts = []

    def open_it(
        filters: Filters | None = None,
        *,
        level: Level = Level.STATE,
        hostile: bool = False,
        show: int = OPENING,
        fragment: str = "",
        width: int = 1280,
        height: int = 720,
        scheme: str = "light",
    ) -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        own = written(filters, level, hostile, show).as_uri()
        opened.page.on("request", lambda r: r.url.split("#")[0] == own or opened.requests.append(r.url))
        opened.page.on("console", lambda m: opened.complaints.append(m.text))
        opened.page.on("pageerror", lambda e: opened.complaints.append(str(e)))
        opened.page.goto(f"{own}#{fragment}")
        opened.page.wait_for_selector("#levels [aria-pressed=true]")
        return opened

    yield open_it
    for context in contexts:
        context.close()
