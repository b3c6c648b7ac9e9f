"""Sorts the tables of `knowledge/data/` and keeps their comments: run it after adding rows at the end.

`python tools/derive_order.py`
"""

from __future__ import annotations

import csv
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/geocyber/knowledge/data"


def main() -> None:
    """Sort every table by its first column; rows with the same one keep their order (offices of a person)."""
    for path in sorted(DATA.glob("*.csv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        comments = [line for line in lines if line.startswith("#")]
        header, *rows = csv.reader(line for line in lines if not line.startswith("#"))
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(f"{comment}\n" for comment in comments)
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(sorted(rows, key=lambda row: row[0]))


if __name__ == "__main__":
    main()
