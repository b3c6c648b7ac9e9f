"""Derives `knowledge/data/iso3166.csv`: every code of ISO 3166-1 with the standard's names.

Run it with an interpreter that has pycountry 26.2: `python tools/derive_states.py`. The result is committed.
"""

from __future__ import annotations

import csv
import sys
from importlib.metadata import version
from pathlib import Path

import pycountry

TARGET = Path(__file__).parents[1] / "src/geocyber/knowledge/data/iso3166.csv"
KOSOVO = ("XK", "Republic of Kosovo")
"""Not of the standard, whose range XA to XZ is free for such use."""


def main() -> None:
    """Write the table, sorted by code."""
    rows = [(country.alpha_2, "|".join(_names(country))) for country in pycountry.countries]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Codes and names of ISO 3166-1, with Kosovo (XK). Derived by tools/derive_states.py.\n"
            f"# Source: pycountry {version('pycountry')} (LGPL-2.1), data of Debian's iso-codes.\n"
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("iso", "names"))
        writer.writerows(sorted([*rows, KOSOVO]))
    sys.stdout.write(f"{len(rows) + 1} rows in {TARGET.name}\n")


def _names(country: object) -> list[str]:
    """Common and official names, none that is written in reverse ("Iran, Islamic Republic of")."""
    fields = (getattr(country, field, None) for field in ("common_name", "name", "official_name"))
    names = {name.replace("’", "'").removeprefix("the ") for name in fields if name and "," not in name}
    return sorted(name for name in names if "(" not in name and "[" not in name)


if __name__ == "__main__":
    main()
