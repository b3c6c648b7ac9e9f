"""Makes the pictures of docs/pictures/ from the graph of the example articles, in a real browser.

Run it as `python docs/make_pictures.py [NAME…]`. It needs Chromium (its path in GEOCYBER_CHROMIUM, or on PATH).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from geocyber import build, open_store
from geocyber.views import ColourBy, Filters, Picture, SizeBy, page_of, select

DOCS = Path(__file__).parent
ARTICLES = DOCS.parent / "examples" / "articles"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


COMMUNITIES = "communities"
"""The network again, with nodes drawn by measures."""


@dataclass(frozen=True)
class Shot:
    """A picture of a page: as what, what is chosen in its address, how large, light or dark."""

    name: str
    fragment: str = ""
    shows: str = Picture.NETWORK
    width: int = 1280
    height: int = 720
    scheme: str = "light"


SHOTS = (
    Shot("network"),
    Shot("sentences", "at=state%2FUS%20words%20stated%20state%2FCN", scheme="dark"),
    Shot("neighbourhood", "actors=state%2FCN"),
    Shot("path", "path=state%2FKP,state%2FNO"),
    Shot("unfolded", "folds=state%2FRU"),
    Shot("actors", "level=actor", scheme="dark"),
    Shot("table", "view=table&disputed=true"),
    Shot("phone", "at=state%2FCN", width=390, height=780),
    Shot("timeline", shows=Picture.TIMELINE),
    Shot("matrix", shows=Picture.MATRIX, scheme="dark"),
    Shot("ladder", shows=Picture.LADDER),
    Shot("report", shows=Picture.REPORT),
    Shot("communities", shows=COMMUNITIES),
)


def main() -> None:
    """Writes all pictures, or those that are named."""
    chromium = os.environ.get("GEOCYBER_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("no Chromium found: install it, or set GEOCYBER_CHROMIUM to its path")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        graph = Path(folder) / "graph.nq"
        build(str(ARTICLES), str(graph))
        with open_store(str(graph)) as store:
            material = select(store, Filters())
        pages = {name: Path(folder) / f"{name}.html" for name in (*Picture, COMMUNITIES)}
        for picture in Picture:
            pages[picture].write_text(page_of(picture, material, Filters()), encoding="utf-8")
        measured = page_of(
            Picture.NETWORK,
            material,
            Filters(),
            size_by=SizeBy.PAGERANK,
            colour_by=ColourBy.COMMUNITY,
        )
        pages[COMMUNITIES].write_text(measured, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for shot in SHOTS:
            if shot.name in (sys.argv[1:] or [shot.name]):
                _take(shot, pages[shot.shows], browser)
        browser.close()


def _take(shot: Shot, page: Path, browser: Browser) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    tab = context.new_page()
    tab.goto(f"{page.as_uri()}#{shot.fragment}")
    tab.wait_for_timeout(800)
    target = DOCS / "pictures" / f"{shot.name}.png"
    tab.screenshot(path=target)
    print(target.relative_to(DOCS.parent))
    context.close()


if __name__ == "__main__":
    main()
