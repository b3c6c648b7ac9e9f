"""Makes the pictures of docs/pictures/ from the sample graph of the tests, in a real browser.

Run it as `python docs/make_pictures.py`. It needs Chromium (its path in GEOCYBER_CHROMIUM, or on PATH).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from geocyber.store import open_store
from geocyber.views import network_page

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent / "tests"))

from views import sample  # noqa: E402 (found by the line above)

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Picture:
    """A view of the sample's page: what is chosen in its address, how large, light or dark."""

    name: str
    fragment: str = ""
    width: int = 1280
    height: int = 720
    scheme: str = "light"


PICTURES = (
    Picture("network"),
    Picture("sentences", "at=state%2FUS%20words%20stated%20state%2FCN", scheme="dark"),
    Picture("unfolded", "folds=state%2FRU,state%2FUS"),
    Picture("table", "view=table&relations=affiliated,sponsors,alias"),
    Picture("phone", "at=state%2FCN", width=390, height=780),
)


def main() -> None:
    """Writes all pictures."""
    chromium = os.environ.get("GEOCYBER_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("no Chromium found: install it, or set GEOCYBER_CHROMIUM to its path")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "network.html"
        with open_store(str(Path(folder) / "sample.nq"), writable=True) as store:
            sample.fill(store)
            page.write_text(network_page(store), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for picture in PICTURES:
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
