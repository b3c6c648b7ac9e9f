"""Measures network pages in a real browser, beside what pyvis makes of the same network by itself.

    python -m benchmarks.pages

It needs Chromium (its path in GEOCYBER_CHROMIUM, or on PATH). Every time is the best of several, in seconds, and holds for
the machine that it runs on; the last column is what does not depend on it. "First drawn" counts from the opening of
the page to the first pixel on its canvas.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import NamedTuple, TypeVar

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright
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

TRIES = 3
"""How often a page is written and opened; what is done in it is done twice as often."""

DRAWN = """() => [...document.querySelectorAll('canvas')].some((canvas) => {
    const { width, height } = canvas;
    if (!width || !height) return false;
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    for (let i = 3; i < data.length; i += 4) if (data[i]) return true;
    return false;
})"""

AFTER = """async (act) => {
    const start = performance.now();
    const noticed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
    (0, eval)(act);
    if (act.startsWith('location.hash')) await noticed;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return (performance.now() - start) / 1000;
}"""
"""Seconds until what an act changes has been drawn: the frame after the next begins when that has been painted."""

WORDS = "document.querySelector('[data-filter=\"relations words\"]').click()"
MORE_OR_LESS = "[...document.querySelectorAll('#rest [data-show]')].at(-1).click()"
BACK = "location.hash = ''"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: ours, its target, and that of pyvis alone where it has such a thing."""

    label: str
    ours: float
    target: float | None = None
    alone: float | None = None
    unit: str = "s"

    def __str__(self) -> str:
        target = "" if self.target is None else f"under {self.target:g} {self.unit}"
        alone = ratio = ""
        if self.alone == inf:
            alone, ratio = f"nothing within {PATIENCE} s", f"under {self.ours / PATIENCE:.2f}"
        elif self.alone is not None:
            alone, ratio = f"{self.alone:.2f} {self.unit}", f"{self.ours / self.alone:.2f}"
        return f"| {self.label} | {self.ours:.2f} {self.unit} | {target} | {alone} | {ratio} |"


def main() -> None:
    """Prints the figures as a table for docs/benchmarks.md."""
    chromium = os.environ.get("GEOCYBER_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("no Chromium found: install it, or set GEOCYBER_CHROMIUM to its path")
    print("| | geocyber | target | pyvis alone | ratio |\n|---|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for rows in (crowd, archive):
            for row in rows(Path(folder), browser):
                print(row, flush=True)
        browser.close()


def crowd(folder: Path, browser: Browser) -> Iterator[Row]:
    """2,000 nodes and 4,000 lines."""
    graph, page, bare = folder / "crowd.nq", folder / "crowd.html", folder / "pyvis.html"
    fill(graph, 2000, 4000)
    name = "2,000 nodes, 4,000 lines: "
    ours, theirs = (
        best(lambda: seconds_to_write(graph, page)),
        best(lambda: seconds_to_write_bare(graph, bare)),
    )
    yield Row(f"{name}page written", ours.wall, 5, theirs.wall)
    yield Row(f"{name}processor time of that", ours.processor, 5, theirs.processor)
    drawn, bare_drawn = best(lambda: seconds_to_draw(browser, page)), seconds_to_draw(browser, bare)
    yield Row(f"{name}first drawn", drawn, 3, bare_drawn)
    with opened(browser, page) as (tab, _):
        yield Row(f"{name}a filter applied", fastest(tab, WORDS, WORDS), 0.3)
        yield Row(
            f"{name}all of them drawn, on demand", fastest(tab, MORE_OR_LESS, MORE_OR_LESS), 3, bare_drawn
        )
        tab.evaluate(AFTER, MORE_OR_LESS)
        yield Row(f"{name}a filter applied to all of them drawn", fastest(tab, WORDS, WORDS), 0.3)


def archive(folder: Path, browser: Browser) -> Iterator[Row]:
    """10,000 statements."""
    graph, page = folder / "archive.nq", folder / "archive.html"
    fill(graph, 3000, 10_000, lines=8000)
    name = "10,000 statements: "
    written = best(lambda: seconds_to_write(graph, page))
    yield Row(f"{name}page written", written.wall)
    yield Row(f"{name}processor time of that", written.processor)
    yield Row(f"{name}size of the page", page.stat().st_size / 1e6, 12, unit="MB")
    yield Row(f"{name}first drawn", best(lambda: seconds_to_draw(browser, page)), 3)
    with opened(browser, page) as (tab, _):
        yield Row(f"{name}a filter applied", fastest(tab, WORDS, WORDS), 0.3)
        yield Row(f"{name}words searched for", fastest(tab, "location.hash = 'text=intrusion'", BACK))
        yield Row(f"{name}a neighbourhood", fastest(tab, "location.hash = 'actors=state%2Fcrowd-0'", BACK))
        far = "location.hash = 'path=sector%2Fcrowd-2999,company%2Fcrowd-2995'"
        yield Row(f"{name}a shortest path", fastest(tab, far, BACK))


class Seconds(NamedTuple):
    """What a clock on the wall says, and how long the processor was at it."""

    wall: float
    processor: float


def seconds_to_write(graph: Path, page: Path) -> Seconds:
    """From a graph in a file to a page in a file."""
    start, busy = time.perf_counter(), time.process_time()
    with open_store(str(graph)) as store:
        page.write_text(network_page(store), encoding="utf-8")
    return Seconds(time.perf_counter() - start, time.process_time() - busy)


def seconds_to_write_bare(graph: Path, page: Path) -> Seconds:
    """The same by pyvis alone, as its own documentation has it: names, lines, physics."""
    start, busy = time.perf_counter(), time.process_time()
    with open_store(str(graph)) as store:
        material = choose(read(store), Filters())
    network = Network(height="700px", width="100%", directed=True, cdn_resources="in_line")
    drawn = multigraph(material)
    for node in drawn:
        network.add_node(node, label=material.nodes[node].name, title=material.nodes[node].kind.value)
    for agent, object_, key in drawn.edges(keys=True):
        network.add_edge(agent, object_, title=key)
    page.write_text(network.generate_html(), encoding="utf-8")
    return Seconds(time.perf_counter() - start, time.process_time() - busy)


@contextmanager
def opened(browser: Browser, page: Path) -> Iterator[tuple[Page, float]]:
    """The page in the browser, and the seconds until something was drawn; infinite if nothing was in time."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE * 1000)
    start = time.perf_counter()
    try:
        tab.goto(page.as_uri(), wait_until="commit")
        tab.wait_for_function(DRAWN, polling=50)
        seconds = time.perf_counter() - start
    except TimeoutError:
        seconds = inf
    yield tab, seconds
    context.close()


Measured = TypeVar("Measured", float, Seconds)


def seconds_to_draw(browser: Browser, page: Path) -> float:
    """From opening a page to the first pixel on its canvas."""
    with opened(browser, page) as (_, seconds):
        return seconds


def best(measure: Callable[[], Measured]) -> Measured:
    """The least of several times: what else the machine does can only add to it."""
    return min(measure() for _ in range(TRIES))


def fastest(tab: Page, act: str, undo: str) -> float:
    """The least of several times of an act, undone in between."""
    times: list[float] = []
    for _ in range(2 * TRIES):
        times.append(tab.evaluate(AFTER, act))
        tab.wait_for_timeout(300)
        tab.evaluate(AFTER, undo)
        tab.wait_for_timeout(300)
    return min(times)


if __name__ == "__main__":
    main()
