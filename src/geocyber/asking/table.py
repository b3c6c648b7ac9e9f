"""Draws an answer for a terminal: a table that fits its width, long sentences below their rows if need be."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from geocyber.asking.answers import Answer
from geocyber.asking.notations import cells

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_QUOTE = "quote"
_BELOW = (_QUOTE, "article")
"""What stands below its row where the quote has no room beside the other columns."""

_MOST_LINES = 2
"""A quote that would take more lines than these beside the other columns is read more easily below them."""

_NARROWEST = 8
"""Cells: a column with more text than this may be so narrow, unless one of its words is longer."""

_LONGEST_WORD = 10
"""Longer words are broken where nothing else helps."""

_GAP = 2
_INDENT = 4

Rows = Sequence[Sequence[str]]


def as_table(answer: Answer, *, width: int, colour: bool) -> str:
    """The shown columns that hold anything, each line at most `width` cells wide, long text wrapped.

    Where quotes have no room beside the other columns, each stands below its row, with its article. Where
    not even the other columns fit side by side, each row becomes a block of lines `column  value`.

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
    filled = [i for i in range(len(answer.shown)) if any(row[i] for row in rows)]
    names, rows = [answer.shown[i] for i in filled], [[row[i] for i in filled] for row in rows]
    drawn = _table_that_fits(names, rows, width) or _one_below_the_other(names, rows)
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


# Three ways to draw --------------------------------------------------------------------------------------


def _table_that_fits(names: Sequence[str], rows: Rows, width: int) -> RenderableType | None:
    """A table with whole words if there is one that fits, else one with broken words, else None."""
    ways = product((None, _LONGEST_WORD), (_quotes_beside, _quotes_below))
    return next((drawn for longest, draw in ways if (drawn := draw(names, rows, width, longest))), None)


def _quotes_beside(
    names: Sequence[str], rows: Rows, width: int, longest_word: int | None
) -> RenderableType | None:
    """All columns side by side, if they fit and no quote takes many lines."""
    widths = _widths(names, rows, width, longest_word)
    return _table(names, rows, widths) if widths else None


def _quotes_below(
    names: Sequence[str], rows: Rows, width: int, longest_word: int | None
) -> RenderableType | None:
    """The quote and the article below each row, if there are quotes and the other columns fit."""
    from rich.console import Group  # noqa: PLC0415
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    beside = [i for i, name in enumerate(names) if name not in _BELOW]
    if _QUOTE not in names or not beside:
        return None
    below = [names.index(name) for name in _BELOW if name in names]
    heads, bodies = [names[i] for i in beside], [[row[i] for i in beside] for row in rows]
    widths = _widths(heads, bodies, width, longest_word)
    if not widths:
        return None

    def parts() -> Iterator[RenderableType]:
        yield _table(heads, [], widths)
        for row, body in zip(rows, bodies, strict=True):
            yield _table([], [body], widths)
            said = " ".join(row[i] if names[i] == _QUOTE else f"({row[i]})" for i in below if row[i])
            yield Padding(Text(said, style="dim", overflow="fold"), (0, 0, 0, _INDENT))

    return Group(*parts())


def _one_below_the_other(names: Sequence[str], rows: Rows) -> RenderableType:
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


def _table(names: Sequence[str], rows: Rows, widths: Sequence[int]) -> Table:
    """Columns of these widths; without a head if there are no names."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(
        box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="bold", show_header=bool(names)
    )
    for i, width in enumerate(widths):
        table.add_column(Text(names[i]) if names else "", width=width, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


# How wide the columns are --------------------------------------------------------------------------------


def _widths(names: Sequence[str], rows: Rows, width: int, longest_word: int | None) -> list[int] | None:
    """Widths of columns that fit side by side, the widest made narrower first; None if they cannot fit.

    Args:
        names: of the columns.
        rows: what stands in them.
        width: of the terminal.
        longest_word: longer ones may be broken; None to keep all words whole.
    """
    columns = [(name, [row[i] for row in rows]) for i, name in enumerate(names)]
    widest = [max(_lengths([name, *column])) for name, column in columns]
    least = [
        -(-most // _MOST_LINES) if name == _QUOTE else min(most, _least(name, column, longest_word))
        for (name, column), most in zip(columns, widest, strict=True)
    ]
    room = width - _GAP * (len(names) - 1)
    return _narrowed(widest, least, room) if sum(least) <= room else None


def _narrowed(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths, the widest made narrower, but none below its least, until they fit."""
    widths = list(widths)
    while sum(widths) > room:
        _, i = max((width, i) for i, width in enumerate(widths) if width > least[i])
        widths[i] -= 1
    return widths


def _least(name: str, column: Sequence[str], longest_word: int | None) -> int:
    """How narrow a column may be."""
    longest = max(_lengths([word for cell in (name, *column) for word in cell.split()]))
    return max(_NARROWEST, longest if longest_word is None else min(longest, longest_word))


def _lengths(texts: Sequence[str]) -> list[int]:
    from rich.cells import cell_len  # noqa: PLC0415 (loaded when needed, to keep commands quick)

    return [cell_len(text) for text in texts]
