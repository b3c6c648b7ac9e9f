"""Draws an answer for a terminal: a table that fits its width, or one row below the other."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geocyber.asking.answers import Answer
from geocyber.asking.notations import cells

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_NARROWEST = 12
"""Cells: a column with more text than this may be so narrow, unless one of its words is longer."""

_NARROWEST_QUOTE = 28
_GAP = 2


def as_table(answer: Answer, *, width: int, colour: bool) -> str:
    """The shown columns, each line at most `width` cells wide, long text wrapped.

    Where the columns do not fit side by side, each row becomes a block of lines `column  value`.

    Args:
        answer: what to draw.
        width: of the terminal, in cells.
        colour: whether the terminal understands colours.
    """
    if answer.truth is not None:
        return "yes\n" if answer.truth else "no\n"
    rows = list(cells(answer, answer.shown))
    if not rows:
        return ""
    least = [_least(name, [row[i] for row in rows]) for i, name in enumerate(answer.shown)]
    fits = sum(least) + _GAP * (len(least) - 1) <= width
    drawn = _side_by_side(answer.shown, rows, least) if fits else _one_below_the_other(answer.shown, rows)
    return drawing(drawn, width=width, colour=colour)


def drawing(what: RenderableType, *, width: int, colour: bool) -> str:
    """What rich draws, as text without spaces at the ends of lines."""
    from rich.console import Console  # noqa: PLC0415 (loaded when needed, to keep commands quick)

    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        legacy_windows=False,
    )
    console.print(what)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().split("\n")[:-1])


def _least(name: str, column: Sequence[str]) -> int:
    """How narrow a column can be without breaking a word."""
    from rich.cells import cell_len  # noqa: PLC0415

    widest = max(cell_len(cell) for cell in column)
    longest_word = max(cell_len(word) for cell in (name, *column) for word in (cell.split() or [""]))
    return max(longest_word, min(widest, _NARROWEST_QUOTE if name == "quote" else _NARROWEST))


def _side_by_side(names: Sequence[str], rows: Sequence[Sequence[str]], least: Sequence[int]) -> Table:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="bold")
    for name, width in zip(names, least, strict=True):
        table.add_column(Text(name), min_width=width, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _one_below_the_other(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold", ratio=1)
    for number, row in enumerate(rows):
        if number:
            grid.add_row("", "")
        for name, cell in zip(names, row, strict=True):
            if cell:
                grid.add_row(Text(name), Text(cell))
    return grid
