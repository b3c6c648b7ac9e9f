"""Measures network pages in a real browser, beside what pyvis makes of the same network by itself.

    python -m benchmarks.pages

It needs Chromium (its path in GEOCYBER_CHROMIUM, or on PATH). Times are seconds and hold for the machine that it runs
on; the last column is what does not depend on it. "First drawn" is when the canvas first holds a pixel.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright
from pyvis.network import Network

from benchmarks.crowd import fill
from geocyber.store import open_store
from geocyber.views import Filters, network_page
from geocyber.views.choose import choose
from geocyber.views.network import multigraph
from geocyber.views.read import read

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 60
"""Seconds after which a page that shows nothing is given up."""

DRAWN = """() => [...document.querySelectorAll('canvas')].some((canvas) => {
    const { width, height } = canvas;
    if (!width || !height) return false;
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    for (let i = 3; i < data.length; i += 4) if (data[i]) return true;
    return false;
})"""

AFTER = """(act) => new Promise((done) => {
    const start = performance.now();
    (0, eval)(act);
    requestAnimationFrame(() => requestAnimationFrame(() => done((performance.now() - start) / 1000)));
})"""
"""Seconds until what an act changes has been drawn: the frame after the next begins when that has been painted."""

UNTICK = "document.querySelector('[data-filter=\"relations words\"]').click()"
TICK = UNTICK
DRAW_ALL = "[...document.querySelectorAll('#rest [data-show]')].at(-1).click()"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: ours, its target, and that of pyvis alone where it has such a thing."""

    label: str
    ours: float
    target: float | None = None
    alone: float | None = None
    unit: str = "s"

    def __str__(self) -> str:
        alone = (
            ""
            if self.alone is None
            else f"> {PATIENCE} s"
            if self.alone > PATIENCE
            else f"{self.alone:.2f} s"
        )
        sign = ">" if self.alone is not None and self.alone > PATIENCE else ""
        ratio = "" if self.alone is None else f"{sign}{self.alone / self.ours:.0f} times faster"
        target = "" if self.target is None else f"{self.target:g} {self.unit}"
        return f"| {self.label} | {self.ours:.2f} {self.unit} | {target} | {alone} | {ratio} |"


def main() -> None:
    """Prints the figures as a table for docs/benchmarks.md."""
    chromium = os.environ.get("GEOCYBER_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("no Chromium found: install it, or set GEOCYBER_CHROMIUM to its path")
    print("| | geocyber | target | pyvis alone | |\n|---|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for row in [*crowd(Path(folder), browser), *archive(Path(folder), browser)]:
            print(row, flush=True)
        browser.close()


def crowd(folder: Path, browser: Browser) -> Iterator[Row]:
    """2,000 nodes and 4,000 lines."""
    graph, page, bare = folder / "crowd.nq", folder / "crowd.html", folder / "pyvis.html"
    fill(graph, 2000, 4000)
    name = "2,000 nodes, 4,000 lines: "
    ours, theirs = seconds_to_write(graph, page), seconds_to_write_bare(graph, bare)
    yield Row(f"{name}page written", ours, 5, theirs)
    with opened(browser, page) as (tab, ours), opened(browser, bare) as (_, theirs):
        yield Row(f"{name}first drawn (the weightiest)", ours, 3, theirs)
        yield Row(f"{name}a filter applied", median(tab, UNTICK, TICK), 0.3)
        yield Row(f"{name}all drawn on demand", tab.evaluate(AFTER, DRAW_ALL), 3, theirs)
        yield Row(f"{name}a filter applied to all", median(tab, UNTICK, TICK), 0.3)


def archive(folder: Path, browser: Browser) -> Iterator[Row]:
    """10,000 statements."""
    graph, page = folder / "archive.nq", folder / "archive.html"
    fill(graph, 3000, 10_000, lines=8000)
    name = "10,000 statements: "
    yield Row(f"{name}page written", seconds_to_write(graph, page))
    yield Row(f"{name}size of the page", page.stat().st_size / 1e6, 12, unit="MB")
    with opened(browser, page) as (tab, first):
        yield Row(f"{name}first drawn", first, 3)
        yield Row(f"{name}a filter applied", median(tab, UNTICK, TICK), 0.3)
        tab.evaluate("location.hash = 'actors=state%2Fcrowd-0'")
        tab.wait_for_timeout(500)
        yield Row(f"{name}a filter applied to a neighbourhood", median(tab, UNTICK, TICK), 0.3)


def seconds_to_write(graph: Path, page: Path) -> float:
    """From a graph in a file to a page in a file."""
    start = time.perf_counter()
    with open_store(str(graph)) as store:
        page.write_text(network_page(store), encoding="utf-8")
    return time.perf_counter() - start


def seconds_to_write_bare(graph: Path, page: Path) -> float:
    """The same by pyvis alone, as its own documentation has it: names, lines, physics."""
    start = time.perf_counter()
    with open_store(str(graph)) as store:
        material = choose(read(store), Filters())
    network = Network(height="700px", width="100%", directed=True, cdn_resources="in_line")
    drawn = multigraph(material)
    for node in drawn:
        network.add_node(node, label=material.nodes[node].name, title=material.nodes[node].kind.value)
    for agent, object_, key in drawn.edges(keys=True):
        network.add_edge(agent, object_, title=key)
    page.write_text(network.generate_html(), encoding="utf-8")
    return time.perf_counter() - start


@contextmanager
def opened(browser: Browser, page: Path) -> Iterator[tuple[Page, float]]:
    """The page in the browser, and the seconds until something was drawn; infinite if nothing ever was."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE * 1000)
    start = time.perf_counter()
    try:
        tab.goto(page.as_uri(), wait_until="commit")
        tab.wait_for_function(DRAWN, polling=50)
        seconds = time.perf_counter() - start
    except Error:
        seconds = float("inf")
    yield tab, seconds
    context.close()


def median(tab: Page, act: str, undo: str) -> float:
    """The middle of five times of an act, undone in between."""
    times = []
    for _ in range(5):
        times.append(tab.evaluate(AFTER, act))
        tab.wait_for_timeout(300)
        tab.evaluate(AFTER, undo)
        tab.wait_for_timeout(300)
    return sorted(times)[2]


if __name__ == "__main__":
    main()
