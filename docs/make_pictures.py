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
from geocyber.views import network_page

DOCS = Path(__file__).parent
ARTICLES = DOCS.parent / "examples" / "articles"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Picture:
    """A view of the page: what is chosen in its address, how large, light or dark."""

    name: str
    fragment: str = ""
    width: int = 1280
    height: int = 720
    scheme: str = "light"


PICTURES = (
    Picture("network"),
    Picture("sentences", "at=state%2FUS%20words%20stated%20state%2FCN", scheme="dark"),
    Picture("neighbourhood", "actors=state%2FCN"),
    Picture("path", "path=state%2FKP,state%2FNO"),
    Picture("unfolded", "folds=state%2FRU"),
    Picture("actors", "level=actor", scheme="dark"),
    Picture("table", "view=table&disputed=true"),
    Picture("phone", "at=state%2FCN", width=390, height=780),
)


def main() -> None:
    """Writes all pictures, or those that are named."""
    chromium = os.environ.get("GEOCYBER_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("no Chromium found: install it, or set GEOCYBER_CHROMIUM to its path")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        graph, page = Path(folder) / "graph.nq", Path(folder) / "network.html"
        build(str(ARTICLES), str(graph))
        with open_store(str(graph)) as store:
            page.write_text(network_page(store), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for picture in PICTURES:
            if picture.name in (sys.argv[1:] or [picture.name]):
                _take(picture, page, browser)
        browser.close()


def _take(picture: Picture, page: Path, browser: Browser) -> None:
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    tab = context.new_page()
    tab.goto(f"{page.as_uri()}#{picture.fragment}")
    tab.wait_for_timeout(800)
    target = DOCS / "pictures" / f"{picture.name}.png"
    tab.screenshot(path=target)
    print(target.relative_to(DOCS.parent))
    context.close()


if __name__ == "__main__":
    main()
