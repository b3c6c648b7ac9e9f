"""Writes the golden drawings anew: `cd tests && python -m views.pictures.renew`; look at the difference before you keep it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from geocyber.store import open_store
from geocyber.views.read import read
from views import sample
from views.pictures.test_pages import FIGURES, GOLDEN, as_golden


def main() -> None:
    """Writes all of them."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(str(Path(folder) / "sample.nq"), writable=True) as store,
    ):
        sample.fill(store)
        material = read(store)
    for name, draw in FIGURES.items():
        (GOLDEN / f"{name}.svg").write_text(as_golden(draw(material)), encoding="utf-8")


if __name__ == "__main__":
    main()
