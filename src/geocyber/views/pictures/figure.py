"""What every picture is made of."""

from __future__ import annotations

from dataclasses import dataclass

from geocyber.views.pictures.markup import NOTHING, Markup, tag, text


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what is needed to read it.

    Attributes:
        anchor: names it within the page.
        heading: what it is, in a few words.
        telling: a sentence that says what it shows.
        wide: the drawing for screens and paper.
        narrow: the drawing for phones.
        sheets: the wide drawing in parts that each fit on a sheet of paper, if it does not.
        legend: what its marks mean.
        note: how to read it, in a sentence or two.
        table: the same as a table.
    """

    anchor: str
    heading: str
    telling: str
    wide: Markup
    narrow: Markup
    legend: Markup = NOTHING
    note: str = ""
    table: Markup = NOTHING
    sheets: tuple[Markup, ...] = ()


SHEET = 700.0
"""Pixels that a wide drawing may be high to fit on a sheet of A4 that lies on its long side."""


def drawing(
    anchor: str,
    heading: str,
    telling: str,
    width: float,
    height: float,
    *parts: Markup,
    narrow: bool,
    natural: bool = False,
    sheet: int | None = None,
) -> Markup:
    """An SVG drawing that says what it is to whoever cannot see it.

    Args:
        anchor: of its figure.
        heading: what it is.
        telling: what it shows.
        width: in pixels.
        height: in pixels.
        parts: what is drawn.
        narrow: whether it is the one for phones.
        natural: whether it is shown as wide as it is, not as wide as the page.
        sheet: number of the sheet of paper, if it is only for paper.
    """
    kind = "narrow" if narrow else "wide" if sheet is None else "sheet"
    anchor = f"{anchor}-{kind}{'' if sheet is None else f'-{sheet}'}"
    size = {"width": round(width), "height": round(height)} if natural else {}
    return tag(
        "svg",
        tag("title", text(heading), id=f"{anchor}-title"),
        tag("desc", text(telling), id=f"{anchor}-desc"),
        *parts,
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        class_=f"drawing {kind}{' natural' if natural else ''}",
        role="group",
        aria_labelledby=f"{anchor}-title {anchor}-desc",
        **size,
    )


def table(caption: str, head: list[str], rows: list[list[Markup]], numbers: tuple[int, ...] = ()) -> Markup:
    """A plain table; the first cell of a row names it.

    Args:
        caption: what the table holds.
        head: names of the columns.
        rows: cells.
        numbers: columns that hold numbers, counted from 0.
    """

    def cell(i: int, content: Markup) -> Markup:
        kind = "number" if i in numbers else None
        return tag("td", content, class_=kind) if i else tag("th", content, scope="row", class_=kind)

    titles = [
        tag("th", text(title), scope="col", class_="number" if i in numbers else None)
        for i, title in enumerate(head)
    ]
    body = [tag("tr", *(cell(i, content) for i, content in enumerate(row))) for row in rows]
    return tag(
        "table",
        tag("caption", text(caption)),
        tag("thead", tag("tr", *titles)),
        tag("tbody", *body),
    )
